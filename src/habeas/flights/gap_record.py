"""The record of a silence, as ``habeas gaps`` writes it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from habeas.bounds import minus_s
from habeas.flights.anchors import Errors
from habeas.flights.countries import Countries, countries_of, ends_of
from habeas.flights.fields import Fields
from habeas.flights.gaps import Gap, Stop, gaps_of, heard_others, stops_in
from habeas.flights.ledger import Ledger
from habeas.flights.names_json import names_json
from habeas.flights.records import Track
from habeas.flights.sight import sight_of
from habeas.flights.track_json import Json, fix_json, instant_json, moment_json, number, stamp
from habeas.places.speed import SpeedLimit


@dataclass(frozen=True, slots=True)
class GapsAsked:
    """What is asked of silences.

    Attributes:
        shortest_s: silences shorter than this are left out.
        stops_s: how long stops are that are looked for.
        speed: a speed limit given with the question; None for that of the aircraft's type.
        errors: errors given with the question.
        file: only this boundary file; all of them if blank.
    """

    shortest_s: float
    stops_s: tuple[float, ...]
    speed: SpeedLimit | None = None
    errors: Errors = Errors()
    file: str = ""


@dataclass(frozen=True, slots=True)
class ToldGap:
    """A silence with all that is told of it.

    Attributes:
        ledger: of its track.
        track: the used fixes, which ``gap`` counts.
        gap: the silence, with the errors that the question gives.
        limit: the speed limit.
        stops: for each length of a stop the fields at which it fits.
        countries: those touched, certainly and possibly.
        others: how many other aircraft were heard near meanwhile; None if files cannot say.
    """

    ledger: Ledger
    track: Track
    gap: Gap
    limit: SpeedLimit
    stops: dict[float, list[Stop]]
    countries: Countries
    others: int | None


def told_gaps(
    ledger: Ledger, others: Sequence[Track], fields: Fields, asked: GapsAsked
) -> list[ToldGap]:
    """Give the silences of a track, in order of time, with all that is told of them."""
    sight = sight_of(ledger, fields)
    return [
        _told(ledger, sight.track, gap, others, fields, asked)
        for gap in gaps_of(sight, asked.shortest_s)
    ]


def _told(
    ledger: Ledger,
    track: Track,
    gap: Gap,
    others: Sequence[Track],
    fields: Fields,
    asked: GapsAsked,
) -> ToldGap:
    limit = asked.speed or ledger.limits.speed
    kt = limit.kt or ledger.limits.speed_kt
    start, end = ends_of(track, gap, asked.errors)
    # Errors of place given with the question hold for the fields as well.
    slack_s = max(0.0, round(minus_s(end.when, start.when).hi - gap.duration_s, 6))
    gap = replace(gap, slack_km=start.radius_km + end.radius_km, slack_s=slack_s)
    radii = asked.errors.km is None
    stops = {s: stops_in(gap, fields.table, kt, s, radii=radii) for s in asked.stops_s}
    found = countries_of(track, gap, kt, asked.errors, asked.file)
    return ToldGap(ledger, track, gap, limit, stops, found, heard_others(gap, others))


def gap_record(told: ToldGap) -> Json:
    """Give the record of a silence."""
    track, gap = told.track, told.gap
    return {
        **names_json(told.ledger.track),
        "start": moment_json(track.moment(gap.before), stamp(track, gap.before)),
        "end": moment_json(track.moment(gap.after), stamp(track, gap.after)),
        "start_fix": fix_json(track, gap.before),
        "end_fix": fix_json(track, gap.after),
        "distance_km": round(gap.distance_km, 3),
        "duration_s": round(gap.duration_s, 3),
        "min_speed_kt": number(gap.min_speed_kt(), 2),
        "kind": gap.kind.value,
        "reason": gap.reason,
        "speed_limit": {"kt": told.limit.kt, "kind": told.limit.kind, "why": told.limit.why},
        "by_stop": [
            {
                "stop_s": stop_s,
                "min_speed_kt": number(gap.min_speed_kt(stop_s), 2),
                "fields": len(stops),
            }
            for stop_s, stops in told.stops.items()
        ],
        "stops": [_stop(stop, stop_s) for stop_s, stops in told.stops.items() for stop in stops],
        "countries_certain": list(told.countries.certain),
        "countries_possible": list(told.countries.possible),
        "heard_others": told.others,
        "ledger": {**told.ledger.counts(), "refused_by": told.ledger.refused()},
        "spots": [track.spot(row).to_json() for row in (gap.before, gap.after)],
    }


def _stop(stop: Stop, stop_s: float) -> Json:
    return {
        "icao": stop.airport,
        "stop_s": stop_s,
        "min_speed_kt": number(stop.min_speed_kt, 2),
        "earliest_arrival": instant_json(stop.earliest_arrival),
        "latest_departure": instant_json(stop.latest_departure),
        "longest_stop_s": round(stop.longest_stop_s, 1),
    }
