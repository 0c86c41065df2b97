"""Stage: the set of stages some world allows, and no other."""

import pytest

from habeas.findings import ask, key_of
from habeas.findings.stage import AIR_INSIDE, AIR_OUTSIDE, BOARDED, HANDED_OVER, LANDED, ORIGIN

DAY = "2025-03-15"
FLIGHT = {
    "from": "KHRL",
    "to": "MHPR",
    "takeoff": f"{DAY} 10:00",
    "landing": f"{DAY} 12:30",
    "handed_over": f"{DAY} 20:00",
    "vehicle": "N1",
}
BOARDING = {**FLIGHT, "boarded": f"{DAY} 09:00"}
CASES = {
    "nobody says when they boarded": (FLIGHT, f"{DAY} 08:00", (ORIGIN, BOARDED)),
    "before they boarded": (BOARDING, f"{DAY} 08:00", (ORIGIN,)),
    "after they boarded": (BOARDING, f"{DAY} 09:30", (BOARDED,)),
    "at the minute they boarded": (BOARDING, f"{DAY} 09:00", (ORIGIN, BOARDED)),
    "just after the take-off": (FLIGHT, f"{DAY} 10:04", (AIR_INSIDE, AIR_OUTSIDE)),
    "shortly before the landing": (FLIGHT, f"{DAY} 12:20", (AIR_OUTSIDE,)),
    "on the ground": (FLIGHT, f"{DAY} 13:00", (LANDED,)),
    "after the hand-over": (FLIGHT, f"{DAY} 21:00", (HANDED_OVER,)),
    "claims that contradict each other": (
        {**FLIGHT, "landing": f"{DAY} 09:00"},
        f"{DAY} 10:30",
        (),
    ),
}


@pytest.mark.parametrize(("leg", "entered", "stages"), list(CASES.values()), ids=list(CASES))
def test_a_stage_is_possible_if_some_world_has_it(case_of, leg, entered, stages):
    case = case_of(leg, order={"entered": entered}, vehicles=[{"id": "N1", "type": "A320"}])
    finding = ask(case, key_of(case, "stage/T/O.entered"))
    assert finding.answer is None
    assert finding.result.stages == stages
    assert finding.result.contradiction is (not stages)
