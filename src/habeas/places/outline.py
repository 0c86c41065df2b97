"""Outlines: a region's border as a tree of small arcs, searched by branch and bound.

Edges are straight in longitude and latitude and are cut to 1 km or less before any
distance is taken. Each node of the tree is a centre and a radius that holds all its arcs,
so a monotone function of the distances to two points is bounded from below on the whole
node by its value with both distances shortened by the radius.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from habeas.evidence.late import Late
from habeas.places.geodesic import Floats, Point, at_most_km, cartesian_km, distances_from_both_km

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

LONGEST_ARC_KM: Final = 1.0
_KM_PER_DEGREE: Final = 111.7
_FAN: Final = 32
_PIECES: Final = 4

Objective = Callable[[Floats, Floats], Floats]


@dataclass(frozen=True, slots=True)
class Minimum:
    """The least value of an objective on an outline.

    Attributes:
        lower: no point of the outline has less.
        upper: a point of the outline has this.
        point: that point.
    """

    lower: float
    upper: float
    point: Point


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of the tree: centres, also earth-centred in km, and radii in km."""

    lon: Floats
    lat: Floats
    radius: Floats
    here: Floats


class Outline:
    """A border as arcs of at most 1 km, in a tree.

    Args:
        starts: (n, 2) longitude and latitude of each arc's beginning, degrees.
        ends: (n, 2) of each arc's end; arcs that hang together stand side by side.
    """

    __slots__ = ("_ends", "_levels", "_starts")

    def __init__(self, starts: Floats, ends: Floats) -> None:
        self._starts, self._ends = _cut(starts, ends)
        middle = (self._starts + self._ends) / 2
        here = cartesian_km(middle[:, 0], middle[:, 1])
        tip = cartesian_km(self._starts[:, 0], self._starts[:, 1])
        toe = cartesian_km(self._ends[:, 0], self._ends[:, 1])
        reach = np.maximum(_chord(here, tip), _chord(here, toe))
        level = _Level(middle[:, 0], middle[:, 1], at_most_km(reach) * 1.001, here)
        self._levels = [level]
        while len(level.lon) > _FAN:
            level = _above(level)
            self._levels.append(level)

    def __len__(self) -> int:
        """Give the number of arcs."""
        return len(self._starts)

    def minimise(self, objective: Objective, a: Point, b: Point, *, within: float) -> Minimum:
        """Give the least value of ``objective(km from a, km from b)`` on the outline.

        Args:
            objective: must not fall when either distance grows.
            a: the first point.
            b: the second point.
            within: ``upper - lower`` of the result is at most this.
        """
        return self.minimise_all([(objective, within)], a, b)[0]

    def minimise_all(
        self, wanted: Sequence[tuple[Objective, float]], a: Point, b: Point
    ) -> list[Minimum]:
        """Give the least value of several objectives, for each within its own tolerance.

        The distances, which cost most, are taken once for all of them.
        """
        searches = [_Search(objective, within) for objective, within in wanted]
        self._walk(searches, a, b)
        return [search.result for search in searches]

    def is_beyond(
        self, limit: float, objective: Objective, a: Point, b: Point, *, within: float
    ) -> bool:
        """Say whether all of the outline has more than a limit; many times quicker than the least.

        Args:
            limit: what no point of the outline comes down to, if this is true.
            objective: as for ``minimise``.
            a: the first point.
            b: the second point.
            within: false also for a point that has less than half of this above the limit.
        """
        search = _Limit(objective, limit, within)
        self._walk([search], a, b)
        return not search.met

    def _walk(self, searches: "Sequence[_Sought]", a: Point, b: Point) -> None:
        """Go down the tree, and on into the arcs, as far as some search is open."""
        ends = cartesian_km(np.array([a.lon, b.lon]), np.array([a.lat, b.lat]))
        nodes = np.arange(len(self._levels[-1].lon))
        for depth in range(len(self._levels) - 1, -1, -1):
            level = self._levels[depth]
            nodes = nodes[_by_chord(searches, ends, level.here[nodes], level.radius[nodes])]
            lon, lat, radius = level.lon[nodes], level.lat[nodes], level.radius[nodes]
            if len(nodes):
                nodes = nodes[_still_open(searches, a, b, lon, lat, radius)]
            if not len(nodes):
                return
            if depth:
                nodes = _below(nodes, len(self._levels[depth - 1].lon))
        self._refine(searches, a, b, nodes)

    def _refine(
        self, searches: "Sequence[_Sought]", a: Point, b: Point, arcs: "np.typing.NDArray[np.intp]"
    ) -> None:
        """Cut the arcs that may still hold less, until none does by more than the tolerance."""
        starts, ends = self._starts[arcs], self._ends[arcs]
        radius = self._levels[0].radius[arcs]
        while len(starts):
            step = (ends - starts) / _PIECES
            shares = np.arange(_PIECES)[:, None, None]
            starts = (starts + shares * step).reshape(-1, 2)
            ends = starts + np.tile(step, (_PIECES, 1))
            # A piece is shorter than its arc by its share; 1.02 leaves room for the curvature.
            radius = np.tile(radius, _PIECES) * (1.02 / _PIECES)
            centre = (starts + ends) / 2
            keep = _still_open(searches, a, b, centre[:, 0], centre[:, 1], radius)
            starts, ends, radius = starts[keep], ends[keep], radius[keep]


class _Search:
    """The search for the least value of one objective."""

    __slots__ = ("_best", "_objective", "_where", "_within")

    def __init__(self, objective: Objective, within: float) -> None:
        self._objective = objective
        self._within = within
        self._best = np.inf
        self._where = Point(0.0, 0.0)

    @property
    def result(self) -> Minimum:
        """The least value found, and what no point can have less than."""
        return Minimum(self._best - self._within / 2, self._best, self._where)

    def look(
        self, d1: Floats, d2: Floats, radius: Floats, lon: Floats, lat: Floats
    ) -> "np.typing.NDArray[np.bool_]":
        """Look at some centres; say which nodes may hold less than the best by the tolerance."""
        value = self._objective(d1, d2)
        pick = int(np.argmin(value))
        if value[pick] < self._best:
            self._best = float(value[pick])
            self._where = Point(float(lat[pick]), float(lon[pick]))
        return self.is_open(d1 - radius, d2 - radius)

    def is_open(self, d1: Floats, d2: Floats) -> "np.typing.NDArray[np.bool_]":
        """Say which nodes that are nowhere nearer than this may hold less than the best."""
        return np.asarray(self._objective(d1, d2) < self._best - self._within / 2)


class _Limit:
    """The search for a point that has no more than a limit."""

    __slots__ = ("_limit", "_objective", "_within", "met")

    def __init__(self, objective: Objective, limit: float, within: float) -> None:
        self._objective = objective
        self._limit = limit
        self._within = within
        self.met = False

    def look(
        self, d1: Floats, d2: Floats, radius: Floats, lon: Floats, lat: Floats
    ) -> "np.typing.NDArray[np.bool_]":
        """Look at some centres; say which nodes may hold what is sought, none once it is met."""
        del lon, lat
        self.met = bool(np.any(self._objective(d1, d2) <= self._limit + self._within / 2))
        return self.is_open(d1 - radius, d2 - radius)

    def is_open(self, d1: Floats, d2: Floats) -> "np.typing.NDArray[np.bool_]":
        """Say which nodes that are nowhere nearer than this may hold what is sought."""
        if self.met:
            return np.zeros(len(d1), dtype=bool)
        return np.asarray(self._objective(d1, d2) <= self._limit)


_Sought = _Search | _Limit


def _by_chord(
    searches: Sequence[_Sought], ends: Floats, here: Floats, radius: Floats
) -> "np.typing.NDArray[np.bool_]":
    """Sift nodes before the geodesics, which cost most: no distance is less than the chord."""
    d1, d2 = _chord(here, ends[0]) - radius, _chord(here, ends[1]) - radius
    found = np.zeros(len(here), dtype=bool)
    for search in searches:
        found |= search.is_open(d1, d2)
    return found


def _still_open(
    searches: Sequence[_Sought], a: Point, b: Point, lon: Floats, lat: Floats, radius: Floats
) -> "np.typing.NDArray[np.bool_]":
    """Let every search look at the same nodes; say which any of them must look into."""
    d1, d2 = distances_from_both_km(a, b, lon, lat)
    found = np.zeros(len(lon), dtype=bool)
    for search in searches:
        found |= search.look(d1, d2, radius, lon, lat)
    return found


def _cut(starts: Floats, ends: Floats) -> tuple[Floats, Floats]:
    """Cut edges, straight in longitude and latitude, to arcs of at most 1 km."""
    span = np.abs(ends - starts)
    narrow = np.cos(np.radians(np.minimum(np.abs(starts[:, 1]), np.abs(ends[:, 1]))))
    length = np.hypot(span[:, 0] * narrow, span[:, 1]) * _KM_PER_DEGREE
    pieces = np.maximum(1, np.ceil(length / LONGEST_ARC_KM)).astype(np.int64)
    edge = np.repeat(np.arange(len(starts)), pieces)
    step = np.arange(len(edge)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    share = (step / pieces[edge])[:, None]
    following = ((step + 1) / pieces[edge])[:, None]
    delta = (ends - starts)[edge]
    return starts[edge] + delta * share, starts[edge] + delta * following


def _chord(a: Floats, b: Floats) -> Floats:
    return np.asarray(np.sqrt(((a - b) ** 2).sum(axis=1)))


def _above(level: _Level) -> _Level:
    """Give the next level up: every ``_FAN`` neighbours become one node."""
    count, here = len(level.lon), level.here
    group = np.arange(count) // _FAN
    centre = np.minimum(np.arange(group[-1] + 1) * _FAN + _FAN // 2, count - 1)
    reach = at_most_km(_chord(here, here[centre][group])) + level.radius
    radius = np.maximum.reduceat(reach, np.arange(0, count, _FAN))
    return _Level(level.lon[centre], level.lat[centre], radius, here[centre])


def _below(nodes: "np.typing.NDArray[np.intp]", count: int) -> "np.typing.NDArray[np.intp]":
    """Give the children of nodes."""
    children = (nodes[:, None] * _FAN + np.arange(_FAN)[None, :]).ravel()
    return children[children < count]
