"""Contradiction: whether some instant fits what all the sources say of one event."""

import pytest

from habeas.bounds import Tri
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import ask, key_of

Y, N, C = Tri.YES, Tri.NO, Tri.CANNOT_TELL
DAY = "2025-03-15"
ENTERED = f"{DAY} 11:00"
CASES = {
    "minutes that overlap": ([f"{DAY} 10:00", f"{DAY} 10:01"], ENTERED, N),
    "minutes that do not": ([f"{DAY} 10:00", f"{DAY} 10:05"], ENTERED, Y),
    "a time outside a limit": ([f"{DAY} 10:00", f"after {DAY} 10:30"], ENTERED, Y),
    "limits that leave nothing": ([f"before {DAY} 10:00", f"after {DAY} 10:30"], ENTERED, Y),
    "rivals of one claim, one of which fits": (
        [f"{DAY} 10:00 or {DAY} 10:30", f"{DAY} 10:30"],
        ENTERED,
        N,
    ),
    "rivals of one claim, none of which fits": (
        [f"{DAY} 10:00 or {DAY} 10:30", f"{DAY} 10:15"],
        ENTERED,
        Y,
    ),
    "nothing known twice": (["unknown", "unknown"], ENTERED, N),
    "before and after the same event": (["before O.entered", "after O.entered"], ENTERED, Y),
    "earlier than what it came after": ([f"{DAY} 10:00", "after O.entered"], ENTERED, Y),
    "later than what it came before": ([f"{DAY} 12:00", "before O.entered"], ENTERED, Y),
    "later than what it came after": ([f"{DAY} 12:00", "after O.entered"], ENTERED, N),
    "one of two rivals is late enough": (
        [f"{DAY} 10:00 or {DAY} 12:00", "after O.entered"],
        ENTERED,
        N,
    ),
    "tied to an event whose own times contradict": (
        [f"{DAY} 12:00", "after O.entered"],
        [ENTERED, f"after {DAY} 11:30"],
        C,
    ),
}


def told(case_of, takeoff, entered, choice=AS_IT_STANDS):
    case = case_of({"takeoff": takeoff}, order={"entered": entered})
    return ask(case, key_of(case, "contradiction/T.1.takeoff"), choice)


@pytest.mark.parametrize(("takeoff", "entered", "answer"), list(CASES.values()), ids=list(CASES))
def test_the_sources_contradict_each_other_if_no_instant_fits(case_of, takeoff, entered, answer):
    assert told(case_of, takeoff, entered).answer is answer


def test_an_answer_that_hangs_on_another_event_cites_that_event(case_of):
    result = told(case_of, [f"{DAY} 10:00", "after O.entered"], ENTERED).result
    assert {claim.subject for claim in result.claims} == {"T.1.takeoff", "O.entered"}
    assert result.events == ("T.1.takeoff", "O.entered")


def test_what_one_printed_order_excludes_is_never_said_to_fit(case_of):
    entered = {"value": f"{DAY} 11:00", "source": "S0"}
    after = {"value": f"{DAY} 11:01", "source": "S0"}
    finding = told(case_of, [after, "before O.entered", "before O.entered"], [entered])
    assert finding.answer is Tri.YES


def test_without_any_claim_nothing_is_told(case_of):
    choice = AS_IT_STANDS.leaving_out("S0", "S1")
    finding = told(case_of, [f"{DAY} 10:00", f"{DAY} 10:05"], ENTERED, choice)
    assert finding.answer is C
    assert finding.result.why == (
        "Nothing that counts tells whether some instant fits all of them.",
    )


def test_one_source_alone_raises_no_question(case_of):
    case = case_of({"takeoff": f"{DAY} 10:00"}, order={"entered": ENTERED})
    assert key_of(case, "contradiction/T.1.takeoff") is None


def test_what_nobody_vouches_for_ties_no_event_to_the_contradictions_of_another(case_of):
    noticed = [f"before {DAY} 09:00", f"after {DAY} 10:00"]
    tied = [f"{DAY} 10:00", {"value": "before O.noticed"}]
    order = {"entered": ENTERED, "noticed": noticed}
    finding = ask_left(case_of({"takeoff": tied}, order=order))
    assert finding.answer is Y
    assert not finding.result.contradiction
    tied[1]["source"] = "S1"
    assert ask_left(case_of({"takeoff": tied}, order=order)).result.contradiction


def ask_left(case):
    return ask(case, key_of(case, "left/T/O.entered"))


def test_a_source_that_printed_what_came_before_as_later_fits_no_instant_of_its_own(case_of):
    """S0 prints the boarding a minute before the landing that it must follow."""
    first = {"landing": {"value": "2025-03-15 12:03", "source": "S0"}}
    boarded = [
        {"value": "2025-03-15 12:02", "source": "S0"},
        {"value": "2025-03-15 12:03", "source": "S1"},
        {"value": "after O.entered", "source": "S2"},
    ]
    order = {"entered": {"value": "2025-03-15 11:00", "source": "S3"}}
    case = case_of(first, {"after": "T.1", "boarded": boarded}, order=order)
    assert ask(case, key_of(case, "contradiction/T.2.boarded")).answer is not Tri.NO
    fits = case_of(
        {"landing": {"value": "2025-03-15 12:01", "source": "S0"}},
        {"after": "T.1", "boarded": boarded},
        order=order,
    )
    assert ask(fits, key_of(fits, "contradiction/T.2.boarded")).answer is Tri.NO


def test_times_of_a_source_whose_zone_is_a_reading_contradict_under_one_option_only(case_of):
    zones = [{"name": "texas", "value": "America/Chicago"}, {"name": "utc", "value": "UTC"}]
    reading = {"id": "z", "question": "whose clock?", "sets": "zone of S0", "options": zones}
    takeoff = [
        {"value": f"{DAY} 10:00", "source": "S0"},
        {"value": f"{DAY} 10:00 Z", "source": "S1"},
    ]
    case = case_of({"takeoff": takeoff}, order={"entered": ENTERED}, readings=[reading])
    finding = ask(case, key_of(case, "contradiction/T.1.takeoff"))
    assert finding.answer is Tri.CANNOT_TELL
    assert finding.by_reading == {"z=texas": Tri.YES, "z=utc": Tri.NO}
