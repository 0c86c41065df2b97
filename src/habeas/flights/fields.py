"""Fields: the airports near a position, with their runways and heights."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import cos, hypot, isnan, radians
from statistics import median
from typing import TYPE_CHECKING, Final

from habeas.evidence.late import Late
from habeas.flights.centreline import frames_of, nearest_on_runway_km
from habeas.flights.records import Array, Fixes
from habeas.places.airport_table import AirportTable, airport_table
from habeas.places.geodesic import KM_PER_DEGREE, Point, distance_km
from habeas.places.runways import Runway, runways_of

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

# A surface report this close to a runway, or to the point of a field without known runways,
# is on that airport.
ON_FIELD_KM: Final = 2.0
# Two fields whose distances differ by less than this cannot be told apart.
APART_KM: Final = 0.3
MOST_NEAR: Final = 12
# Airports are looked up once for each cell of a fifth of a degree; none of it is farther from
# its middle.
CELLS: Final = 5
CELL_KM: Final = 16.0
# So many neighbourhoods are kept, some 40 MB; a scan of the whole world begins again after them.
MOST_CELLS: Final = 20_000


@dataclass(frozen=True, slots=True)
class Near:
    """An airport near a position.

    Attributes:
        code: its code.
        km: from its point to the position.
        elevation_ft: above the sea; 0 where the list has none.
        runways: those with both ends known.
        row: its row in the table.
        point: where it is.
        frames: what positions are measured with against each runway (``frames_of``).
    """

    code: str
    km: float
    elevation_ft: float
    runways: tuple[Runway, ...]
    row: int
    point: Point
    frames: Array = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Named:
    """The airport of surface reports, or why there is none.

    Attributes:
        code: the airport; blank where none, or more than one, fits.
        km: how far the reports are from its runway, at the median.
        reason: what it rests on, or why none is named.
        rivals: fields that fit as well.
    """

    code: str
    km: float
    reason: str
    rivals: tuple[str, ...] = ()


@dataclass(slots=True)
class Fields:
    """Looks airports up near positions; asks the list once for each neighbourhood."""

    table: AirportTable = field(default_factory=airport_table)
    _kept: dict[tuple[int, int, int], tuple[Near, ...]] = field(default_factory=dict)
    _rows: dict[int, Near] = field(default_factory=dict)
    _peaks: Array | None = None

    def near(self, point: Point, km: float) -> Iterator[Near]:
        """Give the airports within so many km, the nearest first, a few at most."""
        for away, one in self._nearest(point, km):
            yield Near(
                one.code, away, one.elevation_ft, one.runways, one.row, one.point, one.frames
            )

    def _nearest(self, point: Point, km: float) -> list[tuple[float, Near]]:
        """Give the airports within so many km, each with its distance, a few at most."""
        listed = self._listed(round(point.lat * CELLS), round(point.lon * CELLS), km)
        # Most of a neighbourhood lies too far north or south already.
        degrees = km / KM_PER_DEGREE * 1.001
        beside = [one for one in listed if abs(one.point.lat - point.lat) <= degrees]
        apart = [(_apart_km(point, one.point), one) for one in beside]
        return sorted([pair for pair in apart if pair[0] <= km], key=_by_distance)[:MOST_NEAR]

    def is_low(self, point: Point, high_ft: float, *, over_ft: float, km: float) -> bool:
        """Say whether a position is less than so many feet over one of the airports near it."""
        listed = self._listed(round(point.lat * CELLS), round(point.lon * CELLS), km)
        beneath = [one for one in listed if high_ft - one.elevation_ft < over_ft]
        # Of those within reach the nearest count, as in ``near``.
        return bool(beneath) and any(
            high_ft - one.elevation_ft < over_ft for _, one in self._nearest(point, km)
        )

    def around(self, lat: Array, lon: Array, km: float) -> Iterator[Near]:
        """Give the airports that may be within so many km of any of some positions, each once."""
        rows, columns = np.round(lat * CELLS).astype("int64"), np.round(lon * CELLS).astype("int64")
        seen: set[str] = set()
        for cell in np.unique(rows * 10_000 + columns).tolist():
            row, column = divmod(cell + 5_000, 10_000)
            for one in self._listed(row, column - 5_000, km):
                if one.code not in seen:
                    seen.add(one.code)
                    yield one

    def _listed(self, row: int, column: int, km: float) -> tuple[Near, ...]:
        """Give the airports of one neighbourhood, looked up once."""
        cell = (row, column, round(km))
        found = self._kept.get(cell)
        if found is None:
            middle = Point(row / CELLS, column / CELLS)
            found = tuple(self._around(middle, km + CELL_KM))
            if len(self._kept) >= MOST_CELLS:
                self._kept.clear()
            self._kept[cell] = found
        return found

    def _around(self, point: Point, km: float) -> Iterator[Near]:
        for row in self.table.near(point, km).tolist():
            if row not in self._rows:
                self._rows[row] = self._read(row)
            yield self._rows[row]

    def _read(self, row: int) -> Near:
        """Give one row of the list, with its runways; its distance is that of the asker."""
        code = str(self.table.codes[row])
        height = float(self.table.elevation_ft[row])
        runways = runways_of(code) if self.table.has_runway_ends[row] else ()
        return Near(
            code,
            0.0,
            0.0 if isnan(height) else height,
            runways,
            row,
            self.table.point(row),
            frames_of(runways),
        )

    def low_enough(self, lat: Array, lon: Array, high_ft: Array, over_ft: float) -> Array:
        """Say which positions can be within so many feet over any airport of their neighbourhood.

        A coarse sieve: the highest airport within a degree of each position counts.
        """
        row = np.clip(np.floor(lat).astype("int64") + 90, 0, 179)
        column = np.floor(lon + 180).astype("int64") % 360
        return np.asarray(high_ft <= self._highest()[row, column] + over_ft)

    def _highest(self) -> Array:
        """Give the height of the highest airport in each cell of a degree and those beside it."""
        if self._peaks is None:
            grid = np.full((180, 360), -np.inf)
            row = np.clip(np.floor(self.table.lat).astype("int64") + 90, 0, 179)
            column = np.floor(self.table.lon + 180).astype("int64") % 360
            np.maximum.at(grid, (row, column), np.nan_to_num(self.table.elevation_ft))
            beside = [np.roll(grid, step, axis=1) for step in (-1, 0, 1)]
            wide = np.max(beside, axis=0)
            above, below = np.roll(wide, 1, axis=0), np.roll(wide, -1, axis=0)
            self._peaks = np.maximum(np.maximum(wide, above), below)
        return self._peaks

    def one(self, point: Point, code: str) -> Near:
        """Give one airport of the list, with its distance from a point."""
        row = self.table.index(code)
        assert row is not None  # noqa: S101 - the code came from this list
        where = self.table.point(row)
        return Near(
            code, distance_km(point, where), self.elevation_ft(code), (), row, where, frames_of(())
        )

    def elevation_ft(self, code: str) -> float:
        """Give the height of an airport above the sea; 0 where none is known."""
        row = self.table.index(code) if code else None
        height = np.nan if row is None else float(self.table.elevation_ft[row])
        return 0.0 if np.isnan(height) else height

    def of_surface(self, fixes: Fixes) -> Named:
        """Name the airport on which surface reports lie."""
        middle = Point(median(fixes.lat.tolist()), float(fixes.lon[len(fixes) // 2]))
        found = sorted(self._fitting(middle, fixes))
        if not found:
            return Named("", np.inf, f"no field within {ON_FIELD_KM:g} km of the surface reports")
        km, code, known = found[0]
        # A field with known runways is not taken for one of which only a point is known.
        rivals = tuple(c for k, c, also in found[1:] if k - km < APART_KM and (also or not known))
        if rivals:
            return Named(
                "", km, f"{code} and {', '.join(rivals)} are too close to tell apart", rivals
            )
        what = "a runway" if known else "the field"
        return Named(code, km, f"surface reports within {max(km, 0.1):.1f} km of {what}")

    def _fitting(self, middle: Point, fixes: Fixes) -> Iterator[tuple[float, str, bool]]:
        for near in self.near(middle, 9.0):
            km = median(nearest_on_runway_km(fixes, near).tolist()) if near.runways else near.km
            if km <= ON_FIELD_KM:
                yield km, near.code, bool(near.runways)


def _apart_km(a: Point, b: Point) -> float:
    """Give the distance of two points some tens of km apart, to half a percent."""
    east = ((b.lon - a.lon + 180) % 360 - 180) * cos(radians((a.lat + b.lat) / 2))
    return hypot(east, b.lat - a.lat) * KM_PER_DEGREE


def flat_km(point: Point, lat: Array, lon: Array) -> Array:
    """Give the distances of positions some tens of km from a point, to half a percent."""
    east = ((lon - point.lon + 180) % 360 - 180) * cos(radians(point.lat))
    return np.asarray(np.hypot(east, lat - point.lat) * KM_PER_DEGREE)


def _by_distance(pair: tuple[float, Near]) -> tuple[float, str]:
    return pair[0], pair[1].code
