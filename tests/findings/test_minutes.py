"""Minutes: bounds on the time from an order to an act, never narrower than what is known."""

import pytest

from habeas.bounds import Moment
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import ask, key_of

DAY = "2025-03-15"
_UNKNOWN = "Nothing tells how long from O.entered to T.1.takeoff."
CASES = {
    "printed minutes": (
        f"{DAY} 12:30",
        f"{DAY} 12:00",
        (28.5, 31.5),
        "T.1.takeoff came 28.5 to 31.5 minutes after O.entered.",
    ),
    "seconds, rounded outwards": (
        f"{DAY} 12:00:20",
        f"{DAY} 12:00:00",
        (0.31, 0.35),
        "T.1.takeoff came 0.31 to 0.35 minutes after O.entered.",
    ),
    "an act before the order": (
        f"{DAY} 12:00:00",
        f"{DAY} 12:00:20",
        (-0.35, -0.31),
        "T.1.takeoff came 0.31 to 0.35 minutes before O.entered.",
    ),
    "an act after it, at no known time": (
        "after O.entered",
        f"{DAY} 12:00",
        (0.0, None),
        "T.1.takeoff came no earlier than O.entered.",
    ),
    "an act before it, at no known time": (
        "before O.entered",
        f"{DAY} 12:00",
        (None, 0.0),
        "T.1.takeoff came no later than O.entered.",
    ),
    "an act by some time": (
        f"before {DAY} 12:30:00",
        f"{DAY} 12:00:00",
        (None, 30.02),
        "T.1.takeoff came at most 30.02 minutes after O.entered, or before it.",
    ),
    "an act from some time on": (
        f"after {DAY} 12:30:00",
        f"{DAY} 12:00:00",
        (29.98, None),
        "T.1.takeoff came at least 29.98 minutes after O.entered.",
    ),
    "nothing known of the order": (f"{DAY} 12:30", "unknown", (None, None), _UNKNOWN),
    "claims that contradict each other": (
        [f"{DAY} 10:00", "after O.entered"],
        f"{DAY} 12:00",
        (None, None),
        _UNKNOWN,
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
    assert finding.result.why[-1] == words


def test_between_two_known_instants_the_minutes_are_exact(case_of):
    choice = AS_IT_STANDS.setting("O.entered", Moment(0, 1))
    choice = choice.setting("T.1.takeoff", Moment(17_400_000, 17_400_001))
    bounds = minutes(case_of, f"{DAY} 10:00", f"{DAY} 11:00", choice).result.bounds
    assert bounds == {"unit": "min", "least": 0.29, "most": 0.29}


def test_a_contradiction_is_said(case_of):
    finding = minutes(case_of, [f"{DAY} 10:00", "after O.entered"], f"{DAY} 12:00")
    assert finding.result.contradiction
