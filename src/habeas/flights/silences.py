"""Silences inside a flight: whether the aircraft can have landed while nobody heard it.

Over a silence of T between positions d apart an aircraft of at most V can stop for T - d / V at
most (the space-time prism with a stop, Haegerstrand 1970; Miller 2005). That a stop fits proves
none: the reports on both sides, and the stop that the aircraft's own speed leaves, decide which
story comes first. Where both fit, both are told.
"""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from habeas.evidence.late import Late
from habeas.flights.heights import climb_fps, height_of
from habeas.flights.records import Array
from habeas.flights.sight import Sight
from habeas.places.geodesic import distance_km

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

SILENCE_S: Final = 300.0
# The shortest turnaround that is told as a possible second story of a silence at cruise.
SHORTEST_STOP_S: Final = 1200.0
# The aircraft's own speed leaves this much: then a stop comes first, and flying on second.
LIKELY_STOP_S: Final = 2700.0
# Beside a field, going down before or up after, a stop of minutes is enough.
LOW_STOP_S: Final = 120.0
LOW_FT: Final = 10_000.0
FIELD_KM: Final = 60.0
OWN_SPEED_KT: Final = 250.0
KM_S: Final = 1.852 / 3600


class Story(Enum):
    """What a silence can have been."""

    FLOWN = "flown on"
    FLOWN_OR_LANDED = "flown on, or landed"
    LANDED_OR_FLOWN = "landed, or flown on"


@dataclass(frozen=True, slots=True)
class Silence:
    """A stretch inside a flight in which nothing was heard.

    Attributes:
        before, after: the fixes round it.
        story: what it can have been, the likelier first.
        longest_stop_s: the longest stop that the hard speed limit leaves; below 0 where none.
        reason: why.
    """

    before: int
    after: int
    story: Story
    longest_stop_s: float
    reason: str


def silences(sight: Sight, flown: Array) -> list[Silence]:
    """Give the silences between airborne fixes that follow each other."""
    t = sight.fixes.t
    if len(flown) < 2:
        return []
    return [
        silence(sight, flown[: n + 1], flown[n + 1 :])
        for n in np.flatnonzero(np.diff(t[flown]) >= SILENCE_S).tolist()
    ]


def silence(sight: Sight, earlier: Array, later: Array) -> Silence:
    """Judge the silence between the last of some airborne fixes and the first of others."""
    fixes = sight.fixes
    a, b = int(earlier[-1]), int(later[0])
    slack = float(fixes.error_km[a] + fixes.error_km[b])
    away = max(0.0, distance_km(fixes.point(a), fixes.point(b)) - slack)
    lasted = float(fixes.t[b] - fixes.t[a])
    hard_stop = lasted + sight.track.clock_s(a) + sight.track.clock_s(b) - away / sight.speed_km_s
    own_stop = lasted - away / (_own_speed_kt(sight, a, b) * KM_S)
    if hard_stop < LOW_STOP_S:
        return Silence(a, b, Story.FLOWN, hard_stop, "no stop fits")
    down, up = is_going_down(sight, earlier), is_going_up(sight, later)
    minutes = f"the longest stop that fits is {max(0.0, hard_stop) / 60:,.0f} min"
    if own_stop >= LIKELY_STOP_S:
        why = f"its own speed leaves {own_stop / 60:,.0f} min; {minutes}"
        return Silence(a, b, Story.LANDED_OR_FLOWN, hard_stop, why)
    if down and up and own_stop >= LOW_STOP_S:
        why = f"going down before and up after; {minutes}"
        return Silence(a, b, Story.LANDED_OR_FLOWN, hard_stop, why)
    if hard_stop >= SHORTEST_STOP_S or ((down or up) and hard_stop >= LOW_STOP_S):
        return Silence(a, b, Story.FLOWN_OR_LANDED, hard_stop, minutes)
    return Silence(a, b, Story.FLOWN, hard_stop, f"too short for a turnaround; {minutes}")


def _own_speed_kt(sight: Sight, a: int, b: int) -> float:
    speeds = [float(sight.fixes.gs_kt[k]) for k in (a, b)]
    known = [kt for kt in speeds if kt > 0]
    return max(sum(known) / len(known), 60.0) if known else OWN_SPEED_KT


def is_going_down(sight: Sight, earlier: Array) -> bool:
    """Say whether airborne fixes end low over a field, sinking."""
    return _low(sight, int(earlier[-1])) and climb_fps(sight.fixes, earlier, at_start=False) < 0


def is_going_up(sight: Sight, later: Array) -> bool:
    """Say whether airborne fixes begin low over a field, climbing."""
    return _low(sight, int(later[0])) and climb_fps(sight.fixes, later, at_start=True) > 0


def is_high(sight: Sight, row: int) -> bool:
    """Say whether a fix has a height that is not low over any field near it."""
    return height_of(sight.fixes, row) > LOW_FT and not _low(sight, row)


def _low(sight: Sight, row: int) -> bool:
    """Say whether a fix is low over some field near it."""
    height = height_of(sight.fixes, row)
    return sight.fields.is_low(sight.fixes.point(row), height, over_ft=LOW_FT, km=FIELD_KM)
