"""Lists of airports in the form of airportsdata: one row an airport, plain or gzip.

The header names the columns; ``icao``, ``lat`` and ``lon`` must be among them, and ``iata``,
``name``, ``country`` and ``elevation`` (feet) are read where they are. A bad row is a problem
and the others are used. A file that is no such list at all is an error.
"""

import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite, nan
from pathlib import Path
from typing import Final

from habeas.errors import ExitCode, HabeasError
from habeas.evidence.guards import HAND_FILE_LIMIT, TooLargeError, read_limited, shortened
from habeas.evidence.problem import Problem, Readout
from habeas.evidence.spot import Place
from habeas.places import problems as kinds
from habeas.places.geodesic import Point

_GZIP: Final = b"\x1f\x8b"
_NEEDED: Final = ("icao", "lat", "lon")

Cells = dict[str, str]


class AirportListError(HabeasError):
    """Raised for a file that cannot be read as a list of airports at all."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self, file: str, line: int, reason: str) -> None:
        where = f"{shortened(file)} line {line}" if line else shortened(file)
        super().__init__(f"{where}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class ListedAirport:
    """One row of a list.

    Attributes:
        code: the ICAO code, or what the list has in its place, in capitals.
        iata, name, country: as the list has them; blank where it has none.
        point: where it is.
        elevation_ft: above mean sea level; nan where the list has none.
        line: where the row begins in the file, from 1.
    """

    code: str
    iata: str
    name: str
    country: str
    point: Point
    elevation_ft: float
    line: int


def read_airportsdata(path: Path) -> Readout[ListedAirport]:
    """Give the airports of a file, and every problem in it.

    Raises:
        AirportListError: if it is no list of airports in this form.
        HabeasError: if the file cannot be read, is a link, or is too large.
    """
    name = path.name
    found: dict[str, ListedAirport] = {}
    problems: list[Problem] = []
    for line, cells in _rows(name, _text(path)):
        airport, flaws = _airport(Place(name, line), cells)
        problems += flaws
        if airport is None:
            continue
        first = found.setdefault(airport.code, airport)
        if first is not airport:
            problems.append(_twice(Place(name, line), Place(name, first.line), airport.code))
    if not found:
        raise AirportListError(name, 0, "no row holds an airport")
    return Readout(tuple(found.values()), tuple(problems))


def _text(path: Path) -> str:
    """Give the text of a file, unpacked if it is gzip."""
    content = read_limited(path, path.name)
    if content.startswith(_GZIP):
        content = _unpacked(content, path.name)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise AirportListError(path.name, line, "is not UTF-8 text; save it as UTF-8") from error


def _unpacked(packed: bytes, name: str) -> bytes:
    try:
        with gzip.open(io.BytesIO(packed)) as stream:
            content = stream.read(HAND_FILE_LIMIT + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise AirportListError(name, 0, f"is damaged gzip ({error}); fetch it again") from error
    if len(content) > HAND_FILE_LIMIT:
        raise TooLargeError(name, len(content), HAND_FILE_LIMIT)
    return content


def _rows(name: str, text: str) -> Iterator[tuple[int, Cells]]:
    """Give the rows by column, each with the line it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""))
    columns: list[str] = []
    before = 0
    try:
        for row in reader:
            begins, before = before + 1, reader.line_num
            if columns and any(cell.strip() for cell in row):
                yield begins, dict(zip(columns, (cell.strip() for cell in row), strict=False))
            elif not columns:
                columns = _header(name, row)
    except csv.Error as error:
        raise AirportListError(name, reader.line_num, f"is not CSV ({error})") from error


def _header(name: str, row: list[str]) -> list[str]:
    columns = [cell.strip().lower() for cell in row]
    lacking = [column for column in _NEEDED if column not in columns]
    if lacking:
        reason = f"has no column {', '.join(lacking)}; airportsdata's airports.csv has them"
        raise AirportListError(name, 1, reason)
    return columns


def _airport(at: Place, cells: Cells) -> tuple[ListedAirport | None, list[Problem]]:
    code = cells["icao"].upper()
    lat, lon = _number(cells.get("lat", "")), _number(cells.get("lon", ""))
    flaw = _flaw(code, lat, lon)
    if flaw:
        who = shortened(code) or "row"
        return None, [Problem(kinds.BAD_ROW, at, f"{who}: {flaw}", did="row left out")]
    written = cells.get("elevation", "")
    feet = _number(written)
    problems = []
    if written and not isfinite(feet):
        message = f"{shortened(code)}: elevation {shortened(written)}"
        problems = [Problem(kinds.BAD_ELEVATION, at, message, did="kept without one")]
    iata, name, country = (cells.get(column, "") for column in ("iata", "name", "country"))
    return ListedAirport(code, iata, name, country, Point(lat, lon), feet, at.line), problems


def _flaw(code: str, lat: float, lon: float) -> str:
    """Say what keeps a row from being used; blank if nothing does."""
    if not code:
        return "no code"
    if not -90 <= lat <= 90:
        return f"latitude {lat:g} is not in -90..90"
    if not -180 <= lon <= 180:
        return f"longitude {lon:g} is not in -180..180"
    return ""


def _number(text: str) -> float:
    """Give the number that a text writes; nan if it writes none."""
    try:
        value = float(text)
    except ValueError:
        return nan
    return value if isfinite(value) else nan


def _twice(at: Place, first: Place, code: str) -> Problem:
    message = f"{shortened(code)} is in line {first.line} as well"
    return Problem(kinds.SAME_CODE, at, message, did="the first kept", against=(first,))
