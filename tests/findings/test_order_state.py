"""The state of an order at a moment and through time."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.bounds import OPEN_FUTURE, OPEN_PAST, Moment, Tri
from habeas.case.read_case import read_case
from habeas.findings import ask, order_periods
from habeas.findings.order_periods import periods_by_reading, periods_of
from habeas.findings.order_state import EXISTS, IN_FORCE, NOTICED, state_key

Y, N, C = Tri.YES, Tri.NO, Tri.CANNOT_TELL
DAY = "2025-03-15"
LEG = {"from": "KHRL", "to": "MHPR", "takeoff": f"{DAY} 10:00"}
ORDER = {"entered": f"{DAY} 09:00", "noticed": f"{DAY} 09:30"}


def at(text):
    when = datetime.fromisoformat(text)
    return Moment.at(when if when.tzinfo else when.replace(tzinfo=UTC))


def told(case, question, when, order="O"):
    moment = when if isinstance(when, Moment) else at(when)
    return ask(case, state_key(question, order, moment)).answer


STATES = {
    "before it was entered": ((), f"{DAY}T08:00", (N, N, N)),
    "in the minute of its entry": ((), f"{DAY}T09:00", (C, C, N)),
    "after it, before notice": ((), f"{DAY}T09:15", (Y, Y, N)),
    "after notice": ((), f"{DAY}T10:00", (Y, Y, Y)),
    "beyond what the docket is known through": ((), "2025-05-01T00:00", (C, C, Y)),
    "vacated": ((("vacates", f"{DAY} 11:00"),), f"{DAY}T12:00", (N, N, Y)),
    "vacated on a day nobody tells closer": ((("vacates", DAY),), f"{DAY}T12:00", (C, C, Y)),
    "stayed: it exists and is not in force": (
        (("stays", f"{DAY} 11:00"),),
        f"{DAY}T12:00",
        (Y, N, Y),
    ),
    "stayed, and the stay lifted": (
        (("stays", f"{DAY} 11:00"), ("lifts stay", f"{DAY} 13:00")),
        f"{DAY}T14:00",
        (Y, Y, Y),
    ),
    "a stay that is denied is no act on the order": (
        (("denies a stay of", f"{DAY} 11:00"),),
        f"{DAY}T14:00",
        (Y, Y, Y),
    ),
}


@pytest.mark.parametrize(("acts", "when", "states"), list(STATES.values()), ids=list(STATES))
def test_the_state_at_a_moment_is_that_of_the_acts_before_it(case_of, acts, when, states):
    said = [{"id": f"A{n}", "does": does, "when": time} for n, (does, time) in enumerate(acts)]
    case = case_of(LEG, order=ORDER, acts=said)
    assert tuple(told(case, q, when) for q in (EXISTS, IN_FORCE, NOTICED)) == states


def test_an_act_after_the_moment_changes_nothing(case_of):
    act = {"id": "A", "does": "vacates", "when": f"{DAY} 11:00"}
    plain, ended = case_of(LEG, order=ORDER), case_of(LEG, order=ORDER, acts=[act])
    for when in (f"{DAY}T08:00", f"{DAY}T09:00", f"{DAY}T10:59"):
        for question in (EXISTS, IN_FORCE, NOTICED):
            assert told(plain, question, when) is told(ended, question, when)


def test_a_day_is_answered_only_if_all_of_it_says_the_same(case_of):
    act = {"id": "A", "does": "vacates", "when": f"{DAY} 11:00"}
    case = case_of(LEG, order=ORDER, acts=[act])
    start = at(f"{DAY}T00:00").earliest
    day_us = 86_400_000_000
    days = [Moment(start + n * day_us, start + (n + 1) * day_us) for n in (-1, 0, 1)]
    assert [told(case, IN_FORCE, day) for day in days] == [N, C, N]


def test_notice_of_which_nobody_speaks_is_open(case_of):
    case = case_of(LEG, order={"entered": f"{DAY} 09:00"})
    assert told(case, NOTICED, f"{DAY}T10:00") is C


def test_a_reading_by_which_a_spoken_order_never_binds_says_no(case_of):
    options = [{"name": "yes", "value": "said"}, {"name": "no", "value": "never"}]
    reading = {"id": "oral", "question": "?", "sets": "O.effective", "options": options}
    case = case_of(LEG, order={"form": "oral", "said": f"{DAY} 09:00"}, readings=[reading])
    found = ask(case, state_key(IN_FORCE, "O", at(f"{DAY}T10:00")))
    assert found.answer is C
    assert found.by_reading == {"oral=yes": Y, "oral=no": N}
    by_reading = periods_by_reading(case, "O")
    assert [one.in_force for one in by_reading["oral=no"]] == [N]
    assert [one.in_force for one in by_reading["oral=yes"]] == [N, C, Y, C]


def test_more_readings_than_are_printed_leave_the_periods_together(case_of, monkeypatch):
    options = [{"name": "yes", "value": "said"}, {"name": "no", "value": "never"}]
    reading = {"id": "oral", "question": "?", "sets": "O.effective", "options": options}
    case = case_of(LEG, order={"form": "oral", "said": f"{DAY} 09:00"}, readings=[reading])
    monkeypatch.setattr(order_periods, "MOST_PRINTED", 1)
    assert periods_by_reading(case, "O") == {}


def test_periods_are_the_same_where_readings_are_too_many_to_print(case_of, monkeypatch):
    options = [{"name": "yes", "value": "said"}, {"name": "no", "value": "entered"}]
    zones = [{"name": z, "value": z} for z in ("America/New_York", "UTC")]
    case = case_of(
        LEG,
        order={"form": "oral", "said": f"{DAY} 09:00", "entered": f"{DAY} 11:00"},
        readings=[
            {"id": "oral", "question": "?", "sets": "O.effective", "options": options},
            {"id": "zone", "question": "?", "sets": "zone of S", "options": zones},
        ],
    )
    found = periods_of(case, "O")
    assert len(found) > 2
    monkeypatch.setattr(order_periods, "MOST_PRINTED", 0)
    assert periods_of(case, "O") == found


def test_an_order_of_which_no_time_is_known_is_open_for_ever(case_of):
    case = case_of(LEG, order={"form": "written", "said": f"{DAY} 09:00"}, known=[])
    (only,) = periods_of(case, "O")
    assert (only.start, only.end, only.exists) == (OPEN_PAST, OPEN_FUTURE, C)
    assert periods_by_reading(case, "O") == {}


BUNDLED = ("2025-03-15", "us-south-sudan-2025-05", "uk-rwanda-2022-06")
_READ: dict = {}


def of(repo, name):
    """Read a bundled case, and the periods of its orders, once."""
    if name not in _READ:
        case = read_case(repo / name)
        _READ[name] = case, {order: periods_of(case, order) for order in case.orders}
    return _READ[name]


@given(data=st.data())
def test_a_period_says_what_the_state_at_each_of_its_moments_is(repo_bundled, data):
    case, periods = of(repo_bundled, data.draw(st.sampled_from(BUNDLED)))
    order = data.draw(st.sampled_from(sorted(periods)))
    known = [p.start for p in periods[order] if p.start != OPEN_PAST] or [0]
    slack = timedelta(days=20) // timedelta(microseconds=1)
    when = data.draw(st.integers(min(known) - slack, max(known) + slack))
    (period,) = [p for p in periods[order] if p.start <= when < p.end]
    moment = Moment(when, when + 1)
    # The last microsecond of a bound may be told although its period is left open.
    assert period.exists in (C, told(case, EXISTS, moment, order))
    assert period.in_force in (C, told(case, IN_FORCE, moment, order))


@pytest.mark.parametrize("name", BUNDLED)
def test_periods_fill_all_of_time_and_neighbours_differ(repo_bundled, name):
    _, periods = of(repo_bundled, name)
    for some in periods.values():
        assert some[0].start == OPEN_PAST
        assert some[-1].end == OPEN_FUTURE
        for one, other in pairwise(some):
            assert one.end == other.start
            assert (one.exists, one.in_force) != (other.exists, other.in_force)


def test_the_written_order_of_march_is_in_force_from_its_entry(repo_bundled):
    case, _ = of(repo_bundled, "2025-03-15")
    assert told(case, IN_FORCE, "2025-03-15T23:27:00", "O-written") is Y
    assert told(case, IN_FORCE, "2025-03-15T23:24:00", "O-written") is N
    spoken = ask(case, state_key(IN_FORCE, "O-oral", at("2025-03-15T22:50:00")))
    assert spoken.by_reading == {"oral=yes": Y, "oral=no": N}


# Order -> moment -> the answer, or what it is under each reading.
KNOWN = {
    "the class order holds on the day of the flight": ("P1", "2025-05-20T12:00", Y),
    "and on the day after": ("P1", "2025-05-21T12:00", Y),
    "the order of that evening is known by its day": ("P2", "2025-05-20T12:00", C),
    "the remedy falls with its order, or not": ("P4", "2025-06-28T12:00", C),
}


@pytest.mark.parametrize(("order", "when", "answer"), list(KNOWN.values()), ids=list(KNOWN))
def test_the_orders_of_may_and_june_have_the_states_that_are_known(
    repo_bundled, order, when, answer
):
    case, _ = of(repo_bundled, "us-south-sudan-2025-05")
    assert told(case, IN_FORCE, when, order) is answer


def test_the_remedy_of_may_turns_on_whether_it_derives(repo_bundled):
    case, _ = of(repo_bundled, "us-south-sudan-2025-05")
    for when in ("2025-06-24T12:00", "2025-07-02T12:00"):
        found = ask(case, state_key(IN_FORCE, "P4", at(when)))
        assert found.by_reading == {"derivative=when-said": Y, "derivative=with-it": N}
    assert told(case, IN_FORCE, "2025-06-22T12:00", "P4") is Y


def test_the_measures_of_that_night_have_the_states_that_are_known(repo_bundled):
    case, _ = of(repo_bundled, "uk-rwanda-2022-06")
    night = "2022-06-14T22:30:00+01:00"
    assert {o: told(case, IN_FORCE, night, o) for o in ("U2", "U3", "U5")} == {
        "U2": Y,
        "U3": C,
        "U5": Y,
    }


def test_what_falls_with_what_is_told_apart_among_more_readings_than_are_printed(tmp_path):
    """Seven readings make more combinations than stand in a finding; each is tried."""
    (tmp_path / "hand").mkdir()
    (tmp_path / "sources.csv").write_text("id,kind\nS,docket\n")
    said = {f"A-{n}": f"2031-03-{n:02}" for n in range(1, 7)}
    acts = "".join(
        f"- {{id: {act}, matter: M, does: denies, order: O-2, when: [{{value: {day}, source: S}}],"
        f" effective: [{{value: {day}, source: S}}]}}\n"
        for act, day in said.items()
    )
    (tmp_path / "hand/orders.yaml").write_text(
        "zone: UTC\nmatters:\n- {id: M, court: X, complete_through: [{value: 2031-12-31, source: S}]}\n"
        "orders:\n- {id: O-1, matter: M, kind: order, entered: [{value: 2031-01-01, source: S}]}\n"
        "- {id: O-2, matter: M, kind: order, derives_from: O-1,"
        " entered: [{value: 2031-01-02, source: S}]}\n"
        "acts:\n- {id: ST, matter: M, does: stays, order: O-1, when: [{value: 2031-02-01, source: S}]}\n"
        + acts
    )
    axes = [("derives", "derives", "falls", "stands")]
    axes += [(f"r{n}", f"A-{n}.effective", "when", "effective") for n in range(1, 7)]
    (tmp_path / "hand/readings.yaml").write_text(
        "readings:\n"
        + "".join(
            f"- {{id: {id_}, question: q, sets: {sets},"
            f" options: [{{name: a, value: {one}}}, {{name: b, value: {other}}}]}}\n"
            for id_, sets, one, other in axes
        )
    )
    found = ask(read_case(tmp_path), state_key(IN_FORCE, "O-2", at("2031-06-01T12:00")))
    assert found.answer is C
    assert (found.by_reading["derives=a"], found.by_reading["derives=b"]) == (N, Y)
