"""The record of a leg, as ``habeas legs`` and ``habeas scan`` write it."""

from dataclasses import dataclass

from habeas.flights.fields import Fields
from habeas.flights.ledger import Ledger, ledger_of
from habeas.flights.leg_ends import LegEnd
from habeas.flights.legs import Leg, legs_of
from habeas.flights.names_json import names_json
from habeas.flights.records import Track
from habeas.flights.track_json import (
    Json,
    instant_json,
    moment_between,
    moment_json,
    spots_json,
    stamp,
)

LIKELIER = "likelier"
ALTERNATIVE = "alternative"


@dataclass(frozen=True, slots=True)
class ToldLegs:
    """The legs of one aircraft.

    Attributes:
        ledger: the statuses of its fixes.
        track: the used fixes, which the legs count.
        legs: the legs.
    """

    ledger: Ledger
    track: Track
    legs: tuple[Leg, ...]


def told_legs(track: Track, fields: Fields) -> ToldLegs:
    """Give the legs of a track with what they are told by."""
    ledger = ledger_of(track)
    return ToldLegs(ledger, ledger.used(), legs_of(ledger, fields))


def leg_records(told: ToldLegs) -> list[Json]:
    """Give the records of an aircraft's legs, in their order."""
    track, names = told.track, names_json(told.ledger.track)
    counts = {**told.ledger.counts(), "refused_by": told.ledger.refused()}
    return [
        {
            **names,
            "callsigns": list(leg.callsigns),
            **_end("adep", leg.takeoff),
            **_end("ades", leg.landing),
            **_time("atot", track, leg.takeoff),
            **_time("aldt", track, leg.landing),
            "go_arounds": leg.go_arounds,
            "touches": leg.touches,
            "runway_from": leg.takeoff.runway or None,
            "runway_to": leg.landing.runway or None,
            "leg": leg.name,
            "hypothesis": ALTERNATIVE if leg.alternative_to else LIKELIER,
            "alternative_to": list(leg.alternative_to),
            "reason": leg.reason,
            "ledger": counts,
            "first_fix": stamp(track, leg.first),
            "last_fix": stamp(track, leg.last),
            "spots": spots_json(track, rows_of(leg)),
        }
        for leg in told.legs
    ]


def rows_of(leg: Leg) -> tuple[int, ...]:
    """Give the used fixes that a leg rests on: its first and last one, and those of its ends."""
    return leg.first, leg.last, *leg.takeoff.rows, *leg.landing.rows


def _end(name: str, end: LegEnd) -> Json:
    return {
        name: end.airport or None,
        f"{name}_class": end.kind.value,
        f"{name}_reason": end.reason,
    }


def _time(name: str, track: Track, end: LegEnd) -> Json:
    said = " to ".join(stamp(track, row) for row in dict.fromkeys(end.rows))
    return {
        name: moment_json(moment_between(end.earliest, end.latest), said),
        f"{name}_estimate": instant_json(end.estimate),
    }
