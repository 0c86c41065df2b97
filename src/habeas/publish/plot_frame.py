"""The frame of a drawn map: which part of the earth, in which projection.

A small part is drawn plate carrée about its own middle, with degrees of longitude as narrow as
they are there; a larger one azimuthal equidistant (by geodesics on WGS84), so that the line of
dates and the poles are places like others.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians
from typing import Final

import numpy as np

from habeas.places.geodesic import Floats, Point, headings_km

# Wider than this many km, or nearer to a pole than this latitude, degrees are no plane.
PLATE_CARREE_KM: Final = 1_500.0
POLAR_DEG: Final = 65.0
_KM_PER_DEGREE: Final = 111.32
# What a map shows round what it must show, of the larger side; and at least so many km.
_MARGIN: Final = 0.08
_LEAST_KM: Final = 20.0
# Beyond it an azimuthal map is torn.
_FARTHEST_KM: Final = 17_000.0


@dataclass(frozen=True, slots=True)
class Frame:
    """A projection to km, and the window of a map.

    Attributes:
        middle: the point at (0, 0).
        flat: whether it is plate carrée.
        west, east, south, north: the window, in km from the middle.
    """

    middle: Point
    flat: bool
    west: float
    east: float
    south: float
    north: float

    def project(self, lonlat: Floats) -> Floats:
        """Give the places of points on the map, in km; nan where it does not reach."""
        return _projected(self.middle, lonlat, flat=self.flat)

    @property
    def window(self) -> list[tuple[float, float, float, float]]:
        """The rectangles of longitude and latitude that hold all of the map, and some more."""
        return list(_rectangles(self))

    @property
    def named(self) -> str:
        """The name of the projection, for the margin of the map."""
        return "plate carrée" if self.flat else "azimuthal equidistant"


def frame_of(points: Floats, aspect: float) -> Frame:
    """Give the frame that shows some points.

    Args:
        points: longitude and latitude; at least one row.
        aspect: the width of the map by its height.
    """
    middle = _middle(points)
    flat = _projected(middle, points, flat=False)
    span = float(np.nanmax(np.abs(flat)) * 2)
    top = max(abs(float(points[:, 1].max())), abs(float(points[:, 1].min())))
    is_flat = span <= PLATE_CARREE_KM and top <= POLAR_DEG
    placed = _projected(middle, points, flat=is_flat)
    west, south = np.nanmin(placed, axis=0)
    east, north = np.nanmax(placed, axis=0)
    pad = max(_MARGIN * max(east - west, north - south), _LEAST_KM / 2)
    width, height = east - west + 2 * pad, north - south + 2 * pad
    wider = max(0.0, height * aspect - width) / 2
    taller = max(0.0, width / aspect - height) / 2
    return Frame(
        middle,
        is_flat,
        float(west - pad - wider),
        float(east + pad + wider),
        float(south - pad - taller),
        float(north + pad + taller),
    )


def _middle(points: Floats) -> Point:
    """Give the middle of some points: of their longitudes the shorter way round."""
    lam, phi = np.radians(points[:, 0]), np.radians(points[:, 1])
    x, y, z = np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)
    ends = [(axis.min() + axis.max()) / 2 for axis in (x, y, z)]
    lon = float(np.degrees(np.arctan2(ends[1], ends[0])))
    lat = float(np.degrees(np.arctan2(ends[2], np.hypot(ends[0], ends[1]))))
    return Point(lat, lon)


def _projected(middle: Point, lonlat: Floats, *, flat: bool) -> Floats:
    if flat:
        east = (lonlat[:, 0] - middle.lon + 180.0) % 360.0 - 180.0
        narrow = cos(radians(middle.lat))
        north = lonlat[:, 1] - middle.lat
        return np.column_stack([east * narrow, north]) * _KM_PER_DEGREE
    azimuth, km = headings_km(middle, lonlat[:, 0], lonlat[:, 1])
    placed = np.column_stack([np.sin(azimuth), np.cos(azimuth)]) * km[:, None]
    placed[km > _FARTHEST_KM] = np.nan
    return np.asarray(placed)


def _rectangles(frame: Frame) -> Iterator[tuple[float, float, float, float]]:
    """Give rectangles of degrees that hold the corners, the edges and the middle of the window."""
    far = max(map(abs, (frame.west, frame.east, frame.south, frame.north))) * 1.5
    degrees = far / _KM_PER_DEGREE
    south = max(-90.0, frame.middle.lat - degrees)
    north = min(90.0, frame.middle.lat + degrees)
    top = max(abs(south), abs(north))
    wide = 180.0 if top >= 85 else min(180.0, degrees / cos(radians(top)))
    west, east = frame.middle.lon - wide, frame.middle.lon + wide
    if wide >= 180.0:
        yield (-180.0, south, 180.0, north)
        return
    yield (max(west, -180.0), south, min(east, 180.0), north)
    if west < -180.0:
        yield (west + 360.0, south, 180.0, north)
    if east > 180.0:
        yield (-180.0, south, east - 360.0, north)
