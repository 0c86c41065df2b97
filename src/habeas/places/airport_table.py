"""The airports in columns, for geometry over all of them: which lie near a point.

`airport_table()` gives the frozen table; `AirportTable.from_airportsdata` reads a list that a
user gives instead. For one airport by its code, `habeas.places.airport` is the quicker way.
"""

import csv
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil, nan
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any, Final

from habeas.evidence.guards import shortened
from habeas.evidence.late import Late
from habeas.evidence.problem import Problem, in_order
from habeas.evidence.spot import Place
from habeas.places import problems as kinds
from habeas.places.airports import NO_INDICATOR, airport_codes, airports_text
from habeas.places.geodesic import (
    Point,
    cartesian_km,
    distance_km,
    distances_between_km,
    distances_km,
)
from habeas.places.read_airportsdata import ListedAirport, read_airportsdata
from habeas.places.runways import runways_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Texts = NDArray[np.str_]
    Indices = NDArray[np.intp]
    Flags = NDArray[np.bool_]
else:
    np = Late("numpy")
    Floats = Texts = Indices = Flags = Any

# As the frozen table has it for an airport without known runway ends.
RADIUS_KM: Final = 5.0
# Beyond this, one code in two lists names two fields.
SAME_CODE_KM: Final = 100.0
_TEXTS: Final = {"ident": "codes", "aliases": "aliases", "iata": "iata", "country": "countries",
                 "name": "names"}  # fmt: skip
_NUMBERS: Final = ("lat", "lon", "elevation_ft", "radius_km")
_BATCH: Final = 200
# Places of two columns of the frozen table.
_NAME: Final = 3
_RUNWAYS: Final = 11
# A degree of latitude is nowhere shorter than this.
_SHORTEST_DEGREE_KM: Final = 110.57
# Rounding of earth-centred coordinates, far above what it can be.
_ROUNDING_KM: Final = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class AirportTable:
    """Airports in columns of one length, ordered by code.

    Attributes:
        codes: ICAO codes, or what the list has in their place.
        iata, countries: blank where there is none; countries are ISO 3166-1 alpha-2.
        names: as the list has them.
        lat, lon: degrees on WGS84.
        elevation_ft: above mean sea level; nan where unknown.
        radius_km: how far from the point the airport may be.
        has_runway_ends: whether `habeas.places.runways.runways_of` gives runways of it.
        source: which list it is.
    """

    codes: Texts
    iata: Texts
    countries: Texts
    names: tuple[str, ...]
    lat: Floats
    lon: Floats
    elevation_ft: Floats
    radius_km: Floats
    has_runway_ends: Flags
    source: str
    _by_latitude: Indices
    _latitudes: Floats
    _cartesian: Floats
    _rows: Mapping[str, int]

    def __len__(self) -> int:
        return len(self.codes)

    @classmethod
    def of(
        cls, texts: Mapping[str, Sequence[str]], numbers: Mapping[str, Sequence[float]], source: str
    ) -> "AirportTable":
        """Make a table from its columns, given by name.

        Args:
            texts: ``codes``, ``iata``, ``countries``, ``names``, and ``aliases``: further codes
                of each row, with blanks between; those that name a row of their own are not used.
            numbers: ``lat``, ``lon``, ``elevation_ft``, ``radius_km``, ``has_runway_ends``.
            source: which list it is.
        """
        made = {name: np.array(column, dtype=np.float64) for name, column in numbers.items()}
        known = made.pop("has_runway_ends") > 0
        order = np.argsort(made["lat"], kind="stable")
        also = ((others, n) for n, others in enumerate(texts["aliases"]) if others)
        rows = {alias: n for others, n in also for alias in others.split()}
        return cls(
            codes=np.array(texts["codes"], dtype=np.str_),
            iata=np.array(texts["iata"], dtype=np.str_),
            countries=np.array(texts["countries"], dtype=np.str_),
            names=tuple(texts["names"]),
            **made,
            has_runway_ends=known,
            source=source,
            _by_latitude=order,
            _latitudes=made["lat"][order],
            _cartesian=cartesian_km(made["lon"][order], made["lat"][order]),
            _rows=rows | dict(zip(texts["codes"], range(len(order)), strict=True)),
        )

    @classmethod
    def from_airportsdata(cls, path: Path) -> tuple["AirportTable", tuple[Problem, ...]]:
        """Read a list in the form of airportsdata, plain or gzip, and say what is wrong with it.

        Positions stay as the list has them. An airport that lies farther from its own runways
        than `RADIUS_KM` is told, with how far, and its radius reaches to them; beyond
        `SAME_CODE_KM` the runways are taken to be those of another field.

        Raises:
            HabeasError: if the file cannot be read, or is no such list; the message has the line.
        """
        read = read_airportsdata(path)
        rows = sorted(read.records, key=lambda row: row.code)
        has_ends, far = _against_runways(rows)
        texts = {
            "codes": [row.code for row in rows],
            "aliases": [""] * len(rows),
            "iata": [row.iata for row in rows],
            "countries": [row.country for row in rows],
            "names": [row.name for row in rows],
        }
        numbers: dict[str, Sequence[float]] = {
            "lat": [row.point.lat for row in rows],
            "lon": [row.point.lon for row in rows],
            "elevation_ft": [row.elevation_ft for row in rows],
            "radius_km": [_radius_km(far.get(row.code, 0.0)) for row in rows],
            "has_runway_ends": [
                known and far.get(row.code, 0.0) <= SAME_CODE_KM
                for row, known in zip(rows, has_ends, strict=True)
            ],
        }
        told = [_told(path.name, row, far[row.code]) for row in rows if row.code in far]
        return cls.of(texts, numbers, path.name), in_order([*read.problems, *told])

    def index(self, code: str) -> int | None:
        """Give the row of a code or an alias; None if the table has none."""
        return self._rows.get(code.strip().upper())

    def point(self, n: int) -> Point:
        """Give the position of row ``n``."""
        return Point(float(self.lat[n]), float(self.lon[n]))

    def near(self, point: Point, km: float) -> Indices:
        """Give the rows within so many km of a point, the nearest first.

        Example:
            >>> table = airport_table()
            >>> [str(table.codes[n]) for n in table.near(Point(26.2285, -97.6544), 15)]
            ['KHRL', 'XS64', '2TS2', '53XS']
        """
        within = self._roughly(point, km)
        exact = distances_km(point, self.lon[within], self.lat[within])
        order = np.argsort(exact, kind="stable")
        return np.asarray(within[order][exact[order] <= km])

    def chords_km(self, point: Point) -> Floats:
        """Give the distance of every airport from a point straight through the earth, in km.

        No way over the ground is shorter, so that it sifts before geodesics, which cost most.
        """
        start = cartesian_km(np.array([point.lon]), np.array([point.lat]))
        chords = np.empty(len(self))
        chords[self._by_latitude] = np.sqrt(((self._cartesian - start) ** 2).sum(axis=1))
        return chords

    def _roughly(self, point: Point, km: float) -> Indices:
        """Give all rows within so many km, and few others: none is farther straight through."""
        band = km / _SHORTEST_DEGREE_KM
        first = np.searchsorted(self._latitudes, point.lat - band, side="left")
        last = np.searchsorted(self._latitudes, point.lat + band, side="right")
        start = cartesian_km(np.array([point.lon]), np.array([point.lat]))
        chords = np.sqrt(((self._cartesian[first:last] - start) ** 2).sum(axis=1))
        return np.sort(self._by_latitude[first:last][chords <= km + _ROUNDING_KM])


@cache
def airport_table() -> AirportTable:
    """Give the frozen table in columns; built when first asked for.

    Example:
        >>> table = airport_table()
        >>> n = table.index("MHSC")
        >>> str(table.codes[n]), str(table.countries[n]), bool(table.has_runway_ends[n])
        ('MHPR', 'HN', True)
    """
    # Who asks of all airports soon asks for many of them by code: have their rows at hand.
    airport_codes()
    header, *lines = airports_text().splitlines()
    places = {name: n for n, name in enumerate(header.split(","))}
    texts: dict[str, list[str]] = {of: [] for of in _TEXTS.values()}
    numbers = {name: array("d") for name in (*_NUMBERS, "has_runway_ends")}
    # In batches: the cells of all rows at once would be half a million texts for a moment.
    for first in range(0, len(lines), _BATCH):
        rows = (_cells(line) for line in lines[first : first + _BATCH])
        columns = list(zip(*(row for row in rows if row[0] != NO_INDICATOR), strict=True))
        for name, of in _TEXTS.items():
            texts[of].extend(columns[places[name]])
        for name in _NUMBERS:
            numbers[name].extend(float(text or nan) for text in columns[places[name]])
        numbers["has_runway_ends"].extend(text[:1] not in ("", ",") for text in columns[_RUNWAYS])
    return AirportTable.of(texts, numbers, "the frozen table")


def _cells(line: str) -> list[str]:
    """Give the cells of a row up to its runways, and the rest of it with them.

    Of the cells before the runways only the name is ever quoted.
    """
    cells = line.split(",", _RUNWAYS)
    if cells[_NAME][:1] == '"':
        return next(csv.reader([line]))[: _RUNWAYS + 1]
    return cells


def _against_runways(rows: Sequence[ListedAirport]) -> tuple[list[bool], dict[str, float]]:
    """Say which airports have runways in the frozen table, and which lie how far from them."""
    frozen = airport_table()
    held = [frozen.index(row.code) for row in rows]
    has_ends = [n is not None and bool(frozen.has_runway_ends[n]) for n in held]
    pairs = [(row, n) for row, n, known in zip(rows, held, has_ends, strict=True) if known]
    if not pairs:
        return has_ends, {}
    theirs = np.array([n for _, n in pairs], dtype=np.intp)
    apart = distances_between_km(
        (np.array([r.point.lon for r, _ in pairs]), np.array([r.point.lat for r, _ in pairs])),
        (frozen.lon[theirs], frozen.lat[theirs]),
    )
    doubtful = [row for (row, _), km in zip(pairs, apart, strict=True) if km > RADIUS_KM]
    far = {row.code: _km_from_runways(row) for row in doubtful}
    return has_ends, {code: km for code, km in far.items() if km > RADIUS_KM}


def _km_from_runways(row: ListedAirport) -> float:
    """Give how far a listed point lies from the middles of its runways, on average."""
    return fmean(distance_km(row.point, runway.middle) for runway in runways_of(row.code))


def _radius_km(from_runways_km: float) -> float:
    return RADIUS_KM if from_runways_km > SAME_CODE_KM else max(RADIUS_KM, ceil(from_runways_km))


def _told(file: str, row: ListedAirport, km: float) -> Problem:
    message = f"{shortened(row.code)} lies {km:.1f} km from the middles of its runways"
    reaches = "with a radius that reaches them"
    did = f"kept where the list has it, {reaches if km <= SAME_CODE_KM else 'without them'}"
    return Problem(kinds.FAR_FROM_RUNWAYS, Place(file, row.line), message, did=did)
