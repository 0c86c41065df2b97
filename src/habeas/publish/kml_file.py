"""Drawings as KML 2.2, for viewers such as Google Earth: tracks with their times, areas, marks.

Heard stretches are ``gx:Track`` with a time for each position, so that a viewer can play them.
Heights are pressure altitudes and no heights above the ground: they are given, and not drawn.
"""

import json
from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any, Final

from lxml import etree

from habeas.evidence.guards import visible
from habeas.flights.track_json import instant_json
from habeas.places.geodesic import Floats
from habeas.places.outer_ring import parts_of_line, parts_of_ring
from habeas.publish.drawing import ALTERNATIVE, FLOWN, UNHEARD, Area, Drawing, Line, Mark

_KML: Final = "http://www.opengis.net/kml/2.2"
_GX: Final = "http://www.google.com/kml/ext/2.2"
# The stubs know no default namespace, which is written as None.
_NAMESPACES: Final[dict[Any, str]] = {None: _KML, "gx": _GX}
# aabbggrr, as KML writes colours.
_STYLES: Final = {
    FLOWN: ("ff000000", "3"),
    ALTERNATIVE: ("ff808080", "1"),
    UNHEARD: ("ff808080", "1.5"),
    "crossing": ("ff0000ff", "5"),
}


def kml_bytes(drawings: Sequence[Drawing]) -> bytes:
    """Give some drawings as one KML document.

    Example:
        >>> kml_bytes([]).splitlines()[0]
        b"<?xml version='1.0' encoding='UTF-8'?>"
    """
    root = etree.Element(f"{{{_KML}}}kml", nsmap=_NAMESPACES)
    document = _child(root, "Document")
    _child(document, "name", "; ".join(one.title for one in drawings) or "habeas")
    said = dict.fromkeys(t for one in drawings for t in (*one.notes, *one.licences))
    _child(document, "description", "\n".join(said))
    for kind, (colour, width) in _STYLES.items():
        style = _child(_child(document, "Style", id=_style(kind)), "LineStyle")
        _child(style, "color", colour)
        _child(style, "width", width)
    area_style = _child(document, "Style", id="envelope")
    _child(_child(area_style, "LineStyle"), "color", "ff000000")
    _child(_child(area_style, "PolyStyle"), "color", "40808080")
    for one in drawings:
        _folder(document, one)
    text: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return text


def _folder(document: etree._Element, drawing: Drawing) -> None:
    folder = _child(document, "Folder")
    _child(folder, "name", drawing.title)
    for line in drawing.lines:
        _line(folder, line)
    for area in drawing.areas:
        _area(folder, area)
    for mark in drawing.marks:
        _mark(folder, mark)


def _line(folder: etree._Element, line: Line) -> None:
    pieces = [piece for part in line.parts for piece in parts_of_line(part)]
    if not pieces:
        return
    if line.kind == ALTERNATIVE:
        # Its fixes are those of the likelier story: what it says is enough.
        place = _placemark(folder, line.name, line.properties, "")
        _child(place, "visibility", "0")
        return
    place = _placemark(folder, line.name, line.properties, _style(line.kind))
    if line.kind == FLOWN:
        many = _child(place, "MultiTrack", space=_GX)
        for piece in pieces:
            _track(many, piece)
        return
    many = _child(place, "MultiGeometry")
    for piece in pieces:
        string = _child(many, "LineString")
        _child(string, "tessellate", "1")
        _child(string, "coordinates", " ".join(f"{lon:.6f},{lat:.6f}" for lon, lat, *_ in piece))


def _track(many: etree._Element, piece: Floats) -> None:
    track = _child(many, "Track", space=_GX)
    _child(track, "altitudeMode", "clampToGround")
    for row in piece.tolist():
        _child(track, "when", instant_json(row[3]) or "")
    for lon, lat, height, _ in piece.tolist():
        high = f"{height:.1f}" if isfinite(height) else "0"
        _child(track, "coord", f"{lon:.6f} {lat:.6f} {high}", space=_GX)


def _area(folder: etree._Element, area: Area) -> None:
    place = _placemark(folder, area.name, area.properties, "envelope")
    many = _child(place, "MultiGeometry")
    for ring in parts_of_ring(area.ring):
        polygon = _child(many, "Polygon")
        _child(polygon, "tessellate", "1")
        outer = _child(_child(polygon, "outerBoundaryIs"), "LinearRing")
        _child(outer, "coordinates", " ".join(f"{lon:.6f},{lat:.6f}" for lon, lat in ring))


def _mark(folder: etree._Element, mark: Mark) -> None:
    place = _placemark(folder, mark.label, mark.properties, "")
    point = _child(place, "Point")
    _child(point, "coordinates", f"{mark.point.lon:.6f},{mark.point.lat:.6f}")


def _placemark(
    folder: etree._Element, name: str, properties: Mapping[str, object], style: str
) -> etree._Element:
    place = _child(folder, "Placemark")
    _child(place, "name", name)
    if style:
        _child(place, "styleUrl", f"#{style}")
    data = _child(place, "ExtendedData")
    for key, value in properties.items():
        one = _child(data, "Data", name=key)
        _child(one, "value", value if isinstance(value, str) else _plain(value))
    return place


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _child(
    parent: etree._Element, tag: str, text: str = "", space: str = _KML, **attributes: str
) -> etree._Element:
    child = etree.SubElement(parent, f"{{{space}}}{tag}", attributes)
    if text:
        child.text = visible(text)
    return child


def _style(kind: str) -> str:
    return kind.replace(" ", "-")
