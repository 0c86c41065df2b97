"""Real tracks: what is hidden lies where the rest says, and the ledger refuses little that is real."""

import datetime as dt

import decisiveness
import hidden_evidence
import numpy as np
import pytest

from habeas.flights.fields import Fields
from habeas.flights.ledger import Status
from habeas.flights.legs import legs_of

pytestmark = [pytest.mark.field_data, pytest.mark.slow]

# The flight whose positions were made up for a while, and when, as a playback of it showed.
SPOOFED = "4baac6"
BEGAN, ENDED = (
    dt.datetime(2024, 9, 17, *hour, tzinfo=dt.UTC).timestamp() for hour in ((9, 6, 31), (9, 58, 10))
)
# A fused track whose smoothing ran away: speeds of -1,800 kt, positions that stand still.
RAN_AWAY = "study-rt fdcc37c2-18a3-4f3b-90ad-ec5a0658bd5f"
# Of a track of fewer than a hundred fixes, two that contradict each other are more than 2 %.
FEW = 100


@pytest.fixture(scope="module")
def known(field_data):
    return hidden_evidence.ledgers(field_data / "flights")


@pytest.fixture(scope="module")
def found(known):
    stretches = hidden_evidence.hidden_stretches(known, 20_000, seed=4)
    print(hidden_evidence.table(stretches))
    return stretches


def test_no_hidden_fix_lies_outside_the_set_by_more_than_its_own_error(found):
    assert sum(len(one.outside_km) for one in found) >= 20_000
    assert not [one.what for one in found if not (one.outside_km <= 0).all()]


def test_nor_where_the_ledger_saw_only_what_is_left(found):
    assert not [one.what for one in found if not (one.again_km <= 0).all()]


def test_the_estimate_lies_within_its_band_about_as_often_as_it_says(found):
    minutes = np.concatenate([one.minutes for one in found])
    missed = np.concatenate([one.missed_km for one in found])
    within = [missed[(minutes > low) & (minutes <= high)] <= band for low, high, band in bands()]
    assert np.concatenate(within).mean() >= 0.97


def bands():
    lengths = [0.0, *(high for high, _ in hidden_evidence.BANDS)]
    return [
        (low, high, km) for low, (high, km) in zip(lengths, hidden_evidence.BANDS, strict=False)
    ]


def test_the_positions_that_were_made_up_are_refused_and_none_else_of_that_flight(known):
    (ledger,) = [one for one in known if one.track.icao24 == SPOOFED]
    t = ledger.track.fixes.t
    refused = ledger.status != Status.USED
    within = (t >= BEGAN) & (t <= ENDED)
    assert within.sum() > 700
    assert (refused == within).all()


def test_the_ledger_refuses_hardly_any_fix_of_other_flights(known):
    others = [one for one in known if one.track.icao24 != SPOOFED]
    total = sum(len(one.status) for one in others)
    refused = sum(len(one.status) - one.counts()["used"] for one in others)
    print(f"{refused} of {total:,} refused, {len(others):,} tracks")
    assert refused <= 0.001 * total


def test_the_ledger_refuses_at_most_a_fiftieth_of_any_other_track(known):
    for one in known:
        n, refused = len(one.status), len(one.status) - one.counts()["used"]
        name = one.track.icao24 or one.track.name
        if name not in (SPOOFED, RAN_AWAY) and refused > (0.02 * n if n >= FEW else 2):
            pytest.fail(f"{name}: {refused} of {n}: {one.refused()}")


def test_the_ledger_rejects_at_most_a_fiftieth_of_any_track(known):
    """Rejected is refused for good; of a doubtful fix every answer is asked with and without."""
    shares = {
        one.track.icao24 or one.track.name: one.counts()["rejected"] / len(one.status)
        for one in known
        if len(one.status)
    }
    worst = max(shares, key=shares.get)
    print(f"most: {100 * shares[worst]:.1f} % of {worst}")
    assert shares[worst] <= 0.02


@pytest.mark.slow
def test_every_real_track_gives_legs_in_order_whose_ends_have_bounds(known):
    fields = Fields()
    for one in known:
        for leg in legs_of(one, fields):
            assert leg.first <= leg.last
            assert leg.takeoff.earliest <= leg.takeoff.latest
            assert leg.landing.earliest <= leg.landing.latest


@pytest.mark.slow
def test_the_engine_answers_what_a_grid_does_and_never_the_opposite(known):
    found = decisiveness.compared(known, 60, seed=4)
    pairs, sure, same, opposite = decisiveness.verdict(found)
    print(f"{pairs} pairs, {sure} answers of the grid, {same} of the engine's, {opposite} opposite")
    assert pairs > 150
    assert sure > 100
    assert opposite == 0
    assert same >= 0.95 * sure
