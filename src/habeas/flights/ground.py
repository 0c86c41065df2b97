"""Times on the ground: when the aircraft was on the ground, as its own surface reports say.

The air/ground bit flickers while an aircraft taxies, and now and then in flight: one report
proves nothing. Between two surface reports lies a flight only if the reports between them
climbed or went somewhere; a lone surface report among airborne ones is no landing.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from habeas.evidence.late import Late
from habeas.flights.heights import heights
from habeas.flights.records import ON_GROUND, Array, Fixes
from habeas.places.geodesic import distance_km

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

# A hop that a surface report did not see: further than any aircraft taxies unheard.
MOVED_KM: Final = 6.0
# No degree of latitude or longitude is longer.
LONGEST_DEGREE_KM: Final = 111.7
# What airborne reports between two surface ones must show to be a flight and no flicker.
LEAST_REPORTS: Final = 3
LEAST_CLIMB_FT: Final = 400.0
LEAST_KT: Final = 35.0
LEAST_AWAY_KM: Final = 2.0
LEAST_FLIGHT_S: Final = 40.0
# A lone surface report with airborne ones this close on both sides is a flicker of the bit.
FLICKER_S: Final = 60.0
# Flicker comes while reports are frequent. After such a silence an airborne report may end a
# flight that nobody heard: it is counted as one, and the leg says that it may have stood there.
SILENCE_S: Final = 600.0
# On the runway and off again without ever slowing to a taxi.
TOUCH_S: Final = 90.0
TOUCH_KT: Final = 40.0


@dataclass(frozen=True, slots=True)
class GroundTime:
    """A time on the ground.

    Attributes:
        first: index of the first surface report.
        last: index of the last one.
        touch: whether the aircraft touched and went on without slowing to a taxi.
    """

    first: int
    last: int
    touch: bool = False


def ground_times(fixes: Fixes) -> list[GroundTime]:
    """Give the times on the ground, in order; a touch-and-go is marked as one."""
    surface = np.flatnonzero(fixes.ground == ON_GROUND)
    if not len(surface):
        return []
    airborne = np.flatnonzero(is_airborne(fixes))
    breaks = _breaks(fixes, surface, airborne)
    grounds = []
    for group in np.split(surface, breaks):
        ground = GroundTime(int(group[0]), int(group[-1]))
        if not _is_flicker(fixes, group, airborne):
            grounds.append(_with_touch(fixes, ground, group, airborne))
    return grounds


def is_airborne(fixes: Fixes) -> Array:
    """Say which fixes report a flight: not on the ground, with a height."""
    told = ~(np.isnan(fixes.alt_ft) & np.isnan(fixes.geom_ft))
    return np.asarray((fixes.ground != ON_GROUND) & told)


def _breaks(fixes: Fixes, surface: Array, airborne: Array) -> Array:
    """Give where the row of surface reports is broken by a flight."""
    found = []
    between = np.searchsorted(airborne, surface)
    seen = np.flatnonzero(np.diff(between) > 0)
    for n in seen.tolist():
        flown = airborne[between[n] : between[n + 1]]
        if _is_flight(fixes, int(surface[n]), flown, int(surface[n + 1])):
            found.append(n + 1)
    # A sieve: no way is longer than that along the meridian and then along the equator.
    steps = np.abs(np.diff(fixes.lat[surface])) + np.abs(np.diff(fixes.lon[surface]))
    for n in np.flatnonzero(steps * LONGEST_DEGREE_KM > MOVED_KM).tolist():
        a, b = int(surface[n]), int(surface[n + 1])
        slack = float(fixes.error_km[a] + fixes.error_km[b])
        if distance_km(fixes.point(a), fixes.point(b)) > MOVED_KM + slack:
            found.append(n + 1)
    return np.array(sorted(set(found)), dtype="int64")


def _is_flight(fixes: Fixes, start: int, flown: Array, end: int) -> bool:
    """Say whether airborne reports between two surface ones are a flight."""
    silent = max(fixes.t[flown[0]] - fixes.t[start], fixes.t[end] - fixes.t[flown[-1]])
    if silent >= SILENCE_S:
        return True
    if len(flown) < LEAST_REPORTS:
        return False
    high = heights(fixes, flown)
    climbed = float(np.nanmax(high) - np.nanmin(high)) if not np.isnan(high).all() else 0.0
    speeds = fixes.gs_kt[flown]
    fastest = float(np.nanmax(speeds)) if not np.isnan(speeds).all() else np.inf
    if fastest < LEAST_KT:
        return False
    lasted = float(fixes.t[flown[-1]] - fixes.t[flown[0]])
    north, east = fixes.lat[flown] - fixes.lat[start], fixes.lon[flown] - fixes.lon[start]
    middle = int(flown[np.argmax(np.abs(north) + np.abs(east))])
    away = distance_km(fixes.point(start), fixes.point(middle))
    return climbed >= LEAST_CLIMB_FT or (lasted >= LEAST_FLIGHT_S and away >= LEAST_AWAY_KM)


def _is_flicker(fixes: Fixes, group: Array, airborne: Array) -> bool:
    if len(group) > 1:
        return False
    at = int(group[0])
    n = int(np.searchsorted(airborne, at))
    before, after = airborne[n - 1 : n] if n else airborne[:0], airborne[n : n + 1]
    near = [abs(float(fixes.t[k[0]] - fixes.t[at])) <= FLICKER_S for k in (before, after) if len(k)]
    return len(near) == 2 and all(near)


def _with_touch(fixes: Fixes, ground: GroundTime, group: Array, airborne: Array) -> GroundTime:
    n = int(np.searchsorted(airborne, ground.first))
    if n == 0 or n == len(airborne) or fixes.t[ground.last] - fixes.t[ground.first] > TOUCH_S:
        return ground
    beside = [airborne[n - 1], airborne[n]]
    gap = max(
        abs(float(fixes.t[k] - fixes.t[s]))
        for k, s in zip(beside, (ground.first, ground.last), strict=True)
    )
    speeds = fixes.gs_kt[group]
    fast = not np.isnan(speeds).any() and float(speeds.min()) > TOUCH_KT
    return GroundTime(ground.first, ground.last, touch=fast and gap <= FLICKER_S)
