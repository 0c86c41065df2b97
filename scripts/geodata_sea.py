"""Territorial sea: every point within 12 nautical miles of a unit's land.

Never a buffer in degrees. The outline of the land, densified, is cut into
pieces of about a degree; each is buffered on an azimuthal equidistant plane
around its middle (WGS84), where lengths are off by 5 parts in 100,000 at most,
and brought back. No coast comes within 500 km of a pole, so no plane holds one.

What is land of another unit is taken out again: ten kilometres south of a land
border is the neighbour's land, not one's sea. Where two zones overlap at sea,
both keep the overlap; no median line is drawn.
"""

import numpy as np
import shapely
from geodata_atlas import Units
from geodata_rings import (
    GRID_DEG,
    Coords,
    is_artificial,
    only_polygons,
    rings_of,
    within_180,
)
from numpy.typing import NDArray
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

SEA_KM = 22.224  # 12 nautical miles, by definition of the mile.
# The buffer drops hollows shallower than 1 % of its distance. One kilometre
# first (10 m), then the rest: a hollow of the first outline that the second
# drops is at most 10 m deep in the end. In one step it would be 222 m.
STEPS_M = (1_000.0, SEA_KM * 1000.0 - 1_000.0)
QUADRANT_SEGMENTS = 16
SPACING_KM = 2.0
# Sagitta up to which the zone's own outline is simplified; the land's is not.
BAND_TOLERANCE_M = 15.0

WGS84 = Geod(ellps="WGS84")


def with_sea(land: Units) -> Units:
    """Give each unit its land and its sea out to 12 nautical miles."""
    codes = list(land)
    tree = shapely.STRtree([land[code] for code in codes])
    regions = {}
    for code in codes:
        zone = band(land[code])
        near = [codes[n] for n in tree.query(zone)]
        regions[code] = _region(code, zone, land, near)
    return regions


def _region(code: str, zone: BaseGeometry, land: Units, near: list[str]) -> BaseGeometry:
    own = shapely.union(zone, land[code], grid_size=GRID_DEG)
    others = shapely.union_all([land[c] for c in near if c != code], grid_size=GRID_DEG)
    return only_polygons(shapely.difference(own, others, grid_size=GRID_DEG))


def band(area: BaseGeometry) -> BaseGeometry:
    """Give all that lies within 12 nautical miles of the outline of ``area``."""
    lines = [line for ring in rings_of(area) for line in outline_lines(ring)]
    by_cell: dict[tuple[int, int], list[Coords]] = {}
    for line in lines:
        for cell, piece in _pieces(line):
            by_cell.setdefault(cell, []).append(piece)
    zones = [_buffered(pieces) for pieces in by_cell.values()]
    return shapely.set_precision(within_180(shapely.union_all(zones)), GRID_DEG)


def outline_lines(ring: Coords, spacing_km: float = SPACING_KM) -> list[Coords]:
    """Give a ring as densified lines, without its artificial edges.

    Edges are straight in longitude and latitude, as in the files.
    """
    real = ~is_artificial(ring[:-1], ring[1:])
    breaks = np.flatnonzero(np.diff(real.astype(int))) + 1
    lines = []
    for run in np.split(np.arange(len(real)), breaks):
        if len(run) and real[run[0]]:
            lines.append(densified(ring[run[0] : run[-1] + 2], spacing_km))
    return lines


def densified(line: Coords, spacing_km: float) -> Coords:
    """Put points between the vertices so that no two are further apart than the spacing."""
    start, end = line[:-1], line[1:]
    length_m = WGS84.inv(start[:, 0], start[:, 1], end[:, 0], end[:, 1])[2]
    steps = np.maximum(1, np.ceil(length_m / (spacing_km * 1000.0)).astype(int))
    edge = np.repeat(np.arange(len(steps)), steps)
    nth = np.arange(len(edge)) - np.repeat(np.cumsum(steps) - steps, steps)
    share = (nth / steps[edge])[:, None]
    points: Coords = np.vstack([start[edge] + share * (end - start)[edge], line[-1:]])
    return points


def _pieces(line: Coords) -> list[tuple[tuple[int, int], Coords]]:
    """Cut a line where it passes from one cell of about a degree to the next."""
    lat = np.floor(line[:-1, 1])
    lon = np.floor(line[:-1, 0] * np.cos(np.radians(lat + 0.5)))
    breaks = np.flatnonzero((np.diff(lat) != 0) | (np.diff(lon) != 0)) + 1
    starts = [0, *breaks.tolist()]
    ends = [*breaks.tolist(), len(line) - 1]
    return [
        ((int(lon[a]), int(lat[a])), line[a : b + 1]) for a, b in zip(starts, ends, strict=True)
    ]


def _buffered(pieces: list[Coords]) -> BaseGeometry:
    """Buffer the lines of one cell on a plane around their middle."""
    every = np.vstack(pieces)
    middle = (every.min(axis=0) + every.max(axis=0)) / 2.0
    zone = shapely.multilinestrings([shapely.linestrings(_to_plane(p, middle)) for p in pieces])
    for reach_m in STEPS_M:
        zone = shapely.buffer(zone, reach_m, quad_segs=QUADRANT_SEGMENTS)
    zone = shapely.segmentize(shapely.simplify(zone, BAND_TOLERANCE_M), SPACING_KM * 1000.0)
    return shapely.transform(zone, lambda xy: _from_plane(xy, middle))


def _to_plane(points: Coords, middle: NDArray[np.float64]) -> Coords:
    """Map to metres east and north of ``middle``, true in distance and azimuth from it."""
    lon, lat = (np.full(len(points), part) for part in middle)
    azimuth, _, reach = WGS84.inv(lon, lat, points[:, 0], points[:, 1])
    turn = np.radians(azimuth)
    return np.column_stack([reach * np.sin(turn), reach * np.cos(turn)])


def _from_plane(plane: Coords, middle: NDArray[np.float64]) -> Coords:
    """Map back; longitudes run on past 180 rather than jump."""
    lon, lat = (np.full(len(plane), part) for part in middle)
    azimuth = np.degrees(np.arctan2(plane[:, 0], plane[:, 1]))
    to_lon, to_lat, _ = WGS84.fwd(lon, lat, azimuth, np.hypot(plane[:, 0], plane[:, 1]))
    to_lon = lon + (to_lon - lon + 180.0) % 360.0 - 180.0
    return np.column_stack([to_lon, to_lat])
