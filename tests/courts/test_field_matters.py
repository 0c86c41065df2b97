"""Five real matters: every act's state the day before, on the day, and the day after."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import public_orders
import pytest

from habeas.bounds import Moment, Tri
from habeas.case.read_case import read_case
from habeas.findings import ask
from habeas.findings.order_state import EXISTS, IN_FORCE, state_key

pytestmark = pytest.mark.field_data
Y, N, C = Tri.YES, Tri.NO, Tri.CANNOT_TELL
# Row -> order -> was it in force the day before, on the day, and the day after. Beyond what a
# matter is known through nothing is certain.
IN_FORCE_BY_ROW = {
    "jgg-02": {"J1": (N, C, Y)},
    "jgg-06": {"J2": (N, C, Y)},
    "jgg-10": {"J1": (Y, Y, Y), "J2": (Y, Y, Y)},
    "jgg-11": {"J2": (Y, Y, Y)},
    "jgg-12": {"J1": (Y, Y, Y), "J2": (Y, Y, Y)},
    "jgg-14": {"J1": (Y, C, N), "J2": (Y, C, N)},
    "jgg-15": {"J3": (N, C, Y)},
    "jgg-17": {"J3": (Y, C, N)},
    "jgg-18": {"J4": (N, C, Y)},
    "jgg-19": {"J4": (Y, C, N)},
    "jgg-20": {"J3": (N, N, N)},
    "jgg-21": {"J4": (N, N, N)},
    "jgg-23": {"J5": (N, C, Y)},
    "jgg-24": {"J5": (Y, C, N)},
    "jgg-26": {"J6": (N, C, C)},
    "aarp-03": {"A1": (N, C, Y)},
    "aarp-04": {"A1": (Y, C, N), "A2": (N, C, C)},
    "aarp-05": {"A3": (N, C, Y)},
    "aarp-06": {"A3": (Y, C, N), "A2": (C, C, C)},
    "ag-01": {"G1": (N, C, Y)},
    "ag-02": {"G1": (Y, C, N)},
    "ag-03": {"G1": (N, C, C), "G1-DAY": (N, C, N), "G1-DUTY": (N, C, Y)},
    # By night reaches into the next morning.
    "ag-04": {"G2": (N, C, C)},
    "ag-06": {"G2": (Y, Y, Y)},
    "ag-10": {"G4": (N, C, C)},
    "dvd-01": {"D0": (N, C, Y)},
    "dvd-02": {"D0": (Y, C, N), "D1": (N, C, Y)},
    "dvd-03": {"D1": (Y, Y, Y)},
    "dvd-04": {"D2": (N, C, Y)},
    "dvd-05": {"D1": (Y, C, N), "D2": (Y, C, C)},
    "dvd-06": {"D2": (Y, C, C)},
    "dvd-07": {"D2": (C, C, N)},
    "dvd-08": {"D3": (N, C, N)},
    "dvd-09": {"D4": (N, N, N)},
    "dvd-10": {"D4": (N, N, N)},
    "ms-01": {"M1": (N, C, Y)},
    # Known through some hour of that day.
    "ms-03": {"M2": (N, C, C), "M1": (Y, C, C)},
}
EXISTS_BY_ROW = {
    "jgg-20": {"J3": (Y, C, N)},
    "dvd-05": {"D1": (Y, Y, Y)},
    "ag-02": {"G1": (Y, Y, Y)},
}


@pytest.fixture(scope="module")
def rows(field_data):
    return public_orders.rows_of(field_data)


@pytest.fixture(scope="module")
def case(rows, tmp_path_factory):
    folder = tmp_path_factory.mktemp("matters") / "case"
    public_orders.write_case(folder, rows)
    return read_case(folder)


def day(text, shift=0):
    """All of a day by the courts' clock."""
    zone = ZoneInfo(public_orders.ZONE)
    first = datetime.fromisoformat(text[:10]) + timedelta(days=shift)
    ends = (first.replace(tzinfo=zone), (first + timedelta(days=1)).replace(tzinfo=zone))
    return Moment(*(Moment.at(end.astimezone(UTC)).earliest for end in ends))


def told(case, question, order, when):
    return ask(case, state_key(question, order, when))


@pytest.mark.parametrize(
    ("question", "expected"), [(IN_FORCE, IN_FORCE_BY_ROW), (EXISTS, EXISTS_BY_ROW)]
)
def test_each_act_s_state_is_the_old_one_before_it_and_the_new_one_after(
    case, rows, question, expected
):
    wrong = []
    for row, orders in expected.items():
        for order, states in orders.items():
            found = tuple(
                told(case, question, order, day(rows[row]["date"], shift)).answer
                for shift in (-1, 0, 1)
            )
            if found != states:
                wrong.append((row, order, found, states))
    assert wrong == []


def test_every_row_that_makes_an_order_or_an_act_is_asked_about():
    made = {row for _, _, row, _ in public_orders.ORDERS.values()}
    made |= {row for _, _, row, _ in public_orders.ACTS.values()}
    # Known by a month, or as two days; and a stay of what was stayed already.
    assert made - {"ag-07", "dvd-11"} == set(IN_FORCE_BY_ROW)


def test_an_order_known_by_its_month_alone_is_open_through_it(case):
    states = [
        told(case, IN_FORCE, "G3", day(when)).answer
        for when in ("2025-06-30", "2025-07-01", "2025-07-31", "2025-08-01")
    ]
    assert states == [N, C, C, Y]


def test_the_class_order_binds_from_the_spoken_words_or_from_its_entry(case):
    def at(clock):
        zone = ZoneInfo(public_orders.ZONE)
        when = datetime.fromisoformat(f"2025-03-15T{clock}").replace(tzinfo=zone)
        return told(case, IN_FORCE, "J2", Moment.at(when)).by_reading

    assert at("18:40") == {"R1=A": N, "R1=B": N}
    assert at("18:50") == {"R1=A": Y, "R1=B": N}
    assert at("19:20") == {"R1=A": Y, "R1=B": N}
    assert at("19:28:30") == {"R1=A": Y, "R1=B": Y}


def test_a_vacatur_counts_at_once_or_from_the_mandate(case):
    between = told(case, EXISTS, "J4", day("2025-08-12"))
    assert between.by_reading == {"R9=at-once": N, "R9=mandate": Y}
    assert told(case, EXISTS, "J4", day("2025-08-22")).answer is N


def test_the_remedy_flips_on_whether_it_falls_with_the_order_until_the_court_says_so(case):
    for when in ("2025-06-24", "2025-06-28", "2025-07-02"):
        found = told(case, IN_FORCE, "D2", day(when))
        assert found.by_reading == {"R10=falls": N, "R10=stands": Y}, when
    assert told(case, IN_FORCE, "D2", day("2025-06-22")).answer is Y
    for when in ("2025-07-04", "2025-07-05", "2025-12-01"):
        assert told(case, IN_FORCE, "D2", day(when)).answer is N


def test_a_judgment_that_is_stayed_hours_before_it_takes_effect_never_is_in_force(case):
    for when in ("2026-02-26", "2026-03-10", "2026-03-12", "2026-03-15"):
        assert told(case, IN_FORCE, "D4", day(when)).answer is N


def test_an_order_that_ends_by_itself_is_open_where_nobody_knows_of_the_event(case):
    for when in ("2025-05-17", "2025-09-01", "2026-01-10"):
        found = told(case, IN_FORCE, "A2", day(when))
        assert (found.answer, found.by_reading) == (C, {})


def test_the_case_has_no_fault(case):
    assert [str(p) for p in case.problems if p.severity > 2] == []
