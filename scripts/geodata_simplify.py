"""Simplify outlines by metres on the ground, the same way on both sides of a border.

Rings are cut into arcs where three lines meet, so that two neighbours keep one
border between them. Each arc is simplified (Douglas and Peucker) in pieces of
half a degree of latitude at most, in degrees that are equally long both ways
there. What becomes invalid or loses a ring is done again with a finer tolerance.
"""

import itertools

import numpy as np
import shapely
from geodata_atlas import Units
from geodata_rings import Coords
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

METRES_PER_DEGREE = 111_320.0
BAND_DEG = 0.5
# Tries before the original is kept; each tolerance is a third of the last.
TRIES = 5

Key = tuple[float, float]


def simplified(units: Units, tolerance_m: float) -> Units:
    """Give the units with fewer vertices; no ring is lost, every area stays valid."""
    fixed = _fixed_points(units)
    result: Units = {}
    pending = dict(units)
    for attempt in range(TRIES + 1):
        last = attempt == TRIES
        for code, area in list(pending.items()):
            tolerance = 0.0 if last else tolerance_m / 3.0**attempt
            parts = [_thin_polygon(p, fixed, tolerance) for p in shapely.get_parts(area)]
            thin = shapely.multipolygons(parts)
            if last or (thin.is_valid and _rings(thin) == _rings(area)):
                result[code] = thin
                del pending[code]
    return result


def _rings(area: BaseGeometry) -> int:
    return int(shapely.get_num_interior_rings(shapely.get_parts(area)).sum() + len(area.geoms))


def _thin_polygon(
    polygon: BaseGeometry,
    fixed: set[Key],
    tolerance_m: float,
) -> BaseGeometry:
    """Simplify one polygon, finer and finer until it is valid and has all its rings."""
    rings = [shapely.get_coordinates(r) for r in (polygon.exterior, *polygon.interiors)]
    for attempt in range(TRIES):
        thin = [_thin_ring(ring, fixed, tolerance_m / 3.0**attempt) for ring in rings]
        if min(map(len, thin)) >= 4:
            candidate = shapely.Polygon(thin[0], thin[1:])
            if candidate.is_valid:
                return candidate
    return polygon


def _fixed_points(units: Units) -> set[Key]:
    """Find the vertices that stay: where arcs meet, and all that a cut has made."""
    every = shapely.get_coordinates(list(units.values()))
    rings = [
        shapely.get_coordinates(r)
        for area in units.values()
        for p in area.geoms
        for r in (p.exterior, *p.interiors)
    ]
    triples = np.vstack([_neighbours(ring) for ring in rings])
    order = np.lexsort(triples.T[::-1])
    triples = triples[order]
    triples = triples[np.append(True, np.any(np.diff(triples, axis=0) != 0, axis=1))]
    same_point = np.all(triples[1:, :2] == triples[:-1, :2], axis=1)
    meeting = triples[1:][same_point][:, :2]
    cut = every[(np.abs(every[:, 0]) == 180.0) | (np.abs(every[:, 1]) == 90.0)]
    return {(x, y) for x, y in np.vstack([meeting, cut]).tolist()}


def _neighbours(ring: Coords) -> Coords:
    """Give each vertex with its two neighbours, the lesser neighbour first."""
    point = ring[:-1]
    before, after = np.roll(point, 1, axis=0), np.roll(point, -1, axis=0)
    swap = (before[:, 0] > after[:, 0]) | (
        (before[:, 0] == after[:, 0]) & (before[:, 1] > after[:, 1])
    )
    low = np.where(swap[:, None], after, before)
    high = np.where(swap[:, None], before, after)
    triples: Coords = np.hstack([point, low, high])
    return triples


def _thin_ring(
    ring: Coords,
    fixed: set[Key],
    tolerance_m: float,
) -> Coords:
    """Cut a ring at its fixed points and simplify the arcs between them."""
    keys: list[Key] = [(x, y) for x, y in ring[:-1].tolist()]
    stops = [n for n, key in enumerate(keys) if key in fixed] or [keys.index(min(keys))]
    turned = np.vstack([ring[stops[0] : -1], ring[: stops[0] + 1]])
    ends = [n - stops[0] for n in stops] + [len(keys)]
    pieces = []
    for start, end in itertools.pairwise(ends):
        arc = turned[start : end + 1]
        pieces.append(_thin_arc(arc, tolerance_m)[:-1])
    return np.vstack([*pieces, turned[:1]])


def _thin_arc(arc: Coords, tolerance_m: float) -> Coords:
    """Simplify an arc in the one direction that both of its sides agree on."""
    if len(arc) < 3 or tolerance_m == 0.0:
        return arc
    first, last = tuple(arc[0]), tuple(arc[-1])
    backwards = (last, tuple(arc[-2])) < (first, tuple(arc[1]))
    line = arc[::-1] if backwards else arc
    thin = np.vstack([p if n == 0 else p[1:] for n, p in enumerate(_thin_bands(line, tolerance_m))])
    return thin[::-1] if backwards else thin


def _thin_bands(line: Coords, tolerance_m: float) -> list[Coords]:
    """Simplify piece by piece, none of which spans more than a band of latitude."""
    band = np.floor(line[:, 1] / BAND_DEG)
    cuts: NDArray[np.intp] = np.flatnonzero(np.diff(band) != 0) + 1
    if np.array_equal(line[0], line[-1]):
        cuts = np.union1d(cuts, [_furthest(line)])
    stops = np.unique([0, *cuts, len(line) - 1])
    return [_thin(line[a : b + 1], tolerance_m) for a, b in itertools.pairwise(stops)]


def _furthest(line: Coords) -> int:
    return int(np.argmax(np.abs(line - line[0]).sum(axis=1)))


def _thin(piece: Coords, tolerance_m: float) -> Coords:
    squeeze = np.array([np.cos(np.radians(piece[:, 1].mean())), 1.0])
    line = shapely.linestrings(piece * squeeze)
    kept = shapely.simplify(line, tolerance_m / METRES_PER_DEGREE, preserve_topology=False)
    back: Coords = np.round(shapely.get_coordinates(kept) / squeeze, 6)
    return back
