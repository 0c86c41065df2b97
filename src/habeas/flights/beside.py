"""Beside a field: naming the airport of an end that no runway and no surface report shows.

Reports that end low and going down, or begin low and climbing, belong to a field only if it lies
where such a descent or climb leads, and no other field does: otherwise none is named, and the
rivals are told.
"""

from statistics import median
from typing import TYPE_CHECKING, Final

from habeas.evidence.late import Late
from habeas.flights.centreline import BEFORE_KM, BEYOND_KM, directions, is_beyond_an_end
from habeas.flights.fields import Near
from habeas.flights.heights import LEAST_CLIMB_FPS, QNH_FT, climb_fps, height_of
from habeas.flights.records import Array, Fixes
from habeas.flights.sight import Sight
from habeas.places.geodesic import course

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

CONSISTENT_FT: Final = 4000.0
CONSISTENT_KM: Final = 18.0
WIDER_KM: Final = 40.0
# Descents of more than 6 degrees and climbs of more than 15 are not flown by what carries people;
# a field is this long.
DESCENT_TAN: Final = 0.105
CLIMB_TAN: Final = 0.27
FIELD_KM: Final = 1.5
# A climb is seldom half as steep at its beginning as where it is first heard.
LONGER_WAY: Final = 1.5
# Below this over a field, further off than this and so far to the back, nobody still turns to it.
TOO_LOW_FT: Final = 2000.0
BESIDE_KM: Final = 5.0
BEHIND_DEG: Final = 120.0
KM_PER_FT: Final = 0.0003048
# The second field must be this much farther for the first to be named beside it.
CLEARLY_NEARER: Final = 3.0
OTHERS_KM: Final = 25.0


def field_beside(sight: Sight, row: int, flown: Array, *, up: bool) -> tuple[Near | None, str]:
    """Give the field beside which reports begin or end low; None, and why, if none is plain."""
    fixes = sight.fixes
    verb = "climbing" if up else "descending"
    found = [near for near in sight.fields.near(fixes.point(row), WIDER_KM) if sight.fits(near)]
    height = height_of(fixes, row)
    steepest = CLIMB_TAN if up else DESCENT_TAN
    flown_deg = _direction(fixes, flown, at_start=up)
    rate = climb_fps(fixes, flown, at_start=up)
    flown_kt = _first_speed_kt(fixes, flown) if up else 0.0
    found = [
        near
        for near in found
        if _within_angle(near, height, steepest)
        and not _left_behind(fixes, row, near, height, flown_deg, up=up)
        and not (up and _too_far_back(near, height, rate, flown_kt))
    ]
    low = [
        near
        for near in found
        if near.km <= CONSISTENT_KM and height - near.elevation_ft <= CONSISTENT_FT + QNH_FT
    ]
    if not low:
        return None, f"the reports end in flight, at {height:,.0f} ft, no field low and near"
    if not (rate > LEAST_CLIMB_FPS if up else rate < -LEAST_CLIMB_FPS):
        return None, f"low near {low[0].code}, but not {verb}"
    alone_km = max(OTHERS_KM, CLEARLY_NEARER * low[0].km)
    if len(found) > 1 and found[1].km < alone_km:
        lined_up = [near for near in low if _is_lined_up(fixes, row, near, up=up)]
        if len(lined_up) == 1:
            return lined_up[0], f"{verb} low on the centreline of a runway of {lined_up[0].code}"
        names = ", ".join(near.code for near in found[:4])
        return None, f"{verb} low, but several fields are near: {names}"
    over = height - low[0].elevation_ft
    return low[0], f"{verb}, {over:,.0f} ft over {low[0].code} and {low[0].km:.1f} km from it"


def _is_lined_up(fixes: Fixes, row: int, near: Near, *, up: bool) -> bool:
    """Say whether a single position lies on the extended centreline of a runway of a field."""
    part = fixes.take(slice(row, row + 1))
    return is_beyond_an_end(part, near, BEYOND_KM if up else BEFORE_KM)


def _direction(fixes: Fixes, flown: Array, *, at_start: bool) -> float:
    """Give the direction flown at an end, degrees; nan where nothing shows it."""
    rows = flown[:3] if at_start else flown[-3:]
    found = directions(fixes.take(rows))
    return float(found[0] if at_start else found[-1]) if len(rows) > 1 else float("nan")


def _left_behind(
    fixes: Fixes, row: int, near: Near, height: float, flown_deg: float, *, up: bool
) -> bool:
    """Say whether a field is out of the question: too low to turn, it lies the other way."""
    if near.km <= BESIDE_KM or np.isnan(flown_deg) or height - near.elevation_ft > TOO_LOW_FT:
        return False
    there = course(fixes.point(row), near.point)[0]
    wanted = (flown_deg + 180) % 360 if up else flown_deg
    return abs((there - wanted + 180) % 360 - 180) > BEHIND_DEG


def _first_speed_kt(fixes: Fixes, flown: Array) -> float:
    """Give the speed of the first reports in flight; 0 where none tells one."""
    speeds = fixes.gs_kt[flown[:4]]
    speeds = speeds[speeds > 0]
    return float(median(speeds.tolist())) if len(speeds) else 0.0


def _too_far_back(near: Near, height: float, rate: float, speed_kt: float) -> bool:
    """Say whether a climb at this rate began much nearer than a field: it left from another."""
    if not rate > LEAST_CLIMB_FPS or not speed_kt:
        return False
    flown_km = (height - near.elevation_ft) / rate * speed_kt * 1.852 / 3600
    return near.km > LONGER_WAY * flown_km + 2 * FIELD_KM


def _within_angle(near: Near, height_ft: float, steepest: float) -> bool:
    """Say whether the field is not so near below that no way leads down to it, or up from it."""
    over_km = (height_ft - near.elevation_ft - QNH_FT) * KM_PER_FT
    return over_km <= steepest * (near.km + FIELD_KM)
