"""The ledger: each rule by a small track, what it refuses and what it leaves alone."""

import time

import numpy as np
import pytest
from made_tracks import NOON, Aircraft, joined_sources, row_of, track_of

from habeas.flights.ledger import Status, ledger_of
from habeas.flights.records import ON_GROUND, Fixes, Heard


def cruise(n=60, **changes):
    """Give a straight flight north at 450 kt, a report each ten seconds, some columns changed."""
    columns = {
        "t": NOON + 10.0 * np.arange(n),
        "lat": 45.0 + np.arange(n) * 10 * 450 * 1.852 / 3600 / 111.2,
        "lon": np.full(n, 5.0),
        "alt_ft": np.full(n, 35_000.0),
        "gs_kt": np.full(n, 450.0),
        "track_deg": np.zeros(n),
        "heard": np.full(n, int(Heard.ADSB)),
    }
    for name, rows in changes.items():
        column = columns.setdefault(name, np.full(n, 1.0 * (name not in ("sil", "nac_p"))))
        for row, value in rows.items():
            column[row] = value
    return columns


def told(columns, types=("A320",)):
    """Give the status and the rule of each refused row."""
    ledger = ledger_of(track_of(Fixes.of(**columns), types=types))
    rows = np.flatnonzero(ledger.status != Status.USED).tolist()
    return {n: (Status(ledger.status[n]).name, ledger_rule(ledger, n)) for n in rows}


def ledger_rule(ledger, n):
    from habeas.flights.ledger_rules import Rule

    return Rule(int(ledger.rule[n])).label


def test_a_flight_that_can_be_flown_is_used_whole():
    ledger = ledger_of(track_of(Fixes.of(**cruise()), types=("A320",)))
    assert ledger.counts() == {"used": 60, "doubtful": 0, "rejected": 0}
    assert ledger.refused() == {}
    assert ledger.used() is ledger.track


def test_a_position_out_of_reach_of_both_neighbours_is_a_jump_and_rejected():
    assert told(cruise(lat={30: 50.0})) == {30: ("REJECTED", "jump")}
    assert told(cruise(lat={30: 50.0, 31: 50.1})) == dict.fromkeys((30, 31), ("REJECTED", "jump"))


def test_a_jump_at_an_end_of_the_track_is_rejected_too():
    assert told(cruise(lat={0: 50.0})) == {0: ("REJECTED", "jump")}
    assert told(cruise(lat={59: 40.0})) == {59: ("REJECTED", "jump")}


def test_of_two_positions_that_exclude_each_other_alone_neither_is_used():
    """A report that bears the time of the one before it: either may be the one that is wrong."""
    columns = cruise()
    columns["t"][30] = columns["t"][29]
    assert told(columns) == dict.fromkeys((29, 30), ("DOUBTFUL", "either"))


def test_a_position_within_reach_is_used_though_it_is_out_of_line():
    assert told(cruise(lon={30: 5.01})) == {}


def test_many_positions_of_another_path_are_doubtful_not_rejected():
    columns = cruise(200)
    columns["lat"][100:120] += 4
    found = told(columns)
    assert set(found) == set(range(100, 120))
    assert set(found.values()) == {("DOUBTFUL", "other-path")}


def test_two_emitters_that_alternate_are_both_doubtful():
    columns = cruise(60)
    columns["lat"][20:40:2] += 4
    found = told(columns)
    assert set(found) >= set(range(20, 39))
    assert {kind for kind, _ in found.values()} == {"DOUBTFUL"}
    assert {rule for _, rule in found.values()} == {"two-emitters"}


def test_a_height_above_the_ceiling_by_more_than_a_tenth_is_doubtful():
    # An A320 has 39,100 to 41,000 ft by its sheet.
    assert told(cruise(alt_ft=dict.fromkeys(range(20, 60), 47_000.0))) == dict.fromkeys(
        range(20, 60), ("DOUBTFUL", "height")
    )
    assert told(cruise(alt_ft=dict.fromkeys(range(20, 60), 47_000.0)), types=()) == {}


def test_a_height_that_no_climb_leads_to_is_doubtful():
    assert told(cruise(alt_ft={30: 20_000.0})) == {30: ("DOUBTFUL", "rate")}


def test_a_height_of_0_is_none_and_makes_nothing_doubtful():
    assert told(cruise(alt_ft={30: 0.0})) == {}


def test_a_jet_that_stands_still_at_cruise_is_doubtful_and_one_on_a_high_field_is_not():
    assert told(cruise(gs_kt={30: 50.0})) == {30: ("DOUBTFUL", "slow-and-high")}
    grounded = dict.fromkeys(range(60), 0) | {30: ON_GROUND}
    assert told(cruise(gs_kt={30: 50.0}, ground=grounded)) == {}


def test_slow_and_high_needs_a_jet_by_type_or_by_its_own_reports():
    slow = dict.fromkeys(range(60), 200.0) | {30: 50.0}
    assert told(cruise(gs_kt=slow), types=()) == {}
    assert told(cruise(gs_kt={30: 50.0}), types=()) == {30: ("DOUBTFUL", "slow-and-high")}


def test_positions_that_circle_slowly_at_cruise_height_are_doubtful():
    made = Aircraft(45.0, 5.0, alt_ft=30_000)
    for _ in range(24):
        made.heading += 20
        made.fly(10, 120)
    ledger = ledger_of(made.track(types=()))
    assert ledger.refused() == {"circle": 24}
    straight = Aircraft(45.0, 5.0, alt_ft=30_000).fly(240, 120)
    assert ledger_of(straight.track(types=())).refused() == {}


@pytest.mark.parametrize(("stated", "refused"), [("sil", 30), ("nac_p", 30)])
def test_low_integrity_is_doubtful_beside_a_jump_and_not_without_one(stated, refused):
    low = {"sil": 0, "nac_p": 1}[stated]
    rows = dict.fromkeys(range(100), 3 if stated == "sil" else 9) | dict.fromkeys(
        range(40, 70), low
    )
    columns = cruise(100, **{stated: rows})
    assert told(columns) == {}
    columns["lat"][55] = 60.0
    found = told(columns)
    assert found.pop(55) == ("REJECTED", "jump")
    assert len(found) == refused - 1
    assert set(found.values()) == {("DOUBTFUL", "integrity")}


def test_clocks_of_two_sources_may_differ_and_of_one_may_not():
    one = row_of(10.0 * np.arange(20), 45 + 0.02 * np.arange(20), np.full(20, 5.0))
    late = row_of(10.0 * np.arange(20) + 3.5, 45 + 0.02 * np.arange(20), np.full(20, 5.0))
    assert ledger_of(joined_sources(one, late)).refused() == {}


def test_the_tracks_of_used_and_of_doubtful_fixes_leave_the_others_out():
    columns = cruise(alt_ft={10: 20_000.0}, lat={30: 50.0})
    ledger = ledger_of(track_of(Fixes.of(**columns), types=("A320",)))
    assert ledger.counts() == {"used": 58, "doubtful": 1, "rejected": 1}
    assert len(ledger.used().fixes) == 58
    assert len(ledger.used_and_doubtful().fixes) == 59


def test_a_track_without_fixes_has_an_empty_ledger():
    ledger = ledger_of(track_of(Fixes.of(t=[], lat=[], lon=[])))
    assert ledger.counts() == {"used": 0, "doubtful": 0, "rejected": 0}


# ---------------------------------------------------------------- hostile


def seconds_of(fixes):
    began = time.process_time()
    ledger = ledger_of(track_of(fixes))
    return time.process_time() - began, ledger


@pytest.mark.parametrize("n", [3_000, pytest.param(100_000, marks=pytest.mark.slow)])
def test_positions_of_two_emitters_take_seconds_however_many(n):
    lat = np.where(np.arange(n) % 2 == 0, 10.0, 60.0)
    took, ledger = seconds_of(Fixes.of(t=NOON + np.arange(n), lat=lat, lon=np.zeros(n)))
    assert ledger.refused() == {"two-emitters": n} or ledger.counts()["used"] <= 1
    assert took < 60


@pytest.mark.parametrize("n", [2_000, pytest.param(20_000, marks=pytest.mark.slow)])
def test_positions_all_over_the_world_take_seconds(n):
    draw = np.random.default_rng(1)
    fixes = Fixes.of(
        t=NOON + np.arange(n), lat=draw.uniform(-90, 90, n), lon=draw.uniform(-180, 180, n)
    )
    took, ledger = seconds_of(fixes)
    assert ledger.counts()["used"] < n / 100
    assert took < 60


@pytest.mark.slow
def test_ten_million_identical_points_take_seconds_and_are_all_used():
    n = 10_000_000
    fixes = Fixes.of(t=np.full(n, NOON), lat=np.ones(n), lon=np.ones(n))
    took, ledger = seconds_of(fixes)
    assert ledger.counts()["used"] == n
    assert took < 60
