"""The rules of the integrity ledger: what makes a fix doubtful, and what rejects it.

A rule yields (status, which fixes, its name); where several rules speak of a fix the stronger
status stands.
"""

from collections.abc import Iterator
from enum import IntEnum, unique
from typing import TYPE_CHECKING, Final

from habeas.evidence.late import Late
from habeas.flights.consistent import Consistency
from habeas.flights.limits import Limits
from habeas.flights.records import ON_GROUND, Array, Fixes
from habeas.flights.row_runs import runs_of
from habeas.places.geodesic import KM_PER_DEGREE

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

# A second consistent path of so many fixes over so long is no stray position: another emitter,
# or false positions that somebody made.
PATH_FIXES: Final = 10
PATH_S: Final = 60.0
# Strays further apart than this, in fixes or in time, have nothing to do with each other.
APART_FIXES: Final = 20
APART_S: Final = 300.0
# Where the other path's fixes stand between those of the longest one, this often, two emitters
# use one address, and nothing says which is the aircraft.
ALTERNATIONS: Final = 8

# No civil aircraft climbs or sinks faster, and none above its ceiling by a tenth.
RATE_FPM: Final = 10_000.0
HEIGHT_NOISE_FT: Final = 500.0
CLOCK_S: Final = 2.0
CEILING_SHARE: Final = 1.1
# A jet cannot fly level so slowly so high; positions that say so are made, not flown.
SLOW_KT: Final = 80.0
FAST_KT: Final = 350.0
FAST_FIXES: Final = 20
HIGH_FT: Final = 20_000.0
# Circle spoofing: positions in a small ring at cruise height, the direction going round.
CIRCLE_FIXES: Final = 12
CIRCLE_KM: Final = 12.0
CIRCLE_KT: Final = SLOW_KT * 2
# Integrity: SIL 0 in a tenth of at least 25 statements, and only round a jump.
SIL_SAMPLES: Final = 25
SIL_SHARE: Final = 0.1
NEAR_JUMP_S: Final = 1800.0
BAD_NAC_P: Final = 2
GOOD_NAC_P: Final = 4


class Status(IntEnum):
    """What the ledger says of a fix."""

    USED = 0
    DOUBTFUL = 1
    REJECTED = 2


@unique
class Rule(IntEnum):
    """Why a fix is doubtful or rejected."""

    NONE = 0
    JUMP = 1
    OTHER_PATH = 2
    TWO_EMITTERS = 3
    HEIGHT = 4
    RATE = 5
    SLOW_AND_HIGH = 6
    CIRCLE = 7
    INTEGRITY = 8
    CLOCKS_APART = 9
    EITHER = 10

    @property
    def label(self) -> str:
        """The name in a ledger's print: ``other-path``."""
        return self.name.lower().replace("_", "-")


Verdicts = Iterator[tuple[Status, Array, Rule]]


def off_the_path(consistency: Consistency, on_path: Array) -> Verdicts:
    """Judge the fixes that are not on the longest consistent path.

    Few of them are jumps and rejected, unless a path through them instead would be as long: then
    nothing says which are wrong. Many that are consistent with each other are another path,
    doubtful; where the two alternate, both are.
    """
    if bool(on_path.all()):
        return
    t = consistency.fixes.t
    off = np.flatnonzero(~on_path)
    path = np.flatnonzero(on_path)
    jump, other, either, both = (np.zeros(len(t), dtype=bool) for _ in range(4))
    for chain in _chains(consistency, off):
        if len(chain) < PATH_FIXES or t[chain[-1]] - t[chain[0]] < PATH_S:
            rivals = _rivals(consistency, path, chain)
            jump[chain] = not len(rivals)
            either[chain], either[rivals] = bool(len(rivals)), True
            continue
        other[chain] = True
        inside = slice(int(chain[0]), int(chain[-1]) + 1)
        if int(np.abs(np.diff(on_path[inside].astype("int8"))).sum()) >= ALTERNATIONS:
            both[inside] = True
    yield Status.REJECTED, jump & ~both, Rule.JUMP
    yield Status.DOUBTFUL, either & ~both, Rule.EITHER
    yield Status.DOUBTFUL, other & ~both, Rule.OTHER_PATH
    yield Status.DOUBTFUL, both, Rule.TWO_EMITTERS


def _chains(consistency: Consistency, off: Array) -> Iterator[Array]:
    """Give the fixes off the path in groups of which each is consistent with the next."""
    if not len(off):
        return
    t = consistency.fixes.t
    together = consistency.pairs(off[:-1], off[1:])
    together &= (np.diff(off) <= APART_FIXES) & (np.diff(t[off]) <= APART_S)
    yield from np.split(off, np.flatnonzero(~together) + 1)


def _rivals(consistency: Consistency, path: Array, chain: Array) -> Array:
    """Give the fixes of the path in whose stead a chain could stand; none if it has fewer.

    The path has to give up those between the ends of the chain, and those before and after that
    the chain is not consistent with.
    """
    low, high = (int(n) for n in np.searchsorted(path, [chain[0], chain[-1]]))
    least = max(0, high - len(chain))
    fits = consistency.pair
    while low > least and not fits(int(path[low - 1]), int(chain[0])):
        low -= 1
    most = min(len(path), low + len(chain))
    while high < most and not fits(int(chain[-1]), int(path[high])):
        high += 1
    before = low == 0 or fits(int(path[low - 1]), int(chain[0]))
    after = high == len(path) or fits(int(chain[-1]), int(path[high]))
    return path[low:high] if before and after and high - low <= len(chain) else path[:0]


def of_physics(fixes: Fixes, limits: Limits) -> Iterator[tuple[Rule, Array]]:
    """Judge heights, rates and speeds that the aircraft cannot have: such fixes are doubtful."""
    if limits.ceiling_ft is not None:
        yield Rule.HEIGHT, fixes.alt_ft > limits.ceiling_ft * CEILING_SHARE
    yield Rule.RATE, _height_spikes(fixes)
    slow = (fixes.alt_ft > HIGH_FT) & (fixes.gs_kt < SLOW_KT) & (fixes.ground != ON_GROUND)
    if bool(slow.any()) and (limits.jet or _has_flown_fast(fixes)):
        yield Rule.SLOW_AND_HIGH, slow
    yield Rule.CIRCLE, _circling(fixes)


def _height_spikes(fixes: Fixes) -> Array:
    """Find heights that no climb or descent leads to, from neither neighbour.

    The rate that a report itself states is no evidence: it is often wrong where heights are right.
    """
    spikes = np.zeros(len(fixes), dtype=bool)
    if len(fixes) < 3:
        return spikes
    allowed = RATE_FPM * (np.diff(fixes.t) + CLOCK_S) / 60 + HEIGHT_NOISE_FT
    # Some forms write 0 for the ground at any height, or for no height.
    high = np.where(fixes.alt_ft == 0, np.nan, fixes.alt_ft)
    steps = np.abs(np.diff(high)) > allowed
    spikes[1:-1] = steps[1:] & steps[:-1]
    return spikes


def _has_flown_fast(fixes: Fixes) -> bool:
    """Say whether the reports themselves show an aircraft that only a jet can be."""
    return int((fixes.gs_kt > FAST_KT).sum()) >= FAST_FIXES


def _circling(fixes: Fixes) -> Array:
    """Find fixes that go round in a small ring, slowly, at cruise height."""
    slow = (fixes.alt_ft > HIGH_FT) & (fixes.gs_kt < CIRCLE_KT)
    found = np.zeros(len(fixes), dtype=bool)
    for start, end in runs_of(slow):
        if end - start < CIRCLE_FIXES:
            continue
        part = slice(start, end)
        turns = np.diff(fixes.track_deg[part])
        swept = float(np.nansum(np.abs((turns + 180) % 360 - 180)))
        east = (fixes.lon[part] - fixes.lon[start] + 180) % 360 - 180
        shrink = float(np.cos(np.radians(fixes.lat[start])))
        across_km = KM_PER_DEGREE * max(
            float(np.ptp(fixes.lat[part])), float(np.ptp(east)) * shrink
        )
        if swept >= 360 and across_km <= CIRCLE_KM:
            found[part] = True
    return found


def of_integrity(fixes: Fixes, on_path: Array) -> Verdicts:
    """Judge fixes of low stated integrity or accuracy near a jump.

    A low statement alone is common with old equipment; a jump alone can be one bad message.
    """
    if bool(on_path.all()):
        return
    off_times = fixes.t[~on_path]
    after = np.searchsorted(off_times, fixes.t)
    near = (
        np.minimum(
            np.abs(fixes.t - off_times[np.minimum(after, len(off_times) - 1)]),
            np.abs(fixes.t - off_times[np.maximum(after - 1, 0)]),
        )
        <= NEAR_JUMP_S
    )
    stated = near & (fixes.sil >= 0)
    none = near & (fixes.sil == 0)
    if int(stated.sum()) >= SIL_SAMPLES and none.sum() >= SIL_SHARE * stated.sum():
        yield Status.DOUBTFUL, none, Rule.INTEGRITY
    good = fixes.nac_p >= GOOD_NAC_P
    if bool(good.any()):
        bad = near & (fixes.nac_p >= 0) & (fixes.nac_p <= BAD_NAC_P)
        yield Status.DOUBTFUL, bad, Rule.INTEGRITY
