"""Read the maritime file: land and territorial sea of each unit, with its holes.

The file has no holes. Where a country has a hole (Lesotho in South Africa), it
draws the ring as one more polygon that lies within the first; and it draws some
of a country's own islands (Phu Quoc) twice in the same way. Neither repair
method of the geometry library tells them apart: "structure" fills Lesotho,
"linework" cuts Phu Quoc out. Ownership does: an inner ring is a hole if another
country covers it.
"""

import json

import shapely
from geodata_atlas import Units
from geodata_codes import ALPHA2_BY_ALPHA3
from geodata_rings import on_grid, repaired, within_180
from shapely.geometry.base import BaseGeometry

# A box from 60 to 85 degrees south, not a coast: the atlas has the land.
DROPPED_UNITS = ("AQ",)

# Two units overlap as country and dependency if one covers this share of the other.
SAME_COUNTRY_SHARE = 0.9
# An inner ring is a hole if another country covers this share of it.
HOLE_SHARE = 0.5

Shells = dict[str, list[BaseGeometry]]


def read_maritime(text: bytes) -> tuple[Units, dict[str, int]]:
    """Give the area of each unit, and how many inner rings were holes or its own."""
    collection = json.loads(text)
    shells: Shells = {}
    for feature in collection["features"]:
        code = ALPHA2_BY_ALPHA3[feature["properties"]["A3"]]
        if code not in DROPPED_UNITS:
            shells[code] = _shells(feature["geometry"])
    return _with_holes(shells)


def _shells(geometry: dict[str, list[object]]) -> list[BaseGeometry]:
    """Repair each polygon of a unit by itself, the largest first."""
    polygons = shapely.get_parts(shapely.from_geojson(json.dumps(geometry)))
    areas = []
    for polygon in polygons:
        rings = [polygon.exterior, *polygon.interiors]
        areas.append(within_180(repaired([shapely.get_coordinates(r) for r in rings])))
    return sorted(areas, key=lambda area: -area.area)


def _with_holes(shells: Shells) -> tuple[Units, dict[str, int]]:
    """Turn inner rings into holes where another country covers them."""
    odd = {code: _even_odd(areas) for code, areas in shells.items()}
    codes = list(odd)
    tree = shapely.STRtree([odd[code] for code in codes])
    units: Units = {}
    counts = {"holes": 0, "own": 0}
    for code, areas in shells.items():
        inner = _inner(areas)
        near = [codes[n] for n in tree.query(odd[code], predicate="intersects")]
        others = [odd[c] for c in near if c != code and not _same_country(odd[c], odd[code])]
        area = shapely.union_all([a for n, a in enumerate(areas) if n not in inner])
        for n in sorted(inner):
            is_hole = any(_covers(other, areas[n]) for other in others)
            counts["holes" if is_hole else "own"] += 1
            area = area.difference(areas[n]) if is_hole else area.union(areas[n])
        units[code] = on_grid([area])
    return units, counts


def _even_odd(areas: list[BaseGeometry]) -> BaseGeometry:
    """Count every inner ring as a hole: good enough to ask whose land a ring is."""
    area = areas[0]
    for more in areas[1:]:
        area = area.symmetric_difference(more)
    return area


def _inner(areas: list[BaseGeometry]) -> set[int]:
    """Find the polygons that lie within another polygon of the same unit."""
    inside, outside = shapely.STRtree(areas).query(areas, predicate="within")
    return {int(a) for a, b in zip(inside, outside, strict=True) if a != b}


def _same_country(one: BaseGeometry, other: BaseGeometry) -> bool:
    smaller = min(one.area, other.area)
    return bool(one.intersection(other).area > SAME_COUNTRY_SHARE * smaller)


def _covers(other: BaseGeometry, ring: BaseGeometry) -> bool:
    return bool(other.intersection(ring).area > HOLE_SHARE * ring.area)
