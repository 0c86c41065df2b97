"""Gaps: what a silence in a track allows, and what kind of silence it is.

Over a gap of T between positions d apart the aircraft flew at d / T at least; that figure rests
on no assumed speed and comes first. At its speed limit V it can be anywhere that both ends reach
(the space-time prism), and a stop of g fits at every field with d1 + d2 <= V (T - g). A silence
has a kind; it is never said that a transponder was switched off, which no track can show.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import inf
from typing import TYPE_CHECKING, Final

from habeas.evidence.late import Late
from habeas.flights.ground import MOVED_KM
from habeas.flights.records import ON_GROUND, Array, Track
from habeas.flights.sight import Sight
from habeas.flights.silences import is_going_down, is_high
from habeas.places.airport_table import AirportTable
from habeas.places.geodesic import KT_PER_KM_S, Point, distance_km, distances_km

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

# Shorter silences are the common thinning of archives.
SHORTEST_S: Final = 300.0
STOP_S: Final = 1800.0
# Fixes before a silence by which a descent is judged: those of the last minutes.
ROUND_FIXES: Final = 60
# Others that near an end of a silence would have been heard by the same receivers.
OTHERS_KM: Final = 100.0
# A degree of latitude is nowhere shorter than this.
_SHORTEST_DEGREE_KM: Final = 110.57


class GapKind(Enum):
    """What the reports round a silence show."""

    PARKED = "parked"
    ON_APPROACH = "on approach"
    CRUISE = "cruise"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Stop:
    """A field at which a stop fits into a gap.

    Attributes:
        airport: its code.
        min_speed_kt: the least mean speed that the way there and on needs, stop included.
        earliest_arrival, latest_departure: at the speed limit, UTC seconds.
        longest_stop_s: at the speed limit.
    """

    airport: str
    min_speed_kt: float
    earliest_arrival: float
    latest_departure: float
    longest_stop_s: float


@dataclass(frozen=True, slots=True)
class Gap:
    """A silence between two fixes that follow each other.

    Attributes:
        before, after: indices of the fixes round it.
        start, end: their points.
        t1, t2: their times, UTC seconds.
        slack_s: how far the clocks may make it longer.
        slack_km: how far the errors of place may make it shorter.
        kind: what the reports round it show.
        reason: why.
    """

    before: int
    after: int
    start: Point
    end: Point
    t1: float
    t2: float
    slack_s: float
    slack_km: float
    kind: GapKind
    reason: str

    @property
    def duration_s(self) -> float:
        """The time between the two stamps."""
        return self.t2 - self.t1

    @property
    def distance_km(self) -> float:
        """The geodesic distance between the two positions."""
        return distance_km(self.start, self.end)

    def min_speed_kt(self, stop_s: float = 0.0) -> float:
        """Give the least mean speed over the gap with a stop of so long; infinite if none fits."""
        left = self.duration_s + self.slack_s - stop_s
        way = max(0.0, self.distance_km - self.slack_km)
        return (way / left * KT_PER_KM_S if left > 0 else inf) if way else 0.0

    def longest_stop_s(self, speed_kt: float) -> float:
        """Give the longest stop that a speed limit leaves; below 0 if it leaves none."""
        way = max(0.0, self.distance_km - self.slack_km)
        return self.duration_s + self.slack_s - way / (speed_kt / KT_PER_KM_S)


def gaps_of(sight: Sight, shortest_s: float = SHORTEST_S) -> tuple[Gap, ...]:
    """Give the silences of a track's used fixes that last at least so long, in order."""
    fixes = sight.fixes
    rows = np.flatnonzero(np.diff(fixes.t) >= shortest_s)
    return tuple(_gap(sight, int(row)) for row in rows)


def _gap(sight: Sight, row: int) -> Gap:
    fixes, track = sight.fixes, sight.track
    kind, reason = _kind(sight, row)
    return Gap(
        row,
        row + 1,
        fixes.point(row),
        fixes.point(row + 1),
        float(fixes.t[row]),
        float(fixes.t[row + 1]),
        track.clock_s(row) + track.clock_s(row + 1),
        float(fixes.error_km[row] + fixes.error_km[row + 1]),
        kind,
        reason,
    )


def _kind(sight: Sight, row: int) -> tuple[GapKind, str]:
    fixes = sight.fixes
    before, after = fixes.ground[row], fixes.ground[row + 1]
    apart = distance_km(fixes.point(row), fixes.point(row + 1))
    if before == ON_GROUND and after == ON_GROUND:
        if apart <= MOVED_KM:
            return GapKind.PARKED, "on the ground before and after, at one place"
        return GapKind.UNKNOWN, "on the ground before and after, at two places"
    earlier = np.arange(max(0, row - ROUND_FIXES), row + 1)
    if before != ON_GROUND and is_going_down(sight, earlier):
        return GapKind.ON_APPROACH, "low and going down before it"
    if (
        ON_GROUND not in {int(before), int(after)}
        and is_high(sight, row)
        and is_high(sight, row + 1)
    ):
        return GapKind.CRUISE, "high before and after"
    return GapKind.UNKNOWN, "the reports round it fit several stories"


def stops_in(
    gap: Gap, table: AirportTable, speed_kt: float, stop_s: float, *, radii: bool = True
) -> list[Stop]:
    """Give the fields at which a stop of so long fits, the least speed first.

    Args:
        gap: the silence.
        table: the airports.
        speed_kt: the speed limit.
        stop_s: how long the aircraft stands.
        radii: whether a field may be as far from its point as the table says.
    """
    if gap.duration_s + gap.slack_s <= stop_s:
        return []
    v = speed_kt / KT_PER_KM_S
    rows = _within(gap, table, v * (gap.duration_s + gap.slack_s - stop_s) + gap.slack_km, radii)
    reach = table.radius_km[rows] if radii else np.zeros(len(rows))
    half = gap.slack_km / 2
    from_start = distances_km(gap.start, table.lon[rows], table.lat[rows])
    to_end = distances_km(gap.end, table.lon[rows], table.lat[rows])
    d1 = np.maximum(from_start - reach - half, 0.0)
    d2 = np.maximum(to_end - reach - half, 0.0)
    # A field that may lie anywhere in a wide radius is no short cut between the two ends.
    way = np.maximum(d1 + d2, max(0.0, gap.distance_km - gap.slack_km))
    longest = gap.duration_s + gap.slack_s - way / v
    # Of those that need the same speed the ones whose points lie on the way come first.
    order = np.lexsort((table.codes[rows], from_start + to_end, way))
    fits = order[longest[order] >= stop_s]
    left = gap.duration_s + gap.slack_s - stop_s
    return [
        Stop(
            str(table.codes[rows[n]]),
            float(way[n] / left * KT_PER_KM_S),
            float(gap.t1 - gap.slack_s / 2 + d1[n] / v),
            float(gap.t2 + gap.slack_s / 2 - d2[n] / v),
            float(longest[n]),
        )
        for n in fits.tolist()
    ]


def _within(gap: Gap, table: AirportTable, way_km: float, radii: bool) -> Array:
    """Give the rows that may lie in the ellipse: both distances by chords, which are shorter."""
    reach = 2 * table.radius_km if radii else 0.0
    chords = table.chords_km(gap.start) + table.chords_km(gap.end)
    return np.flatnonzero(chords <= way_km + reach + 1e-6)


def heard_others(gap: Gap, others: Sequence[Track], km: float = OTHERS_KM) -> int | None:
    """Count other aircraft heard near an end of the gap while it lasted.

    None where the files hold no other aircraft at all: then they cannot say.
    """
    if not others:
        return None
    count = 0
    for track in others:
        first, last = np.searchsorted(track.fixes.t, [gap.t1, gap.t2], side="right")
        lon, lat = track.fixes.lon[first:last], track.fixes.lat[first:last]
        count += any(_is_near(point, lon, lat, km) for point in (gap.start, gap.end))
    return count


def _is_near(point: Point, lon: Array, lat: Array, km: float) -> bool:
    """Say whether any position lies within so many km; latitudes sift before geodesics."""
    band = np.abs(lat - point.lat) <= km / _SHORTEST_DEGREE_KM
    return bool(band.any() and distances_km(point, lon[band], lat[band]).min() <= km)
