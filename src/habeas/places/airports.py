"""Airports: the frozen merged table of OurAirports and airportsdata.

Where runway ends are known the position is the midpoint of the longest runway, radius 2 km;
else the reference point, radius 5 km. Where the two lists disagree by more than 2 km the
runway midpoint is used and the note says so.
"""

import csv
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from habeas.places.blocked_gzip import block_places, block_text
from habeas.places.frozen import GEODATA
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
def _packed() -> tuple[bytes, list[slice]]:
    """Give the table as it lies in its file, and where its blocks are."""
    packed = (GEODATA / "airports.csv.gz").read_bytes()
    return packed, block_places(packed)


@cache
def _block(number: int) -> str:
    """Give one block of rows; the first begins with the header."""
    packed, places = _packed()
    return block_text(packed, places[number])


@cache
def airports_text() -> str:
    """Give the whole table as CSV text."""
    return "".join(map(_block, range(len(_packed()[1]))))


@cache
def _lines() -> dict[str, str]:
    """Give the rows, each still a line, by every code that names it."""
    lines: dict[str, str] = {}
    aliases: dict[str, str] = {}
    for row in airports_text().splitlines()[1:]:
        # Neither codes nor aliases are ever quoted, so the first two cells need no CSV reader.
        ident, others, _ = row.split(",", 2)
        lines[ident] = row
        for alias in others.split():
            aliases.setdefault(alias, row)
    return aliases | lines


def airport_codes() -> Iterable[str]:
    """Give every code that names an airport."""
    return _lines().keys()


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
    header, row = csv.reader([_block(0)[: _block(0).find("\n")], line])
    return MappingProxyType(dict(zip(header, row, strict=False)))


def _line(code: str) -> str | None:
    """Give the row of a code.

    Rows stand in order of their codes, so one block can hold a code, and no other does.
    """
    number = bisect_right(range(len(_packed()[1])), code, key=_first_code) - 1
    for row in _block(max(number, 0)).splitlines():
        if row.partition(",")[0] == code:
            return row
    return _line_of_alias(code)


def _line_of_alias(code: str) -> str | None:
    """Give the first row that has a code among its aliases."""
    text = airports_text()
    at = text.find(code)
    while at >= 0:
        begins, ends = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        row = text[begins:ends]
        if begins and code in row.split(",", 2)[1].split():
            return row
        at = text.find(code, ends)
    return None


def _first_code(number: int) -> str:
    """Give the code of a block's first row; blank for the first block, which has the header."""
    return _block(number).partition(",")[0] if number else ""


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
