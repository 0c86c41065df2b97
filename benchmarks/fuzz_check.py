"""Fuzz `habeas check`: no traceback, no hang. `python benchmarks/fuzz_check.py [SECONDS] [SEED]`.

By turns the bundled case with a file mutated byte by byte, and whole cases drawn by
Hypothesis (fuzz_trees.py); each is checked, and asked one question, through the commands.
"""

import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path

from click.testing import CliRunner
from fuzz_trees import CASES
from hypothesis import HealthCheck, Phase, given, seed, settings

from habeas.cli.main import cli
from habeas.errors import HabeasError
from habeas.findings.questions import MODULES

BUNDLED = Path(__file__).parents[1] / "src" / "habeas" / "case" / "bundled" / "2025-03-15"
KEPT = Path(tempfile.gettempdir()) / "fuzz-failure"
# A small case is checked in well under a second; what takes this long hangs.
HANGS_S = 30
PIECES = [
    *(b"\0", b"\xff\xfe", b"[", b"{", b"&a ", b"*a", b"!!x ", b"<<: ", b": ", b"- ", b"\n", b'"'),
    *(b"'", b"2025-13-99", b"after ", b"T1.1.takeoff", b"9" * 40, "\u202e".encode(), b"\x1b[31m"),
    *(b"../../x", b"EDT", b"| ", b"about ", b"between ", b"\t", b",", b";", b"\r", b"? ", b"--- "),
]


class HangsError(Exception):
    """Raised when one case takes longer than it may."""


def mutate(rng, content):
    """Insert pieces, cut stretches out, and copy stretches elsewhere."""
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


def run(*words):
    """Run one command as a person does; let a traceback through, and a hang become one."""

    def stop(*_):
        raise HangsError(f"more than {HANGS_S} s: {words}")

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(HANGS_S)
    try:
        result = CliRunner().invoke(cli, [str(word) for word in words])
    finally:
        signal.alarm(0)
    if result.exception and not isinstance(result.exception, SystemExit | HabeasError):
        raise result.exception
    return result


class Fuzz:
    """Counts what was run, and keeps the case that fails."""

    def __init__(self, seed_):
        self.rng = random.Random(seed_)
        self.runs = {"mutated": 0, "drawn": 0}
        self.slowest = 0.0

    def check(self, folder, sort, rng):
        """Check a case and ask it one question."""
        start = time.monotonic()
        try:
            run("check", folder, "--json")
            run("check", folder, "--notes")
            run("findings", folder, "-Q", rng.choice(list(MODULES)))
            if rng.random() < 0.1:
                run("findings", folder)
                run("explain", folder)
        except Exception:
            shutil.rmtree(KEPT, ignore_errors=True)
            shutil.copytree(folder, KEPT, symlinks=True)
            traceback.print_exc()
            sys.exit(f"FAILED: the case is kept in {KEPT}")
        self.slowest = max(self.slowest, time.monotonic() - start)
        self.runs[sort] += 1

    def mutated(self, folder):
        """Check the bundled case with one to three of its files mutated."""
        case = shutil.copytree(BUNDLED, folder / "case")
        names = [
            "habeas.yaml",
            "sources.csv",
            *(f"hand/{p.name}" for p in (case / "hand").iterdir()),
        ]
        for name in self.rng.sample(names, self.rng.randint(1, 3)):
            (case / name).write_bytes(mutate(self.rng, (case / name).read_bytes()))
        self.check(case, "mutated", self.rng)

    def drawn(self, examples):
        """Check cases that Hypothesis draws."""

        @seed(self.rng.getrandbits(60))
        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(CASES)
        def one(files):
            with tempfile.TemporaryDirectory() as folder:
                for name, content in files.items():
                    path = Path(folder) / name
                    path.parent.mkdir(exist_ok=True)
                    path.write_bytes(content)
                self.check(Path(folder), "drawn", random.Random(str(files)))

        one()


def main(seconds, seed_):
    """Fuzz for some seconds, and print what was run."""
    fuzz, began = Fuzz(seed_), time.monotonic()
    print(f"seed {seed_}", flush=True)
    while time.monotonic() - began < seconds:
        fuzz.drawn(20)
        for _ in range(3):
            with tempfile.TemporaryDirectory() as folder:
                fuzz.mutated(Path(folder))
    runs = ", ".join(f"{count} {sort}" for sort, count in fuzz.runs.items())
    print(f"{runs} cases, no traceback, no hang; slowest {fuzz.slowest:.1f} s")


if __name__ == "__main__":
    given_ = [int(a) for a in sys.argv[1:]]
    main(given_[0] if given_ else 600, given_[1] if given_[1:] else int(time.time()))
