"""Minutes: bounds on the time from an order to an act, never narrower than what is known."""

import pytest

from habeas.bounds import Moment
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import ask, key_of

DAY = "2025-03-15"
CASES = {
    "printed minutes": (f"{DAY} 12:30", f"{DAY} 12:00", (28.5, 31.5), "28.5 to 31.5 minutes"),
    "seconds, rounded outwards": (
        f"{DAY} 12:00:20",
        f"{DAY} 12:00:00",
        (0.31, 0.35),
        "0.31 to 0.35 minutes",
    ),
    "an act before the order": (
        f"{DAY} 12:00:00",
        f"{DAY} 12:00:20",
        (-0.35, -0.31),
        "-0.35 to -0.31 minutes",
    ),
    "an act after it, at no known time": (
        "after O.entered",
        f"{DAY} 12:00",
        (0.0, None),
        "at least 0 minutes",
    ),
    "an act before it, at no known time": (
        "before O.entered",
        f"{DAY} 12:00",
        (None, 0.0),
        "at most 0 minutes",
    ),
    "an act by some time": (
        f"before {DAY} 12:30:00",
        f"{DAY} 12:00:00",
        (None, 30.02),
        "at most 30.02 minutes",
    ),
    "an act from some time on": (
        f"after {DAY} 12:30:00",
        f"{DAY} 12:00:00",
        (29.98, None),
        "at least 29.98 minutes",
    ),
    "nothing known of the order": (f"{DAY} 12:30", "unknown", (None, None), "unknown"),
    "claims that contradict each other": (
        [f"{DAY} 10:00", "after O.entered"],
        f"{DAY} 12:00",
        (None, None),
        "unknown",
    ),
}


def minutes(case_of, takeoff, entered, choice=AS_IT_STANDS):
    case = case_of({"takeoff": takeoff}, order={"entered": entered})
    return ask(case, key_of(case, "minutes/T/O.entered/left"), choice)


@pytest.mark.parametrize(
    ("takeoff", "entered", "bounds", "words"), list(CASES.values()), ids=list(CASES)
)
def test_the_minutes_from_order_to_act_are_bounds(case_of, takeoff, entered, bounds, words):
    finding = minutes(case_of, takeoff, entered)
    assert finding.answer is None
    assert (finding.result.bounds["least"], finding.result.bounds["most"]) == bounds
    assert finding.result.why[-1] == f"From O.entered to T.1.takeoff: {words}."


def test_between_two_known_instants_the_minutes_are_exact(case_of):
    choice = AS_IT_STANDS.setting("O.entered", Moment(0, 1))
    choice = choice.setting("T.1.takeoff", Moment(17_400_000, 17_400_001))
    bounds = minutes(case_of, f"{DAY} 10:00", f"{DAY} 11:00", choice).result.bounds
    assert bounds == {"unit": "min", "least": 0.29, "most": 0.29}


def test_a_contradiction_is_said(case_of):
    finding = minutes(case_of, [f"{DAY} 10:00", "after O.entered"], f"{DAY} 12:00")
    assert finding.result.contradiction
