"""Geodesics on WGS84: the adapter of pyproj (GeographicLib, Karney 2013, nanometre exact)."""

from dataclasses import dataclass
from functools import cache
from math import pi
from typing import TYPE_CHECKING, Any, Final

from habeas.evidence.late import Late

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
else:
    np = Late("numpy")
    Floats = Any


_A: Final = 6378.137
_B: Final = 6356.752314245
_E2: Final = 1 - (_B / _A) ** 2
# The smallest radius of curvature of the ellipsoid (the meridian at the equator), km.
SMALLEST_RADIUS_KM: Final = _B**2 / _A
# Geodesic discs smaller than this are convex, so two of them meet in one piece: the
# convexity radius is at least a quarter circle of the largest curvature, 1 / b^2.
CONVEX_KM: Final = pi / 2 * _B
# No two points on earth are farther apart (half a meridian, rounded up).
FARTHEST_KM: Final = 20_004.0
KM_PER_NM: Final = 1.852
# A degree of a great circle on the sphere of mean radius: for ways of some tens of km, where the
# half percent by which the ellipsoid differs does not matter.
KM_PER_DEGREE: Final = 111.195
KT_PER_KM_S: Final = 3600 / KM_PER_NM


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A point on WGS84 in degrees: latitude -90..90, longitude -180..180."""

    lat: float
    lon: float


@cache
def _wgs84() -> Any:
    from pyproj import Geod  # noqa: PLC0415 - a case without a question of place needs none

    return Geod(ellps="WGS84")


def distance_km(a: Point, b: Point) -> float:
    """Give the geodesic distance in km.

    Example:
        >>> round(distance_km(Point(26.2285, -97.6544), Point(14.3824, -87.6212)), 0)
        1677.0
    """
    _, _, metres = _wgs84().inv(a.lon, a.lat, b.lon, b.lat)
    return float(metres) / 1000


def course(a: Point, b: Point) -> tuple[float, float]:
    """Give the true direction at ``a`` towards ``b``, 0 up to 360 degrees, and the distance in km.

    Example:
        >>> degrees, km = course(Point(0, 179), Point(0, -179))
        >>> round(degrees), round(km, 1)
        (90, 222.6)
    """
    azimuth, _, metres = _wgs84().inv(a.lon, a.lat, b.lon, b.lat)
    return float(azimuth) % 360.0, float(metres) / 1000


def distances_km(point: Point, lons: Floats, lats: Floats) -> Floats:
    """Give the geodesic distances in km from one point to many."""
    n = len(lons)
    _, _, metres = _wgs84().inv(np.full(n, point.lon), np.full(n, point.lat), lons, lats)
    return np.asarray(metres, dtype=np.float64) / 1000


def headings_km(point: Point, lons: Floats, lats: Floats) -> tuple[Floats, Floats]:
    """Give the directions in radians, and the geodesic distances in km, from one point to many."""
    n = len(lons)
    azimuths, _, metres = _wgs84().inv(np.full(n, point.lon), np.full(n, point.lat), lons, lats)
    return np.radians(azimuths), np.asarray(metres, dtype=np.float64) / 1000


def distances_between_km(points: tuple[Floats, Floats], others: tuple[Floats, Floats]) -> Floats:
    """Give the geodesic distances in km between pairs, each given as (longitudes, latitudes)."""
    _, _, metres = _wgs84().inv(*points, *others)
    return np.asarray(metres, dtype=np.float64) / 1000


def distances_from_both_km(a: Point, b: Point, lons: Floats, lats: Floats) -> tuple[Floats, Floats]:
    """Give the geodesic distances in km from two points to the same many, in one call."""
    if b is a:
        once = distances_km(a, lons, lats)
        return once, once
    n = len(lons)
    from_lon = np.repeat((a.lon, b.lon), n)
    from_lat = np.repeat((a.lat, b.lat), n)
    _, _, metres = _wgs84().inv(from_lon, from_lat, np.tile(lons, 2), np.tile(lats, 2))
    both = np.asarray(metres, dtype=np.float64) / 1000
    return both[:n], both[n:]


def along(a: Point, b: Point, share: float) -> Point:
    """Give the point that lies ``share`` (0..1) of the way from ``a`` to ``b``."""
    azimuth, _, metres = _wgs84().inv(a.lon, a.lat, b.lon, b.lat)
    lon, lat, _ = _wgs84().fwd(a.lon, a.lat, azimuth, metres * share)
    return Point(float(lat), float(lon))


def cast(start: Point, azimuths: Floats, km: Floats) -> tuple[Floats, Floats]:
    """Give the longitudes and latitudes that lie so far from a point in these directions."""
    n = len(azimuths)
    lons, lats, _ = _wgs84().fwd(np.full(n, start.lon), np.full(n, start.lat), azimuths, km * 1000)
    return np.asarray(lons, dtype=np.float64), np.asarray(lats, dtype=np.float64)


def cartesian_km(lons: Floats, lats: Floats) -> Floats:
    """Give earth-centred coordinates in km, shape (n, 3)."""
    lam, phi = np.radians(lons), np.radians(lats)
    n = _A / np.sqrt(1 - _E2 * np.sin(phi) ** 2)
    return np.stack(
        [n * np.cos(phi) * np.cos(lam), n * np.cos(phi) * np.sin(lam), n * (1 - _E2) * np.sin(phi)],
        axis=1,
    )


def at_most_km(chord_km: Floats) -> Floats:
    """Give an upper bound of the geodesic distance between points a chord apart.

    A geodesic bends nowhere more than a circle of the smallest radius of curvature, so by
    Schur's comparison theorem it is not longer than that circle's arc over the same chord.
    """
    ratio = np.minimum(chord_km / (2 * SMALLEST_RADIUS_KM), 1.0)
    return np.where(ratio < 1.0, 2 * SMALLEST_RADIUS_KM * np.arcsin(ratio), FARTHEST_KM)
