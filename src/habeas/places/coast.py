"""Coasts: the land and the lines around some places, cut and simplified for the eye alone.

From the packaged atlas (Natural Earth); no answer is ever taken from these lines.
"""

from collections.abc import Iterable
from functools import cache
from math import cos, radians
from typing import TYPE_CHECKING, Any

from shapely.geometry.polygon import orient

from habeas.evidence.late import Late
from habeas.places.boundaries import Boundary
from habeas.places.frozen import GEODATA
from habeas.places.geodesic import Floats, Point

if TYPE_CHECKING:
    import numpy as np
    import shapely
else:
    np = Late("numpy")
    shapely = Late("shapely")

# Thousandths of a degree: about 100 m, finer than a line on the screen.
_GRID = 1_000
# Of the height of the map: below it a corner is not seen.
_CORNER = 1 / 700
_MOST_CORNERS = 18_000
# Of the larger side: what a wide sheet shows beyond the places themselves.
_MARGIN = 0.75
Window = list[tuple[float, float, float, float]]


def window_around(points: Iterable[Point]) -> Window:
    """Give the rectangles of longitude and latitude around some points; two across 180 degrees."""
    some = list(points)
    if not some:
        return []
    lats, lons = [p.lat for p in some], [p.lon for p in some]
    east = [lon + 360 if lon < 0 else lon for lon in lons]
    # Of the two ways round the earth the shorter one, so that a map can hold the line of dates.
    if max(east) - min(east) < max(lons) - min(lons) - 1:
        lons = [lon - 360 for lon in east] if min(east) > 180 else east
    pad = max(4.0, _MARGIN * max(max(lats) - min(lats), max(lons) - min(lons)))
    # Degrees of longitude are narrower away from the equator, so a map as wide needs more of them.
    narrow = max(0.3, cos(radians(max(map(abs, lats)))))
    west, right = min(lons) - pad / narrow, max(lons) + pad / narrow
    south, north = max(-89.9, min(lats) - pad), min(89.9, max(lats) + pad)
    if right - west >= 360:
        return [(-180.0, south, 180.0, north)]
    if right > 180:
        return [(west, south, 180.0, north), (-180.0, south, right - 360, north)]
    if west < -180:
        return [(west + 360, south, 180.0, north), (-180.0, south, right, north)]
    return [(west, south, right, north)]


def coasts(window: Window) -> list[list[int]]:
    """Give the rings of land in a window, as ``packed``; clockwise, as the page draws them."""
    step = _tolerance(window)
    while True:
        rings = list(_rings(window, step))
        if sum(map(len, rings)) <= _MOST_CORNERS:
            return [packed(ring) for ring in rings]
        step *= 1.6


def borders(boundary: Boundary, window: Window) -> list[list[int]]:
    """Give the lines of a territory in a window, as ``packed``."""
    step = _tolerance(window)
    return [packed(line) for line in border_lines(boundary, window, step)]


def border_lines(boundary: Boundary, window: Window, step: float) -> Iterable[Floats]:
    """Give the lines of a territory in a window as arrays of longitude and latitude."""
    for box in window:
        line = shapely.simplify(_cut(shapely.boundary(boundary.area), box), step)
        for part in shapely.get_parts(line):
            if not shapely.is_empty(part):
                yield shapely.get_coordinates(part)


def fine(line: Floats, step: float) -> Floats:
    """Give a line with corners at most ``step`` degrees apart."""
    return np.asarray(shapely.get_coordinates(shapely.segmentize(shapely.linestrings(line), step)))


def coarse(line: Floats, step: float) -> Floats:
    """Give a line without the corners that lie within ``step`` degrees of it."""
    return np.asarray(shapely.get_coordinates(shapely.simplify(shapely.linestrings(line), step)))


def packed(ring: Any) -> list[int]:
    """Give a line as differences in thousandths of a degree: longitude, latitude, and so on."""
    grid = np.rint(np.asarray(ring) * _GRID).astype(np.int64)
    return [int(n) for n in np.diff(grid, axis=0, prepend=[[0, 0]]).ravel()]


def unpacked(ring: Iterable[int]) -> Floats:
    """Give the longitudes and latitudes of a line that was ``packed``.

    Example:
        >>> unpacked(packed([(1.0, 2.0), (1.5, 2.25)])).tolist()
        [[1.0, 2.0], [1.5, 2.25]]
    """
    return np.asarray(np.array(ring, dtype=np.int64).reshape(-1, 2).cumsum(axis=0) / _GRID)


def _tolerance(window: Window) -> float:
    return max((north - south for _, south, _, north in window), default=0.0) * _CORNER


def _rings(window: Window, step: float) -> Iterable[Any]:
    for box in window:
        for country in _countries():
            if _meets(shapely.bounds(country), box):
                land = shapely.simplify(_cut(country, box), step, preserve_topology=True)
                yield from _outer(land, step)


def _outer(land: Any, step: float) -> Iterable[Any]:
    """Give the rings of land that are large enough to be seen."""
    for part in shapely.get_parts(land):
        if part.geom_type == "Polygon" and part.area > step * step:
            turned = orient(part, sign=-1.0)
            yield shapely.get_coordinates(turned.exterior)


def _cut(shape: Any, box: tuple[float, float, float, float]) -> Any:
    return shapely.clip_by_rect(shape, *box)


def _meets(bounds: Any, box: tuple[float, float, float, float]) -> bool:
    return bool(
        bounds[0] <= box[2] and bounds[2] >= box[0] and bounds[1] <= box[3] and bounds[3] >= box[1]
    )


@cache
def _countries() -> list[Any]:
    """Give the land of each unit of the atlas; lakes and enclaves are not drawn."""
    with np.load(GEODATA / "outlines_atlas.npz") as bundle:
        arrays = {name: bundle[name] for name in bundle.files}
    coords = np.cumsum(arrays["deltas"], axis=0, dtype=np.int64) / 1_000_000
    starts, holes = arrays["ring_start"], arrays["ring_hole"]
    outer = [n for n in np.flatnonzero(~holes) if starts[n + 1] - starts[n] >= 3]
    corners = np.concatenate([coords[starts[n] : starts[n + 1]] for n in outer])
    numbers = np.repeat(np.arange(len(outer)), [starts[n + 1] - starts[n] for n in outer])
    rings = shapely.polygons(shapely.linearrings(corners, indices=numbers))
    valid = shapely.is_valid(rings)
    return [r if v else shapely.make_valid(r) for r, v in zip(rings, valid, strict=True)]
