"""Area: how large an envelope is, with a lower and an upper bound, anywhere on earth.

Cells of longitude and latitude are cut where the envelope's edge may run through them. The
function that says how far a point is outside the envelope never changes faster than the
distance (it is 1-Lipschitz), so its value at a cell's centre, against the cell's radius, proves
the cell wholly in or out. Cells in are the lower bound; those that stay open are added for the
upper. No projection: it holds at the poles and across longitude 180.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

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
_COARSE_DEG: Final = 10.0
# Stop when the open cells are this share of the area, or this many.
SHARE: Final = 0.001
MOST_CELLS: Final = 400_000


@dataclass(frozen=True, slots=True)
class Area:
    """Bounds of an area in square kilometres."""

    lower_km2: float
    upper_km2: float


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
    tests = [(one, one.excess_km(speed_kt)) for one in envelopes]
    if any(one.is_empty(speed_kt) for one in envelopes):
        return Area(0.0, 0.0)
    west, south, size = _coarse()
    inside = 0.0
    while len(west):
        outer, radius = _excess(tests, west, south, size), _radius(south, size)
        inside += float(_areas(south, size)[outer <= -radius].sum())
        open_cells = (outer > -radius) & (outer <= radius)
        west, south = west[open_cells], south[open_cells]
        rest = float(_areas(south, size).sum())
        if rest <= SHARE * (inside + rest / 2) or 4 * len(west) > MOST_CELLS:
            return Area(inside, inside + rest)
        west, south, size = _quartered(west, south, size)
    return Area(inside, inside)


def _excess(
    tests: list[tuple[Envelope, Excess]], west: Floats, south: Floats, size: float
) -> Floats:
    lon, lat = west + size / 2, south + size / 2
    worst = np.full(len(west), -np.inf)
    for envelope, excess in tests:
        d1, d2 = distances_from_both_km(envelope.start.point, envelope.far_end, lon, lat)
        worst = np.maximum(worst, excess(d1, d2))
    return worst


def _radius(south: Floats, size: float) -> Floats:
    """Give a bound of the way from a cell's centre to any of its points: along, then across."""
    half = np.radians(size / 2)
    nearest = np.minimum(np.abs(south), np.abs(south + size))
    nearest = np.where((south < 0) & (south + size > 0), 0.0, nearest)
    across = half * _MERIDIAN_KM * np.cos(np.radians(nearest))
    return np.asarray(half * _MERIDIAN_KM + across)


def _areas(south: Floats, size: float) -> Floats:
    """Give the areas of cells on the ellipsoid, exactly (Snyder 1987, equation 3-12)."""
    return np.asarray((_zone(south + size) - _zone(south)) * np.radians(size))


def _zone(lat: Floats) -> Floats:
    s = np.sin(np.radians(lat))
    es = _E * s
    return np.asarray(_B**2 / 2 * (s / (1 - es**2) + np.arctanh(es) / _E))


def _coarse() -> tuple[Floats, Floats, float]:
    west, south = np.meshgrid(
        np.arange(-180.0, 180.0, _COARSE_DEG), np.arange(-90.0, 90.0, _COARSE_DEG)
    )
    return west.ravel(), south.ravel(), _COARSE_DEG


def _quartered(west: Floats, south: Floats, size: float) -> tuple[Floats, Floats, float]:
    half = size / 2
    return (
        np.concatenate([west, west + half, west, west + half]),
        np.concatenate([south, south, south + half, south + half]),
        half,
    )
