"""Anchors: which fixes bound a moment, and with which errors."""

import pytest
from made_tracks import NOON, joined_sources, row_of

from habeas.bounds import Moment
from habeas.flights.anchors import Errors, fix_of, pairs_at
from habeas.flights.estimate import BANDS, SHARE, estimate_at
from habeas.flights.records import moment_of
from habeas.places.geodesic import Point


def at(seconds, slack=0.0):
    return moment_of(NOON + seconds, slack)


def pairs(track, when):
    return [(pair.before, pair.after) for pair in pairs_at(track, when)]


TRACK = row_of([0, 10, 20, 30], [1, 2, 3, 4], [5, 5, 5, 5])

MOMENTS = {
    "between two fixes": (at(15), (1, 2)),
    "as wide as the time between them": (at(15, 5), (1, 2)),
    "so wide that a fix lies inside": (at(15, 8), (0, 3)),
    "at the very instant of a fix": (at(10), (1, 1)),
    "before the first": (at(-5), (None, 0)),
    "after the last": (at(35), (3, None)),
    "round the first": (at(0, 3), (0, 1)),
    "round the last": (at(30, 3), (2, 3)),
    "round all of them": (at(15, 100), (0, 3)),
}


@pytest.mark.parametrize(("when", "expected"), list(MOMENTS.values()), ids=list(MOMENTS))
def test_the_nearest_fixes_that_are_not_inside_a_moment_bound_it(when, expected):
    assert pairs(TRACK, when) == [expected]


def test_a_single_fix_bounds_a_moment_round_it_from_both_sides():
    assert pairs(row_of([0], [1], [1]), at(0, 60)) == [(0, 0)]


def test_each_source_bounds_a_moment_and_so_do_all_together():
    both = joined_sources(row_of([0, 30], [1, 2], [5, 5]), row_of([10, 40], [1, 2], [5, 5]))
    assert pairs(both, at(20)) == [(1, 2), (0, 2), (1, 3)]


def test_sources_whose_nearest_fixes_are_the_same_give_one_pair():
    both = joined_sources(row_of([0, 30], [1, 2], [5, 5]), row_of([90], [1], [5]))
    assert pairs(both, at(20)) == [(0, 1), (None, 2)]


def test_a_fix_has_its_own_errors_unless_the_question_gives_others():
    own = fix_of(TRACK, 1, Errors())
    assert (own.point, own.radius_km, own.name) == (Point(2.0, 5.0), 5.0, "row 1")
    assert own.when == moment_of(NOON + 10, 2.0)
    asked = fix_of(TRACK, 1, Errors(km=0.5, clock_s=60))
    assert (asked.radius_km, asked.when) == (0.5, moment_of(NOON + 10, 60))
    assert fix_of(TRACK, None, Errors()) is None


def test_the_estimate_lies_at_the_share_of_the_time_with_the_band_of_its_silence():
    track = row_of([0, 240], [0, 0], [0, 1])
    told = estimate_at(track, pairs_at(track, at(60))[0], at(60))
    assert told.point.lon == pytest.approx(0.25, abs=1e-6)
    assert (told.band_km, told.share) == (dict(BANDS)[5.0], SHARE)


def test_longer_silences_have_wider_bands_and_beyond_what_was_measured_none():
    widths = [km for _, km in BANDS]
    assert widths == sorted(widths)
    track = row_of([0, 3700], [0, 0], [0, 1])
    assert estimate_at(track, pairs_at(track, at(60))[0], at(60)).band_km is None


def test_outside_its_fixes_a_track_has_no_estimate():
    assert estimate_at(TRACK, pairs_at(TRACK, at(-5))[0], at(-5)) is None
    assert estimate_at(TRACK, pairs_at(TRACK, at(99))[0], at(99)) is None


def test_two_fixes_at_one_time_are_estimated_at_the_first():
    track = row_of([0, 0], [1, 1], [5, 5.01])
    assert estimate_at(track, pairs_at(track, at(0))[0], at(0)).point.lat == 1.0


def test_a_track_without_fixes_is_bounded_by_nothing():
    empty = TRACK.fixes.take(slice(0, 0))
    from dataclasses import replace

    assert pairs(replace(TRACK, fixes=empty), Moment(0, 1)) == []
