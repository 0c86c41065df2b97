"""Speed limits: the fastest a mover could go over the ground, by kind and aircraft type.

For aircraft the hard limit is the largest true airspeed that Mmo and Vmo allow at any
altitude, in air 20 kelvin warmer than the standard atmosphere (ICAO Doc 7488), plus 200 kt
of wind, about the strongest jet stream on record. A type without an Mmo is limited by its Vmo as
far up as its ceiling. Mmo, Vmo and ceiling are facts typed from the certificate sheets named
(`habeas.places.aircraft_types`). For other movers the figure is beyond what any vehicle of
the kind keeps up.
"""

from dataclasses import dataclass
from functools import cache
from math import exp, sqrt
from typing import Final

from habeas.places.aircraft_types import AIRCRAFT, AircraftType, aircraft_type

WIND_KT: Final = 200.0
WARMER_K: Final = 20.0

_P0_HPA, _T0_K, _A0_KT = 1013.25, 288.15, 661.4786
_TROPOPAUSE_HPA, _TROPOPAUSE_K = 226.32, 216.65
_LAPSE_EXPONENT: Final = 0.190263
# Speed of sound in kt is this times the root of the temperature in kelvin.
_SOUND: Final = _A0_KT / sqrt(_T0_K)
_TROPOPAUSE_FT: Final = 36_089.24
_LAPSE_K_PER_FT: Final = 0.0019812
_SCALE_FT: Final = 20_805.8  # of pressure with height above the tropopause

# A type without Mmo and without a certified ceiling is taken to reach this. All of them in the
# table are small piston aircraft, which have less than half of their power left at 20,000 ft.
REACH_FT: Final = 25_000.0


@dataclass(frozen=True, slots=True)
class SpeedLimit:
    """A limit and what it rests on; ``kt`` is None where nothing limits the mover."""

    kt: float | None
    kind: str
    why: str


KMH_PER_KT: Final = 1.852

# kt over the ground, with the reason for the figure.
MOVERS: Final = {
    "road": (135.0, "above what limited road vehicles reach"),
    "rail": (248.0, "about the fastest train in service"),
    "sea": (65.0, "above the fastest ferries in service (58 kt)"),
    "foot": (25.0, "above the fastest sprint"),
}


def largest_true_airspeed_kt(
    mmo: float | None, vmo_kt: float, ceiling_ft: float | None = None, *, equivalent: bool = False
) -> float:
    """Give the largest true airspeed that Mmo and Vmo allow up to the ceiling, in kt, ISA + 20 K.

    It is reached where the two limits meet: below, Vmo limits; above, Mmo in colder air. Where
    they meet above the ceiling, or where there is no Mmo, it is reached at the ceiling.

    Args:
        mmo: the largest Mach number, or None.
        vmo_kt: the largest calibrated airspeed, in kt.
        ceiling_ft: the largest operating altitude; without Mmo, None stands for `REACH_FT`.
        equivalent: whether ``vmo_kt`` is equivalent airspeed instead.

    Example:
        >>> round(largest_true_airspeed_kt(0.82, 350), 1)
        514.7
        >>> round(largest_true_airspeed_kt(None, 175, 30_000), 1)
        292.6
    """
    mach_at = _mach_of_equivalent if equivalent else _mach_of_calibrated
    if mmo is not None:
        meet = _pressure_of_equivalent if equivalent else _pressure_of_calibrated
        pressure = meet(vmo_kt, mmo)
        if ceiling_ft is None or pressure >= _pressure_at(ceiling_ft):
            return _true_airspeed_kt(mmo, pressure)
    pressure = _pressure_at(REACH_FT if ceiling_ft is None else ceiling_ft)
    return _true_airspeed_kt(mach_at(vmo_kt, pressure), pressure)


def _impact(mach: float) -> float:
    """Give the impact pressure at a Mach number, as a share of the static pressure."""
    return float((1 + 0.2 * mach**2) ** 3.5 - 1)


def _pressure_of_calibrated(cas_kt: float, mach: float) -> float:
    """Give the pressure in hPa at which a calibrated airspeed is a Mach number."""
    return _P0_HPA * _impact(cas_kt / _A0_KT) / _impact(mach)


def _pressure_of_equivalent(eas_kt: float, mach: float) -> float:
    return float(_P0_HPA * (eas_kt / (_A0_KT * mach)) ** 2)


def _mach_of_calibrated(cas_kt: float, pressure: float) -> float:
    impact = _impact(cas_kt / _A0_KT) * _P0_HPA / pressure
    return sqrt(5 * ((1 + impact) ** (2 / 7) - 1))


def _mach_of_equivalent(eas_kt: float, pressure: float) -> float:
    return eas_kt / (_A0_KT * sqrt(pressure / _P0_HPA))


def _pressure_at(altitude_ft: float) -> float:
    """Give the pressure in hPa at a pressure altitude."""
    if altitude_ft > _TROPOPAUSE_FT:
        return _TROPOPAUSE_HPA * exp((_TROPOPAUSE_FT - altitude_ft) / _SCALE_FT)
    warmth = 1 - _LAPSE_K_PER_FT * altitude_ft / _T0_K
    return float(_P0_HPA * warmth ** (1 / _LAPSE_EXPONENT))


def _true_airspeed_kt(mach: float, pressure: float) -> float:
    if pressure >= _TROPOPAUSE_HPA:
        standard = _T0_K * (pressure / _P0_HPA) ** _LAPSE_EXPONENT
    else:
        standard = _TROPOPAUSE_K
    return mach * _SOUND * sqrt(standard + WARMER_K)


def hard_limit(mover: str, aircraft: str = "") -> SpeedLimit:
    """Give the hard limit of a mover.

    Args:
        mover: air, road, rail, sea, foot or unknown.
        aircraft: ICAO type designator; blank or unknown means no limit between bare endpoints.

    Example:
        >>> round(hard_limit("air", "A320").kt, 1)
        714.7
        >>> hard_limit("air").kt is None
        True
    """
    if mover in MOVERS:
        kt, why = MOVERS[mover]
        return SpeedLimit(kt, "hard", f"{mover}: {spoken_kt(kt)}, {why}")
    found = aircraft_type(aircraft)
    if mover != "air" or found is None:
        what = f"type {aircraft} is not in the table" if aircraft else "no type is stated"
        return SpeedLimit(None, "none", f"{what}, so no speed limits it")
    return _limit_of(found)


@cache
def largest_hard_limit() -> SpeedLimit:
    """Give the largest hard limit of the table, for an aircraft of which no type is known.

    It holds for every type in the table; a fighter can go faster, and none is in the table.

    Example:
        >>> limit = largest_hard_limit()
        >>> round(limit.kt), limit.why[:50]
        (778, 'no type is known; the fastest in the table is Boei')
    """
    fastest = max(AIRCRAFT.values(), key=_airspeed_kt)
    limit = _limit_of(fastest)
    why = f"no type is known; the fastest in the table is {limit.why}"
    return SpeedLimit(limit.kt, limit.kind, why)


def _airspeed_kt(found: AircraftType) -> float:
    return largest_true_airspeed_kt(
        found.mmo, found.vmo_kt, found.ceiling_ft, equivalent=found.is_equivalent
    )


def _limit_of(found: AircraftType) -> SpeedLimit:
    airspeed = _airspeed_kt(found)
    why = (
        f"{found.name}: {_certified(found)} ({found.sheet}) = "
        f"{airspeed:.1f} kt true airspeed at ISA+20, plus {WIND_KT:.0f} kt of wind: "
        f"{spoken_kt(airspeed + WIND_KT)}"
    )
    return SpeedLimit(airspeed + WIND_KT, "hard", why)


def _certified(found: AircraftType) -> str:
    """Write what the sheet certifies, as far as the limit rests on it."""
    unit = "kt EAS" if found.is_equivalent else "kt"
    if found.mmo is not None:
        return f"Mmo {found.mmo:g}, Vmo {found.vmo_kt:g} {unit}"
    if found.ceiling_ft is not None:
        return f"no Mmo, {found.vmo_kt:g} {unit} up to {found.ceiling_ft:,} ft"
    return f"no Mmo and no ceiling, {found.vmo_kt:g} {unit} up to {REACH_FT:,.0f} ft"


def spoken_kt(kt: float) -> str:
    """Write a speed as people read it, in knots and in km/h.

    Example:
        >>> spoken_kt(734)
        '734 kt (1,359 km/h)'
    """
    return f"{kt:,.0f} kt ({kt * KMH_PER_KT:,.0f} km/h)"


def tailwind_kt(speed_kt: float, aircraft: str) -> float | None:
    """Give the tailwind that a ground speed needs at the type's largest airspeed, in kt."""
    found = aircraft_type(aircraft)
    return None if found is None else speed_kt - _airspeed_kt(found)
