"""GeoJSON: points with their times, as FlightTracer writes legs; lines have none and are refused.

A line says where an aircraft passed, and not when. No time is made up for its positions.
"""

from dataclasses import replace
from typing import Final

from habeas.evidence.problem import Problem, Readout
from habeas.evidence.spot import Place
from habeas.flights import problems as kinds
from habeas.flights.geo_json import Feature, features_of, kinds_of, rows_of
from habeas.flights.opened import Opened
from habeas.flights.planned import read_planned
from habeas.flights.read_flight_tracer import LEGS, without_unknown
from habeas.flights.records import Track
from habeas.flights.row_limit import beyond_limit
from habeas.flights.trace_json import JsonError
from habeas.flights.usable import counted

FORM: Final = "GeoJSON of FlightTracer"
_PLAN: Final = replace(LEGS, form=FORM, locator="item")
_TYPES: Final = (b'"FeatureCollection"', b'"Feature"', b'"LineString"', b'"MultiLineString"')


def looks_like(content: bytes) -> bool:
    """Say whether bytes are GeoJSON, by the type in their beginning."""
    head = content[:4096]
    is_object = head.lstrip()[:1] == b"{" and b'"type"' in head
    return is_object and any(kind in head for kind in _TYPES)


def read(file: Opened) -> Readout[Track]:
    """Give the tracks of timed points; a file without times is refused with the reason."""
    if too_many := beyond_limit(file.name, file.content.count(b'"Feature"')):
        return Readout((), too_many)
    try:
        features = features_of(file.content)
    except JsonError as error:
        message = f"is no whole GeoJSON: {error}"
        return Readout((), (Problem(kinds.NOT_THE_FORM, Place(file.name), message, "not read"),))
    timed = [one for one in features if b'"point_time"' in bytes(one.properties)]
    if len(timed) < len(features) or not features:
        return Readout((), (_without_times(file.name, features),))
    table, told = rows_of(features, _PLAN.columns(), file.name)
    found = read_planned(file, _PLAN, [without_unknown(table)])
    return Readout(found.records, (*told, *found.problems))


def _without_times(name: str, features: list[Feature]) -> Problem:
    shown = ", ".join(kinds_of(features)) or "nothing"
    what = counted(len(features), "feature", ("shows", "show"))
    message = f"{what} {shown} and no time of each position"
    return Problem(kinds.NO_TIMES, Place(name), message, did="not read")
