"""Fields: the airports near a position, with their runways and heights."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from habeas.flights.centreline import nearest_on_runway_km
from habeas.flights.records import Fixes
from habeas.places.airport_table import AirportTable, airport_table
from habeas.places.geodesic import Point, distances_km
from habeas.places.late import Late
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


@dataclass(frozen=True, slots=True)
class Near:
    """An airport near a position.

    Attributes:
        code: its code.
        km: from its point to the position.
        elevation_ft: above the sea; 0 where the list has none.
        runways: those with both ends known.
        row: its row in the table.
    """

    code: str
    km: float
    elevation_ft: float
    runways: tuple[Runway, ...]
    row: int


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

    def near(self, point: Point, km: float) -> Iterator[Near]:
        """Give the airports within so many km, the nearest first, a few at most."""
        cell = (round(point.lat * 20), round(point.lon * 20), round(km))
        if cell not in self._kept:
            self._kept[cell] = tuple(self._around(Point(cell[0] / 20, cell[1] / 20), km + 6))
        listed = self._kept[cell]
        if not listed:
            return
        rows = np.array([one.row for one in listed])
        apart = distances_km(point, self.table.lon[rows], self.table.lat[rows])
        for n in np.argsort(apart, kind="stable")[:MOST_NEAR].tolist():
            if apart[n] <= km:
                one = listed[n]
                yield Near(one.code, float(apart[n]), one.elevation_ft, one.runways, one.row)

    def _around(self, point: Point, km: float) -> Iterator[Near]:
        for row in self.table.near(point, km).tolist():
            code = str(self.table.codes[row])
            known = bool(self.table.has_runway_ends[row])
            height = float(self.table.elevation_ft[row])
            runways = runways_of(code) if known else ()
            yield Near(code, 0.0, 0.0 if height != height else height, runways, row)  # noqa: PLR0124

    def one(self, point: Point, code: str) -> Near:
        """Give one airport of the list, with its distance from a point."""
        row = self.table.index(code)
        assert row is not None  # noqa: S101 - the code came from this list
        (km,) = distances_km(point, self.table.lon[row : row + 1], self.table.lat[row : row + 1])
        return Near(code, float(km), self.elevation_ft(code), (), row)

    def elevation_ft(self, code: str) -> float:
        """Give the height of an airport above the sea; 0 where none is known."""
        row = self.table.index(code) if code else None
        height = np.nan if row is None else float(self.table.elevation_ft[row])
        return 0.0 if np.isnan(height) else height

    def of_surface(self, fixes: Fixes) -> Named:
        """Name the airport on which surface reports lie."""
        middle = Point(float(np.median(fixes.lat)), float(fixes.lon[len(fixes) // 2]))
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
            if near.runways:
                away = np.min([nearest_on_runway_km(fixes, r) for r in near.runways], axis=0)
                km = float(np.median(away))
            else:
                km = near.km
            if km <= ON_FIELD_KM:
                yield km, near.code, bool(near.runways)
