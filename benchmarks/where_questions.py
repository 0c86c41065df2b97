"""`where` through the library: 100, 1,000 and 10,000 questions about one region, on one core.

    python benchmarks/where_questions.py [CODE]

Beside it, in the same run, the least that any exact method must do for a question: the distances
from both fixes to every arc of both outlines, once, by the same library. The ratio says how much
of that the search saves.
"""

import random
import sys
import time

import numpy as np

from habeas.bounds import Moment
from habeas.places import Point
from habeas.places.geodesic import distances_from_both_km
from habeas.places.region import region
from habeas.places.whereabouts import Fix, whereabouts

MINUTE = 60_000_000


def question(rng):
    """Two places up to 3,000 km apart near the Gulf of Mexico, printed minutes, a moment between."""
    one = Point(rng.uniform(24, 36), rng.uniform(-106, -80))
    two = Point(rng.uniform(10, 24), rng.uniform(-106, -80))
    long = int(rng.uniform(3, 8) * 60) * MINUTE
    at = int(rng.uniform(0, long))
    printed = [Moment(t - MINUTE // 2, t + MINUTE) for t in (0, long, at)]
    return Fix(one, 2, printed[0]), Fix(two, 2, printed[1]), printed[2], rng.uniform(300, 720)


def every_arc(area, start, end):
    for border in area.boundaries:
        level = border.outline._levels[0]
        distances_from_both_km(start.point, end.point, level.lon, level.lat)


def main(code):
    area, rng = region(code), random.Random(1)
    whereabouts(area, *question(rng))
    started = time.process_time()
    for _ in range(20):
        every_arc(area, *question(rng)[:2])
    limit = (time.process_time() - started) / 20
    for count in (100, 1_000, 10_000):
        started, told = time.process_time(), []
        for _ in range(count):
            told.append(whereabouts(area, *question(rng)).outside)
        took = time.process_time() - started
        shares = np.unique([t.value for t in told], return_counts=True)
        said = ", ".join(f"{v} {c}" for v, c in zip(*shares, strict=True))
        print(
            f"{count:6} questions: {took:6.1f} s, {took / count * 1000:5.2f} ms each, "
            f"{took / count / limit:5.2f} of every arc measured once ({limit * 1000:.1f} ms); {said}"
        )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "US")
