"""Approaches: each time an aircraft flew along a runway's centreline towards it, landed or not.

A run of positions on the extended centreline, in the runway's direction, that begins before the
threshold, lies below 5,000 ft over the field and somewhere near a common glide path, is an
approach. Heights are pressure altitudes: over the field they may be 800 ft off (30 hPa), so a
height never decides alone. Where runs to several runways overlap the nearest centreline and the
nearest glide path stand.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from habeas.evidence.late import Late
from habeas.flights.centreline import APPROACHING, FT_PER_KM, Line, directions, lines_met
from habeas.flights.fields import Fields, Near, flat_km
from habeas.flights.heights import QNH_FT, heights
from habeas.flights.records import Array, Fixes
from habeas.flights.row_runs import runs_of, span_of

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

ALIGNED_S: Final = 20.0
ALIGNED_FIXES: Final = 3
# Over the field: the highest aligned position that counts, and what the lowest must reach.
HIGHEST_FT: Final = 5000.0
LOWEST_ABOVE_FT: Final = 3000.0
NEAR_KM: Final = 16.0
# An approach begins so far before the threshold, and comes so near to it.
BEGINS_KM: Final = 1.5
CLOSEST_KM: Final = 12.0
# A tangent of 3 degrees: the common glide path, by which rival runways are ranked.
GLIDE: Final = 0.0524
# Rivals are ranked by both, each in steps of this: so far aside weighs as much as so far above it.
MISFIT_KM: Final = 0.1
MISFIT_FT: Final = 1500.0
# A tangent of 6 degrees: London City has 5.5.
STEEP: Final = 0.105
# Positions further apart in time are separate visits.
VISIT_S: Final = 240.0
# Noise parts a run for less than this.
PARTED_S: Final = 90.0
# Slower than any approach: only to divide by.
SLOWEST_KM_S: Final = 0.015


@dataclass(frozen=True, slots=True)
class Approach:
    """A run along a centreline towards a runway.

    Attributes:
        airport: the airport's code.
        runway: the runway end's name; blank where the list gives none.
        first, last: indices of the first and the last aligned fix.
        to_threshold_km: from the last aligned fix; negative past the threshold.
        height_ft: of the last aligned fix over the field, by pressure altitude.
        over_threshold: when it is over the threshold, UTC seconds; ahead of the last aligned fix
            by its own speed.
        misfit: how badly it fits, to choose among rivals.
    """

    airport: str
    runway: str
    first: int
    last: int
    to_threshold_km: float
    height_ft: float
    over_threshold: float
    misfit: float

    @property
    def leads_down(self) -> bool:
        """Whether it ends low enough for a landing to follow, on a steep glide path at most."""
        steep_ft = max(0.0, self.to_threshold_km) * STEEP * FT_PER_KM
        return self.height_ft <= steep_ft + QNH_FT


@dataclass(frozen=True, slots=True, eq=False)
class Visits:
    """Where one track is low, and what its low visits held that were looked at before.

    Attributes:
        fixes: the track's.
        fields: the airports.
        low: which fixes may be low over an airport.
        known: the approaches of a visit, by its first and last fix and their count.
    """

    fixes: Fixes
    fields: Fields
    low: Array
    known: dict[tuple[int, int, int], list[Approach]] = field(default_factory=dict)

    @classmethod
    def of(cls, fixes: Fixes, fields: Fields) -> "Visits":
        """Look where a track is low."""
        high = heights(fixes, slice(None))
        return cls(fixes, fields, fields.low_enough(fixes.lat, fixes.lon, high, HIGHEST_FT))


def approaches(visits: Visits, flown: Array) -> tuple[Approach, ...]:
    """Give the approaches among the airborne fixes whose indices are ``flown``, in order.

    Args:
        visits: the track's; those that are looked at are added.
        flown: rows in order, of which none between the first and the last of a visit is left out.
    """
    fixes, known = visits.fixes, visits.known
    low = flown[visits.low[flown]]
    if len(low) < ALIGNED_FIXES:
        return ()
    found: list[Approach] = []
    for visit in np.split(low, np.flatnonzero(np.diff(fixes.t[low]) > VISIT_S) + 1):
        if len(visit) < ALIGNED_FIXES:
            continue
        key = int(visit[0]), int(visit[-1]), len(visit)
        if key not in known:
            known[key] = _best(_runs(fixes, visit, visits.fields))
        found += known[key]
    return tuple(_whole(fixes, sorted(found, key=lambda one: one.first)))


def _whole(fixes: Fixes, runs: list[Approach]) -> list[Approach]:
    """Join runs to one runway that only noise has parted."""
    joined: list[Approach] = []
    for one in runs:
        last = joined[-1] if joined else None
        same = last and (last.airport, last.runway) == (one.airport, one.runway)
        if last and same and fixes.t[one.first] - fixes.t[last.last] <= PARTED_S:
            joined[-1] = replace(one, first=last.first)
        else:
            joined.append(one)
    return joined


def _runs(fixes: Fixes, visit: Array, fields: Fields) -> Iterator[Approach]:
    """Give every aligned run of one low stretch, to every runway near it."""
    part = fixes.take(span_of(visit))
    high = heights(fixes, visit)
    direction = directions(part)
    around = fields.around(part.lat, part.lon, NEAR_KM)
    for near, line in lines_met(part, direction, around, APPROACHING, ALIGNED_FIXES):
        over_ft = high - near.elevation_ft
        fits = line.fits & (over_ft <= HIGHEST_FT)
        if int(fits.sum()) < ALIGNED_FIXES or not _is_near(near, part, over_ft):
            continue
        for first, end in runs_of(fits):
            one = _approach(near, part, line, over_ft, (first, end - 1), visit)
            if one is not None:
                yield one


def _is_near(near: Near, part: Fixes, over_ft: Array) -> bool:
    """Say whether enough positions are near a field, and low over it."""
    low = flat_km(near.point, part.lat, part.lon) <= NEAR_KM
    return int((low & (over_ft <= HIGHEST_FT)).sum()) >= ALIGNED_FIXES


def _approach(
    near: Near, part: Fixes, line: Line, over_ft: Array, run: tuple[int, int], visit: Array
) -> Approach | None:
    first, last = run
    if part.t[last] - part.t[first] < ALIGNED_S or last - first + 1 < ALIGNED_FIXES:
        return None
    before = -line.along_km[first : last + 1]
    over = over_ft[first : last + 1]
    if before[0] < BEGINS_KM or before[-1] > CLOSEST_KM or np.nanmin(over) > LOWEST_ABOVE_FT:
        return None
    steep_ft = np.maximum(before, 0.0) * STEEP * FT_PER_KM + QNH_FT
    if not bool((over <= steep_ft).any()):
        return None
    aside_km = float(np.abs(line.aside_km[first : last + 1]).mean())
    above_ft = float(over[-1]) - max(0.0, float(before[-1])) * GLIDE * FT_PER_KM
    return Approach(
        near.code,
        line.end.name,
        int(visit[first]),
        int(visit[last]),
        float(before[-1]),
        float(over[-1]),
        _over_threshold(part, before, slice(first, last + 1)),
        aside_km / MISFIT_KM + abs(above_ft) / MISFIT_FT,
    )


def _over_threshold(part: Fixes, before: Array, run: slice) -> float:
    """Give when the run is over the threshold: between two of its fixes, or ahead of the last."""
    t = part.t[run]
    past = np.flatnonzero(before < 0)
    if len(past):
        n = int(past[0])
        share = before[n - 1] / (before[n - 1] - before[n])
        return float(t[n - 1] + share * (t[n] - t[n - 1]))
    speed = float(before[0] - before[-1]) / max(float(t[-1] - t[0]), 1e-3)
    return float(t[-1] + before[-1] / max(speed, SLOWEST_KM_S))


def _best(runs: Iterator[Approach]) -> list[Approach]:
    """Give of runs that overlap the one that fits best."""
    found: list[Approach] = []
    for one in sorted(runs, key=lambda run: (run.misfit, run.first, run.airport, run.runway)):
        if all(one.last < other.first or one.first > other.last for other in found):
            found.append(one)
    return found
