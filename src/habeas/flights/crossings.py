"""Crossings: when a track went over a border, as an interval.

Two fixes that follow each other on different sides of a line have a crossing between them: not
before the first one's way to the line at the speed limit, and not after the last one's way from
it. The line may be off by the file's error, and each fix by its own. Where both boundary files
know the country the interval holds the crossing of either line. A track may cross more often
between two fixes: at least one crossing lies in the interval.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from habeas.evidence.late import Late
from habeas.flights.anchors import Errors, fix_of
from habeas.flights.ledger import Ledger
from habeas.flights.records import Track
from habeas.places.boundaries import Boundary
from habeas.places.geodesic import KT_PER_KM_S, Point, along
from habeas.places.region import Region

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

HALVINGS: Final = 24


@dataclass(frozen=True, slots=True)
class Crossing:
    """One crossing of a territory's line.

    Attributes:
        region: the territory.
        enters: whether the track goes in; else out.
        earliest, latest: bounds of the time, UTC seconds.
        estimate: on the geodesic at constant speed, UTC seconds.
        point: where, by the estimate.
        before, after: indices of the fixes.
        files: the boundary files that show it.
    """

    region: str
    enters: bool
    earliest: float
    latest: float
    estimate: float
    point: Point
    before: int
    after: int
    files: tuple[str, ...]


def crossings(
    ledger: Ledger,
    region: Region,
    speed_kt: float,
    errors: Errors = Errors(),  # noqa: B008 - frozen
) -> tuple[Crossing, ...]:
    """Give every crossing of a territory's line by the used fixes of a track, in order."""
    track = ledger.used()
    if len(track.fixes) < 2:
        return ()
    v = speed_kt / KT_PER_KM_S
    told = [
        one
        for border in region.boundaries
        for one in _by_file(track, border, region.code, v, errors)
    ]
    found: list[Crossing] = []
    for one in sorted(told, key=lambda one: (one.estimate, one.files)):
        # By one file ways in and ways out take turns: two ways in that follow each other, each
        # by a file of its own, are one way over two lines some hundred metres apart.
        last = found[-1] if found else None
        if last and last.enters is one.enters and not set(last.files) & set(one.files):
            # The estimate is that of the file that is named first.
            is_first = one.files[0] == region.boundaries[0].file
            found[-1] = _both(one, last) if is_first else _both(last, one)
        else:
            found.append(one)
    return tuple(found)


def _both(a: Crossing, b: Crossing) -> Crossing:
    return replace(
        a,
        earliest=min(a.earliest, b.earliest),
        latest=max(a.latest, b.latest),
        before=min(a.before, b.before),
        after=max(a.after, b.after),
        files=(*a.files, *b.files),
    )


def _by_file(
    track: Track, border: Boundary, code: str, v: float, errors: Errors
) -> Iterator[Crossing]:
    inside = border.contains_all(track.fixes.lon, track.fixes.lat)
    for row in np.flatnonzero(inside[1:] != inside[:-1]).tolist():
        start, end = fix_of(track, row, errors), fix_of(track, row + 1, errors)
        assert start is not None  # noqa: S101 - a row gives a fix
        assert end is not None  # noqa: S101
        slack = border.error_km
        away1 = max(0.0, border.distance_km(start.point) - start.radius_km - slack)
        away2 = max(0.0, border.distance_km(end.point) - end.radius_km - slack)
        t1, t2 = float(track.fixes.t[row]), float(track.fixes.t[row + 1])
        share, point = _estimate(border, start.point, end.point, bool(inside[row]))
        yield Crossing(
            code,
            bool(inside[row + 1]),
            start.when.earliest / 1e6 + away1 / v,
            (end.when.latest - 1) / 1e6 - away2 / v,
            t1 + share * (t2 - t1),
            point,
            row,
            row + 1,
            (border.file,),
        )


def _estimate(border: Boundary, a: Point, b: Point, begins_inside: bool) -> tuple[float, Point]:
    """Give the share of the way at which the geodesic goes over the line."""
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if border.contains(along(a, b, middle)) is begins_inside:
            low = middle
        else:
            high = middle
    return high, along(a, b, high)
