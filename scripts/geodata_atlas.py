"""Read the atlas: the TopoJSON of world-atlas as one valid area of land per unit."""

import json
from typing import Any

import numpy as np
import shapely
from geodata_codes import ALPHA2_BY_NUMBER, ATLAS_UNNUMBERED, INDIAN_OCEAN_SPLIT_DEG
from geodata_rings import Coords, on_grid, repaired, within_180
from shapely.geometry.base import BaseGeometry

Units = dict[str, BaseGeometry]


def read_atlas(text: bytes) -> tuple[Units, int]:
    """Give the land of each unit, and how many rings were too small to be one."""
    topology = json.loads(text)
    arcs = _decoded_arcs(topology)
    pieces: dict[str, list[BaseGeometry]] = {}
    dropped = 0
    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = [_rings(polygon, arcs) for polygon in _polygons(geometry)]
        kept = [[r for r in rings if len(r) >= 4] for rings in polygons]
        dropped += sum(map(len, polygons)) - sum(map(len, kept))
        areas = [within_180(repaired(rings)) for rings in kept if rings]
        pieces.setdefault(_code(geometry), []).extend(areas)
    units = {code: on_grid(areas) for code, areas in pieces.items() if areas}
    return _with_indian_ocean_split(units), dropped


def _decoded_arcs(topology: dict[str, Any]) -> list[Coords]:
    """Sum the steps of each arc and undo the quantisation."""
    scale = np.array(topology["transform"]["scale"])
    origin = np.array(topology["transform"]["translate"])
    return [np.cumsum(np.array(arc), axis=0) * scale + origin for arc in topology["arcs"]]


def _polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    nested: list[Any] = geometry.get("arcs", [])
    return [nested] if geometry["type"] == "Polygon" else nested


def _rings(polygon: list[list[int]], arcs: list[Coords]) -> list[Coords]:
    return [np.round(_joined(ring, arcs), 6) for ring in polygon]


def _joined(ring: list[int], arcs: list[Coords]) -> Coords:
    """Join arcs end to end; a negative index is that arc backwards."""
    pieces = [arcs[index] if index >= 0 else arcs[~index][::-1] for index in ring]
    return np.vstack([pieces[0], *(piece[1:] for piece in pieces[1:])])


def _code(geometry: dict[str, Any]) -> str:
    number = geometry.get("id")
    if number is None:
        return ATLAS_UNNUMBERED[geometry["properties"]["name"]]
    return ALPHA2_BY_NUMBER[number]


def _with_indian_ocean_split(units: Units) -> Units:
    """Give Christmas Island (CX) and Cocos (CC) the codes that ISO has for them."""
    both = units.pop("X-INDIAN-OCEAN", None)
    if both is None:
        return units
    east = [part.centroid.x > INDIAN_OCEAN_SPLIT_DEG for part in both.geoms]
    for code, side in (("CX", True), ("CC", False)):
        units[code] = shapely.multipolygons(
            [part for part, is_east in zip(both.geoms, east, strict=True) if is_east is side]
        )
    return units
