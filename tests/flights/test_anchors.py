"""Anchors: which fixes bound a moment, of all files together and of each alone."""

from habeas.bounds import Moment
from habeas.flights.anchors import Errors, Pair, fix_of, pairs_at
from habeas.flights.estimate import BANDS, estimate_at
from habeas.flights.records import Fixes, Input, Track


def track(t, inputs=None):
    n = len(t)
    heard = {} if inputs is None else {"input": inputs}
    fixes = Fixes.of(t=t, lat=[0.1 * k for k in range(n)], lon=[0.0] * n, heard=[1] * n, **heard)
    return Track(
        "a00001", fixes, tuple(Input(f"{k}", f"{k}") for k in range(max(inputs or [0]) + 1))
    )


def at(first, last=None):
    return Moment(int(first * 1e6), int((first if last is None else last) * 1e6) + 1)


def test_the_fixes_on_either_side_bound_a_moment():
    assert pairs_at(track([0, 10, 20]), at(12)) == (Pair(1, 2),)


def test_before_the_first_and_after_the_last_fix_there_is_one():
    assert pairs_at(track([0, 10]), at(-5)) == (Pair(None, 0),)
    assert pairs_at(track([0, 10]), at(15)) == (Pair(1, None),)


def test_a_fix_at_the_very_instant_bounds_it_from_both_sides():
    assert pairs_at(track([0, 10, 20]), at(10)) == (Pair(1, 1),)


def test_a_moment_with_bounds_lies_between_the_fixes_outside_them():
    assert pairs_at(track([0, 10, 20, 30]), at(9, 21)) == (Pair(0, 3),)


def test_each_file_bounds_a_moment_too_and_no_pair_stands_twice():
    both = track([0, 5, 10, 15], inputs=[0, 1, 0, 1])
    assert pairs_at(both, at(7)) == (Pair(1, 2), Pair(0, 2), Pair(1, 3))
    assert pairs_at(track([0, 10, 20], inputs=[0, 0, 1]), at(5)) == (Pair(0, 1), Pair(None, 2))


def test_errors_given_with_a_question_stand_in_place_of_those_of_the_fix():
    own = fix_of(track([0]), 0, Errors())
    assert (own.radius_km, own.when) == (0.3, Moment(-2_000_000, 2_000_001))
    given = fix_of(track([0]), 0, Errors(km=5.0, clock_s=1.0))
    assert (given.radius_km, given.when) == (5.0, Moment(-1_000_000, 1_000_001))
    assert fix_of(track([0]), None, Errors()) is None


def test_the_estimate_lies_at_the_share_of_the_time_with_the_band_of_the_silence():
    found = estimate_at(track([0, 240]), Pair(0, 1), at(60))
    assert round(found.point.lat, 6) == 0.025
    assert found.band_km == dict(BANDS)[5.0]


def test_a_silence_longer_than_any_measured_has_no_band():
    longest = BANDS[-1][0] * 60
    assert estimate_at(track([0, longest]), Pair(0, 1), at(60)).band_km == BANDS[-1][1]
    assert estimate_at(track([0, longest + 1]), Pair(0, 1), at(60)).band_km is None


def test_with_fixes_on_one_side_only_there_is_no_estimate():
    assert estimate_at(track([0, 10]), Pair(1, None), at(60)) is None
