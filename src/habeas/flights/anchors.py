"""Anchors: the fixes that bound where an aircraft was at a moment.

Of each input the last fix before the moment and the first one after it bound it, and so do the
nearest of all inputs together: each pair gives a set that holds the aircraft, so it is in all of
them at once. That is why another source can only make the set smaller.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.bounds import Moment
from habeas.evidence.late import Late
from habeas.flights.records import Array, Track, moment_of
from habeas.places.whereabouts import Fix

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")


@dataclass(frozen=True, slots=True)
class Pair:
    """The fixes before and after a moment, by one input or by all.

    Attributes:
        before, after: indices of the fixes; None before the first and after the last.
    """

    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Errors:
    """Errors given with a question, in place of those of the fixes; None leaves them as they are.

    Attributes:
        km: the error of each place.
        clock_s: how far each clock may be off.
    """

    km: float | None = None
    clock_s: float | None = None


def pairs_at(track: Track, when: Moment) -> tuple[Pair, ...]:
    """Give the pairs of fixes that bound a moment, without repetition; none for no fixes."""
    fixes = track.fixes
    everything = np.arange(len(fixes))
    found = [_pair(fixes.t, everything, when)]
    if len(track.inputs) > 1:
        for n in range(len(track.inputs)):
            own = np.flatnonzero(fixes.input == n)
            if len(own):
                found.append(_pair(fixes.t, own, when))
    return tuple(dict.fromkeys(pair for pair in found if pair != Pair(None, None)))


def fix_of(track: Track, row: int | None, errors: Errors) -> Fix | None:
    """Give a row as a place with bounds in place and time; None for no row."""
    if row is None:
        return None
    own_km = float(track.fixes.error_km[row])
    own_s = track.clock_s(row)
    return Fix(
        track.fixes.point(row),
        own_km if errors.km is None else errors.km,
        moment_of(float(track.fixes.t[row]), own_s if errors.clock_s is None else errors.clock_s),
        str(track.spot(row).at),
    )


def _pair(t: Array, rows: Array, when: Moment) -> Pair:
    """Give the nearest rows that are not after the moment begins, and not before it ends."""
    first, last = when.earliest / 1e6, (when.latest - 1) / 1e6
    at = int(np.searchsorted(t[rows], first, side="right"))
    after = int(np.searchsorted(t[rows], last, side="left"))
    # A fix at the very instant bounds it from both sides: the nearer side is kept for the other.
    if after < at:
        after = at - 1
    # Where the moment begins before the first fix, or ends after the last, one inside it bounds it.
    before = at - 1 if at or not after else 0
    if after == len(rows) and at < len(rows):
        after -= 1
    return Pair(
        int(rows[before]) if before >= 0 else None,
        int(rows[after]) if after < len(rows) else None,
    )
