"""Departures: from which runway an aircraft took off, by its roll and its first minutes."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from habeas.evidence.late import Late
from habeas.flights.centreline import DEPARTING, directions, lines_met
from habeas.flights.fields import Fields
from habeas.flights.heights import climb_fps, heights, within_s
from habeas.flights.records import Array, Fixes
from habeas.flights.row_runs import span_of

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

LOOK_AHEAD_S: Final = 150.0
ROLL_KT: Final = 45.0
NEAR_KM: Final = 14.0
HIGHEST_FT: Final = 3000.0
ALIGNED_FIXES: Final = 3
ALIGNED_S: Final = 15.0
CLIMB_FPS: Final = 5.0


@dataclass(frozen=True, slots=True)
class Departure:
    """A climb away along a centreline."""

    airport: str
    runway: str


def departure_at(
    fixes: Fixes, surface: Array, flown: Array, fields: Fields, only: str = ""
) -> Departure | None:
    """Give the runway of a departure; None if none is seen.

    Args:
        fixes: the track's.
        surface: indices of the last surface reports; may be empty.
        flown: indices of the airborne ones.
        fields: the airports.
        only: the airport it was, where that is known.
    """
    ahead = within_s(fixes, flown, LOOK_AHEAD_S)
    roll = surface[fixes.gs_kt[surface] >= ROLL_KT] if len(surface) else surface
    window = np.concatenate([roll, ahead]).astype("int64")
    if len(window) < ALIGNED_FIXES or not (only or _climbs(fixes, flown)):
        return None
    part = fixes.take(span_of(window))
    direction = directions(part)
    high = heights(fixes, window)
    known = high[~np.isnan(high)]
    beneath = (
        near
        for near in fields.near(fixes.point(int(flown[0])), NEAR_KM)
        if not (only and near.code != only)
        and not (len(known) and float(known[0]) - near.elevation_ft > HIGHEST_FT)
    )
    best: tuple[float, Departure] | None = None
    for near, line in lines_met(part, direction, beneath, DEPARTING, ALIGNED_FIXES):
        fits = line.fits
        # The first reports decide: after a turn the aircraft may cross another centreline.
        n = int(np.argmin(fits)) if not fits.all() else len(fits)
        if n < ALIGNED_FIXES or part.t[n - 1] - part.t[0] < ALIGNED_S:
            continue
        score = float(np.abs(line.aside_km[:n]).mean())
        if best is None or score < best[0]:
            best = score, Departure(near.code, line.end.name)
    return None if best is None else best[1]


def _climbs(fixes: Fixes, flown: Array) -> bool:
    return climb_fps(fixes, flown, at_start=True) > CLIMB_FPS
