"""Heights of fixes: pressure altitude, or geometric where that is all there is; and the climb."""

from math import isnan
from typing import TYPE_CHECKING, Final

from habeas.evidence.late import Late
from habeas.flights.records import Array, Fixes

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

CLIMB_S: Final = 90.0
# Slower than this nothing climbs or sinks that is on its way up from a field or down to one.
LEAST_CLIMB_FPS: Final = 2.0
# What pressure altitudes may be off over a field: 30 hPa.
QNH_FT: Final = 800.0
# Where reports are sparse, as many as this show a trend.
FEWEST: Final = 4


def heights(fixes: Fixes, rows: Array | slice) -> Array:
    """Give the heights of rows in ft; nan where a report has none."""
    pressure = fixes.alt_ft[rows]
    return np.where(np.isnan(pressure), fixes.geom_ft[rows], pressure)


def height_of(fixes: Fixes, row: int) -> float:
    """Give the height of one row in ft; nan where it has none."""
    pressure = float(fixes.alt_ft[row])
    return float(fixes.geom_ft[row]) if isnan(pressure) else pressure


def climb_fps(fixes: Fixes, flown: Array, *, at_start: bool) -> float:
    """Give the mean climb over the first or the last minute and a half, in ft/s.

    nan where fewer than two reports have a height there.
    """
    rows = within_s(fixes, flown, CLIMB_S) if at_start else last_s(fixes, flown, CLIMB_S)
    rows = at_least(flown, rows, at_start=at_start)
    high = heights(fixes, rows)
    known = ~np.isnan(high)
    if int(known.sum()) < 2:
        return float("nan")
    rows, high = rows[known], high[known]
    lasted = float(fixes.t[rows[-1]] - fixes.t[rows[0]])
    return float(high[-1] - high[0]) / lasted if lasted > 0 else float("nan")


def within_s(fixes: Fixes, flown: Array, lasts_s: float) -> Array:
    """Give the first of some rows, in order of time, until so many seconds after the first."""
    end = np.searchsorted(fixes.t, fixes.t[flown[0]] + lasts_s, side="right")
    return np.asarray(flown[: np.searchsorted(flown, end)])


def last_s(fixes: Fixes, flown: Array, lasts_s: float) -> Array:
    """Give the last of some rows, in order of time, from so many seconds before the last."""
    begin = np.searchsorted(fixes.t, fixes.t[flown[-1]] - lasts_s, side="left")
    return np.asarray(flown[np.searchsorted(flown, begin) :])


def at_least(flown: Array, rows: Array, *, at_start: bool = True) -> Array:
    """Give some of the first or last rows, or as many as show a trend where they are fewer."""
    if len(rows) >= FEWEST:
        return rows
    return flown[:FEWEST] if at_start else flown[-FEWEST:]
