"""The order of legs: by `after`, else by times as far as they tell, under every choice."""

from datetime import UTC, datetime

from habeas.bounds import Moment, Tri
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import ask, key_of

DAY = "2025-03-15"
ORDER = {"entered": f"{DAY} 09:00"}


def told(case, question, choice=AS_IT_STANDS):
    return ask(case, key_of(case, f"{question}/T/O.entered"), choice)


def codes(case):
    return {problem.code for problem in case.problems}


def test_a_leg_with_only_a_limit_takes_its_place_by_it(case_of):
    first = {"landing": f"between {DAY} 08:00 and {DAY} 08:50"}
    case = case_of(first, {"takeoff": f"{DAY} 09:20"}, order=ORDER)
    assert [leg.id for leg in case.transfers["T"].legs] == ["T.1", "T.2"]
    assert told(case, "left").answer is Tri.YES
    assert told(case, "landed").answer is Tri.NO
    assert "CAS-210" not in codes(case)


def test_a_claim_that_does_not_decide_moves_no_leg(case_of):
    first, second = {"takeoff": f"{DAY} 08:00"}, {"takeoff": f"{DAY} 10:00"}
    early = {"value": f"{DAY} 05:00", "source": "nobody"}
    case = case_of(first, {**second, "boarded": early}, order=ORDER)
    assert [leg.id for leg in case.transfers["T"].legs] == ["T.1", "T.2"]
    assert told(case, "left").answer is Tri.YES


def test_each_leg_comes_after_the_one_before_it_also_without_after(case_of):
    first = {"takeoff": f"{DAY} 08:00"}
    case = case_of(first, {"takeoff": f"{DAY} 08:40", "handed_over": f"{DAY} 08:50"}, order=ORDER)
    assert told(case, "handed-over").answer is Tri.YES
    assert told(case, "landed").answer is Tri.YES
    landing = ask(case, key_of(case, "minutes/T/O.entered/landed")).result.bounds
    assert -22 < landing["least"] <= landing["most"] < -8


def test_where_neither_after_nor_times_tell_nothing_certain_follows(case_of):
    case = case_of(
        {"takeoff": f"between {DAY} 06:00 and {DAY} 10:00"},
        {"takeoff": f"{DAY} 08:00"},
        order=ORDER,
    )
    assert "CAS-210" in codes(case)
    assert told(case, "left").answer is Tri.CANNOT_TELL
    assert len(told(case, "stage").result.stages) == 7
    assert "Neither `after` nor times tell" in told(case, "left").result.why[-1]
    named = case_of(
        {"takeoff": f"between {DAY} 06:00 and {DAY} 10:00"},
        {"takeoff": f"{DAY} 08:00", "after": "T.1"},
        order=ORDER,
    )
    assert told(named, "left").answer is Tri.YES


def test_an_order_that_times_give_is_asked_again_under_each_choice(case_of):
    first = {"takeoff": {"value": f"{DAY} 08:00", "source": "S1"}}
    case = case_of(first, {"takeoff": f"{DAY} 10:00"}, order=ORDER)
    assert told(case, "left").answer is Tri.YES
    assert told(case, "left", AS_IT_STANDS.leaving_out("S1")).answer is Tri.CANNOT_TELL
    late = Moment.at(datetime(2025, 3, 15, 11, tzinfo=UTC))
    assert told(case, "left", AS_IT_STANDS.setting("T.1.takeoff", late)).answer is Tri.CANNOT_TELL


def test_legs_that_a_called_off_one_ties_stay_in_order(case_of):
    middle = {"after": "T.1", "called_off": f"{DAY} 07:00"}
    case = case_of({"takeoff": f"{DAY} 06:00"}, middle, {"after": "T.2"}, order=ORDER)
    assert told(case, "left").answer is Tri.YES
