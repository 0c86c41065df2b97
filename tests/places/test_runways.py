"""Runways: every end is named, and lies the way its name says."""

import re
from itertools import pairwise

import pytest

from habeas.places import Point, airport, distance_km
from habeas.places.airport_table import airport_table
from habeas.places.runways import runways_of


def ends_of(code):
    return {end.name: end for runway in runways_of(code) for end in runway.ends}


def apart_deg(one, other):
    return abs((one - other + 180) % 360 - 180)


@pytest.fixture(scope="module")
def everywhere():
    table = airport_table()
    codes = [str(code) for code in table.codes[table.has_runway_ends][::7]]
    return {code: runways_of(code) for code in codes}


# True direction of landing, from airport charts; within 2 degrees.
HEADINGS = {
    "Denver 26": ("KDEN", "26", 270.7),
    "Denver 16R": ("KDEN", "16R", 180.9),
    "Harlingen 17R": ("KHRL", "17R", 180.7),
    "Luxembourg 24": ("ELLX", "24", 240.4),
    "Brussels 25R": ("EBBR", "25R", 245.3),
    "Heathrow 27L": ("EGLL", "27L", 269.7),
    "Zurich 28": ("LSZH", "28", 275.4),
    "Zurich 16": ("LSZH", "16", 154.5),
}


@pytest.mark.parametrize(("code", "name", "heading"), HEADINGS.values(), ids=HEADINGS)
def test_a_known_runway_points_the_known_way(code, name, heading):
    assert apart_deg(ends_of(code)[name].heading_deg, heading) < 2


def test_one_takes_off_from_where_the_name_is_painted():
    north, south = (ends_of("KDEN")[name] for name in ("16R", "34L"))
    assert north.point.lat > south.point.lat
    assert north.elevation_ft == 5319
    runway = next(r for r in runways_of("KDEN") if r.name == "16R/34L")
    assert runway.length_m == pytest.approx(4877, abs=10)
    assert distance_km(runway.middle, north.point) == pytest.approx(runway.length_m / 2000)


def test_names_that_the_list_has_the_wrong_way_round_stand_at_the_right_ends():
    # OurAirports gives Ardmore Downtown 17 at the southern end.
    ends = ends_of("F57")
    assert apart_deg(ends["01"].heading_deg, 10) < 30
    assert ends["01"].point.lat < ends["19"].point.lat


def test_almost_no_name_points_against_its_runway(everywhere):
    ends = [end for runways in everywhere.values() for r in runways for end in r.ends]
    named = [(int(n[0]), end) for end in ends if (n := re.match(r"\d{1,2}", end.name))]
    wrong = [end.name for number, end in named if apart_deg(number * 10, end.heading_deg) > 120]
    assert len(named) > 0.99 * len(ends)
    assert len(wrong) <= 5, wrong


def test_both_ends_point_at_each_other_and_are_as_far_apart_as_the_runway_is_long(everywhere):
    for code, runways in everywhere.items():
        assert runways, code
        lengths = [runway.length_m for runway in runways]
        assert all(after - before < 3 for before, after in pairwise(lengths)), code
        for runway in runways:
            low, high = runway.ends
            assert apart_deg(low.heading_deg, high.heading_deg + 180) < 0.5
            assert 0 < runway.length_m < 13_000
            assert runway.length_m / 1000 == pytest.approx(distance_km(low.point, high.point))


def test_the_longest_runway_lies_where_the_airport_does(everywhere):
    for code, runways in everywhere.items():
        place = airport(code)
        assert distance_km(runways[0].middle, place.point) < 0.01, code


def test_elevations_are_those_of_ground_or_not_known(everywhere):
    feet = [e.elevation_ft for runways in everywhere.values() for r in runways for e in r.ends]
    known = [value for value in feet if value is not None]
    assert 0.6 < len(known) / len(feet) < 1
    assert all(-1_300 <= value <= 15_000 for value in known)


@pytest.mark.parametrize("code", ["", "ZZZZ", "QQQQ", "00AK", "FDSK"])
def test_an_airport_without_known_ends_has_no_runways(code):
    assert runways_of(code) == ()


def test_an_alias_has_the_runways_of_its_airport():
    assert runways_of("MHSC") == runways_of("mhpr ")
    assert runways_of("MHSC")[0].ends[0].point != Point(0, 0)
