"""Rings: from longitudes that jump at 180 degrees to valid polygons within +-180.

A ring that crosses the antimeridian is unrolled, so that its longitudes run on
past 180. A ring that goes once round a pole is closed through that pole. Only
then is anything repaired, and then cut at +-180. So every vertex that a cut
made lies exactly on lon = +-180 or lat = +-90, and an edge between two such
vertices is artificial: no coast, no border.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

Coords = NDArray[np.float64]

# One step of the integer coordinates that the files hold: 0.11 m at most.
GRID_DEG = 1e-6


def unrolled(ring: Coords) -> Coords:
    """Give a closed ring whose longitudes run on instead of jumping at 180."""
    run = ring.copy()
    run[:, 0] = np.round(np.unwrap(ring[:, 0], period=360.0), 6)
    turns = round((run[-1, 0] - run[0, 0]) / 360.0)
    return closed_through_pole(run) if turns else run


def closed_through_pole(run: Coords) -> Coords:
    """Close a ring that goes once round a pole along the meridian of its seam.

    The seam is moved to +-180 first, where the artificial edges are known to be.
    """
    run = _seam_at_antimeridian(run)
    pole = 90.0 if run[:, 1].mean() > 0 else -90.0
    ends = [[run[-1, 0], pole], [run[0, 0], pole], run[0]]
    return np.vstack([run, ends])


def _seam_at_antimeridian(run: Coords) -> Coords:
    """Start the ring at the point where it crosses an odd multiple of 180."""
    lon = run[:, 0]
    if (lon[0] - 180.0) % 360.0 == 0.0:
        return run
    step = 1 if lon[-1] > lon[0] else -1
    seam = np.ceil((min(lon[0], lon[-1]) - 180.0) / 360.0) * 360.0 + 180.0
    at = int(np.flatnonzero((step * (lon[:-1] - seam) < 0) & (step * (lon[1:] - seam) >= 0))[0])
    share = (seam - lon[at]) / (lon[at + 1] - lon[at])
    lat = run[at, 1] + share * (run[at + 1, 1] - run[at, 1])
    after = run[at + 1 :]
    before = run[1 : at + 1] + np.array([step * 360.0, 0.0])
    return np.vstack([[[seam, lat]], after, before, [[seam + step * 360.0, lat]]])


def repaired(rings: Sequence[Coords]) -> BaseGeometry:
    """Give the valid area of one polygon: an exterior ring and its holes, unrolled."""
    area = _valid_area(rings[0])
    for hole in rings[1:]:
        piece = _valid_area(hole)
        # The hole may have been unrolled from the other side.
        for turn in (-360.0, 0.0, 360.0):
            area = area.difference(_turned(piece, turn))
    return area


def _turned(area: BaseGeometry, turn: float) -> BaseGeometry:
    """Shift an area in longitude."""
    shift = np.array([turn, 0.0])
    return shapely.transform(area, lambda coords: coords + shift)


def _valid_area(ring: Coords) -> BaseGeometry:
    return shapely.make_valid(shapely.Polygon(unrolled(ring)), method="structure")


def within_180(area: BaseGeometry) -> BaseGeometry:
    """Cut an area at the antimeridian and shift what lies beyond it back."""
    low, _, high, _ = area.bounds
    if low >= -180.0 and high <= 180.0:
        return area
    pieces = []
    for turn in (-360.0, 0.0, 360.0):
        box = shapely.box(-180.0 + turn, -90.0, 180.0 + turn, 90.0)
        pieces.append(_turned(area.intersection(box), -turn))
    return shapely.union_all(pieces)


def on_grid(areas: Iterable[BaseGeometry]) -> BaseGeometry:
    """Unite areas and put every vertex on the grid of the files, validly."""
    return only_polygons(shapely.union_all(list(areas), grid_size=GRID_DEG))


def only_polygons(area: BaseGeometry) -> BaseGeometry:
    """Drop points and lines that a set operation left beside the polygons."""
    parts = [p for p in _atoms(area) if p.geom_type == "Polygon" and not p.is_empty]
    return shapely.multipolygons(parts)


def _atoms(area: BaseGeometry) -> list[BaseGeometry]:
    parts = list(shapely.get_parts(area))
    if area.geom_type != "GeometryCollection":
        return parts
    return [atom for part in parts for atom in _atoms(part)]


def rings_of(area: BaseGeometry) -> list[Coords]:
    """List the coordinates of every ring of an area, exteriors and holes alike."""
    rings: list[Coords] = []
    for polygon in shapely.get_parts(area):
        rings.append(shapely.get_coordinates(polygon.exterior))
        rings.extend(shapely.get_coordinates(hole) for hole in polygon.interiors)
    return rings


def is_artificial(start: Coords, end: Coords) -> NDArray[np.bool_]:
    """Say which edges lie on lon = +-180 or lat = +-90: cuts, not outlines."""
    lon = (np.abs(start[:, 0]) == 180.0) & (start[:, 0] == end[:, 0])
    lat = (np.abs(start[:, 1]) == 90.0) & (start[:, 1] == end[:, 1])
    either: NDArray[np.bool_] = lon | lat
    return either
