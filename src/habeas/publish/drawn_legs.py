"""The drawing of a track's legs: heard stretches solid, silences with their envelopes, airports."""

from collections.abc import Iterator
from math import isfinite

import numpy as np

from habeas.evidence.times import written
from habeas.flights.anchors import Errors
from habeas.flights.fields import Fields
from habeas.flights.gaps import Gap, GapKind, gaps_of
from habeas.flights.leg_ends import EndClass, LegEnd
from habeas.flights.leg_record import ToldLegs, leg_records
from habeas.flights.legs import Leg
from habeas.flights.names_json import spoken_name
from habeas.flights.sight import Sight, sight_of
from habeas.flights.track_json import moment_between
from habeas.publish.drawing import (
    ALTERNATIVE,
    FLOWN,
    Area,
    Drawing,
    Line,
    Mark,
    licences_of,
)
from habeas.publish.drawn_parts import airports, flown, gap_area, points_of, unheard

# Of a record: what an export of a leg does not repeat with each line.
_LEFT_OUT = {"registrations", "identity_notes"}


def legs_drawing(told: ToldLegs, fields: Fields, zone: str) -> Drawing:
    """Give the drawing of an aircraft's legs.

    Args:
        told: the legs.
        fields: the airports.
        zone: the zone in which times stand beside UTC.
    """
    track = told.track
    sight = sight_of(told.ledger, fields)
    silent = [gap for gap in gaps_of(sight) if gap.kind is not GapKind.PARKED]
    areas = tuple(_areas(sight, told, silent))
    lines = (*_lines(told), *(unheard(track, gap.before, gap.after) for gap in silent))
    return Drawing(
        f"Legs of {spoken_name(told.ledger.track)}",
        tuple(_notes(told, zone, len(silent) - len(areas))),
        lines,
        areas,
        tuple(_airports(told, fields)),
        licences_of(told.ledger.track, borders=False),
        points_of(track.fixes)[:, :2],
    )


def _areas(sight: Sight, told: ToldLegs, silent: list[Gap]) -> Iterator[Area]:
    for gap in silent:
        kt = told.ledger.limits.speed_kt
        area = gap_area(sight.track, gap, kt, Errors(), {"kind": gap.kind.value})
        if area is not None:
            yield area


def _lines(told: ToldLegs) -> Iterator[Line]:
    fixes = told.track.fixes
    for leg, record in zip(told.legs, leg_records(told), strict=True):
        kind = ALTERNATIVE if leg.alternative_to else FLOWN
        about = {key: value for key, value in record.items() if key not in _LEFT_OUT}
        parts = flown(fixes, np.arange(leg.first, leg.last + 1))
        yield Line(kind, _name(leg), parts, about, "" if leg.alternative_to else leg.name)


def _name(leg: Leg) -> str:
    return f"leg {leg.name}: {leg.takeoff.airport or '?'} to {leg.landing.airport or '?'}"


def _airports(told: ToldLegs, fields: Fields) -> Iterator[Mark]:
    order = list(EndClass)
    ends = [end for leg in told.legs for end in (leg.takeoff, leg.landing) if end.airport]
    ends.sort(key=lambda end: (order.index(end.kind), end.airport))
    return airports(fields.table, ((end.airport, end.kind.value) for end in ends))


def _notes(told: ToldLegs, zone: str, undrawn: int) -> Iterator[str]:
    for leg in told.legs:
        if not leg.alternative_to:
            off, on = (_end(end, zone) for end in (leg.takeoff, leg.landing))
            yield f"{leg.name}  off {off}; on {on}"
    rivals = sum(bool(leg.alternative_to) for leg in told.legs)
    if rivals:
        yield f"Other ways to read the silences, not drawn: {rivals}."
    if undrawn:
        yield f"Silences too long for an outline that would show anything: {undrawn}."


def _end(end: LegEnd, zone: str) -> str:
    when = written(moment_between(end.earliest, end.latest), zone)
    guess = moment_between(end.estimate, end.estimate) if isfinite(end.estimate) else None
    likeliest = f", likeliest {written(guess, 'UTC').split(' ', 1)[1]}" if guess else ""
    return f"{end.airport or '?'} ({end.kind.value}) {when}{likeliest}"
