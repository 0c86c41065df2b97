"""The drawing of where an aircraft was at a moment: the set, the fixes, the lines it may cross."""

from collections.abc import Iterator

import numpy as np

from habeas.bounds import Moment
from habeas.evidence.times import written
from habeas.flights.crossings import Crossing
from habeas.flights.names_json import spoken_name
from habeas.flights.track_json import instant_json, moment_between
from habeas.flights.where_record import ToldWhere, crossing_json, where_record
from habeas.places.area import spoken_area
from habeas.places.boundaries import Boundary
from habeas.places.geodesic import Floats
from habeas.places.outer_ring import outer_ring
from habeas.places.region import region
from habeas.places.whereabouts import UNLIMITED_KT
from habeas.publish.drawing import (
    CROSSING,
    ESTIMATE,
    FIX,
    FLOWN,
    OUTER,
    Area,
    Drawing,
    Line,
    Mark,
    Properties,
    licences_of,
)
from habeas.publish.drawn_parts import flown, points_of, unheard, way

# Further off in time than this a crossing is no part of the picture.
NEAR_S = 3600.0
# Of the record: too long for the properties of one shape, or said by shapes of their own.
_LEFT_OUT = {"crossings", "fixes", "registrations", "identity_notes"}


def where_drawing(told: ToldWhere, zone: str) -> Drawing:
    """Give the drawing of where an aircraft was at a moment, with times in a zone beside UTC."""
    track, asked = told.found.track, told.asked
    areas = tuple(_areas(told))
    near = [one for one in told.crossings if _is_near(one, asked.at)]
    pair = next((p for p in told.found.pairs), None)
    gap = [] if pair is None or pair.before is None or pair.after is None else [pair]
    heard = Line(FLOWN, "heard", flown(track.fixes, np.arange(len(track.fixes))))
    silent = [unheard(track, p.before or 0, p.after or 0) for p in gap if p.before != p.after]
    return Drawing(
        _title(told, zone),
        tuple(_notes(told, near, zone)),
        (heard, *silent, *(_crossing(told, one) for one in near)),
        areas,
        tuple(_marks(told)),
        licences_of(told.ledger.track, asked.file, borders=True),
        _focus(told, areas),
        _borders(told, near),
    )


def _borders(told: ToldWhere, near: list[Crossing]) -> tuple[Boundary, ...]:
    """Give the lines of the territory that is asked about, else of one that may be crossed."""
    if told.asked.territory is not None:
        return told.asked.territory.boundaries
    lands = [region(one.region) for one in near[:1]]
    if told.asked.file:
        lands = [land.chosen(told.asked.file) for land in lands]
    return lands[0].boundaries if lands else ()


def _title(told: ToldWhere, zone: str) -> str:
    who, when = spoken_name(told.ledger.track), written(told.asked.at, zone)
    if told.asked.territory is None or told.answer is None:
        return f"{who} at {when}"
    side, code = told.asked.side, told.asked.territory.code
    return f"{who}: {side} {code} at {when}? {told.answer.value.upper()}"


def _areas(told: ToldWhere) -> Iterator[Area]:
    kt = UNLIMITED_KT if told.limit.kt is None else told.limit.kt
    about = {key: value for key, value in where_record(told).items() if key not in _LEFT_OUT}
    for envelope in told.found.envelopes:
        ring = outer_ring(envelope, kt)
        if ring is not None:
            name = "everywhere it can have been at that moment, at its speed limit"
            yield Area(name, ring, {"outline": OUTER, **about})


def _is_near(one: Crossing, at: Moment) -> bool:
    return one.earliest - NEAR_S <= at.latest / 1e6 and at.earliest / 1e6 <= one.latest + NEAR_S


def _crossing(told: ToldWhere, one: Crossing) -> Line:
    """Give the stretch of the shortest way on which a crossing may lie, by its times."""
    track = told.found.track
    t1, t2 = float(track.fixes.t[one.before]), float(track.fixes.t[one.after])
    whole = max(t2 - t1, 1e-6)
    ends = [min(1.0, max(0.0, (t - t1) / whole)) for t in (one.earliest, one.latest)]
    line = way(track, one.before, one.after, np.linspace(ends[0], ends[1], 20))
    return Line(CROSSING, _words(one, "UTC"), (line,), {**crossing_json(told, one)})


def _words(one: Crossing, zone: str) -> str:
    between = written(moment_between(one.earliest, one.latest), zone)
    return f"{'into' if one.enters else 'out of'} {one.region} {between}"


def _marks(told: ToldWhere) -> Iterator[Mark]:
    track = told.found.track
    for row in told.rows:
        t = float(track.fixes.t[row])
        clock = written(moment_between(t, t), "UTC").split(" ", 1)[1]
        about: Properties = {"time": instant_json(t), "at": track.spot(row).to_json()}
        yield Mark(FIX, f"fix {clock}", track.fixes.point(row), about)
    if told.found.estimate is not None:
        one = told.found.estimate
        about = {"band_km": one.band_km, "share": one.share, "decides": "nothing"}
        yield Mark(ESTIMATE, "likeliest place", one.point, about)


def _notes(told: ToldWhere, near: list[Crossing], zone: str) -> Iterator[str]:
    area = told.found.area
    if area.upper_km2 < float("inf"):
        yield f"Area of the set: {spoken_area(area) or 'all of the earth'}."
    yield f"Speed limit: {told.limit.why}."
    for one in near:
        yield f"At least one crossing {_words(one, zone)}."


def _focus(told: ToldWhere, areas: tuple[Area, ...]) -> Floats:
    """Give what must be seen: the sets, else the fixes round the moment, else the track."""
    fixes = told.found.track.fixes
    rows = np.array(told.rows, dtype=np.intp)
    points = points_of(fixes)[rows, :2] if len(rows) else points_of(fixes)[:, :2]
    return np.concatenate([*(area.ring for area in areas), points])
