"""Receiver clocks: two files of one flight whose stamps differ by more than their clocks allow."""

import numpy as np
import pytest

from habeas.flights import Fixes, Input, Status, Track, ledger_of
from habeas.flights.clocks import clock_shifts, shift_s
from habeas.flights.ledger_rules import Rule
from habeas.flights.records import joined

KT, KM_S = 420.0, 1.852 / 3600


def flight(late_s=0.0, step_s=10.0, n=240, number=0):
    """Give fixes of a flight due north at 420 kt, stamped so many seconds late."""
    true = 1_700_000_000.0 + np.arange(n) * step_s
    km = (true - true[0]) * KT * KM_S
    return Fixes.of(
        t=true + late_s,
        lat=10.0 + km / 110.9,
        lon=np.full(n, -90.0),
        alt_ft=np.full(n, 35_000.0),
        gs_kt=np.full(n, KT),
        track_deg=np.zeros(n),
        heard=np.ones(n, dtype="int8"),
        ground=np.zeros(n, dtype="int8"),
        input=np.full(n, number, dtype="int32"),
    )


def both(late_s):
    fixes = joined([flight(), flight(late_s, step_s=25.0, n=90, number=1)])
    return Track("abc123", fixes, (Input("a", clock_s=2.0), Input("b", clock_s=2.0)))


@pytest.mark.parametrize("late", [-40.0, -5.0, 0.0, 7.0, 45.0])
def test_the_shift_between_two_files_is_found_to_a_second(late):
    assert shift_s(flight(late, step_s=25.0, n=90), flight()) == pytest.approx(late, abs=1.0)


def test_clocks_within_what_both_allow_are_no_fault():
    assert list(clock_shifts(both(3.0))) == []
    assert ledger_of(both(3.0)).refused() == {}


def test_of_two_files_too_far_apart_the_smaller_is_doubtful_and_the_other_used():
    ledger = ledger_of(both(40.0))
    (shift,) = ledger.shifts
    assert (shift.late, shift.beside) == (1, 0)
    assert shift.shift_s == pytest.approx(40.0, abs=1.0)
    smaller = ledger.track.fixes.input == 1
    assert (ledger.status[smaller] == Status.DOUBTFUL).all()
    assert (ledger.rule[smaller] == Rule.CLOCKS_APART).all()
    assert (ledger.status[~smaller] == Status.USED).all()


def test_too_few_fixes_to_compare_say_nothing():
    assert shift_s(flight(40.0, n=10), flight()) is None
    assert shift_s(flight(40.0), flight(n=1)) is None


def test_parked_fixes_say_nothing_of_clocks():
    parked = flight(40.0)
    still = Fixes.of(t=parked.t, lat=np.full(240, 10.0), lon=parked.lon, gs_kt=np.zeros(240))
    assert shift_s(still, flight()) is None
