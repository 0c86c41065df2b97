"""Drawings as GeoJSON (RFC 7946): WGS84, cut at 180 degrees, areas against the clock.

Every feature has its bounds and classes in its properties; the collection has the notes and the
licences of the data as further members.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isfinite

from habeas.evidence.guards import escaped
from habeas.places.geodesic import Floats
from habeas.places.outer_ring import parts_of_line, parts_of_ring
from habeas.publish.drawing import Area, Drawing, Line, Mark

# Millionths of a degree: a tenth of a metre.
_DIGITS = 6


def geojson_text(drawings: Sequence[Drawing]) -> str:
    """Give some drawings as one collection of features.

    Example:
        >>> json.loads(geojson_text([]))["features"]
        []
    """
    document = {
        "type": "FeatureCollection",
        "generator": "habeas",
        "title": "; ".join(drawing.title for drawing in drawings),
        "notes": list(dict.fromkeys(note for one in drawings for note in one.notes)),
        "licence": list(dict.fromkeys(text for one in drawings for text in one.licences)),
        "features": [feature for one in drawings for feature in _features(one)],
    }
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return escaped(text) + "\n"


def _features(drawing: Drawing) -> Iterator[dict[str, object]]:
    for line in drawing.lines:
        if geometry := _line(line):
            yield _feature(geometry, line.kind, line.name, {**line.properties, **_times(line)})
    for area in drawing.areas:
        yield _feature(_area(area), "envelope", area.name, area.properties)
    for mark in drawing.marks:
        yield _feature(_point(mark), mark.kind, mark.label, mark.properties)


def _feature(
    geometry: dict[str, object], kind: str, name: str, properties: Mapping[str, object]
) -> dict[str, object]:
    about = {"shape": kind, "name": name, **properties}
    return {"type": "Feature", "geometry": geometry, "properties": about}


def _line(line: Line) -> dict[str, object] | None:
    pieces = [piece for part in line.parts for piece in parts_of_line(part)]
    if not pieces:
        return None
    if len(pieces) == 1:
        return {"type": "LineString", "coordinates": _positions(pieces[0])}
    return {"type": "MultiLineString", "coordinates": [_positions(piece) for piece in pieces]}


def _times(line: Line) -> dict[str, object]:
    """Give the time of each position, in UTC seconds, in the order of the coordinates."""
    pieces = [piece for part in line.parts for piece in parts_of_line(part)]
    times = [[round(float(t), 3) for t in piece[:, 3]] for piece in pieces]
    return {"times": times[0] if len(times) == 1 else times}


def _positions(piece: Floats) -> list[list[float]]:
    return [_position(lon, lat, height) for lon, lat, height, _ in piece.tolist()]


def _position(lon: float, lat: float, height: float = float("nan")) -> list[float]:
    """Give a position; heights are pressure altitudes, so they stand where they are known."""
    place = [round(lon, _DIGITS), round(lat, _DIGITS)]
    return [*place, round(height, 1)] if isfinite(height) else place


def _area(area: Area) -> dict[str, object]:
    rings = [[_ring(part)] for part in parts_of_ring(area.ring)]
    if len(rings) == 1:
        return {"type": "Polygon", "coordinates": rings[0]}
    return {"type": "MultiPolygon", "coordinates": rings}


def _ring(part: Iterable[tuple[float, float]]) -> list[list[float]]:
    return [_position(lon, lat) for lon, lat in part]


def _point(mark: Mark) -> dict[str, object]:
    return {"type": "Point", "coordinates": _position(mark.point.lon, mark.point.lat)}
