"""Runways of OurAirports: open ones with both ends known, each end with its name.

A runway's name is its direction in tens of degrees, so a name that lies the other way round
than the two ends do belongs to the other end: such pairs of names are exchanged, and counted.
"""

import re
from typing import NamedTuple

from pyproj import Geod

WGS84 = Geod(ellps="WGS84")

Row = dict[str, str]

_DIRECTION = re.compile(r"(\d{1,2})")
_NOT_IN_A_NAME = re.compile(r"[^0-9A-Z]")
# Names follow magnetic north, which is seldom more than 40 degrees off where runways are.
EXCHANGED_BEYOND_DEG = 120.0
UNNAMED = "?"


class End(NamedTuple):
    """One end of a runway: where, its name, and its elevation in feet where known."""

    lat: float
    lon: float
    name: str
    feet: str


class Runway(NamedTuple):
    """A runway: how long its ends are apart, and both."""

    km: float
    low: End
    high: End


def runways_by_ident(rows: list[Row]) -> tuple[dict[str, list[Runway]], int]:
    """List the runways of each airfield, the longest first, and count the names exchanged."""
    found: dict[str, list[Runway]] = {}
    exchanged = 0
    for row in rows:
        low, high = _end(row, "le"), _end(row, "he")
        if not low or not high or low[:2] == high[:2] or row["closed"] == "1":
            continue
        direction, _, metres = WGS84.inv(low.lon, low.lat, high.lon, high.lat)
        if _is_other_way_round(low.name, high.name, direction):
            low, high = low._replace(name=high.name), high._replace(name=low.name)
            exchanged += 1
        found.setdefault(row["airport_ident"], []).append(Runway(metres / 1000.0, low, high))
    return {ident: sorted(runways, reverse=True) for ident, runways in found.items()}, exchanged


def as_text(runways: list[Runway]) -> str:
    """Write runways as the table has them: ``16R 39.89581,-104.69603,5322/34L ...;...``."""
    return ";".join(f"{_end_text(low)}/{_end_text(high)}" for _, low, high in runways)


def _end(row: Row, side: str) -> End | None:
    lat, lon = row[f"{side}_latitude_deg"], row[f"{side}_longitude_deg"]
    if not lat or not lon:
        return None
    name = _NOT_IN_A_NAME.sub("", row[f"{side}_ident"].upper()) or UNNAMED
    feet = row[f"{side}_elevation_ft"]
    return End(float(lat), float(lon), name, f"{float(feet):.0f}" if feet else "")


def _is_other_way_round(low: str, high: str, direction: float) -> bool:
    """Say whether the names point against the ends: both of them, and clearly."""
    one, other = _DIRECTION.match(low), _DIRECTION.match(high)
    if one is None or other is None:
        return False
    return (
        _apart(10.0 * int(one[1]), direction) > EXCHANGED_BEYOND_DEG
        and _apart(10.0 * int(other[1]), direction + 180.0) > EXCHANGED_BEYOND_DEG
    )


def _apart(one: float, other: float) -> float:
    return abs((one - other + 180.0) % 360.0 - 180.0)


def _end_text(end: End) -> str:
    return f"{end.name} {end.lat:.5f},{end.lon:.5f}" + (f",{end.feet}" if end.feet else "")
