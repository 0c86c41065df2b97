"""Parts of drawings that several of them share: heard stretches, silences, airports."""

from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from habeas.flights.anchors import Errors
from habeas.flights.countries import ends_of, whole_envelope
from habeas.flights.gaps import SHORTEST_S, Gap, GapKind
from habeas.flights.records import Fixes, Track
from habeas.flights.track_json import instant_json
from habeas.places.airport_table import AirportTable
from habeas.places.geodesic import Floats, along, distance_km
from habeas.places.outer_ring import outer_ring
from habeas.publish.drawing import (
    AIRPORT,
    OUTER,
    UNHEARD,
    Area,
    Line,
    Mark,
    Properties,
)

METRES_PER_FT: Final = 0.3048
# Of a line that nobody heard: a corner each so many km.
_STEP_KM: Final = 50.0


def points_of(fixes: Fixes) -> Floats:
    """Give longitude, latitude, height in metres and time of fixes."""
    height = np.where(np.isnan(fixes.alt_ft), fixes.geom_ft, fixes.alt_ft) * METRES_PER_FT
    return np.column_stack([fixes.lon, fixes.lat, height, fixes.t])


def flown(fixes: Fixes, rows: NDArray[np.intp]) -> tuple[Floats, ...]:
    """Give the stretches that were heard, cut at silences."""
    if len(rows) < 2:
        return ()
    breaks = np.flatnonzero(np.diff(fixes.t[rows]) >= SHORTEST_S) + 1
    parts = np.split(rows, breaks)
    return tuple(points_of(fixes.take(part)) for part in parts if len(part) > 1)


def unheard(track: Track, before: int, after: int) -> Line:
    """Give the shortest way between two fixes, which nobody heard and which decides nothing."""
    ends = points_of(track.fixes.take(np.array([before, after])))
    properties: Properties = {
        "start": instant_json(ends[0, 3]),
        "end": instant_json(ends[1, 3]),
    }
    shares = np.linspace(0.0, 1.0, _pieces(track, before, after) + 1)
    line = way(track, before, after, shares)
    return Line(UNHEARD, "not heard: the shortest way, for the eye alone", (line,), properties)


def way(track: Track, before: int, after: int, shares: Floats) -> Floats:
    """Give points at some shares of the geodesic between two fixes, at constant speed."""
    a, b = track.fixes.point(before), track.fixes.point(after)
    ends = points_of(track.fixes.take(np.array([before, after])))
    places = [a if a == b else along(a, b, float(share)) for share in shares]
    rest = ends[0, 2:] + (ends[1, 2:] - ends[0, 2:]) * shares[:, None]
    return np.column_stack([np.array([(point.lon, point.lat) for point in places]), rest])


def _pieces(track: Track, before: int, after: int) -> int:
    km = distance_km(track.fixes.point(before), track.fixes.point(after))
    return max(1, round(km / _STEP_KM))


def gap_area(
    track: Track, gap: Gap, speed_kt: float, errors: Errors, properties: Properties
) -> Area | None:
    """Give the envelope of a silence; None where it is too wide to show anything."""
    if gap.kind is GapKind.PARKED:
        return None
    start, end = ends_of(track, gap, errors)
    ring = outer_ring(whole_envelope(start, end), speed_kt)
    if ring is None:
        return None
    said = {"outline": OUTER, "speed_limit_kt": round(speed_kt, 1), **properties}
    return Area("everywhere it can have been in a silence, at its speed limit", ring, said)


def airports(table: AirportTable, classes: Iterable[tuple[str, str]]) -> Iterator[Mark]:
    """Give the airports of legs, each once with its best class.

    Args:
        table: the airports.
        classes: code and class, the best class of each first.
    """
    best: dict[str, str] = {}
    for code, kind in classes:
        best.setdefault(code, kind)
    for code, kind in best.items():
        row = table.index(code)
        if row is not None:
            about = {"icao": code, "class": kind, "name": table.names[row]}
            yield Mark(AIRPORT, code, table.point(row), about)
