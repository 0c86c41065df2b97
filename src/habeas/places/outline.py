"""Outlines: a region's border as a tree of small arcs, searched by branch and bound.

Edges are straight in longitude and latitude and are cut to 1 km or less before any
distance is taken. Each node of the tree is a centre and a radius that holds all its arcs,
so a monotone function of the distances to two points is bounded from below on the whole
node by its value with both distances shortened by the radius.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from habeas.places.geodesic import Floats, Point, at_most_km, cartesian_km, distances_km

LONGEST_ARC_KM: Final = 1.0
_KM_PER_DEGREE: Final = 111.7
_FAN: Final = 24

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
    """One level of the tree: node k holds the nodes ``first[k] : first[k + 1]`` below it."""

    lon: Floats
    lat: Floats
    radius: Floats


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
        level = _Level(middle[:, 0], middle[:, 1], at_most_km(reach) * 1.001)
        self._levels = [level]
        while len(level.lon) > _FAN:
            level, here = _above(level, here)
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
        best, where = np.inf, Point(0.0, 0.0)
        nodes = np.arange(len(self._levels[-1].lon))
        for depth in range(len(self._levels) - 1, -1, -1):
            level = self._levels[depth]
            lon, lat, radius = level.lon[nodes], level.lat[nodes], level.radius[nodes]
            value, least = _values(objective, a, b, lon, lat, radius)
            pick = int(np.argmin(value))
            if value[pick] < best:
                best, where = float(value[pick]), Point(float(lat[pick]), float(lon[pick]))
            nodes = nodes[least < best - within / 2]
            if depth and len(nodes):
                nodes = _below(nodes, len(self._levels[depth - 1].lon))
            if not len(nodes):
                return Minimum(best - within / 2, best, where)
        return self._refine(objective, a, b, nodes, Minimum(0.0, best, where), within)

    def _refine(
        self, objective: Objective, a: Point, b: Point, arcs: "np.typing.NDArray[np.intp]",
        found: Minimum, within: float,
    ) -> Minimum:  # fmt: skip
        """Halve the arcs that may still hold less, until none does by more than ``within``."""
        starts, ends = self._starts[arcs], self._ends[arcs]
        radius = self._levels[0].radius[arcs]
        best, where = found.upper, found.point
        while len(starts):
            middle = (starts + ends) / 2
            starts, ends = np.concatenate([starts, middle]), np.concatenate([middle, ends])
            # A half is shorter than its arc; 0.51 leaves room for the curvature of the arc.
            radius = np.concatenate([radius, radius]) * 0.51
            centre = (starts + ends) / 2
            value, least = _values(objective, a, b, centre[:, 0], centre[:, 1], radius)
            pick = int(np.argmin(value))
            if value[pick] < best:
                best, where = float(value[pick]), Point(*map(float, centre[pick][::-1]))
            keep = least < best - within / 2
            starts, ends, radius = starts[keep], ends[keep], radius[keep]
        return Minimum(best - within / 2, best, where)


def _values(
    objective: Objective, a: Point, b: Point, lon: Floats, lat: Floats, radius: Floats
) -> tuple[Floats, Floats]:
    """Give the objective at the centres, and its least value on each whole node."""
    from_a = distances_km(a, lon, lat)
    from_b = from_a if b is a else distances_km(b, lon, lat)
    return objective(from_a, from_b), objective(from_a - radius, from_b - radius)


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


def _above(level: _Level, here: Floats) -> tuple[_Level, Floats]:
    """Give the next level up: every ``_FAN`` neighbours become one node."""
    count = len(level.lon)
    group = np.arange(count) // _FAN
    centre = np.minimum(np.arange(group[-1] + 1) * _FAN + _FAN // 2, count - 1)
    reach = at_most_km(_chord(here, here[centre][group])) + level.radius
    radius = np.maximum.reduceat(reach, np.arange(0, count, _FAN))
    return _Level(level.lon[centre], level.lat[centre], radius), here[centre]


def _below(nodes: "np.typing.NDArray[np.intp]", count: int) -> "np.typing.NDArray[np.intp]":
    """Give the children of nodes."""
    children = (nodes[:, None] * _FAN + np.arange(_FAN)[None, :]).ravel()
    return children[children < count]
