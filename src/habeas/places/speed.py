"""Speed limits: the fastest a mover could go over the ground, by kind and aircraft type.

For aircraft the hard limit is the largest true airspeed that Mmo and Vmo allow at any
altitude, in air 20 kelvin warmer than the standard atmosphere (ICAO Doc 7488), plus 200 kt
of wind, about the strongest jet stream on record. Mmo and Vmo are facts typed from the
certificate sheets named. For other movers the figure is beyond what any vehicle of the
kind keeps up.
"""

from dataclasses import dataclass
from math import sqrt
from typing import Final

WIND_KT: Final = 200.0
WARMER_K: Final = 20.0

_P0_HPA, _T0_K, _A0_KT = 1013.25, 288.15, 661.4786
_TROPOPAUSE_HPA, _TROPOPAUSE_K = 226.32, 216.65
_LAPSE_EXPONENT: Final = 0.190263
# Speed of sound in kt is this times the root of the temperature in kelvin.
_SOUND: Final = _A0_KT / sqrt(_T0_K)


@dataclass(frozen=True, slots=True)
class AircraftType:
    """One certified type: its designator, limits, and the sheet they come from."""

    designator: str
    name: str
    mmo: float
    vmo_kt: float
    sheet: str


@dataclass(frozen=True, slots=True)
class SpeedLimit:
    """A limit and what it rests on; ``kt`` is None where nothing limits the mover."""

    kt: float | None
    kind: str
    why: str


_SHEETS: Final = (
    ("A318 A319 A320 A321 A19N A20N A21N", "Airbus A318-A321", 0.82, 350, "EASA TCDS A.064"),
    ("A306 A310", "Airbus A300-600, A310", 0.84, 360, "EASA TCDS A.172"),
    ("A332 A333", "Airbus A330-200, -300", 0.86, 330, "EASA TCDS A.004"),
    ("B733 B734 B735", "Boeing 737-300, -400, -500", 0.82, 340, "FAA TCDS A16WE"),
    ("B736 B737 B738 B739", "Boeing 737-600 to -900", 0.82, 340, "FAA TCDS A16WE"),
    ("B37M B38M B39M", "Boeing 737-7, -8, -9", 0.82, 340, "FAA TCDS A16WE"),
    ("B752 B753", "Boeing 757-200, -300", 0.86, 350, "FAA TCDS A2NM"),
    ("B762 B763 B764", "Boeing 767-200, -300, -400", 0.86, 360, "FAA TCDS A1NM"),
    ("B772 B77L B773 B77W", "Boeing 777", 0.89, 330, "FAA TCDS T00001SE"),
    ("MD81 MD82 MD83 MD88", "McDonnell Douglas MD-80", 0.84, 340, "FAA TCDS A6WE"),
    ("CRJ1 CRJ2", "Bombardier CL-600-2B19", 0.85, 335, "FAA TCDS A21EA"),
    ("E135 E145 E45X", "Embraer EMB-135, -145", 0.78, 320, "FAA TCDS T00011AT"),
    ("E170 E75L E75S", "Embraer ERJ 170", 0.82, 320, "FAA TCDS A56NM"),
    ("E190 E195", "Embraer ERJ 190", 0.82, 320, "FAA TCDS A57NM"),
    ("GLF5 GLF6", "Gulfstream GV, GVI", 0.925, 340, "FAA TCDS A12EA, T00015AT"),
)  # fmt: skip

AIRCRAFT: Final = {
    designator: AircraftType(designator, name, mmo, vmo, sheet)
    for designators, name, mmo, vmo, sheet in _SHEETS
    for designator in designators.split()
}

KMH_PER_KT: Final = 1.852

# kt over the ground, with the reason for the figure.
MOVERS: Final = {
    "road": (135.0, "above what limited road vehicles reach"),
    "rail": (248.0, "about the fastest train in service"),
    "sea": (65.0, "above the fastest ferries in service (58 kt)"),
    "foot": (25.0, "above the fastest sprint"),
}


def largest_true_airspeed_kt(mmo: float, vmo_kt: float) -> float:
    """Give the largest true airspeed that Mmo and Vmo allow, in kt, ISA + 20 K.

    It is reached where the two limits meet: below, Vmo limits; above, Mmo in colder air.

    Example:
        >>> round(largest_true_airspeed_kt(0.82, 350), 1)
        514.7
    """
    impact = _P0_HPA * ((1 + 0.2 * (vmo_kt / _A0_KT) ** 2) ** 3.5 - 1)
    pressure = impact / ((1 + 0.2 * mmo**2) ** 3.5 - 1)
    if pressure >= _TROPOPAUSE_HPA:
        standard = _T0_K * (pressure / _P0_HPA) ** _LAPSE_EXPONENT
    else:
        standard = _TROPOPAUSE_K
    return mmo * _SOUND * sqrt(standard + WARMER_K)


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
    found = AIRCRAFT.get(aircraft.strip().upper())
    if mover != "air" or found is None:
        what = f"type {aircraft} is not in the table" if aircraft else "no type is stated"
        return SpeedLimit(None, "none", f"{what}, so no speed limits it")
    airspeed = largest_true_airspeed_kt(found.mmo, found.vmo_kt)
    why = (
        f"{found.name}: Mmo {found.mmo:g}, Vmo {found.vmo_kt:g} kt ({found.sheet}) = "
        f"{airspeed:.1f} kt true airspeed at ISA+20, plus {WIND_KT:.0f} kt of wind: "
        f"{spoken_kt(airspeed + WIND_KT)}"
    )
    return SpeedLimit(airspeed + WIND_KT, "hard", why)


def spoken_kt(kt: float) -> str:
    """Write a speed as people read it, in knots and in km/h.

    Example:
        >>> spoken_kt(734)
        '734 kt (1,359 km/h)'
    """
    return f"{kt:,.0f} kt ({kt * KMH_PER_KT:,.0f} km/h)"


def tailwind_kt(speed_kt: float, aircraft: str) -> float | None:
    """Give the tailwind that a ground speed needs at the type's largest airspeed, in kt."""
    found = AIRCRAFT.get(aircraft.strip().upper())
    return None if found is None else speed_kt - largest_true_airspeed_kt(found.mmo, found.vmo_kt)
