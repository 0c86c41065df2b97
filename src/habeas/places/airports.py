"""Airports: the frozen merged table of OurAirports and airportsdata.

Where runway ends are known the position is the midpoint of the longest runway, radius 2 km;
else the reference point, radius 5 km. Where the two lists disagree by more than 2 km the
runway midpoint is used and the note says so.
"""

import csv
import gzip
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from types import MappingProxyType

from habeas.places.geodesic import Point

# What flight plans write for a field that has no location indicator (ICAO Doc 4444,
# appendix 2, item 13); one list has an airfield under it.
NO_INDICATOR = "ZZZZ"


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
def airports_text() -> str:
    """Give the whole table as CSV text."""
    packed = (resources.files("habeas.places") / "geodata" / "airports.csv.gz").read_bytes()
    return gzip.decompress(packed).decode("utf-8")


@cache
def _lines() -> dict[str, str]:
    """Give the rows, each still a line, by every code that names it; "" gives the header."""
    header, *rows = airports_text().splitlines()
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


@lru_cache(maxsize=4096)
def airport_cells(code: str) -> Mapping[str, str] | None:
    """Give the row that an ICAO code or an alias names, by column; None if none does.

    Example:
        >>> airport_cells("khrl")["ident"], airport_cells("QQQQ") is None
        ('KHRL', True)
    """
    wanted = code.strip().upper()
    line = _line(wanted) if wanted and wanted != NO_INDICATOR else None
    if line is None:
        return None
    header, row = csv.reader([airports_text()[: airports_text().find("\n")], line])
    return MappingProxyType(dict(zip(header, row, strict=False)))


def _line(code: str) -> str | None:
    """Give the row of a code; the whole table is only taken apart for an alias.

    Rows stand in order of their codes, so halving the text again and again finds one.
    """
    text = airports_text()
    low, high = text.find("\n") + 1, len(text)
    while low < high:
        begins = text.rfind("\n", low, (low + high) // 2) + 1 or low
        ident = text[begins : text.find(",", begins)]
        if ident == code:
            return text[begins : text.find("\n", begins)]
        if ident < code:
            low = text.find("\n", begins) + 1
        else:
            high = begins
    return _lines().get(code)


@lru_cache(maxsize=4096)
def airport(code: str) -> Airport | None:
    """Give the airport that an ICAO code or an alias names; None if none does.

    Example:
        >>> airport("MHSC").name == airport("MHPR").name
        True
    """
    cells = airport_cells(code)
    if cells is None:
        return None
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
