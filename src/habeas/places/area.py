"""Area: how large an envelope is, with a lower and an upper bound, anywhere on earth.

Cells of longitude and latitude are cut where the envelope's edge may run through them. The
function that says how far a point is outside the envelope never changes faster than the
distance (it is 1-Lipschitz), so its value at a cell's centre, against the cell's radius, proves
the cell wholly in or out. Cells in are the lower bound; those that stay open are added for the
upper. No projection: it holds at the poles and across longitude 180.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from habeas.bounds.outward import at_least, at_most
from habeas.evidence.late import Late
from habeas.places.envelope import Envelope, Excess
from habeas.places.geodesic import Floats, distances_from_both_km

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

_A: Final = 6378.137
_B: Final = 6356.752314245
_E: Final = (1 - (_B / _A) ** 2) ** 0.5
# No meridian arc and no parallel is longer per radian than these.
_MERIDIAN_KM: Final = _A**2 / _B
_EARTH_KM2: Final = 510_065_621.7
_COARSE_DEG: Final = 10.0
# From here on an area is told in whole square kilometres.
_WHOLE_KM2: Final = 10.0
# Stop when the open cells are this share of the area, or this many.
SHARE: Final = 0.001
MOST_CELLS: Final = 400_000


@dataclass(frozen=True, slots=True)
class Area:
    """Bounds of an area in square kilometres."""

    lower_km2: float
    upper_km2: float


def spoken_area(area: Area) -> str:
    """Put the bounds of an area into words, rounded outwards; blank for all of the earth.

    Example:
        >>> spoken_area(Area(7436.7, 7443.2)), spoken_area(Area(0.78501, 0.78578))
        ('7,436 to 7,444 km2', '0.785 to 0.786 km2')
    """
    if area.lower_km2 >= _EARTH_KM2 - 1:
        return ""
    if not area.upper_km2:
        return "0 km2"
    digits = 0 if area.lower_km2 >= _WHOLE_KM2 else 3
    lower, upper = at_least(area.lower_km2, digits), at_most(area.upper_km2, digits)
    return f"{lower:,.{digits}f} to {upper:,.{digits}f} km2"


class _Cells(NamedTuple):
    """Cells in degrees: their south-western corners, and how wide and how high they are."""

    west: Floats
    south: Floats
    wide: Floats
    high: Floats

    def of(self, chosen: Any) -> "_Cells":
        """Give those that a mask or a slice chooses."""
        return _Cells(*(column[chosen] for column in self))

    def and_also(self, more: "_Cells") -> "_Cells":
        """Give these, then others."""
        return _Cells(*(np.concatenate(both) for both in zip(self, more, strict=True)))


def area_of(envelopes: list[Envelope], speed_kt: float) -> Area:
    """Give the area of the places that lie in all of some envelopes at a speed limit.

    Example:
        >>> from habeas.places.envelope import Anchor
        >>> from habeas.places.geodesic import Point
        >>> disc = Envelope(Anchor(Point(0.0, 180.0), 0.0, 360.0))
        >>> area = area_of([disc], 100.0)
        >>> area.lower_km2 < 3.14159265 * 18.52**2 < area.upper_km2
        True
    """
    if any(one.is_empty(speed_kt) for one in envelopes):
        return Area(0.0, 0.0)
    tests = [(one, one.excess_km(speed_kt)) for one in envelopes]
    inside, cells = 0.0, _coarse()
    waiting = cells.of(slice(0))
    while True:
        excess, radius = _excess(tests, cells), _radius(cells)
        inside += float(_areas(cells.of(excess <= -radius)).sum())
        still_open = waiting.and_also(cells.of(np.abs(excess) <= radius))
        rest = float(_areas(still_open).sum())
        allowed = SHARE * (inside + rest / 2)
        if rest <= allowed or 2 * len(still_open.wide) > MOST_CELLS:
            return Area(inside, inside + rest)
        most = _as_many_as_are_needed(still_open, rest - allowed)
        cells, waiting = _halved(still_open.of(slice(most))), still_open.of(slice(most, None))


def _as_many_as_are_needed(cells: _Cells, too_much_km2: float) -> int:
    """Give how many of the first cells to cut: about two thirds of what is cut stay open."""
    enough = np.searchsorted(np.cumsum(_areas(cells)), 3 * too_much_km2)
    return int(enough) + 1


def _excess(tests: list[tuple[Envelope, Excess]], cells: _Cells) -> Floats:
    lon, lat = cells.west + cells.wide / 2, cells.south + cells.high / 2
    worst = np.full(len(lon), -np.inf)
    for envelope, excess in tests:
        d1, d2 = distances_from_both_km(envelope.start.point, envelope.far_end, lon, lat)
        worst = np.maximum(worst, excess(d1, d2))
    return worst


def _radius(cells: _Cells) -> Floats:
    """Give a bound of the way from a cell's centre to any of its points.

    Along the way that is straight in longitude and latitude, no part is longer than the root of
    the squares of what the cell's longest meridian arc and its longest parallel give for it.
    """
    along = np.radians(cells.high / 2) * _MERIDIAN_KM
    across = np.radians(cells.wide / 2) * _MERIDIAN_KM * _longest_parallel(cells)
    return np.asarray(np.hypot(along, across))


def _longest_parallel(cells: _Cells) -> Floats:
    """Give the cosine of the latitude of each cell that is nearest to the equator."""
    south, north = cells.south, cells.south + cells.high
    nearest = np.where((south < 0) & (north > 0), 0.0, np.minimum(np.abs(south), np.abs(north)))
    return np.asarray(np.cos(np.radians(nearest)))


def _areas(cells: _Cells) -> Floats:
    """Give the areas of cells on the ellipsoid, exactly (Snyder 1987, equation 3-12)."""
    zones = _zone(cells.south + cells.high) - _zone(cells.south)
    return np.asarray(zones * np.radians(cells.wide))


def _zone(lat: Floats) -> Floats:
    s = np.sin(np.radians(lat))
    es = _E * s
    return np.asarray(_B**2 / 2 * (s / (1 - es**2) + np.arctanh(es) / _E))


def _coarse() -> _Cells:
    west, south = np.meshgrid(
        np.arange(-180.0, 180.0, _COARSE_DEG), np.arange(-90.0, 90.0, _COARSE_DEG)
    )
    size = np.full(west.size, _COARSE_DEG)
    return _Cells(west.ravel(), south.ravel(), size, size)


def _halved(cells: _Cells) -> _Cells:
    """Cut each cell across its longer side: near a pole, cells that are cut in four are slivers."""
    west, south, wide, high = cells
    tall = high > wide * _longest_parallel(cells)
    wide, high = np.where(tall, wide, wide / 2), np.where(tall, high / 2, high)
    return _Cells(
        np.concatenate([west, np.where(tall, west, west + wide)]),
        np.concatenate([south, np.where(tall, south + high, south)]),
        np.tile(wide, 2),
        np.tile(high, 2),
    )
