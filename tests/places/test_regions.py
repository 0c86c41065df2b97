"""Territories: members of a country are one area, and known points lie where they lie."""

from random import Random

import pytest

from habeas.bounds import Moment, Tri
from habeas.places import Point, airport, hard_limit
from habeas.places.region import MARGIN_KM, UnknownRegionError, region
from habeas.places.whereabouts import Fix, is_outside, whereabouts

POINTS = {
    "Guam is in US": ("US", Point(13.45, 144.78), Tri.YES),
    "the sea between Culebra and St Thomas is in US": ("US", Point(18.33, -65.1), Tri.YES),
    "an Aleutian island beyond 180 is in US": ("US", Point(52.85, 173.2), Tri.YES),
    "Lesotho is not in South Africa": ("ZA", Point(-29.5, 28.3), Tri.NO),
    "Chukotka beyond 180 is in Russia": ("RU", Point(66.5, -172.0), Tri.YES),
    "the South Pole is in Antarctica": ("AQ", Point(-89.99, 10.0), Tri.YES),
    "Fiji's Taveuni straddles 180": ("FJ", Point(-16.85, -179.97), Tri.YES),
    "a point on the cut at 180 is in Antarctica": ("AQ", Point(-86.8, 180.0), Tri.YES),
    "ten km into Mexico is not in US": ("US", Point(25.75, -97.5), Tri.NO),
}


@pytest.mark.parametrize(("code", "point", "inside"), list(POINTS.values()), ids=list(POINTS))
def test_points_lie_where_they_lie(code, point, inside):
    assert region(code).contains(point) is inside


def test_a_part_of_a_country_counts_as_the_country_and_says_so():
    assert "US-TX" in region("US-TX").note
    assert region("US-TX").country == "US"
    with pytest.raises(UnknownRegionError, match="ISO country"):
        region("XX-1")


def test_a_file_that_lacks_a_country_is_named():
    assert "only the atlas file" in region("AQ").note


def minute(m):
    return Moment(m * 60_000_000, m * 60_000_000 + 1)


def test_a_departure_alone_proves_inside_only_near_home_and_never_outside():
    start = Fix(Point(39.0, -98.0), 2, minute(0))
    assert is_outside(region("US"), start, None, minute(30), 715) is Tri.NO
    assert is_outside(region("US"), start, None, minute(600), 715) is Tri.CANNOT_TELL


def test_across_the_date_line_distances_run_the_short_way():
    start, end = Fix(Point(-17.5, 177.0), 1, minute(0)), Fix(Point(-13.8, -172.0), 1, minute(120))
    assert is_outside(region("FJ"), start, end, minute(110), 715) is Tri.YES
    assert is_outside(region("FJ"), start, end, minute(5), 300) is None  # too far to fly at all


def test_fixes_too_far_apart_for_the_limit_are_a_contradiction():
    start, end = Fix(Point(26, -97), 1, minute(0)), Fix(Point(14, -87), 1, minute(10))
    found = whereabouts(region("US"), start, end, minute(5), 715)
    assert found.contradiction
    assert found.outside is Tri.CANNOT_TELL


def test_at_the_instant_of_a_landing_abroad_no_speed_puts_it_inside():
    start, end = Fix(Point(26, -97), 0, minute(0)), Fix(Point(14, -87), 0, minute(150))
    found = whereabouts(region("US"), start, end, end.when, 715)
    assert found.outside is Tri.YES
    assert found.min_speed_kt_inside.lo == float("inf")


def test_codes_of_one_field_resolve_alike_and_unknown_ones_to_none():
    assert airport("MHSC").point == airport("MHPR").point
    assert airport("ZZZZ") is None
    assert airport("") is None


def test_no_type_means_no_limit_and_movers_have_their_own():
    assert hard_limit("air").kt is None
    assert hard_limit("road").kt == pytest.approx(135)
    assert hard_limit("air", "A320").kt == pytest.approx(714.7, abs=0.1)


def test_a_moment_in_the_very_minute_of_a_fix_is_answered_without_searching_the_whole_line():
    start = Fix(Point(-43.6916, 173.2401), 2.07, Moment(0, 1_670_237_010))
    border = region("NZ").boundaries[0].outline
    seen = []
    original = type(border)._refine

    def counted(self, searches, a, b, arcs):
        seen.append(len(arcs))
        return original(self, searches, a, b, arcs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(border), "_refine", counted)
        whereabouts(region("NZ"), start, None, Moment(141_094_399, 141_094_400), 415.0)
    assert max(seen, default=0) < len(border) / 10


def test_the_quick_answer_is_that_of_the_whole_search_unless_the_line_is_met_by_metres():
    rng = Random(20250315)
    told = []
    for _ in range(150):
        first = Point(rng.uniform(24, 34), rng.uniform(-106, -80))
        start, end = Fix(first, 2, minute(0)), Fix(Point(13.4, -89.1), 5, minute(240))
        at, kt = minute(rng.randint(1, 239)), rng.choice((450, 715))
        whole = whereabouts(region("US"), start, end, at, kt)
        if all(abs(file.margin_km) > MARGIN_KM for file in whole.files):
            quick = is_outside(region("US"), start, end, at, kt)
            assert quick is (None if whole.contradiction else whole.outside), (first, at, kt)
            told.append(quick)
    assert {Tri.YES, Tri.NO, Tri.CANNOT_TELL} <= set(told)


@pytest.mark.parametrize(("limit", "beyond"), [(100.0, True), (1_500.0, False)])
def test_a_line_is_beyond_a_limit_if_no_point_of_it_has_less(limit, beyond):
    outline, inland = region("US").boundaries[0].outline, Point(39.0, -98.0)
    least = outline.minimise(lambda d1, _: d1, inland, inland, within=0.05)
    assert (limit < least.lower) is beyond
    assert outline.is_beyond(limit, lambda d1, _: d1, inland, inland, within=0.05) is beyond
    near = least.upper + 0.05
    assert not outline.is_beyond(near, lambda d1, _: d1, inland, inland, within=0.05)
    assert outline.is_beyond(least.lower - 0.05, lambda d1, _: d1, inland, inland, within=0.05)
