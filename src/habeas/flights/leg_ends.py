"""Leg ends: where and when a take-off or a landing was, as an interval with its evidence.

The interval is what the reports allow: from the last report before the event to the first one
after it, clocks allowed for. The estimate inside it is where the climb or the descent meets the
field. The class says what the airport rests on:

- observed: surface reports within 2 km of a runway of it;
- aligned: airborne reports on the centreline of one of its runways, low;
- consistent: low, near, and going down (or up) beside one field alone;
- possible: a stop fits into a silence, at one of many fields;
- unknown: nothing tells.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import inf
from typing import TYPE_CHECKING, Final

from habeas.evidence.late import Late
from habeas.flights.approaches import Approach
from habeas.flights.beside import field_beside
from habeas.flights.departures import LOOK_AHEAD_S, Departure, departure_at
from habeas.flights.ground import GroundTime
from habeas.flights.heights import (
    CLIMB_S,
    LEAST_CLIMB_FPS,
    at_least,
    climb_fps,
    height_of,
    heights,
    last_s,
    within_s,
)
from habeas.flights.records import ON_GROUND, Array, Fixes
from habeas.flights.sight import Sight
from habeas.flights.stretches import Stretch

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

SURFACE_FIXES: Final = 12
# An approach that breaks off longer than this before the last report did not end the leg.
ALIGNED_TO_END_S: Final = 90.0
# After an approach: reports that stay this low and this near did not fly on.
STAYS_LOW_FT: Final = 300.0
ON_FIELD_KM: Final = 6.0


class EndClass(Enum):
    """What the airport of a leg's end rests on."""

    OBSERVED = "observed"
    ALIGNED = "aligned"
    CONSISTENT = "consistent"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LegEnd:
    """A take-off or a landing.

    Attributes:
        airport: its code; blank where none is named.
        kind: what the airport rests on.
        earliest, latest: bounds of the time, UTC seconds; infinite where nothing bounds it.
        estimate: the likeliest time inside them; nan where there is none.
        runway: the runway end used; blank where the data does not show it.
        reason: what it rests on, or why nothing is named.
        rows: indices of the fixes it rests on.
    """

    airport: str
    kind: EndClass
    earliest: float
    latest: float
    estimate: float = float("nan")
    runway: str = ""
    reason: str = ""
    rows: tuple[int, ...] = ()


def _last_approach(sight: Sight, flown: Array, heard: Sequence[Approach]) -> Approach | None:
    """Give the approach with which airborne reports end; None if they end otherwise.

    After it the reports stop, or they stay low on the field: some forms say nothing of the ground.
    """
    if not heard:
        return None
    one, fixes = heard[-1], sight.fixes
    if fixes.t[flown[-1]] - fixes.t[one.last] <= ALIGNED_TO_END_S:
        return one
    rest = flown[flown > one.last]
    stays_low = float(np.nanmax(heights(fixes, rest))) <= (
        sight.fields.elevation_ft(one.airport) + one.height_ft + STAYS_LOW_FT
    )
    near = sight.fields.one(fixes.point(int(rest[-1])), one.airport)
    return one if stays_low and near.km <= ON_FIELD_KM else None


# Ends of one track that were judged before: stories that share an end share its work.
Ends = dict[tuple[object, ...], LegEnd]


def takeoff_of(sight: Sight, stretch: Stretch, known: Ends) -> LegEnd:
    """Give the take-off of a flight, by the best evidence there is.

    Only the first minutes in the air have a say.
    """
    if not len(stretch.flown):
        return _unheard(sight, stretch, at_start=True)
    head = at_least(stretch.flown, within_s(sight.fixes, stretch.flown, LOOK_AHEAD_S))
    key = True, stretch.start, stretch.before, int(head[0]), len(head)
    if key not in known:
        if stretch.start is not None:
            known[key] = takeoff_from(sight, stretch.start, head)
        else:
            known[key] = takeoff_unseen(sight, stretch.before, head)
    return known[key]


def landing_of(sight: Sight, stretch: Stretch, heard: Sequence[Approach], known: Ends) -> LegEnd:
    """Give the landing of a flight, by the best evidence there is; ``heard`` are its approaches.

    Only the last of them and the last minutes in the air have a say.
    """
    flown = stretch.flown
    if not len(flown):
        return _unheard(sight, stretch, at_start=False)
    came = _last_approach(sight, flown, heard)
    tail = at_least(flown, last_s(sight.fixes, flown, CLIMB_S), at_start=False)
    key = False, stretch.end, stretch.after, came, int(tail[-1]), len(tail)
    if key not in known:
        if stretch.end is not None:
            known[key] = landing_on(sight, tail, stretch.end, came)
        else:
            known[key] = landing_unseen(sight, tail, stretch.after, came)
    return known[key]


def takeoff_from(sight: Sight, ground: GroundTime, flown: Array) -> LegEnd:
    """Give the take-off between the last surface report and the first airborne one."""
    fixes, first = sight.fixes, int(flown[0])
    surface = _surface(fixes, ground, last=True)
    named = sight.fields.of_surface(fixes.take(surface))
    left = departure_at(fixes, surface, flown, sight.fields, only=named.code)
    low, high = sight.between(ground.last, first)
    guess = fixes.t[first] - _seconds_to_field(sight, flown, named.code, up=True)
    return LegEnd(
        named.code,
        EndClass.OBSERVED if named.code else EndClass.UNKNOWN,
        low,
        high,
        _inside(guess, float(fixes.t[ground.last]), float(fixes.t[first])),
        left.runway if left else "",
        named.reason,
        (ground.last, first),
    )


def landing_on(sight: Sight, flown: Array, ground: GroundTime, came: Approach | None) -> LegEnd:
    """Give the landing between the last airborne report and the first surface one."""
    fixes, last = sight.fixes, int(flown[-1])
    named = sight.fields.of_surface(fixes.take(_surface(fixes, ground, last=False)))
    low, high = sight.between(last, ground.first)
    guess = fixes.t[last] + _seconds_to_field(sight, flown, named.code, up=False)
    return LegEnd(
        named.code,
        EndClass.OBSERVED if named.code else EndClass.UNKNOWN,
        low,
        high,
        _inside(guess, float(fixes.t[last]), float(fixes.t[ground.first])),
        came.runway if came and came.airport == named.code else "",
        named.reason,
        (last, ground.first),
    )


def takeoff_unseen(sight: Sight, before: int | None, flown: Array) -> LegEnd:
    """Give a take-off of which no surface report tells: from the first airborne reports.

    Args:
        sight: what it is judged by.
        before: the last fix before the silence; None at the beginning of the track.
        flown: the airborne fixes of the leg.
    """
    fixes, first = sight.fixes, int(flown[0])
    clock = sight.track.clock_s(first)
    low = -inf if before is None else float(fixes.t[before]) - sight.track.clock_s(before)
    high = float(fixes.t[first]) + clock
    left = departure_at(fixes, flown[:0], flown, sight.fields)
    if left is not None:
        near = sight.fields.one(fixes.point(first), left.airport)
        guess = fixes.t[first] - _seconds_to_field(sight, flown, left.airport, up=True)
        return LegEnd(
            left.airport, EndClass.ALIGNED,
            sight.soonest_s(before, near, low), high - sight.reach_s(first, near),
            _inside(guess, low, high), left.runway, _said(left), (first,),
        )  # fmt: skip
    return _beside(sight, before, first, (low, high), flown, up=True)


def landing_unseen(sight: Sight, flown: Array, after: int | None, came: Approach | None) -> LegEnd:
    """Give a landing of which no surface report tells: from the last airborne reports."""
    fixes, last = sight.fixes, int(flown[-1])
    low = float(fixes.t[last]) - sight.track.clock_s(last)
    high = inf if after is None else float(fixes.t[after]) + sight.track.clock_s(after)
    if came is not None and came.leads_down:
        return _aligned_landing(sight, flown, after, came)
    return _beside(sight, after, last, (low, high), flown, up=False)


def _aligned_landing(sight: Sight, flown: Array, after: int | None, came: Approach) -> LegEnd:
    fixes, last = sight.fixes, int(flown[-1])
    near = sight.fields.one(fixes.point(came.last), came.airport)
    low = float(fixes.t[came.last]) - sight.track.clock_s(came.last)
    low = min(low + sight.reach_s(came.last, near), came.over_threshold)
    high = inf if after is None else float(fixes.t[after]) + sight.track.clock_s(after)
    return LegEnd(
        came.airport,
        EndClass.ALIGNED,
        low,
        sight.latest_s(after, near, high),
        _inside(came.over_threshold, low, high),
        came.runway,
        _said(came),
        (came.first, last),
    )


def _unheard(sight: Sight, stretch: Stretch, *, at_start: bool) -> LegEnd:
    """Give an end of a flight of which nothing in the air was heard."""
    a, b = stretch.unheard
    ground = stretch.start if at_start else stretch.end
    assert ground is not None  # noqa: S101 - such a stretch lies between two times on the ground
    surface = _surface(sight.fixes, ground, last=at_start)
    named = sight.fields.of_surface(sight.fixes.take(surface))
    kind = EndClass.OBSERVED if named.code else EndClass.UNKNOWN
    return LegEnd(named.code, kind, *sight.between(a, b), reason=named.reason, rows=(a, b))


def _beside(
    sight: Sight,
    other: int | None,
    row: int,
    bounds: tuple[float, float],
    flown: Array,
    *,
    up: bool,
) -> LegEnd:
    """Name the field beside which the reports end low, or say why none is named."""
    near, reason = field_beside(sight, row, flown, up=up)
    low, high = bounds
    if near is not None:
        if up:
            low, high = sight.soonest_s(other, near, low), high - sight.reach_s(row, near)
        else:
            low, high = low + sight.reach_s(row, near), sight.latest_s(other, near, high)
        return LegEnd(near.code, EndClass.CONSISTENT, low, high, reason=reason, rows=(row,))
    kind = EndClass.UNKNOWN if other is None else EndClass.POSSIBLE
    return LegEnd("", kind, low, high, reason=reason, rows=(row,))


def _seconds_to_field(sight: Sight, flown: Array, code: str, *, up: bool) -> float:
    """Give the time between the field and the first (or last) airborne fix, by its own climb."""
    row = int(flown[0] if up else flown[-1])
    elevation = sight.fields.elevation_ft(code)
    height = height_of(sight.fixes, row) - elevation
    rate = abs(climb_fps(sight.fixes, flown, at_start=up))
    if not height > 0 or not rate >= LEAST_CLIMB_FPS:
        return 0.0
    return height / rate


def _surface(fixes: Fixes, ground: GroundTime, *, last: bool) -> Array:
    inside = np.arange(ground.first, ground.last + 1)
    surface = inside[fixes.ground[inside] == ON_GROUND]
    return np.asarray(surface[-SURFACE_FIXES:] if last else surface[:SURFACE_FIXES])


def _inside(guess: float, low: float, high: float) -> float:
    return min(max(guess, low), high)


def _said(one: Approach | Departure) -> str:
    what = "approach to" if isinstance(one, Approach) else "departure from"
    return f"on the centreline, {what} runway {one.runway or '?'} of {one.airport}"
