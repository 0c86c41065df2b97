"""Days of a simulator that shares nothing with the engine: nothing certain is ever wrong."""

import pytest
from flown_truth import Judged, TrueAircraft, TrueEnd, TrueLeg
from simulated_flights import Field, Point, simulated

from habeas.flights.fields import Fields
from habeas.flights.ledger import ledger_of
from habeas.flights.legs import legs_of
from habeas.places.runways import runways_of

CODES = ("KAEX", "KLRD", "KELP", "MSLP", "MHTG", "KDEN", "KMIA")


def places():
    """Hand the simulator one runway end of each airport."""
    found = []
    for code in CODES:
        runway = runways_of(code)[0]
        end = runway.ends[0]
        where = Point(end.point.lat, end.point.lon)
        height = end.elevation_ft or 0.0
        found.append(Field(code, where, end.heading_deg, runway.length_m / 1000, height))
    return found


def true_of(day, fixes):
    """Say what really happened, and which ground somebody heard from within a minute of it."""
    surface = fixes.t[fixes.ground == 1]

    def end(code, t):
        return TrueEnd(code, t, bool(((surface > t - 60) & (surface < t + 60)).any()))

    legs = tuple(TrueLeg(end(a, off), end(b, on)) for a, off, b, on in day.legs)
    first, last = fixes.t[0], fixes.t[-1]
    unheard = tuple(
        row
        for row in day.was[::3]
        if first < row[0] < last and any(a < row[0] < b for a, b in day.silent)
    )
    return TrueAircraft("a00001", legs, unheard, tuple(day.planted))


@pytest.fixture(
    scope="module", params=[8, pytest.param(200, marks=pytest.mark.slow)], ids=["few", "many"]
)
def judged(request):
    found, fields, where = Judged(), Fields(), places()
    for seed in range(request.param):
        day = simulated(where, seed)
        ledger, true = ledger_of(day.track), true_of(day, day.track.fixes)
        found.legs(true, ledger, legs_of(ledger, fields))
        found.ledger(true, ledger)
        found.sets(true, ledger)
    return found


def test_no_airport_that_is_observed_or_aligned_is_wrong(judged):
    assert judged.named > 30
    assert not judged.wrong, "\n".join(judged.wrong[:5])


def test_every_takeoff_and_landing_lies_in_the_interval_of_its_leg(judged):
    assert not judged.uncovered, "\n".join(judged.uncovered[:5])


def test_ends_whose_ground_is_seen_are_observed(judged):
    assert judged.ground_seen > 30
    assert judged.observed_right >= 0.95 * judged.ground_seen


def test_every_jump_is_refused_and_hardly_anything_else(judged):
    assert judged.planted > 30
    assert not judged.missed_jumps
    assert judged.refused <= 0.01 * judged.unplanted


def test_every_true_position_in_a_silence_lies_in_the_set_at_its_time(judged):
    assert judged.unheard > 500
    assert not judged.outside, "\n".join(judged.outside[:5])
