"""Scale: invented cases of some sizes through the commands. `python benchmarks/scale.py [CLAIMS...]`.

Each command runs in a process of its own: seconds of wall and of CPU, and the most memory it
held. `build` runs cold, again after one changed row (`changed`), and after one of a group that
the docket touches, so that every finding is asked again (`shared`); beside them stands what the machine needs to read and hash the case's files and to write as many rows as the built
database has, each in 100 bytes (`limit`). The page is left out above PAGE_LIMIT claims.
"""

import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from scale_cases import files_of

PAGE_LIMIT = 3_000
TABLES = ("sources", "transfers", "claims", "times", "findings", "search")


# Bytecode is kept, as where habeas is installed.
BYTECODE = Path(tempfile.gettempdir()) / "habeas-scale-bytecode"
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
ENVIRONMENT["PYTHONPYCACHEPREFIX"] = str(BYTECODE)


def measured(*words):
    """Run a command; give its seconds of wall and CPU, and the most memory it held, in MB."""
    command = [sys.executable, "-m", "habeas", *map(str, words)]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=ENVIRONMENT) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{words}: exit code {process.returncode}")
    wall = time.perf_counter() - start
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def write(folder, files):
    """Write a case."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def change(folder, group):
    """Change one row: how many a group has, by one source."""
    path = folder / "hand" / "groups.csv"
    text = path.read_text("utf-8")
    path.write_text(text.replace(f"\n{group},,,31,", f"\n{group},,,32,", 1), encoding="utf-8")


def limit(folder, database):
    """Read and hash a case's files, and write as many rows as a database has; give the seconds."""
    with closing(sqlite3.connect(database)) as base:
        counts = [base.execute(f"select count(*) from {t}").fetchone()[0] for t in TABLES]  # noqa: S608
    rows = [("x" * 100,)] * sum(counts)
    start = time.perf_counter()
    for path in folder.rglob("*"):
        if path.is_file() and "build" not in path.parts:
            hashlib.sha256(path.read_bytes())
    with tempfile.TemporaryDirectory() as other, closing(sqlite3.connect(f"{other}/x.db")) as base:
        base.execute("create table t (x text)")
        with base:
            base.executemany("insert into t values (?)", rows)
    return time.perf_counter() - start


def runs_of(folder, claims):
    """Run every command on one case; give what each took."""
    write(folder, files_of(claims))
    runs = {"build": measured("build", "-q", folder)}
    change(folder, "G5")
    runs["changed"] = measured("build", "-q", folder)
    change(folder, "G1")
    runs["shared"] = measured("build", "-q", folder)
    runs["findings"] = measured("findings", "-q", "--as", "csv", folder)
    if claims <= PAGE_LIMIT:
        runs["page"] = measured("page", "-q", folder)
    return runs


def main(sizes):
    """Measure each size, and print each run with its ratio to the size before and the limit."""
    before = {}
    with tempfile.TemporaryDirectory() as folder:
        runs_of(Path(folder), 1)
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            runs = runs_of(Path(folder), size)
            least = limit(Path(folder), Path(folder) / "build" / "case.db")
        print(f"{size} claims; limit {least:.2f} s")
        for name, (wall, cpu, memory) in runs.items():
            ratio = f"x{cpu / before[name]:5.1f}" if name in before else ""
            print(
                f"  {name:9} {wall:7.2f} s wall {cpu:7.2f} s CPU {memory:6.0f} MB"
                f"  {wall / least:5.0f} limits  {ratio}",
                flush=True,
            )
        before = {name: cpu for name, (_, cpu, _) in runs.items()}


if __name__ == "__main__":
    main([int(a) for a in sys.argv[1:]] or [300, 3_000, 30_000])
