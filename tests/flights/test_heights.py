"""Heights of fixes: pressure before geometric, and the climb at either end of a flight."""

import numpy as np
import pytest

from habeas.flights.heights import climb_fps, heights
from habeas.flights.records import Fixes

NAN = float("nan")


def fixes(t, alt, geom=None):
    columns = {} if geom is None else {"geom_ft": geom}
    return Fixes.of(t=t, lat=[0.0] * len(t), lon=[0.0] * len(t), alt_ft=alt, **columns)


def test_a_geometric_height_stands_in_only_where_there_is_no_pressure_altitude():
    found = heights(fixes([0, 1, 2], [100, NAN, NAN], [500, 600, NAN]), np.arange(3))
    assert found[:2].tolist() == [100, 600]
    assert np.isnan(found[2])


def test_the_climb_is_that_of_the_first_and_of_the_last_minute_and_a_half():
    t = list(range(0, 601, 10))
    alt = [min(10 * s, 3000, 10 * (600 - s)) for s in t]
    whole = fixes(t, alt)
    rows = np.arange(len(t))
    assert climb_fps(whole, rows, at_start=True) == 10
    assert climb_fps(whole, rows, at_start=False) == -10


def test_where_reports_are_sparse_four_of_them_show_the_trend():
    rows = np.arange(5)
    sparse = fixes([0, 100, 200, 300, 400], [0, 100, 200, 300, 9000])
    assert climb_fps(sparse, rows, at_start=True) == 1


@pytest.mark.parametrize("alt", [[NAN, NAN, NAN], [NAN, 100, NAN]])
def test_fewer_than_two_heights_show_no_climb(alt):
    assert np.isnan(climb_fps(fixes([0, 10, 20], alt), np.arange(3), at_start=True))


def test_reports_of_one_moment_show_no_climb():
    assert np.isnan(climb_fps(fixes([0, 0], [100, 900]), np.arange(2), at_start=True))
