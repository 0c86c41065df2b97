"""Outer ring: an outline that holds all of an envelope, for maps and for other programs.

Rays run out from a point of the set. Each is followed to where no place within half the angle
between two rays can belong to the set any more: the function that says how far a place is
outside never changes faster than the distance. Corners then stand where the chord between two
of them stays outside both (1 / cos of half the angle), so that nothing is cut off; what is too
much is below one part in 200 of the set's radius. No answer is ever taken from such a ring.
"""

from itertools import pairwise
from math import ceil, pi
from typing import TYPE_CHECKING, Any, Final

from shapely.geometry.polygon import orient

from habeas.evidence.late import Late
from habeas.places.envelope import Envelope
from habeas.places.geodesic import (
    CONVEX_KM,
    FARTHEST_KM,
    Floats,
    Point,
    along,
    cast,
    distances_between_km,
    distances_from_both_km,
)

if TYPE_CHECKING:
    import numpy as np
    import shapely
else:
    np = Late("numpy")
    shapely = Late("shapely")

RAYS: Final = 720
_HALVINGS: Final = 24
# Edges are drawn straight on a map of degrees: pieces this long leave the geodesic by metres.
_PIECE_KM: Final = 25.0
_SLACK_KM: Final = 0.05
Ring = list[tuple[float, float]]


def outer_ring(envelope: Envelope, speed_kt: float) -> Floats | None:
    """Give the corners, longitude and latitude, of a ring that holds an envelope.

    Longitudes run on beyond 180 where the ring does. None for a set that is empty, or so wide
    that rays from one point do not tell its edge.

    Example:
        >>> from habeas.places.envelope import Anchor
        >>> from habeas.places.geodesic import Point, distances_km
        >>> centre = Point(26.0, -97.0)
        >>> ring = outer_ring(Envelope(Anchor(centre, 100.0, 0.0)), 500.0)
        >>> away = distances_km(centre, ring[:, 0], ring[:, 1])
        >>> bool(away.min() > 100.0), bool(away.max() < 101.0)
        (True, True)
    """
    if envelope.is_empty(speed_kt):
        return None
    excess = envelope.excess_km(speed_kt)
    widest = min(excess.first, FARTHEST_KM if excess.second is None else excess.second)
    if excess.second is not None:
        widest = min(widest, excess.whole / 2)
    if widest >= CONVEX_KM / 2:
        return None
    inner = envelope.a_point(speed_kt)
    azimuths = np.linspace(0.0, 360.0, RAYS, endpoint=False)
    half = pi / RAYS
    low, high = np.zeros(RAYS), np.full(RAYS, 2.02 * widest + 1.0)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        lons, lats = cast(inner, azimuths, middle)
        d1, d2 = distances_from_both_km(envelope.start.point, envelope.far_end, lons, lats)
        within = excess(d1, d2) - middle * half - _SLACK_KM <= 0
        low, high = np.where(within, middle, low), np.where(within, high, middle)
    reach = np.maximum(high, np.maximum(np.roll(high, 1), np.roll(high, -1))) / np.cos(half)
    lons, lats = cast(inner, azimuths, reach)
    return unwound(_fine(np.column_stack([lons, lats])))


def unwound(line: Floats) -> Floats:
    """Give a line whose longitudes run on where they would jump by 360 degrees."""
    if not len(line):
        return line
    return np.column_stack([np.unwrap(line[:, 0], period=360.0), line[:, 1]])


def parts_of_ring(ring: Floats) -> list[Ring]:
    """Give the rings, between longitudes -180 and 180, into which a ring is cut at 180 degrees.

    Each runs against the clock and ends where it begins, as RFC 7946 asks.
    """
    closed = np.concatenate([ring, ring[:1]])
    closed[-1, 0] = ring[-1, 0] + (ring[0, 0] - ring[-1, 0] + 180) % 360 - 180
    turned = closed[-1, 0] - closed[0, 0]
    if abs(turned) > 180:
        # It runs round a pole: it is closed over it.
        pole = 90.0 if ring[:, 1].mean() > 0 else -90.0
        closed = np.concatenate([closed, [[closed[-1, 0], pole], [closed[0, 0], pole], closed[0]]])
    shape = shapely.make_valid(shapely.polygons(closed))
    found: list[Ring] = []
    for turn in (-720, -360, 0, 360, 720):
        piece = shapely.clip_by_rect(shape, -180.0 + turn, -90.0, 180.0 + turn, 90.0)
        found += [_corners(part, turn) for part in shapely.get_parts(piece) if _is_area(part)]
    return found


def parts_of_line(line: Floats) -> list[Floats]:
    """Give the pieces, between longitudes -180 and 180, into which a line is cut at 180 degrees.

    The columns are longitude, latitude and any others; at a cut they are put between.

    Example:
        >>> [part.tolist() for part in parts_of_line(np.array([[170.0, 0.0], [-170.0, 10.0]]))]
        [[[170.0, 0.0], [180.0, 5.0]], [[-180.0, 5.0], [-170.0, 10.0]]]
    """
    pieces: list[list[Floats]] = [[line[0]]]
    for last, here in pairwise(line):
        if abs(here[0] - last[0]) > 180:
            edge = 180.0 if last[0] > 0 else -180.0
            beyond = here.copy()
            beyond[0] += 2 * edge
            way = beyond[0] - last[0]
            cut = last + (beyond - last) * ((edge - last[0]) / way if way else 0.5)
            cut[0] = edge
            other = cut.copy()
            other[0] = -edge
            pieces[-1].append(cut)
            pieces.append([other])
        pieces[-1].append(here)
    return [np.array(piece) for piece in pieces if len(piece) > 1]


def _is_area(part: Any) -> bool:
    return part.geom_type == "Polygon" and not part.is_empty


def _corners(part: Any, turn: int) -> Ring:
    turned = orient(part, sign=1.0)
    return [(lon - turn, lat) for lon, lat in shapely.get_coordinates(turned.exterior).tolist()]


def _fine(ring: Floats) -> Floats:
    """Give a ring with corners along the geodesics, so close that a map's edges follow them."""
    following = np.roll(ring, -1, axis=0)
    apart = distances_between_km((ring[:, 0], ring[:, 1]), (following[:, 0], following[:, 1]))
    if apart.max() <= _PIECE_KM:
        return ring
    corners = []
    for (lon, lat), (lon2, lat2), km in zip(ring, following, apart, strict=True):
        pieces = max(1, ceil(km / _PIECE_KM))
        a, b = Point(float(lat), float(lon)), Point(float(lat2), float(lon2))
        between = [along(a, b, n / pieces) for n in range(1, pieces)]
        corners += [(a.lon, a.lat), *((point.lon, point.lat) for point in between)]
    return np.array(corners)
