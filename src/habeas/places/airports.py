"""Airports: the frozen merged table of OurAirports and airportsdata.

Where runway ends are known the position is the midpoint of the longest runway, radius 2 km;
else the reference point, radius 5 km. Where the two lists disagree by more than 2 km the
runway midpoint is used and the note says so.
"""

import csv
import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from habeas.places.geodesic import Point

# What flight plans write for a field that has no location indicator (ICAO Doc 4444,
# appendix 2, item 13); one list has an airfield under it.
_NO_INDICATOR = "ZZZZ"


@dataclass(frozen=True, slots=True)
class Airport:
    """One airport: where it is, within which radius, in which country and zone."""

    ident: str
    aliases: tuple[str, ...]
    iata: str
    name: str
    country: str
    region: str
    point: Point
    radius_km: float
    zone: str
    note: str


@cache
def _table() -> bytes:
    packed = (resources.files("habeas.places") / "geodata" / "airports.csv.gz").read_bytes()
    return gzip.decompress(packed)


@cache
def _lines() -> dict[str, str]:
    """Give the rows, each still a line, by every code that names it; "" gives the header."""
    header, *rows = _table().decode("utf-8").splitlines()
    lines: dict[str, str] = {}
    aliases: dict[str, str] = {}
    for row in rows:
        # Neither codes nor aliases are ever quoted, so the first two cells need no CSV reader.
        ident, others, _ = row.split(",", 2)
        lines[ident] = row
        for alias in others.split():
            aliases.setdefault(alias, row)
    return aliases | lines | {"": header}


def airport_codes() -> Iterable[str]:
    """Give every code that names an airport."""
    return _lines().keys() - {""}


def _line(code: str) -> str | None:
    """Give the row of a code; the whole table is only taken apart for an alias."""
    if code.isalnum() and (at := _table().rfind(f"\n{code},".encode())) >= 0:
        return _row_at(at + 1)
    return _lines().get(code)


def _row_at(start: int) -> str:
    return _table()[start : _table().find(b"\n", start)].decode("utf-8")


@lru_cache(maxsize=4096)
def airport(code: str) -> Airport | None:
    """Give the airport that an ICAO code or an alias names; None if none does.

    Example:
        >>> airport("MHSC").name == airport("MHPR").name
        True
    """
    wanted = code.strip().upper()
    line = _line(wanted) if wanted and wanted != _NO_INDICATOR else None
    if line is None:
        return None
    header, row = csv.reader([_row_at(0), line])
    cells = dict(zip(header, row, strict=False))
    return Airport(
        ident=cells["ident"],
        aliases=tuple(cells["aliases"].split()),
        iata=cells["iata"],
        name=cells["name"],
        country=cells["country"],
        region=cells["region"],
        point=Point(float(cells["lat"]), float(cells["lon"])),
        radius_km=float(cells["radius_km"]),
        zone=cells["tz"],
        note=cells["note"],
    )
