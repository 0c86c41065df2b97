"""Checks: met, missed or open, against counts and against other findings' answers."""

import pytest

from habeas.bounds import Tri
from habeas.findings import ask, key_of

Y, N, C = Tri.YES, Tri.NO, Tri.CANNOT_TELL
GROUPS = [
    {"group": "ALL", "part_of": "", "count": "", "source": "S0"},
    {"group": "A", "part_of": "ALL", "count": "137", "source": "S0"},
    {"group": "B", "part_of": "ALL", "count": "101", "source": "S0"},
    {"group": "SOME", "part_of": "", "count": "at least 40", "source": "S0"},
    {"group": "ODD", "part_of": "", "count": "at least 40", "source": "S0"},
    {"group": "ODD", "part_of": "", "count": "30", "source": "S1"},
]
COUNTS = {
    "the number expected": ("count A + B", "238", Y),
    "another number": ("count A + B", "239", N),
    "a range that holds the number": ("count A + B", "230..240", Y),
    "a limit that the number keeps": ("count A + B", "more than 200", Y),
    "a limit that the number breaks": ("count A + B", "fewer than 200", N),
    "a number among those possible": ("count SOME", "50", C),
    "a limit wider than the bounds": ("count SOME", "at least 30", Y),
    "a limit narrower than the bounds": ("count SOME", "at least 41", C),
    "claims that contradict each other": ("count ODD", "30", C),
    "words that are no number": ("count A + B", "many", C),
    "a question that is none": ("sum of A", "137", C),
    "a group that does not exist": ("count A + X", "137", C),
    "a group summed twice": ("count A + A", "274", C),
    "a group summed with its part": ("count ALL + A", "at least 137", C),
}


def checked(case_of, what, expect):
    case = case_of(
        {"takeoff": "2025-03-15 10:00", "from": "KHRL"},
        order={"entered": "2025-03-15 11:00"},
        groups=GROUPS,
        checks=[{"check": "K", "what": what, "expect": expect}],
    )
    return ask(case, key_of(case, "check/K"))


@pytest.mark.parametrize(("what", "expect", "told"), list(COUNTS.values()), ids=list(COUNTS))
def test_a_count_is_met_if_the_expectation_certainly_holds(case_of, what, expect, told):
    assert checked(case_of, what, expect).answer is told


REASONS = {
    "many": ("count A", "many", "write 238"),
    "sum": ("sum of A", "137", "cannot be read as a check"),
    "twice": ("count ALL + A", "137", "counts the people of A twice"),
}


@pytest.mark.parametrize(("what", "expect", "words"), list(REASONS.values()), ids=list(REASONS))
def test_a_check_that_cannot_be_made_says_why(case_of, what, expect, words):
    (step,) = checked(case_of, what, expect).result.why
    assert words in step


def test_a_count_that_is_met_names_its_spots_and_what_it_relies_on(case_of):
    result = checked(case_of, "count A + B", "238").result
    assert [claim.subject for claim in result.claims] == ["A.count", "B.count"]
    assert result.assumes == (("parts", "A + B share nobody"),)
    assert result.bounds == {"sum": {"least": 238, "most": 238}}


def test_counts_without_a_number_that_fits_are_a_contradiction(case_of):
    assert checked(case_of, "count ODD", "30").result.contradiction


ANSWERS = {
    "the answer expected": ("left/T/O.entered", "YES", Y),
    "the opposite": ("left/T/O.entered", "NO", N),
    "an open answer expected": ("left/T/O.entered", "CANNOT_TELL", N),
    "open as expected": ("landed/T/O.entered", "cannot tell", Y),
    "words that are no answer": ("left/T/O.entered", "maybe", C),
    "a finding that is a range": ("minutes/T/O.entered/left", "YES", C),
    "a finding that is not raised": ("left/T9/O.entered", "NO", C),
}


@pytest.mark.parametrize(("asked", "expect", "told"), list(ANSWERS.values()), ids=list(ANSWERS))
def test_an_answer_is_compared_with_the_one_expected(case_of, asked, expect, told):
    assert checked(case_of, f"answer {asked}", expect).answer is told
