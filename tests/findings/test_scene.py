"""Scene: what questions share, such as the limit of a leg's rival vehicles."""

import pytest

from habeas.bounds import Tri
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import ask, key_of
from habeas.findings.scene import Scene

FLIGHT = {"from": "KHRL", "to": "MHPR", "takeoff": "2025-03-15 10:00"}
TYPED = [{"id": "N1", "type": "A320"}, {"id": "N2", "type": "B738"}, {"id": "N3"}]
VEHICLES = {
    "one of a known type": (["N1"], 714.7),
    "the faster of two types": (["N1", "N2"], 714.7),
    "one of two without a type": (["N1", "N3"], None),
    "none named": ([], None),
}


@pytest.mark.parametrize(("named", "kt"), list(VEHICLES.values()), ids=list(VEHICLES))
def test_the_limit_is_the_largest_of_all_rival_vehicles(case_of, named, kt):
    leg = {**FLIGHT, "vehicle": named} if named else FLIGHT
    case = case_of(leg, vehicles=TYPED)
    limit, claims = Scene(case, AS_IT_STANDS).speed_limit(case.legs["T.1"])
    assert limit.kt == (None if kt is None else pytest.approx(kt, abs=0.05))
    assert {c.value for c in claims if c.subject == "T.1.vehicle"} == set(named)


def test_a_limit_set_by_the_question_stands_for_all_vehicles(case_of):
    case = case_of({**FLIGHT, "vehicle": ["N1", "N3"]}, vehicles=TYPED)
    limit, _ = Scene(case, AS_IT_STANDS.at_speed("T.1", 480)).speed_limit(case.legs["T.1"])
    assert (limit.kt, limit.kind) == (480, "custom")


def flown_and_planned(case_of, **second):
    """A first leg that landed at 11:00, and a second one; the order at 12:00."""
    first = {"from": "KHRL", "to": "KIAH", "takeoff": "2025-03-15 10:00"}
    first = {**first, "landing": {"value": "2025-03-15 11:00", "source": "S1"}}
    leg = {"after": "T.1", "from": "KIAH", "to": "MHPR", **second}
    case = case_of(first, leg, order={"entered": "2025-03-15 12:00"})
    return case, key_of(case, "landed/T/O.entered")


OFF = {"value": "2025-03-15 11:30", "source": "S3"}


def test_a_leg_that_was_called_off_is_left_out_on_the_word_of_its_source(case_of):
    planned = {"boarded": "2025-03-15 11:10", "scheduled_landing": "2025-03-15 14:00"}
    case, key = flown_and_planned(case_of, called_off=OFF, **planned)
    finding = ask(case, key)
    assert finding.answer is Tri.YES
    assert "S3" in {claim.source for claim in finding.result.claims}
    assert ("called off", "T.2.called_off (S3)") in finding.result.assumes
    assert ask(case, key, AS_IT_STANDS.leaving_out("S3")).answer is Tri.CANNOT_TELL


def test_of_a_leg_that_one_calls_off_and_another_times_nothing_certain_follows(case_of):
    case, key = flown_and_planned(case_of, called_off=OFF, landing="2025-03-15 14:00")
    finding = ask(case, key)
    assert finding.answer is Tri.CANNOT_TELL
    assert finding.result.contradiction
    assert {"S0", "S3"} <= {claim.source for claim in finding.result.claims}
    assert ask(case, key, AS_IT_STANDS.leaving_out("S3")).answer is Tri.NO
    assert ask(case, key, AS_IT_STANDS.leaving_out("S0")).answer is not Tri.NO
    stage = ask(case, key_of(case, "stage/T/O.entered"))
    assert len(stage.result.stages) == 7


@pytest.mark.parametrize("question", ["left", "outside", "landed", "handed-over"])
def test_a_transfer_called_off_as_a_whole_never_left(case_of, question):
    leg = {"from": "KHRL", "to": "MHPR", "called_off": "2025-03-15 09:00"}
    case = case_of(leg, order={"entered": "2025-03-15 08:00"})
    finding = ask(case, key_of(case, f"{question}/T/O.entered"))
    assert finding.answer is Tri.NO
    assert finding.result.why == ("Every leg of T was called off, so it never left.",)
    assert {c.subject for c in finding.result.claims} >= {"T.1.called_off"}
    without = AS_IT_STANDS.leaving_out("S0")
    assert ask(case, finding.key, without).answer is not Tri.NO


def test_of_its_minutes_and_its_stage_nothing_certain_follows(case_of):
    leg = {"from": "KHRL", "to": "MHPR", "called_off": "2025-03-15 09:00"}
    case = case_of(leg, order={"entered": "2025-03-15 08:00"})
    why = "Every leg of T was called off: nothing certain follows."
    assert ask(case, key_of(case, "stage/T/O.entered")).result.why[-1] == why


def test_who_leaves_a_leg_that_was_called_off_does_not_make_it_one_that_ran(case_of):
    off = {"called_off": OFF, "disembarked": {"value": "2025-03-15 11:20", "source": "S0"}}
    finding = ask(*flown_and_planned(case_of, boarded="2025-03-15 11:10", **off))
    assert finding.answer is Tri.YES
    assert not finding.result.contradiction
