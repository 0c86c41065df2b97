"""Usable rows: a time of a flight and a place on the globe; others are told by their number."""

import pytest

from habeas.flights.records import Fixes, Input
from habeas.flights.usable import usable

NAN, INF = float("nan"), float("inf")
HEARD_IN = Input("a.csv")


def kept(t, lat, lon):
    found, told = usable(Fixes.of(t=t, lat=lat, lon=lon), HEARD_IN)
    return found.row.tolist(), [(one.code, one.message) for one in told]


def test_rows_that_are_whole_are_all_kept_and_nothing_is_told():
    assert kept([0, 1], [90, -90], [180, -180]) == ([0, 1], [])


@pytest.mark.parametrize(
    ("row", "code"),
    [
        pytest.param((NAN, 1, 1), "FLT-101", id="no time"),
        pytest.param((-3e9, 1, 1), "FLT-101", id="before 1900"),
        pytest.param((8e9, 1, 1), "FLT-101", id="after 2200"),
        pytest.param((0, NAN, 1), "FLT-101", id="no latitude"),
        pytest.param((0, 1, INF), "FLT-101", id="an infinite longitude"),
        pytest.param((0, 90.1, 1), "FLT-102", id="beyond the pole"),
        pytest.param((0, 1, -180.1), "FLT-102", id="beyond the date line"),
    ],
)
def test_a_row_that_is_no_position_at_a_time_is_left_out_and_told(row, code):
    rows, told = kept(*([good, bad] for good, bad in zip((0, 1, 1), row, strict=True)))
    assert rows == [0]
    ((found, message),) = told
    assert found == code
    assert message.startswith("1 row ")
    assert message.endswith("row 1")


def test_of_many_rows_the_first_five_are_named():
    rows, told = kept([NAN] * 7 + [0], [1] * 8, [1] * 8)
    assert rows == [7]
    assert told == [("FLT-101", "7 rows hold no time and position: row 0, 1, 2, 3, 4, ...")]
