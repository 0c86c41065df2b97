"""Touched: which countries an envelope may reach, and in which it certainly lies.

Possible is generous: a country counts if, by either boundary file, its territory comes within
that file's error of the envelope. Certain is strict: the whole envelope lies in it by every file
that has it. Between the two nothing is known.

All outlines of a file are searched at once: they are cut into short runs, each inside a ball
through the earth. No way over the ground is shorter than the chord, so that a run whose ball is
too far is left out for good, and only the others are measured.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from habeas.bounds import Tri
from habeas.evidence.late import Late
from habeas.places.boundaries import FILES, outline_arrays
from habeas.places.envelope import Envelope, Excess
from habeas.places.frozen import manifest
from habeas.places.geodesic import Floats, Point, cartesian_km, distances_from_both_km
from habeas.places.outline import Outline
from habeas.places.region import MARGIN_KM, region
from habeas.places.units import members

if TYPE_CHECKING:
    import numpy as np
    import shapely
    from numpy.typing import NDArray

    Indices = NDArray[np.intp]
else:
    np = Late("numpy")
    shapely = Late("shapely")
    Indices = Any

# Corners in one run.
RUN: Final = 24
# So many of the nearest runs are asked for their first corner before all corners are.
FEW: Final = 40
# Edges are straight on the map, and no degree is longer than this.
_LONGEST_DEGREE_KM: Final = 111.7


@dataclass(frozen=True, slots=True, eq=False)
class _Runs:
    """The edges of one file's outlines, in runs of neighbours.

    Attributes:
        starts, ends: of each edge, longitude and latitude.
        unit: of each edge the index of its unit.
        first: of each run its first edge, and the number of edges at the end.
        centre, radius: the ball of each run, in km from the middle of the earth.
        codes: the country of each unit.
        tree, polygon_unit: the areas, and the unit of each.
        error_km: how far the line may be off.
    """

    starts: Floats
    ends: Floats
    unit: Indices
    first: Indices
    centre: Floats
    radius: Floats
    codes: tuple[str, ...]
    tree: Any
    polygon_unit: Indices
    error_km: float


def countries_possible(
    envelopes: Iterable[Envelope], speed_kt: float, file: str = ""
) -> tuple[str, ...]:
    """Give the countries that some envelope may touch, by code.

    Args:
        envelopes: where the mover can have been; places in any of them count.
        speed_kt: the speed limit.
        file: only this boundary file; all of them if blank.

    Example:
        >>> from habeas.places.envelope import Anchor
        >>> disc = Envelope(Anchor(Point(26.2285, -97.6544), 5.0, 60.0))
        >>> countries_possible([disc], 300.0), countries_possible([disc], 2000.0)
        (('US',), ('MX', 'US'))
    """
    found: set[str] = set()
    for envelope in envelopes:
        if not envelope.is_empty(speed_kt):
            for name in [file] if file else FILES:
                found |= _touched(_runs(name), envelope, speed_kt)
    return tuple(sorted(found))


def countries_certain(
    envelopes: Iterable[Envelope], speed_kt: float, file: str = ""
) -> tuple[str, ...]:
    """Give the countries in which some envelope lies as a whole, by every file that has them.

    Args:
        envelopes: each holds the mover at an instant of its own.
        speed_kt: the speed limit.
        file: only this boundary file; all of them if blank.

    Example:
        >>> from habeas.places.envelope import Anchor
        >>> disc = Envelope(Anchor(Point(32.7, -97.0), 5.0, 360.0))
        >>> countries_certain([disc], 700.0)
        ('US',)
    """
    found: set[str] = set()
    for envelope in envelopes:
        if envelope.is_empty(speed_kt):
            continue
        for code in set(countries_at(envelope.a_point(speed_kt), file)) - found:
            asked = region(code).chosen(file) if file else region(code)
            if asked.is_outside(envelope, speed_kt) is Tri.NO:
                found.add(code)
    return tuple(sorted(found))


def countries_at(point: Point, file: str = "") -> tuple[str, ...]:
    """Give the countries that have a point, by some file; the files' errors are not allowed for.

    Example:
        >>> countries_at(Point(14.0, -87.2)), countries_at(Point(25.0, -90.0))
        (('HN',), ())
    """
    names = [file] if file else FILES
    return tuple(sorted(set().union(*(_holding(_runs(name), point) for name in names))))


def countries_of_points(lons: Floats, lats: Floats, file: str = "") -> tuple[str, ...]:
    """Give the countries that have any of some points, by some file."""
    found: set[str] = set()
    for name in [file] if file else FILES:
        runs = _runs(name)
        shapes = runs.tree.geometries
        box = shapely.box(lons.min(), lats.min(), lons.max(), lats.max())
        for n in runs.tree.query(box).tolist():
            code = runs.codes[runs.polygon_unit[n]]
            if code not in found and _has_any(shapes[n], lons, lats):
                found.add(code)
    return tuple(sorted(found))


def _has_any(shape: Any, lons: Floats, lats: Floats) -> bool:
    west, south, east, north = shapely.bounds(shape)
    near = (lons >= west) & (lons <= east) & (lats >= south) & (lats <= north)
    if not near.any():
        return False
    shapely.prepare(shape)
    return bool(shapely.intersects_xy(shape, lons[near], lats[near]).any())


def _touched(runs: _Runs, envelope: Envelope, speed_kt: float) -> set[str]:
    excess = envelope.excess_km(speed_kt)
    a, b = envelope.start.point, envelope.far_end
    ends = cartesian_km(np.array([a.lon, b.lon]), np.array([a.lat, b.lat]))
    near1, near2 = (
        np.maximum(np.sqrt(((runs.centre - end) ** 2).sum(axis=1)) - runs.radius, 0.0)
        for end in ends
    )
    least = excess(near1, near2)
    # The nearest first: for most countries its first corner is in reach already.
    open_runs = np.flatnonzero(least <= runs.error_km)
    open_runs = open_runs[np.argsort(least[open_runs], kind="stable")]
    found = _holding(runs, a)
    of_run = np.array(runs.codes)[runs.unit[runs.first[open_runs]]]
    for code in np.unique(of_run).tolist():
        if code not in found and _reaches(runs, open_runs[of_run == code], envelope, speed_kt):
            found.add(code)
    return found


def _holding(runs: _Runs, point: Point) -> set[str]:
    """Give the countries that hold a point: of an envelope far from all lines, they hold it all."""
    inside = runs.tree.query(shapely.points(point.lon, point.lat), predicate="intersects")
    return {runs.codes[runs.polygon_unit[n]] for n in inside.tolist()}


def _reaches(runs: _Runs, which: Indices, envelope: Envelope, speed_kt: float) -> bool:
    """Say whether the envelope comes within the file's error of some edges."""
    excess = envelope.excess_km(speed_kt)
    if _reaches_a_corner(runs, runs.first[which[:FEW]], envelope, excess):
        return True
    edges = np.concatenate([np.arange(runs.first[n], runs.first[n + 1]) for n in which.tolist()])
    if _reaches_a_corner(runs, edges, envelope, excess):
        return True
    line = Outline(runs.starts[edges], runs.ends[edges])
    near = line.minimise(excess, envelope.start.point, envelope.far_end, within=MARGIN_KM)
    return near.lower <= runs.error_km


def _reaches_a_corner(runs: _Runs, edges: Indices, envelope: Envelope, excess: Excess) -> bool:
    lon, lat = runs.starts[edges].T
    d1, d2 = distances_from_both_km(envelope.start.point, envelope.far_end, lon, lat)
    return bool((excess(d1, d2) <= runs.error_km).any())


@cache
def _runs(file: str) -> _Runs:
    arrays = outline_arrays(file)
    corners = arrays["coords"] / 1_000_000
    ring_start = arrays["ring_start"].astype(np.intp)
    sizes = np.diff(ring_start)
    ring_of = np.repeat(np.arange(len(sizes)), sizes)
    following = np.arange(1, len(corners) + 1)
    following[ring_start[1:] - 1] = ring_start[:-1]
    place = np.arange(len(corners)) - ring_start[ring_of]
    first = np.append(np.flatnonzero(place % RUN == 0), len(corners))
    centre, radius = _balls(corners, corners[following], first)
    unit_of = {unit: country for country, units in members().items() for unit in units}
    unit = arrays["ring_unit"].astype(np.intp)
    polygons, polygon_ring = _polygons(corners, arrays, ring_of)
    return _Runs(
        corners,
        corners[following],
        unit[ring_of],
        first,
        centre,
        radius,
        tuple(unit_of.get(str(code), str(code)) for code in arrays["units"]),
        shapely.STRtree(polygons),
        unit[polygon_ring],
        float(manifest()["files"][FILES[file]]["error_km"]),
    )


def _balls(starts: Floats, ends: Floats, first: Indices) -> tuple[Floats, Floats]:
    """Give for each run a ball that holds all its edges, also between their corners."""
    sizes = np.diff(first)
    here = cartesian_km(starts[:, 0], starts[:, 1])
    centre = np.add.reduceat(here, first[:-1]) / sizes[:, None]
    away = np.sqrt(((here - np.repeat(centre, sizes, axis=0)) ** 2).sum(axis=1))
    # No point of an edge is farther from its beginning than the edge is long on the map.
    away += np.sqrt(((ends - starts) ** 2).sum(axis=1)) * _LONGEST_DEGREE_KM
    return centre, np.maximum.reduceat(away, first[:-1])


def _polygons(corners: Floats, arrays: Any, ring_of: Indices) -> tuple[Any, Indices]:
    """Give the areas of a file, one for each part with its holes, and the first ring of each."""
    part = arrays["ring_part"]
    rings = shapely.linearrings(corners, indices=ring_of)
    shells = np.flatnonzero(np.diff(part, prepend=part[0] - 1) != 0)
    made = [
        shapely.polygons(rings[a], rings[a + 1 : b] if b > a + 1 else None)
        for a, b in zip(shells.tolist(), [*shells[1:].tolist(), len(part)], strict=True)
    ]
    return np.array(made), shells
