"""Receiver clocks: whether two files stamp the same flight with different times.

ADS-B carries no time; each network stamps by its own clock, and two networks have been seen 30
to 45 s apart. Where both heard one aircraft under way, a fix of the one lies ahead of or behind
the way of the other by its speed times the difference. The median over many fixes is the shift.
If it is more than both clocks allow, one of them is wrong, and nothing says which: the fixes of
the file with fewer are doubtful, so that answers are given without them and with them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from habeas.evidence.late import Late
from habeas.flights.records import Array, Fixes, Track
from habeas.places.geodesic import KM_PER_DEGREE

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

# Compared are fixes under way, between two of the other file that are this close in time.
FASTER_KT: Final = 150.0
APART_S: Final = 60.0
FEWEST: Final = 20
KM_S: Final = 1.852 / 3600


@dataclass(frozen=True, slots=True)
class ClockShift:
    """How far the stamps of one input are behind those of another.

    Attributes:
        late: index of the input with fewer fixes.
        beside: index of the other.
        shift_s: seconds by which ``late`` stamps the same place later; negative if earlier.
        allowed_s: what both clocks allow.
    """

    late: int
    beside: int
    shift_s: float
    allowed_s: float


def clock_shifts(track: Track) -> Iterator[ClockShift]:
    """Give each pair of inputs whose clocks are further apart than both allow."""
    counts = np.bincount(track.fixes.input, minlength=len(track.inputs))
    for a, b in combinations(range(len(track.inputs)), 2):
        late, beside = (a, b) if counts[a] < counts[b] else (b, a)
        allowed = track.inputs[a].clock_s + track.inputs[b].clock_s
        shift = shift_s(_of(track.fixes, late), _of(track.fixes, beside))
        if shift is not None and abs(shift) > allowed:
            yield ClockShift(late, beside, shift, allowed)


def shift_s(late: Fixes, beside: Fixes) -> float | None:
    """Give by how much one file stamps the same places later than another, in seconds.

    None where fewer than twenty fixes can be compared.
    """
    if len(beside) < 2 or not len(late):
        return None
    after = np.searchsorted(beside.t, late.t)
    inside = (after > 0) & (after < len(beside)) & (late.gs_kt > FASTER_KT)
    rows, after = np.flatnonzero(inside), after[inside]
    near = beside.t[after] - beside.t[after - 1] <= APART_S
    rows, after = rows[near], after[near]
    if len(rows) < FEWEST:
        return None
    return float(np.median(_behind_s(late, beside, rows, after)))


def _behind_s(late: Fixes, beside: Fixes, rows: Array, after: Array) -> Array:
    """Give how long ago the other file had the aircraft where this one has it now."""
    before = after - 1
    lasted = np.maximum(beside.t[after] - beside.t[before], 1e-3)
    share = (late.t[rows] - beside.t[before]) / lasted
    shrink = np.cos(np.radians(late.lat[rows]))
    step_east = _wrapped(beside.lon[after] - beside.lon[before]) * shrink
    step_north = beside.lat[after] - beside.lat[before]
    length = np.maximum(np.hypot(step_east, step_north), 1e-9)
    east = _wrapped(late.lon[rows] - beside.lon[before]) * shrink - share * step_east
    north = late.lat[rows] - beside.lat[before] - share * step_north
    ahead_km = (east * step_east + north * step_north) / length * KM_PER_DEGREE
    return np.asarray(-ahead_km / (late.gs_kt[rows] * KM_S))


def _of(fixes: Fixes, n: int) -> Fixes:
    return fixes.take(fixes.input == n)


def _wrapped(degrees: Array) -> Array:
    return np.asarray((degrees + 180) % 360 - 180)
