"""Approaches: each time an aircraft came down along a runway's centreline, landed or not.

A descent ends where the height turns by more than the noise of pressure altitudes, or where the
track ends. If the last minutes of the descent lie on the centreline of a runway, below 5,000 ft
over it, that was an approach to it. Heights are pressure altitudes: over the field they may be
800 ft off (30 hPa), so a height never decides alone.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from habeas.flights.centreline import FT_PER_KM, Line, lines
from habeas.flights.fields import Fields, Near
from habeas.flights.heights import heights
from habeas.flights.records import Array, Fixes
from habeas.places.late import Late

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

TURN_FT: Final = 300.0
LOOK_BACK_S: Final = 240.0
ALIGNED_S: Final = 20.0
ALIGNED_FIXES: Final = 3
HIGHEST_FT: Final = 5000.0
LOWEST_ABOVE_FT: Final = 3000.0
NEAR_KM: Final = 16.0
# No airport lies higher (Daocheng Yading has 14,472 ft).
HIGHEST_FIELD_FT: Final = 14_600.0
CLOSEST_KM: Final = 12.0
# A tangent of 3 degrees: the common glide path. Who is this much above it flies over the field:
# to another one, or on.
GLIDE: Final = 0.0524
ABOVE_GLIDE_FT: Final = 1000.0


@dataclass(frozen=True, slots=True)
class Approach:
    """A descent along a centreline.

    Attributes:
        airport: the airport's code.
        runway: the runway end's name; blank where the list gives none.
        first, last: indices of the first and the last aligned fix.
        lowest: index of the lowest fix of the descent.
        to_threshold_km: from the last aligned fix; negative past the threshold.
        height_ft: of the lowest fix over the field, by pressure altitude.
    """

    airport: str
    runway: str
    first: int
    last: int
    lowest: int
    to_threshold_km: float
    height_ft: float


def approaches(fixes: Fixes, flown: Array, fields: Fields) -> list[Approach]:
    """Give the approaches among the airborne fixes whose indices are ``flown``, in order."""
    high = heights(fixes, flown)
    low = np.flatnonzero(high <= HIGHEST_FIELD_FT + HIGHEST_FT)
    found = []
    for k in _lows(high[low]):
        one = approach_at(fixes, flown[: low[k] + 1], fields)
        if one is not None:
            found.append(one)
    return found


def approach_at(fixes: Fixes, flown: Array, fields: Fields) -> Approach | None:
    """Give the approach that ends with the last fix of ``flown``; None if none is seen."""
    lowest = int(flown[-1])
    window = flown[fixes.t[flown] >= fixes.t[lowest] - LOOK_BACK_S]
    if len(window) < ALIGNED_FIXES:
        return None
    part = fixes.take(window)
    high = heights(fixes, window)
    low_ft = float(high[-1])
    best: tuple[float, Approach] | None = None
    for near in fields.near(fixes.point(lowest), NEAR_KM):
        if not low_ft - near.elevation_ft <= LOWEST_ABOVE_FT:
            continue
        for line in lines(part, near.runways):
            run = _run(part, line, high - near.elevation_ft)
            if run is None:
                continue
            above = _above_glide_ft(line, run, high - near.elevation_ft)
            if above > ABOVE_GLIDE_FT:
                continue
            one = _approach(near, line, window, run, low_ft)
            score = _aside(line, run) + abs(above) / 1500
            if best is None or score < best[0]:
                best = score, one
    return None if best is None else best[1]


def _run(part: Fixes, line: Line, over_ft: Array) -> tuple[int, int] | None:
    """Give the first and last position of the aligned run that comes closest to the runway."""
    fits = line.approaching() & (over_ft <= HIGHEST_FT)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], fits.astype("int8"), [0]])))
    best = None
    for first, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        last = end - 1
        long_enough = part.t[last] - part.t[first] >= ALIGNED_S and end - first >= ALIGNED_FIXES
        if long_enough and -line.along_km[last] <= CLOSEST_KM:
            best = first, last
    return best


def _approach(
    near: Near, line: Line, window: Array, run: tuple[int, int], low_ft: float
) -> Approach:
    first, last = run
    return Approach(
        airport=near.code,
        runway=line.end.name,
        first=int(window[first]),
        last=int(window[last]),
        lowest=int(window[-1]),
        to_threshold_km=float(-line.along_km[last]),
        height_ft=low_ft - near.elevation_ft,
    )


def _above_glide_ft(line: Line, run: tuple[int, int], over_ft: Array) -> float:
    """Give how far above a glide to the threshold the last aligned position is."""
    _, last = run
    return float(over_ft[last]) - max(0.0, -float(line.along_km[last])) * GLIDE * FT_PER_KM


def _aside(line: Line, run: tuple[int, int]) -> float:
    """Rank parallel runways: the mean distance from the centreline, in hundreds of metres."""
    first, last = run
    return float(np.abs(line.aside_km[first : last + 1]).mean()) / 0.1


def _lows(high: Array) -> list[int]:
    """Give the positions of the lowest fix of each descent, that to the end of the track too."""
    found: list[int] = []
    values = high.tolist()
    if not values:
        return found
    low, top = 0, 0
    descending = True
    for k, value in enumerate(values):
        if value != value:  # noqa: PLR0124 - nan: no height
            continue
        if descending:
            if not values[low] < value:
                low = k
            elif value - values[low] > TURN_FT:
                found.append(low)
                descending, top = False, k
        elif not value < values[top]:
            top = k
        elif values[top] - value > TURN_FT:
            descending, low = True, k
    if descending and (not found or found[-1] != low):
        found.append(low)
    return found
