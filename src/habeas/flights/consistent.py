"""The longest consistent path: the most positions that one aircraft can have flown through.

Two positions are consistent when the speed limit allows the way between them in the time
between them, their errors and clocks allowed for. One position out of place is inconsistent
with both its neighbours; a stretch of false ones is consistent in itself, so that neither the
first nor the nearest can be trusted: the path with the most positions is kept (a longest path
in the order of time, found by dynamic programming).

Limit: a position looks back at the last ``WINDOW`` ones and at the end of the longest path so
far; a path that could only go on from further back is not found.
"""

from dataclasses import dataclass
from math import dist
from typing import TYPE_CHECKING, Final

from habeas.evidence.late import Late
from habeas.flights.records import Array, Fixes
from habeas.places.geodesic import at_most_km, cartesian_km, distance_km

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

# Receivers that feed one network are this close in time; those of two networks may be as far
# apart as both their clocks allow.
WITHIN_INPUT_S: Final = 1.0
WINDOW: Final = 4096
# Up to here a way over the ground is less than a hundredth longer than straight through.
STRAIGHT_KM: Final = 2500.0
# Above this many hard searches a file is an attack or a sum of many aircraft.
SEARCHES: Final = 20_000
NARROW_WINDOW: Final = 64


@dataclass(frozen=True, slots=True, eq=False)
class Consistency:
    """Says which fixes one aircraft can have flown through in turn.

    Attributes:
        fixes: in order of time.
        xyz: their earth-centred coordinates in km.
        clock_s: how far the time of each may be off, as its input says.
        speed_km_s: the speed limit.
    """

    fixes: Fixes
    xyz: Array
    clock_s: Array
    speed_km_s: float

    @classmethod
    def of(cls, fixes: Fixes, clock_s: Array, speed_km_s: float) -> "Consistency":
        """Prepare fixes that are in order of time."""
        return cls(fixes, cartesian_km(fixes.lon, fixes.lat), clock_s, speed_km_s)

    def neighbours(self) -> Array:
        """Say for each fix but the last whether the next one is consistent with it."""
        fixes, xyz = self.fixes, self.xyz
        same = fixes.input[1:] == fixes.input[:-1]
        slack = np.where(same, WITHIN_INPUT_S, self.clock_s[1:] + self.clock_s[:-1])
        allowed = self.speed_km_s * (np.diff(fixes.t) + slack)
        # Far below what is allowed, errors left aside, is the common case: no more is measured.
        step = xyz[1:] - xyz[:-1]
        near = np.minimum(0.99 * allowed, STRAIGHT_KM)
        fits = np.einsum("ij,ij->i", step, step) < near**2
        rest = np.flatnonzero(~fits)
        if len(rest):
            fits[rest] = self.pairs(rest, rest + 1)
        return np.asarray(fits)

    def pair(self, a: int, b: int) -> bool:
        """Say whether two rows, the earlier one first, are consistent: as ``pairs`` does."""
        fixes, clock_s = self.fixes, self.clock_s
        same = fixes.input[a] == fixes.input[b]
        slack = WITHIN_INPUT_S if same else float(clock_s[a] + clock_s[b])
        allowed = self.speed_km_s * (float(fixes.t[b]) - float(fixes.t[a]) + slack)
        allowed += float(fixes.error_km[a]) + float(fixes.error_km[b])
        chord = dist(self.xyz[a].tolist(), self.xyz[b].tolist())
        if not chord <= allowed:
            return False
        if float(at_most_km(np.array([chord]))[0]) <= allowed:
            return True
        return distance_km(fixes.point(a), fixes.point(b)) <= allowed

    def pairs(self, a: Array, b: Array) -> Array:
        """Say for each pair of rows, earlier one first, whether it is consistent."""
        fixes = self.fixes
        slack = np.where(
            fixes.input[a] == fixes.input[b], WITHIN_INPUT_S, self.clock_s[a] + self.clock_s[b]
        )
        allowed = self.speed_km_s * (fixes.t[b] - fixes.t[a] + slack)
        allowed = allowed + fixes.error_km[a] + fixes.error_km[b]
        chord = np.sqrt(((self.xyz[a] - self.xyz[b]) ** 2).sum(axis=-1))
        fits = np.asarray(chord <= allowed)
        # A chord is shorter than the way over the ground: only where that could decide, measure.
        unsure = np.flatnonzero(fits & (at_most_km(chord) > allowed))
        first, second = np.broadcast_arrays(a, b)
        for k in unsure:
            way = distance_km(fixes.point(int(first[k])), fixes.point(int(second[k])))
            fits[k] = way <= allowed[k]
        return fits


def longest_path(consistency: Consistency) -> Array:
    """Say which fixes lie on the longest consistent path.

    Law: where all neighbours are consistent, all do; each fix of the path is consistent with
    the next one of the path.
    """
    n = len(consistency.fixes)
    if n < 2:
        return np.ones(n, dtype=bool)
    fits = consistency.neighbours()
    if bool(fits.all()):
        return np.ones(n, dtype=bool)
    return _Search(consistency, fits).path()


class _Search:
    """The dynamic programme: for each fix the length of the longest path that ends there."""

    def __init__(self, consistency: Consistency, fits: Array) -> None:
        self.consistency = consistency
        n = len(consistency.fixes)
        self.length = np.zeros(n, dtype="int64")
        self.before = np.full(n, -1, dtype="int64")
        self.ends = [*(np.flatnonzero(~fits) + 1).tolist(), n]
        self.best = -1
        self.searches = 0

    def path(self) -> Array:
        start = 0
        for end in self.ends:
            self._run(start, end)
            start = end
        on_path = np.zeros(len(self.length), dtype=bool)
        at = int(np.argmax(self.length))
        # Where a path does not go on from the fix just before; between, it is taken at once.
        breaks = np.flatnonzero(self.before != np.arange(-1, len(self.before) - 1))
        while at >= 0:
            n = int(np.searchsorted(breaks, at, side="right"))
            first = int(breaks[n - 1]) if n else 0
            on_path[first : at + 1] = True
            at = int(self.before[first])
        return on_path

    def _run(self, start: int, end: int) -> None:
        """Extend the paths through one run of fixes, each consistent with the next."""
        for j in range(start, end):
            least = int(self.length[j - 1]) + 1 if j > start else 1
            if j > start and j - 1 == self.best:
                self._follow(j, end)
                return
            self._enter(j, least, j - 1 if j > start else -1)
            if self.best < 0 or self.length[j] > self.length[self.best]:
                self.best = j

    def _follow(self, j: int, end: int) -> None:
        """Go on along the longest path of all to the end of the run: nothing beats that."""
        self.length[j:end] = self.length[j - 1] + np.arange(1, end - j + 1)
        self.before[j:end] = np.arange(j - 1, end - 1)
        self.best = end - 1

    def _enter(self, j: int, least: int, before: int) -> None:
        """Find the longest earlier path that fix ``j`` can go on from."""
        self.length[j], self.before[j] = least, before
        if self.best < 0 or self.length[self.best] < least:
            return
        if self.consistency.pair(self.best, j):
            self.length[j], self.before[j] = self.length[self.best] + 1, self.best
            return
        self.searches += 1
        lowest = max(0, j - (WINDOW if self.searches <= SEARCHES else NARROW_WINDOW))
        longer = np.flatnonzero(self.length[lowest:j] >= least) + lowest
        if len(longer):
            longer = longer[self.consistency.pairs(longer, np.full(len(longer), j))]
        if len(longer):
            found = int(longer[np.argmax(self.length[longer])])
            self.length[j], self.before[j] = self.length[found] + 1, found
