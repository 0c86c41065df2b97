"""Territorial sea: every point within 12 nautical miles of a unit's land.

No buffer in degrees, and none in a projection either: the zone is the union of
geodesic discs on WGS84 around the vertices of the land's outline, which is
densified to 1 km first. Between two centres 1 km apart the union falls short of
the true zone by 6 m at most.

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
SPACING_KM = 1.0
CORNERS = 64
# The corners lie a little outside, the middles of the edges a little inside.
CORNER_KM = SEA_KM * (2.0 - np.cos(np.pi / CORNERS)) ** 0.5
# Sagitta up to which the band's own outline is simplified; the land's is not.
BAND_TOLERANCE_DEG = 25.0 / 111_320.0

WGS84 = Geod(ellps="WGS84")


def with_sea(land: Units) -> Units:
    """Give each unit its land and its sea out to 12 nautical miles."""
    everything = shapely.union_all(list(land.values()), grid_size=GRID_DEG)
    shapely.prepare(everything)
    bands = {code: _band(area, everything) for code, area in land.items()}
    codes = list(land)
    tree = shapely.STRtree([land[code] for code in codes])
    return {
        code: _region(code, band, land, [codes[n] for n in tree.query(band)])
        for code, band in bands.items()
    }


def _region(code: str, band: BaseGeometry, land: Units, near: list[str]) -> BaseGeometry:
    own = shapely.union(band, land[code], grid_size=GRID_DEG)
    others = shapely.union_all([land[c] for c in near if c != code], grid_size=GRID_DEG)
    return only_polygons(shapely.difference(own, others, grid_size=GRID_DEG))


def _band(area: BaseGeometry, everything: BaseGeometry) -> BaseGeometry:
    """Unite the discs around the outline of ``area``, leaving out those all on land."""
    centres = np.unique(np.vstack([outline_points(ring) for ring in rings_of(area)]), axis=0)
    discs = shapely.polygons(_disc_corners(centres))
    discs = discs[~shapely.contains_properly(everything, discs)]
    band = _simplified(within_180(shapely.union_all(discs)))
    return shapely.set_precision(band, GRID_DEG)


def outline_points(ring: Coords, spacing_km: float = SPACING_KM) -> Coords:
    """Give the points of a ring, densified, without its artificial edges.

    Edges are straight in longitude and latitude, as in the files.
    """
    start, end = ring[:-1], ring[1:]
    real = ~is_artificial(start, end)
    start, end = start[real], end[real]
    if not len(start):
        return np.empty((0, 2))
    length_m = WGS84.inv(start[:, 0], start[:, 1], end[:, 0], end[:, 1])[2]
    steps = np.maximum(1, np.ceil(length_m / (spacing_km * 1000.0)).astype(int))
    edge = np.repeat(np.arange(len(steps)), steps)
    nth = np.arange(len(edge)) - np.repeat(np.cumsum(steps) - steps, steps)
    share = (nth / steps[edge])[:, None]
    return np.vstack([start[edge] + share * (end - start)[edge], end])


def _disc_corners(centres: Coords) -> NDArray[np.float64]:
    """Walk from each centre in all directions; longitudes run on past 180."""
    azimuth = np.linspace(360.0, 0.0, CORNERS, endpoint=False)
    lon, lat = np.repeat(centres[:, 0], CORNERS), np.repeat(centres[:, 1], CORNERS)
    reach = np.full(len(lon), CORNER_KM * 1000.0)
    to_lon, to_lat, _ = WGS84.fwd(lon, lat, np.tile(azimuth, len(centres)), reach)
    to_lon = lon + (to_lon - lon + 180.0) % 360.0 - 180.0
    return np.stack([to_lon, to_lat], axis=1).reshape(len(centres), CORNERS, 2)


def _simplified(band: BaseGeometry) -> BaseGeometry:
    """Simplify each part in degrees that are equally long both ways where it lies."""
    parts = []
    for part in shapely.get_parts(band):
        lat = max(abs(part.bounds[1]), abs(part.bounds[3]))
        squeeze = np.array([np.cos(np.radians(lat)), 1.0])
        local = shapely.transform(part, lambda c, s=squeeze: c * s)
        thin = shapely.simplify(local, BAND_TOLERANCE_DEG * squeeze[0])
        parts.append(shapely.transform(thin, lambda c, s=squeeze: c / s))
    return shapely.union_all(parts)
