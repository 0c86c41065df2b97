"""Check `whereabouts` against territories read straight from the published packages.

    HABEAS_GEODATA_PACKAGES=DIR python benchmarks/soundness.py [missions] [seed] [processes]

DIR holds the two .tgz that scripts/build_geodata.py fetches. Without it the frozen files judge.
"""

import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from missions import Frozen, Packages, Tally, fly

import habeas.places

GEODATA = Path(habeas.places.__file__).parent / "geodata"
BATCH = 250


def start(packages):
    global frozen, oracle  # noqa: PLW0603 - one copy for each process
    frozen = Frozen(GEODATA)
    oracle = Packages(packages, frozen) if packages else frozen


def batch(work):
    count, seed = work
    return fly(count, seed, frozen, oracle)


def main(count, seed, processes):
    packages = os.environ.get("HABEAS_GEODATA_PACKAGES")
    print(f"{count} missions, judged by {packages or 'the frozen files'}, seed {seed}", flush=True)
    began, tally = time.monotonic(), Tally()
    work = [(min(BATCH, count - k), seed * 1_000_003 + k) for k in range(0, count, BATCH)]
    with ProcessPoolExecutor(processes, initializer=start, initargs=(packages,)) as pool:
        for part in pool.map(batch, work):
            tally.merge(part)
    print(tally.table())
    print(f"{time.monotonic() - began:.0f} s; contradictions: {len(tally.defects)}")
    for m, defect in tally.defects[:20]:
        print("DEFECT", defect, "\n      ", m)
    for m in tally.undecided[:10]:
        print("UNDECIDED", m)
    share = tally.total("far_decided") / max(1, tally.total("far"))
    return 1 if tally.defects or share < 0.95 else 0


if __name__ == "__main__":
    given = [int(a) for a in sys.argv[1:]]
    sys.exit(main(*(given + [20_000, 1, os.cpu_count() or 1][len(given) :])))
