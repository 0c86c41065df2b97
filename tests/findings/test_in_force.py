"""In force: which clock counts, and when a territory has certainly been left."""

import pytest

from habeas.bounds import Tri
from habeas.case.what_if import AS_IT_STANDS
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


HANDED = {
    "from": "KHRL",
    "to": "MHPR",
    "takeoff": f"{DAY} 10:00",
    "landing": f"{DAY} 11:00",
    "handed_over": f"{DAY} 15:00",
}
STORIES = {
    "extended again before the first extension ran out": (
        [("extends", "09:30", "13:00"), ("extends", "12:00", "18:00")],
        {},
        Y,
    ),
    "extended again after the first extension ran out": (
        [("extends", "09:30", "13:00"), ("extends", "14:00", "18:00")],
        {},
        N,
    ),
    "an extension to an earlier time takes nothing away": (
        [("extends", "09:30", "09:45")],
        {"stated_end": f"{DAY} 16:00"},
        Y,
    ),
    "vacated by an act whose other time nobody vouches for": (
        [("vacates", "14:00", "")],
        {"stated_end": f"{DAY} 16:00"},
        N,
    ),
}


@pytest.mark.parametrize(("acts", "more", "told"), list(STORIES.values()), ids=list(STORIES))
def test_an_order_runs_out_at_the_end_that_its_extensions_moved(case_of, acts, more, told):
    listed = [
        {"id": f"A{n}", "does": does, "when": f"{DAY} {when}"}
        | ({"until": f"{DAY} {until}"} if until else {"effective": {"value": f"{DAY} 20:00"}})
        for n, (does, when, until) in enumerate(acts)
    ]
    order = {"entered": f"{DAY} 09:00", "stated_end": f"{DAY} 10:30", "forbids": "hand over to HN"}
    case = case_of(HANDED, order=order | more, acts=listed)
    assert ask(case, key_of(case, "in-force/T/O.entered")).answer is told


UNSEEN = {
    "the docket is known past the act": (f"{DAY} 23:00", f"{DAY} 10:30", N),
    "known past its end, which nothing moved": (f"{DAY} 13:00", f"{DAY} 10:30", N),
    "an extension may be unseen": (f"{DAY} 13:00", f"{DAY} 14:00", C),
}


@pytest.mark.parametrize(("known", "end", "told"), list(UNSEEN.values()), ids=list(UNSEEN))
def test_past_what_the_docket_is_known_through_an_order_may_have_been_extended(
    case_of, known, end, told
):
    order = {"entered": f"{DAY} 09:00", "stated_end": end, "forbids": "hand over to HN"}
    case = case_of(HANDED, order=order, known=known)
    assert ask(case, key_of(case, "in-force/T/O.entered")).answer is told


@pytest.mark.parametrize(("known", "told"), [(f"{DAY} 23:00", N), (f"{DAY} 13:00", C)])
def test_past_what_the_docket_is_known_through_a_stay_may_have_been_lifted(case_of, known, told):
    order = {"entered": f"{DAY} 09:00", "forbids": "hand over to HN"}
    stay = {"id": "A", "does": "stays", "when": f"{DAY} 12:00"}
    case = case_of(HANDED, order=order, acts=[stay], known=known)
    assert ask(case, key_of(case, "in-force/T/O.entered")).answer is told


def test_worlds_that_agree_for_different_reasons_decide(case_of):
    order = {"entered": [f"{DAY} 14:30", f"{DAY} 15:20"], "forbids": "hand over to HN"}
    acts = [{"id": "A", "does": "vacates", "when": "before O.entered"}]
    legs = {**HANDED, "handed_over": f"between {DAY} 14:00 and {DAY} 16:00"}
    case = case_of(legs, order=order, acts=acts)
    assert ask(case, key_of(case, "in-force/T/O.entered")).answer is N


BACK = {"from": "MHPR", "to": "KIAH", "takeoff": f"{DAY} 15:00", "landing": f"{DAY} 18:00"}


@pytest.mark.parametrize(("entered", "told"), [("19:00", N), ("11:00", Y), ("13:00", C)])
def test_a_territory_left_before_the_order_stays_left_after_coming_back(case_of, entered, told):
    order = {"entered": f"{DAY} {entered}", "forbids": "leave US"}
    case = case_of(ABROAD, {**BACK, "after": "T.1"}, order=order)
    assert ask(case, key_of(case, "in-force/T/O.entered")).answer is told


def test_inside_before_it_left_or_after_it_came_back_leaves_open_whether_it_had_left(case_of):
    """The order is timed before the flight abroad by one source, after the flight home by another."""
    out = {"from": "KIAH", "to": "MMMX", "takeoff": f"{DAY} 08:00:00", "landing": f"{DAY} 10:30:00"}
    home = {"after": "T.1", "from": "MMMX", "to": "KIAH"}
    home = {**home, "takeoff": f"{DAY} 11:00:00", "landing": f"{DAY} 13:30:00"}
    on = {"after": "T.2", "from": "KIAH", "to": "KHRL", "takeoff": f"{DAY} 13:32:00"}
    order = {"entered": [f"{DAY} 07:00:00", f"{DAY} 13:31:00"], "forbids": "leave US"}
    vehicle = {"vehicle": "N1"}
    case = case_of(
        {**out, **vehicle}, {**home, **vehicle}, {**on, **vehicle},
        order=order, vehicles=[{"id": "N1", "type": "A320"}],
    )  # fmt: skip
    assert ask(case, key_of(case, "outside/T/O.entered")).answer is N
    assert ask(case, key_of(case, "in-force/T/O.entered")).answer is C
    early = AS_IT_STANDS.leaving_out("S1")
    assert ask(case, key_of(case, "in-force/T/O.entered"), early).answer is Y
