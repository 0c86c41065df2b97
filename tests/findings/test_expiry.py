"""Expiry by rule: from when an order may have run out of which nobody states an end."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.bounds import OPEN_FUTURE, Moment, Tri
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import ask
from habeas.findings.expiry import expiry_of, run_out
from habeas.findings.legal_system import legal_systems
from habeas.findings.order_periods import periods_of
from habeas.findings.order_state import EXISTS, IN_FORCE, state_key
from habeas.findings.scene import Scene

LEG = {"from": "KHRL", "to": "MHPR"}
ENTERED = {"entered": "2025-03-15 19:27"}
KNOWN = "2025-12-31"
ROW = legal_systems()["us-federal"].expiry("TRO")


def told(case, day, question=IN_FORCE, order="O"):
    when = Moment.at(datetime.fromisoformat(f"{day}T12:00:00+00:00"))
    return ask(case, state_key(question, order, when)).answer


def test_a_restraining_order_without_a_stated_end_may_run_out_by_rule(case_of):
    case = case_of(LEG, order=ENTERED, known=KNOWN)
    assert told(case, "2025-03-28") is Tri.YES
    for day in ("2025-03-30", "2025-04-10", "2025-06-01"):
        assert told(case, day) is Tri.CANNOT_TELL, day
        assert told(case, day, EXISTS) is Tri.CANNOT_TELL, day
    result = ask(
        case, state_key(IN_FORCE, "O", Moment.at(datetime(2025, 3, 20, tzinfo=UTC)))
    ).result
    rule = "the 14 days after O was entered (Fed. R. Civ. P. 65(b)(2), unreviewed)"
    assert ("rule", f"no end was set before {rule}") in result.assumes
    assert rule in result.why[-1]


@pytest.mark.parametrize("kind", ["Temporary  restraining order", "tro"])
def test_the_kind_may_be_written_in_any_case(case_of, kind):
    assert told(case_of(LEG, order={**ENTERED, "kind": kind}, known=KNOWN), "2025-05-01") is (
        Tri.CANNOT_TELL
    )


def test_other_kinds_and_systems_have_no_such_end(case_of):
    plain = case_of(LEG, order={**ENTERED, "kind": "preliminary injunction"}, known=KNOWN)
    assert told(plain, "2025-06-01") is Tri.YES
    stated = {**ENTERED, "stated_effective": "2025-03-15 20:00"}
    other = case_of(LEG, order=stated, known=KNOWN, rules="stated")
    assert told(other, "2025-06-01") is Tri.YES


def test_a_stated_end_counts_in_its_place(case_of):
    case = case_of(LEG, order={**ENTERED, "stated_end": "2025-04-12"}, known=KNOWN)
    assert told(case, "2025-04-10") is Tri.YES
    assert told(case, "2025-04-20") is Tri.NO


def test_an_extension_made_in_time_moves_the_end(case_of):
    act = {"id": "A", "does": "extends", "when": "2025-03-28 10:00", "until": "2025-04-12 10:00"}
    case = case_of(LEG, order=ENTERED, acts=[act], known=KNOWN)
    assert told(case, "2025-04-11") is Tri.YES
    assert told(case, "2025-04-20") is Tri.CANNOT_TELL
    late = case_of(LEG, order=ENTERED, acts=[{**act, "when": "2025-04-05 10:00"}], known=KNOWN)
    assert told(late, "2025-04-11") is Tri.CANNOT_TELL


def test_without_an_entry_the_days_count_from_when_it_was_said_at_the_earliest(case_of):
    order = {"form": "oral", "said": "2025-03-15 18:48"}
    case = case_of(LEG, order=order, known=KNOWN)
    assert told(case, "2025-03-28") is Tri.YES
    assert told(case, "2026-03-28") is Tri.CANNOT_TELL
    assert expiry_of(Scene(case, AS_IT_STANDS), case.orders["O"]).when.latest == OPEN_FUTURE


def test_a_part_and_what_derives_from_it_may_run_out_with_it(case_of):
    case = case_of(LEG, order=ENTERED, known=KNOWN)
    whole = case.orders["O"]
    parts = {
        name: replace(whole, id=name, kind="duty", **more)
        for name, more in {"P": {"part_of": "O"}, "D": {"derives_from": "O"}, "X": {}}.items()
    }
    claims = {f"{name}.entered": case.claims["O.entered"] for name in parts}
    times = {f"{name}.entered": case.times["O.entered"] for name in parts}
    more = replace(
        case,
        orders=case.orders | parts,
        claims={**case.claims, **claims},
        times={**case.times, **times},
    )
    for name, wanted in {"P": Tri.CANNOT_TELL, "D": Tri.CANNOT_TELL, "X": Tri.YES}.items():
        assert told(more, "2025-03-28", order=name) is Tri.YES, name
        assert told(more, "2025-04-10", order=name) is wanted, name
    certain = [one for one in periods_of(more, "P") if one.in_force is Tri.YES]
    assert certain == [one for one in periods_of(case, "O") if one.in_force is Tri.YES]


def test_its_periods_change_where_it_may_run_out(case_of):
    case = case_of(LEG, order=ENTERED, known=KNOWN)
    rule = expiry_of(Scene(case, AS_IT_STANDS), case.orders["O"])
    (certain,) = [one for one in periods_of(case, "O") if one.in_force is Tri.YES]
    assert certain.end == rule.when.earliest
    assert periods_of(case, "O")[-1].in_force is Tri.CANNOT_TELL


ZONES = ["America/New_York", "Pacific/Honolulu", "America/Chicago", "Asia/Tokyo"]


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)),
    st.sampled_from(ZONES),
    st.integers(0, 6),
    st.integers(0, 2),
)
def test_the_end_as_the_rule_counts_it_lies_in_the_bounds(local, zone, offset, holidays):
    """Count as Rule 6(a)(1) does, with up to two holidays in a row anywhere near the end."""
    entered = local.replace(tzinfo=ZoneInfo(zone))
    last = local.date() + timedelta(days=14)
    first = last - timedelta(days=offset)
    free = {first + timedelta(days=n) for n in range(holidays)}

    def works(day: date) -> bool:
        return day.weekday() < 5 and day not in free

    while not works(last):
        last += timedelta(days=1)
    end = datetime.combine(last + timedelta(days=1), time(), ZoneInfo(zone))
    bounds = run_out(Moment.at(entered), ROW)
    assert bounds.earliest <= Moment.at(end).earliest <= bounds.latest
