"""Aircraft types: speed limits and ceilings, typed from public certificate data sheets.

One line stands for one certificate's family, and has the largest figures of any of its
variants: a designator seldom tells them apart, and a limit that is too low would be wrong.
Vmo and Mmo are the largest that the sheet allows at any altitude; light aircraft have Vne
instead. Indicated and calibrated airspeed are taken as the same, a few knots apart.

A type is here only where its figures are well established. Left out, among others, are all
military types (they have no sheet), helicopters, the C-130 and L-100, whose limits depend on fuel
in the wings, and the Dash 8 series 100 to 300.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class AircraftType:
    """One certified type: its designator, limits, and the sheet they come from.

    Attributes:
        designator: the ICAO type designator (Doc 8643).
        name: what it is.
        mmo: largest Mach number; None where the sheet sets none, as for most light aircraft.
        vmo_kt: largest airspeed, calibrated, in kt; Vne where there is no Vmo.
        sheet: the certificate data sheet.
        ceiling_ft: largest certified operating altitude; None where the sheet sets none, or
            where it is not well established.
        is_equivalent: whether ``vmo_kt`` is equivalent airspeed, as old Boeing sheets have it.
    """

    designator: str
    name: str
    mmo: float | None
    vmo_kt: float
    sheet: str
    ceiling_ft: int | None = None
    is_equivalent: bool = False


_Rows = tuple[tuple[str, str, float | None, float, str, int | None], ...]

_AIRLINERS: Final[_Rows] = (
    ("A318 A319 A320 A321 A19N A20N A21N", "Airbus A318-A321", 0.82, 350, "EASA TCDS A.064", 41000),
    ("A306 A310", "Airbus A300-600, A310", 0.84, 360, "EASA TCDS A.172", None),
    ("A332 A333", "Airbus A330-200, -300", 0.86, 330, "EASA TCDS A.004", 41450),
    ("A338 A339", "Airbus A330-800, -900", 0.86, 330, "EASA TCDS A.004", 41450),
    ("A342 A343 A345 A346", "Airbus A340", 0.86, 330, "EASA TCDS A.015", 41450),
    ("A359 A35K", "Airbus A350", 0.89, 340, "EASA TCDS A.151", 43100),
    ("A388", "Airbus A380-800", 0.89, 340, "EASA TCDS A.110", 43100),
    ("BCS1 BCS3", "Airbus A220", 0.82, 330, "EASA TCDS IM.A.570", 41000),
    ("B712", "Boeing 717-200", 0.82, 340, "FAA TCDS A6WE", 37000),
    ("B731 B732", "Boeing 737-100, -200", 0.84, 350, "FAA TCDS A16WE", 37000),
    ("B733 B734 B735", "Boeing 737-300, -400, -500", 0.82, 340, "FAA TCDS A16WE", 37000),
    ("B736 B737 B738 B739", "Boeing 737-600 to -900", 0.82, 340, "FAA TCDS A16WE", 41000),
    ("B37M B38M B39M", "Boeing 737-7, -8, -9", 0.82, 340, "FAA TCDS A16WE", 41000),
    ("B752 B753", "Boeing 757-200, -300", 0.86, 350, "FAA TCDS A2NM", 42000),
    ("B762 B763 B764", "Boeing 767-200, -300, -400", 0.86, 360, "FAA TCDS A1NM", 43100),
    ("B772 B77L B773 B77W", "Boeing 777", 0.89, 330, "FAA TCDS T00001SE", 43100),
    ("B788 B789 B78X", "Boeing 787", 0.90, 350, "FAA TCDS T00021SE", 43100),
    ("MD11", "McDonnell Douglas MD-11", 0.87, 365, "FAA TCDS A22WE", None),
    ("MD81 MD82 MD83 MD88", "McDonnell Douglas MD-80", 0.84, 340, "FAA TCDS A6WE", 37000),
    ("MD87 MD90", "McDonnell Douglas MD-87, MD-90", 0.84, 340, "FAA TCDS A6WE", 37000),
    ("CRJ1 CRJ2", "Bombardier CL-600-2B19", 0.85, 335, "FAA TCDS A21EA", 41000),
    ("CRJ7 CRJ9 CRJX", "Bombardier CRJ700, 900, 1000", 0.85, 335, "FAA TCDS A21EA", 41000),
    ("E135 E145 E45X", "Embraer EMB-135, -145", 0.78, 320, "FAA TCDS T00011AT", 37000),
    ("E170 E75L E75S", "Embraer ERJ 170", 0.82, 320, "FAA TCDS A56NM", 41000),
    ("E190 E195", "Embraer ERJ 190", 0.82, 320, "FAA TCDS A57NM", 41000),
    ("E290 E295", "Embraer ERJ 190 E2", 0.82, 320, "FAA TCDS A57NM", 41000),
    ("F70 F100", "Fokker 70, 100", 0.77, 320, "EASA TCDS A.037", 37000),
)  # fmt: skip

_BUSINESS_JETS: Final[_Rows] = (
    ("GLF3", "Gulfstream G-1159A", 0.85, 340, "FAA TCDS A12EA", 45000),
    ("GLF4", "Gulfstream G-IV", 0.88, 340, "FAA TCDS A12EA", 45000),
    ("GLF5 GLF6", "Gulfstream GV, GVI", 0.925, 340, "FAA TCDS A12EA, T00015AT", 51000),
    ("GLEX GL5T", "Bombardier BD-700", 0.89, 340, "FAA TCDS T00003NY", 51000),
    ("CL30 CL35", "Bombardier BD-100", 0.83, 320, "FAA TCDS T00005NY", 45000),
    ("C525", "Cessna 525", 0.71, 263, "FAA TCDS A1WI", 41000),
    ("C25A C25B", "Cessna 525A, 525B", 0.737, 278, "FAA TCDS A1WI", 45000),
    ("C25C", "Cessna 525C", 0.77, 305, "FAA TCDS A1WI", 45000),
    ("C550", "Cessna 550, S550", 0.721, 277, "FAA TCDS A22CE", 43000),
    ("C560", "Cessna 560", 0.755, 292, "FAA TCDS A22CE", 45000),
    ("C56X", "Cessna 560XL", 0.75, 305, "FAA TCDS A22CE", 45000),
    ("C680 C68A", "Cessna 680, 680A", 0.80, 305, "FAA TCDS T00012WI", 47000),
    ("C750", "Cessna 750", 0.935, 350, "FAA TCDS T00007WI", 51000),
    ("LJ35", "Learjet 35, 36", 0.83, 350, "FAA TCDS A10CE", 45000),
    ("LJ45", "Learjet 45", 0.81, 330, "FAA TCDS T00008WI", 51000),
    ("LJ60", "Learjet 60", 0.81, 340, "FAA TCDS A10CE", 51000),
    ("F2TH", "Dassault Falcon 2000", 0.862, 370, "FAA TCDS A50NM", 47000),
    ("F900", "Dassault Falcon 900", 0.87, 370, "FAA TCDS A46EU", 51000),
    ("FA7X FA8X", "Dassault Falcon 7X, 8X", 0.90, 370, "EASA TCDS A.155", 51000),
    ("H25B", "BAe 125-800, Hawker 800", 0.80, 335, "FAA TCDS A3EU", None),
    ("PC24", "Pilatus PC-24", 0.74, 290, "EASA TCDS A.594", 45000),
)  # fmt: skip

_PROPELLERS: Final[_Rows] = (
    ("AT43 AT44 AT45 AT46", "ATR 42", 0.55, 250, "EASA TCDS A.084", 25000),
    ("AT72 AT73 AT75 AT76", "ATR 72", 0.55, 250, "EASA TCDS A.084", 25000),
    ("DH8D", "De Havilland DHC-8-400", None, 286, "EASA TCDS IM.A.191", 27000),
    ("SF34", "Saab 340", None, 250, "FAA TCDS A52EU", 25000),
    ("SW4", "Fairchild SA226-TC, SA227", 0.52, 248, "FAA TCDS A8SW, A18SW", 31000),
    ("B190", "Beech 1900", 0.48, 248, "FAA TCDS A24CE", 25000),
    ("BE20", "Beech 200", 0.52, 269, "FAA TCDS A24CE", 35000),
    ("BE30 B350", "Beech 300, B300", 0.58, 263, "FAA TCDS A24CE", 35000),
    ("PC12", "Pilatus PC-12", 0.49, 240, "EASA TCDS A.089", 30000),
    ("C208", "Cessna 208", None, 175, "FAA TCDS A37CE", 30000),
    ("SR22 S22T", "Cirrus SR22", None, 205, "FAA TCDS A00009CH", 25000),
    ("C152", "Cessna 152", None, 149, "FAA TCDS 3A19", None),
    ("C172", "Cessna 172", None, 163, "FAA TCDS 3A12", None),
    ("C182", "Cessna 182", None, 179, "FAA TCDS 3A13", None),
)  # fmt: skip

# The sheet gives this Vmo in KEAS.
_EQUIVALENT: Final[_Rows] = (
    ("B741 B742 B743 B744 B748 B74S", "Boeing 747", 0.92, 375, "FAA TCDS A20WE", 45100),
)

AIRCRAFT: Final = {
    designator: AircraftType(designator, name, mmo, vmo, sheet, ceiling, rows is _EQUIVALENT)
    for rows in (_AIRLINERS, _EQUIVALENT, _BUSINESS_JETS, _PROPELLERS)
    for designators, name, mmo, vmo, sheet, ceiling in rows
    for designator in designators.split()
}


def aircraft_type(designator: str) -> AircraftType | None:
    """Give the type of a designator, in any case; None if it is not in the table.

    Example:
        >>> aircraft_type(" b763 ").ceiling_ft, aircraft_type("C17") is None
        (43100, True)
    """
    return AIRCRAFT.get(designator.strip().upper())
