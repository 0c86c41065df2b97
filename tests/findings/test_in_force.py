"""In force: which clock counts, and when a territory has certainly been left."""

import pytest

from habeas.bounds import Tri
from habeas.findings import ask, key_of

Y, N, C = Tri.YES, Tri.NO, Tri.CANNOT_TELL
DAY = "2025-03-15"
HOME = {"from": "KHRL", "to": "KIAH", "takeoff": f"{DAY} 10:00", "landing": f"{DAY} 11:00"}
ABROAD = {"from": "KIAH", "to": "MHPR", "takeoff": f"{DAY} 11:30", "landing": f"{DAY} 14:00"}
ISLAND = {**ABROAD, "to": "TJSJ"}
LEAVE_US = {"entered": f"{DAY} 09:00", "forbids": "leave US"}


def test_an_order_without_the_clock_that_makes_it_effective_raises_no_question(case_of):
    oral = case_of(HOME, order={"form": "oral", "entered": f"{DAY} 09:00"})
    assert key_of(oral, "left/T/O.entered") is not None
    assert key_of(oral, "in-force/T/O.entered") is None
    said = case_of(HOME, order={"form": "oral", "said": f"{DAY} 08:00", "entered": f"{DAY} 09:00"})
    assert key_of(said, "in-force/T/O.said") is not None
    assert key_of(said, "in-force/T/O.entered") is None
    options = [{"name": "yes", "value": "entered"}, {"name": "no", "value": "never"}]
    reading = {"id": "late", "question": "when?", "sets": "O.effective", "options": options}
    order = {"form": "oral", "entered": f"{DAY} 09:00"}
    read = case_of(HOME, order=order, readings=[reading])
    assert key_of(read, "in-force/T/O.entered") is not None


LEFT = {
    "the leg at home is passed over": ((HOME, ABROAD), f"{DAY} 15:00", Y),
    "ended while it was on the way": ((HOME, ABROAD), f"{DAY} 13:00", C),
    "ended between a landing at home and going abroad": ((HOME, ABROAD), f"{DAY} 11:15", C),
    "ended before it had begun": ((HOME, ABROAD), f"{DAY} 09:30", N),
    "no landing was abroad": ((HOME,), f"{DAY} 15:00", C),
    "an island that is part of the country": ((HOME, ISLAND), f"{DAY} 15:00", C),
}


@pytest.mark.parametrize(("legs", "vacated", "told"), list(LEFT.values()), ids=list(LEFT))
def test_a_territory_was_left_by_the_first_landing_abroad(case_of, legs, vacated, told):
    first, *others = legs
    followed = [{**leg, "after": "T.1"} for leg in others]
    act = {"id": "A", "does": "vacates", "when": vacated}
    case = case_of(first, *followed, order=LEAVE_US, acts=[act])
    assert ask(case, key_of(case, "in-force/T/O.entered")).answer is told
