"""Areas: bounds that hold the true area, anywhere on earth."""

from math import cos, pi

import pytest

from habeas.places.area import SHARE, Area, area_of, spoken_area
from habeas.places.envelope import Anchor, Envelope
from habeas.places.geodesic import Point

# On a sphere of these radii a disc is smaller and larger than on the ellipsoid.
SMALL_KM, LARGE_KM = 6335.4, 6399.6
PLACES = {
    "on the equator": (0, 0),
    "across 180": (10, 180),
    "in the north": (60, 25),
    "round the pole": (89.5, 10),
    "at the south pole": (-90, 0),
}


def disc(lat, lon, km):
    return Envelope(Anchor(Point(lat, lon), km, 0.0))


def cap_km2(radius_km, sphere_km):
    return 2 * pi * sphere_km**2 * (1 - cos(radius_km / sphere_km))


@pytest.mark.parametrize("km", [0.5, 900])
@pytest.mark.parametrize(("lat", "lon"), list(PLACES.values()), ids=list(PLACES))
def test_the_bounds_hold_the_area_of_a_disc(lat, lon, km):
    area = area_of([disc(lat, lon, km)], 1.0)
    assert area.lower_km2 <= cap_km2(km, LARGE_KM) * 1.0001
    assert area.upper_km2 >= cap_km2(km, SMALL_KM) * 0.9999
    assert area.upper_km2 - area.lower_km2 <= SHARE * area.upper_km2


def test_a_disc_as_wide_as_the_earth_is_all_of_it():
    area = area_of([disc(10, 20, 20_100)], 1.0)
    assert area.upper_km2 == pytest.approx(510_065_621.7, rel=1e-6)
    assert area.lower_km2 >= 0.999 * area.upper_km2


def test_two_discs_meet_in_less_than_either_and_apart_in_nothing():
    one, near, far = disc(0, 0, 100), disc(0, 1, 100), disc(0, 3, 100)
    both = area_of([one, near], 1.0)
    assert both.upper_km2 < area_of([one], 1.0).lower_km2
    # A lens of two circles of radius 100 whose middles are 111.32 km apart, on a plane.
    assert both.lower_km2 == pytest.approx(10_290, rel=0.01)
    assert area_of([one, far], 1.0).upper_km2 == 0


def test_an_envelope_that_no_speed_fills_has_no_area():
    start, end = Anchor(Point(0, 0), 1, 10), Anchor(Point(10, 0), 1, 10)
    assert area_of([Envelope(start, end, 20.0)], 500) == Area(0.0, 0.0)


def test_the_set_between_two_fixes_lies_in_each_of_its_discs():
    start, end = Anchor(Point(50, 6), 1, 600), Anchor(Point(50.5, 7), 1, 600)
    lens = area_of([Envelope(start, end, 1200.0)], 450)
    assert lens.upper_km2 < area_of([Envelope(start)], 450).lower_km2


def test_an_area_is_told_outwards_and_all_of_the_earth_as_nothing():
    assert spoken_area(Area(99.9, 100.1)) == "99 to 101 km2"
    assert spoken_area(Area(9.99, 10.0001)) == "9.990 to 10.001 km2"
    assert spoken_area(Area(0.0, 0.0)) == "0 km2"
    assert spoken_area(area_of([disc(10, 20, 20_100)], 1.0)) == ""
