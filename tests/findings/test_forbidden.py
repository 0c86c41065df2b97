"""What an order forbids is asked of the transfer that does it, and of no other."""

import pytest

from habeas.bounds import Tri
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import ask, key_of

DAY = "2025-03-15"
FLIGHT = {
    "from": "KHRL",
    "to": "MHPR",
    "takeoff": f"{DAY} 10:00",
    "landing": f"{DAY} 12:00",
    "handed_over": f"{DAY} 13:00",
}
Y, C = Tri.YES, Tri.CANNOT_TELL


def told(case, choice=AS_IT_STANDS):
    return ask(case, key_of(case, "in-force/T/O.entered"), choice)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("depart KHRL", Y),
        ("depart US", Y),
        ("depart KJFK", C),
        ("depart Nowhere", C),
        ("hand over to HN", Y),
        ("hand over", Y),
        ("hand over to FR", C),
        ("sing", C),
    ],
)
def test_an_act_that_the_transfer_has_nothing_to_do_with_decides_nothing(case_of, words, expected):
    case = case_of(FLIGHT, order={"entered": f"{DAY} 09:00", "forbids": words})
    assert told(case).answer is expected


def test_a_rival_place_of_departure_leaves_it_open_whether_that_was_forbidden(case_of):
    leg = {**FLIGHT, "from": ["KHRL", "KBRO"]}
    case = case_of(leg, order={"entered": f"{DAY} 09:00", "forbids": "depart KHRL"})
    assert told(case).answer is C


def test_that_coverage_is_not_asked_stands_among_the_assumptions(case_of):
    case = case_of(FLIGHT, order={"entered": f"{DAY} 09:00", "forbids": "hand over"})
    assert "covers" in {kind for kind, _ in told(case).result.assumes}


def test_a_reading_that_is_fixed_stands_among_the_assumptions(bundled):
    key = key_of(bundled, "in-force/T1/O-written.entered")
    fixed = ask(bundled, key, AS_IT_STANDS.reading("removal", "custody"))
    assert ("reading", "removal = custody") in fixed.result.assumes
    open_ = ask(bundled, key)
    assert "reading" not in {kind for kind, _ in open_.result.assumes}
    elsewhere = ask(
        bundled, key_of(bundled, "left/T1/O-oral.said"), AS_IT_STANDS.reading("removal", "custody")
    )
    assert "reading" not in {kind for kind, _ in elsewhere.result.assumes}


def test_what_we_infer_of_a_place_or_of_what_is_forbidden_stands_among_the_assumptions(case_of):
    guess = {"value": "KHRL", "source": "S1", "inferred": "the log names no other field"}
    order = {"entered": f"{DAY} 09:00"}
    order["forbids"] = {"value": "leave US", "source": "S2", "inferred": "read from the question"}
    case = case_of({**FLIGHT, "from": [guess], "to": ["MHPR", "MHLM"]}, order=order)
    assumes = told(case).result.assumes
    assert ("inferred", "T.1.from (S1): the log names no other field") in assumes
    assert ("inferred", "O.forbids (S2): read from the question") in assumes
    assert ("rivals", "one of the 2 values given for T.1.to is right") in assumes
