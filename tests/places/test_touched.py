"""Touched and outlined: no place that can be reached is left out, and none is called certain."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.bounds import Tri
from habeas.places import Point
from habeas.places.boundaries import FILES, boundary
from habeas.places.envelope import Anchor, Envelope
from habeas.places.geodesic import distances_from_both_km
from habeas.places.outer_ring import outer_ring, parts_of_line, parts_of_ring
from habeas.places.region import region
from habeas.places.touched import (
    countries_at,
    countries_certain,
    countries_of_points,
    countries_possible,
)

SPEED_KT = 600.0
# A few of each kind: islands, both sides of 180 degrees, a pole, enclaves, a wide country.
CODES = ("US", "MX", "HN", "LS", "ZA", "FJ", "RU", "KI", "AQ", "VA", "IT", "SG")


def ellipse(a, b, seconds, error=0.3):
    return Envelope(Anchor(a, error, seconds), Anchor(b, error, seconds), seconds)


ENVELOPES = {
    "a border": ellipse(Point(31.0, -107.7), Point(31.5, -108.3), 400.0),
    "an ocean": ellipse(Point(12.4, -13.9), Point(-22.7, 26.9), 23714.0),
    "the line of dates": ellipse(Point(-18.5, 178.8), Point(-16.4, -176.0), 2340.0),
    "a pole": ellipse(Point(-88.0, 10.0), Point(-87.0, -170.0), 2400.0),
    "one fix": Envelope(Anchor(Point(41.9, 12.45), 1.0, 30.0)),
    "an enclave": ellipse(Point(-29.5, 28.2), Point(-29.6, 28.4), 200.0),
}


@pytest.mark.parametrize("envelope", list(ENVELOPES.values()), ids=list(ENVELOPES))
@pytest.mark.parametrize("file", list(FILES))
def test_the_countries_possible_are_those_whose_line_or_inside_the_set_reaches(envelope, file):
    found = set(countries_possible([envelope], SPEED_KT, file))
    for code in CODES:
        border = boundary(file, code)
        if border is None:
            continue
        excess = envelope.excess_km(SPEED_KT)
        near = border.outline.minimise(excess, envelope.start.point, envelope.far_end, within=0.05)
        reached = near.upper <= border.error_km or border.contains(envelope.start.point)
        out_of_reach = near.lower > border.error_km and not border.contains(envelope.start.point)
        assert reached <= (code in found), code
        assert out_of_reach <= (code not in found), code


@pytest.mark.parametrize("envelope", list(ENVELOPES.values()), ids=list(ENVELOPES))
def test_a_certain_country_is_possible_and_holds_the_set_by_every_file(envelope):
    certain = countries_certain([envelope], SPEED_KT)
    assert set(certain) <= set(countries_possible([envelope], SPEED_KT))
    assert all(region(code).is_outside(envelope, SPEED_KT) is Tri.NO for code in certain)


def test_a_set_that_holds_nothing_touches_nothing():
    empty = ellipse(Point(0.0, 0.0), Point(0.0, 50.0), 60.0)
    assert countries_possible([empty], SPEED_KT) == countries_certain([empty], SPEED_KT) == ()


def test_points_lie_in_the_countries_of_each_of_them():
    points = [Point(14.0, -87.2), Point(26.2, -98.0), Point(25.0, -90.0)]
    lons, lats = (np.array([getattr(p, name) for p in points]) for name in ("lon", "lat"))
    assert countries_of_points(lons, lats) == ("HN", "US")
    assert [countries_at(point) for point in points] == [("HN",), ("US",), ()]


@given(
    st.tuples(st.floats(-85, 85), st.floats(-180, 180)),
    st.floats(0.0, 360.0),
    st.floats(0.0, 3000.0),
    st.floats(1.0, 1.8),
    st.integers(0, 2**32 - 1),
)
@settings(max_examples=30)
def test_the_ring_holds_every_place_of_the_set(at, azimuth, apart_km, slack, seed):
    from pyproj import Geod

    lon, lat, _ = Geod(ellps="WGS84").fwd(at[1], at[0], azimuth, apart_km * 1000)
    a, b = Point(*at), Point(float(lat), float(lon))
    seconds = (apart_km * slack + 5.0) / SPEED_KT * 1.94384449 * 1000
    envelope = ellipse(a, b, seconds)
    parts = parts_of_ring(outer_ring(envelope, SPEED_KT))
    shapes = [shapely.Polygon(part) for part in parts]
    assert all(shape.is_valid and shapely.is_ccw(shape.exterior) for shape in shapes)
    assert all(abs(corner[0]) <= 180 and abs(corner[1]) <= 90 for part in parts for corner in part)
    lons, lats = _sprinkled(a, b, seconds, seed)
    inside = envelope.excess_km(SPEED_KT)(*distances_from_both_km(a, b, lons, lats)) <= 0
    held = np.zeros(len(lons), dtype=bool)
    for shape in shapes:
        held |= shapely.intersects_xy(shape, lons, lats)
    assert inside.any()
    assert held[inside].all()


def _sprinkled(a, b, seconds, seed):
    """Give places at random directions and distances round both ends."""
    from pyproj import Geod

    draw = np.random.default_rng(seed)
    reach = SPEED_KT / 1.94384449 * seconds
    lons, lats = [], []
    for point in (a, b):
        azimuths, metres = draw.uniform(0, 360, 300), draw.uniform(0, 1, 300) * reach
        lon, lat, _ = Geod(ellps="WGS84").fwd(
            np.full(300, point.lon), np.full(300, point.lat), azimuths, metres
        )
        lons.append(lon)
        lats.append(lat)
    return np.concatenate(lons), np.concatenate(lats)


def test_a_set_too_wide_to_tell_its_edge_from_one_point_has_no_ring():
    assert outer_ring(Envelope(Anchor(Point(0.0, 0.0), 0.3, 90_000.0)), SPEED_KT) is None
    assert outer_ring(ellipse(Point(0.0, 0.0), Point(0.0, 50.0), 60.0), SPEED_KT) is None


def test_a_line_is_cut_where_it_crosses_180_degrees_and_its_times_go_on():
    line = np.array(
        [[178.0, 0.0, 10.0, 100.0], [-178.0, 4.0, 30.0, 200.0], [-177.0, 5.0, 30.0, 250.0]]
    )
    first, second = parts_of_line(line)
    assert first[-1].tolist() == [180.0, 2.0, 20.0, 150.0]
    assert second[0].tolist() == [-180.0, 2.0, 20.0, 150.0]
    assert len(first) + len(second) == len(line) + 2
