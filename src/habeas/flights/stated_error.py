"""How far a position may be off, from what the aircraft itself states of it.

The containment radius ``rc`` where given (0 means unknown, not perfect), else the radius of the
navigation integrity category (DO-260B, table 2-70), else what the way of hearing reaches.
Only every fourth point or so carries them: a statement holds for the points of the minute after.
"""

from typing import TYPE_CHECKING, Final

from habeas.evidence.late import Late
from habeas.flights.records import Array

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

# Containment radius in metres by navigation integrity category 0..11; 0 is unknown.
NIC_RADIUS_M: Final = (0, 37040, 14816, 7408, 3704, 1852, 1111.2, 370.4, 185.2, 75, 25, 7.5)
HOLDS_S: Final = 60.0
# No stated radius is trusted below this: the receiver's clock moves a fast aircraft further.
LEAST_KM: Final = 0.1


def errors_from(
    t: Array, rc_m: Array, nic: Array, default_km: Array, who: Array | None = None
) -> Array:
    """Give the error of each fix in km.

    Args:
        t: times of the fixes, in order of aircraft and then of the file.
        rc_m: stated radius in metres; nan where the point carries none.
        nic: stated category; nan where the point carries none.
        default_km: what holds where nothing is stated.
        who: the number of each fix's aircraft: a statement holds for one aircraft only.
    """
    stated = np.where(rc_m > 0, rc_m, np.nan)
    by_nic = _radius_of(nic)
    stated = np.where(np.isnan(stated), by_nic, stated)
    where = np.flatnonzero(~np.isnan(stated))
    if not len(where):
        return default_km
    last = np.searchsorted(where, np.arange(len(t)), side="right") - 1
    source = where[np.maximum(last, 0)]
    holds = (last >= 0) & (np.abs(t - t[source]) <= HOLDS_S)
    if who is not None:
        holds &= who == who[source]
    return np.where(holds, np.maximum(stated[source] / 1000, LEAST_KM), default_km)


def _radius_of(nic: Array) -> Array:
    table = np.array(NIC_RADIUS_M)
    known = (nic >= 1) & (nic < len(table))
    index = np.where(known, nic, 0).astype("int64")
    return np.where(known, table[index], np.nan)
