"""Measure what the files are worth: how far outlines lie from where they should.

Everything is measured on the files as written, by sampling, with no use of how
they were made.
"""

from collections.abc import Iterable

import numpy as np
import shapely
from geodata_atlas import Units
from geodata_codes import MEMBERS
from geodata_rings import Coords, rings_of
from geodata_sea import SEA_KM, WGS84, densified, outline_lines
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

Floats = NDArray[np.float64]

KM_PER_DEGREE = 111.32
BAND_DEG = 0.5
# Two outlines further apart than this do not show the same coast.
SAME_COAST_KM = 15.0
# Nearer than this to another unit, an outline may be a border or a median line.
ALONE_KM = 50.0
NOTABLE_SHARE = 0.01
BOX_GROWTH = np.array([-1.0, -1.0, 1.0, 1.0])


def points_of(areas: Iterable[BaseGeometry], spacing_km: float) -> Coords:
    """Sample the outlines of areas, artificial edges left out."""
    lines = [d for a in areas for r in rings_of(a) for d in outline_lines(r, spacing_km)]
    return np.vstack(lines)


def nearest_km(points: Coords, areas: list[BaseGeometry], limit_km: float) -> Floats:
    """Give each point's distance to the outlines of areas; infinite beyond the limit.

    Done band by band of half a degree, on a plane where a degree of longitude is
    shortened to its length in that band.
    """
    lines = [line for a in areas for r in rings_of(a) for line in outline_lines(r, 5.0)]
    if not lines:
        return np.full(len(points), np.inf)
    edges = np.vstack([np.hstack([line[:-1], line[1:]]) for line in lines])
    distances = np.full(len(points), np.inf)
    margin = limit_km / 110.0
    for band in np.unique(np.floor(points[:, 1] / BAND_DEG)):
        low, high = band * BAND_DEG, (band + 1) * BAND_DEG
        here = np.flatnonzero((points[:, 1] >= low) & (points[:, 1] < high))
        lat = edges[:, 1::2]
        near = edges[(lat.max(axis=1) > low - margin) & (lat.min(axis=1) < high + margin)]
        if len(near):
            squeeze = np.cos(np.radians((low + high) / 2.0))
            distances[here] = _in_band(points[here], near, squeeze, limit_km)
    return distances


def _in_band(points: Coords, edges: Floats, squeeze: float, limit_km: float) -> Floats:
    scale = np.array([squeeze, 1.0]) * KM_PER_DEGREE
    tree = shapely.STRtree(shapely.linestrings(edges.reshape(-1, 2, 2) * scale))
    (asked, _), found = tree.query_nearest(
        shapely.points(points * scale),
        max_distance=limit_km,
        return_distance=True,
        all_matches=False,
    )
    distances = np.full(len(points), np.inf)
    distances[asked] = found
    return distances


def simplification_error_km(original: Units, simplified: Units) -> dict[str, float]:
    """Give the Hausdorff distance of all outlines, both ways, sampled every 200 m."""
    there = back = 0.0
    for code, area in original.items():
        thin = simplified[code]
        there = max(there, nearest_km(points_of([area], 0.2), [thin], 2.0).max())
        back = max(back, nearest_km(points_of([thin], 0.2), [area], 2.0).max())
    return {"original_to_file": round(float(there), 3), "file_to_original": round(float(back), 3)}


def sea_width_km(regions: Units, land: Units) -> dict[str, float]:
    """Give how far the seaward outlines lie from the land: it should be 12 nm.

    Every fourth vertex of the outline (5 km apart at most); what lies on a coast (of inland
    water, or of a neighbour) is left out. Distances are chords between points on WGS84,
    1 cm short at most.
    """
    everyone = shapely.STRtree(list(land.values()))
    found = []
    for code, region in regions.items():
        points = points_of([region], 5.0)[::4]
        on_land = everyone.query(shapely.points(points), predicate="dwithin", distance=0.002)[0]
        points = np.delete(points, np.unique(on_land), axis=0)
        if len(points):
            found.append(_chords_km(points, points_of([land[code]], 0.5)))
    widths = np.concatenate(found)
    return {
        "wanted": SEA_KM,
        "least": round(float(widths.min()), 3),
        "median": round(float(np.median(widths)), 3),
        "greatest": round(float(widths.max()), 3),
        "samples": len(widths),
    }


def _chords_km(points: Coords, targets: Coords) -> Floats:
    """Give each point's distance in space to the nearest target, cell by cell."""
    order = np.argsort(targets[:, 1])
    targets = targets[order]
    space, aims = _in_space(points), _in_space(targets)
    distances = np.full(len(points), np.inf)
    cells, cell_of = np.unique(np.floor(points), axis=0, return_inverse=True)
    for number, (lon, lat) in enumerate(cells):
        here = np.flatnonzero(cell_of.ravel() == number)
        low, high = np.searchsorted(targets[:, 1], [lat - 0.3, lat + 1.3])
        reach = 0.3 / np.cos(np.radians(min(abs(lat) + 2.0, 89.0)))
        offset = np.abs((targets[low:high, 0] - lon - 0.5 + 180.0) % 360.0 - 180.0)
        near = aims[low:high][offset < 0.5 + reach]
        for chunk in np.array_split(here, max(1, len(here) // 20)):
            gaps = space[chunk][:, None, :] - near[None, :, :]
            distances[chunk] = np.sqrt((gaps**2).sum(axis=2)).min(axis=1)
    return distances


def _in_space(points: Coords) -> Floats:
    lon, lat = np.radians(points).T
    a, e2 = WGS84.a / 1000.0, WGS84.es
    n = a / np.sqrt(1.0 - e2 * np.sin(lat) ** 2)
    space: Floats = np.stack(
        [
            n * np.cos(lat) * np.cos(lon),
            n * np.cos(lat) * np.sin(lon),
            n * (1 - e2) * np.sin(lat),
        ],
        axis=1,
    )
    return space


def coast_gap_km(one: Units, other: Units) -> dict[str, float]:
    """Compare seaward outlines that both files show, one country at a time."""
    countries = _countries(one)
    others = _countries(other)
    found = []
    for country in sorted(set(countries) & set(others)):
        points = points_of(countries[country], 5.0)[::5]
        rivals = [a for c, areas in countries.items() if c != country for a in areas]
        points = points[np.isinf(nearest_km(points, _close(rivals, points), ALONE_KM))]
        if len(points):
            found.append(nearest_km(points, others[country], SAME_COAST_KM))
    gaps = np.concatenate(found)
    return _summary(gaps[np.isfinite(gaps)], len(gaps))


def _countries(units: Units) -> dict[str, list[BaseGeometry]]:
    """Group units by the country that they belong to."""
    country_of = {unit: country for country, members in MEMBERS.items() for unit in members}
    grouped: dict[str, list[BaseGeometry]] = {}
    for code, area in units.items():
        grouped.setdefault(country_of.get(code, code), []).append(area)
    return grouped


def _close(areas: list[BaseGeometry], points: Coords) -> list[BaseGeometry]:
    """Leave out the areas whose box none of the points comes near."""
    if not areas:
        return []
    tree = shapely.STRtree(shapely.points(points))
    reach_deg = 2.0
    boxes = [shapely.box(*(np.array(a.bounds) + reach_deg * BOX_GROWTH)) for a in areas]
    hit = np.unique(tree.query(boxes)[0])
    return [areas[n] for n in hit]


def _summary(gaps: Floats, asked: int) -> dict[str, float]:
    median, p95, p99 = np.percentile(gaps, [50, 95, 99])
    return {
        "median": round(float(median), 3),
        "p95": round(float(p95), 3),
        "p99": round(float(p99), 3),
        "samples": len(gaps),
        "without_counterpart": asked - len(gaps),
    }


def nearest_to(point: tuple[float, float], areas: list[BaseGeometry]) -> tuple[float, Coords]:
    """Give the geodesic distance (km) from a longitude and latitude, and where it ends."""
    points = points_of(areas, 1.0)
    lon, lat = (np.full(len(points), part) for part in point)
    reach = WGS84.inv(lon, lat, points[:, 0], points[:, 1])[2]
    at = int(reach.argmin())
    fine = densified(points[max(0, at - 1) : at + 2], 0.01)
    lon, lat = (np.full(len(fine), part) for part in point)
    reach = WGS84.inv(lon, lat, fine[:, 0], fine[:, 1])[2]
    return round(float(reach.min()) / 1000.0, 3), np.round(fine[reach.argmin()], 5)


def overlaps(units: Units) -> dict[str, float]:
    """List the pairs of units of two countries that share over 1 % of the smaller one."""
    codes = sorted(units)
    areas = [units[code] for code in codes]
    country_of = {unit: country for country, members in MEMBERS.items() for unit in members}
    shares = {}
    for a, b in shapely.STRtree(areas).query(areas, predicate="intersects").T.tolist():
        one, other = codes[a], codes[b]
        if a < b and country_of.get(one, one) != country_of.get(other, other):
            common = areas[a].intersection(areas[b]).area
            shares[f"{one}/{other}"] = round(common / min(areas[a].area, areas[b].area), 4)
    return {pair: share for pair, share in shares.items() if share > NOTABLE_SHARE}
