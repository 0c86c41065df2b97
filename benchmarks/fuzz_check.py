"""Mutate the bundled case's files and read it: no traceback, no hang. `python benchmarks/fuzz_check.py [SECONDS]`."""

import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from habeas.case.read_case import read_case
from habeas.errors import HabeasError
from habeas.findings import findings

BUNDLED = Path(__file__).parents[1] / "src" / "habeas" / "case" / "bundled" / "2025-03-15"
PIECES = [
    b"\0",
    b"\xff\xfe",
    b"[",
    b"{",
    b"&a ",
    b"*a",
    b"!!x ",
    b"<<: ",
    b": ",
    b"- ",
    b"\n",
    b'"',
    b"'",
    b"2025-13-99",
    b"after ",
    b"T1.1.takeoff",
    b"9" * 40,
    "\u202e".encode(),
    b"\x1b[31m",
    b"../../x",
    b"EDT",
    b"| ",
    b"about ",
    b"between ",
    b"\t",
]


def mutate(rng, content):
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(content) + 1)
        kind = rng.random()
        if kind < 0.4:
            content = content[:at] + rng.choice(PIECES) + content[at:]
        elif kind < 0.7:
            content = content[:at] + content[at + rng.randint(1, 60) :]
        else:
            to = rng.randrange(len(content) + 1)
            content = content[:at] + content[to : to + rng.randint(1, 200)] + content[at:]
    return content


def main(seconds):
    rng = random.Random(int(time.time()))
    began, runs, slowest = time.monotonic(), 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        case = shutil.copytree(BUNDLED, Path(folder) / "case")
        names = [
            "habeas.yaml",
            "sources.csv",
            *(f"hand/{p.name}" for p in (case / "hand").iterdir()),
        ]
        while time.monotonic() - began < seconds:
            name = rng.choice(names)
            before = (BUNDLED / name).read_bytes()
            after = mutate(rng, before)
            (case / name).write_bytes(after)
            start = time.monotonic()
            try:
                read = read_case(case)
                for _ in findings(
                    read,
                    question=rng.choice(
                        ["left", "stage", "in-force", "counts", "contradiction", "origin", "check"]
                    ),
                ):
                    pass
            except HabeasError:
                pass
            except Exception:
                (Path(tempfile.gettempdir()) / "fuzz-failure").write_bytes(
                    name.encode() + b"\n" + after
                )
                raise
            slowest = max(slowest, time.monotonic() - start)
            (case / name).write_bytes(before)
            runs += 1
    print(f"{runs} mutated cases, no traceback; slowest {slowest:.1f} s")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 600)
