"""How far a position may be off: what it states, for a minute, and never less than 100 m."""

import numpy as np
import pytest

from habeas.flights.stated_error import errors_from

NAN = float("nan")


def errors(t, rc=None, nic=None, default=0.3, who=None):
    n = len(t)
    return errors_from(
        np.array(t, float),
        np.array(rc if rc is not None else [NAN] * n, float),
        np.array(nic if nic is not None else [NAN] * n, float),
        np.full(n, default),
        None if who is None else np.array(who),
    ).tolist()


def test_nothing_stated_leaves_what_the_way_of_hearing_reaches():
    assert errors([0, 10], default=2.0) == [2.0, 2.0]


def test_a_stated_radius_holds_for_the_points_of_the_minute_after_and_for_none_before():
    assert errors([0, 10, 69, 71], rc=[NAN, 926, NAN, NAN]) == [0.3, 0.926, 0.926, 0.3]


def test_a_radius_of_zero_is_unknown_and_not_perfect():
    assert errors([0], rc=[0]) == [0.3]
    assert errors([0], rc=[0], nic=[7]) == [pytest.approx(0.3704)]


def test_a_radius_is_trusted_down_to_a_hundred_metres_only():
    assert errors([0], rc=[7.5]) == [0.1]


@pytest.mark.parametrize(
    ("nic", "km"), [(1, 37.04), (5, 1.852), (8, 0.1852), (11, 0.1), (0, 0.3), (12, 0.3), (-1, 0.3)]
)
def test_an_integrity_category_has_its_radius_and_other_figures_have_none(nic, km):
    assert errors([0], nic=[nic]) == [pytest.approx(km)]


def test_a_radius_comes_before_a_category():
    assert errors([0], rc=[500], nic=[1]) == [0.5]


def test_what_one_aircraft_states_holds_for_no_other():
    assert errors([0, 1], rc=[926, NAN], who=[1, 2]) == [0.926, 0.3]
