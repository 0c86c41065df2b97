"""Adjudicated: what courts found, or declined to find, of an allegation."""

import pytest
from invented import Invented, actor, rivals, said

from habeas.bounds import Tri
from habeas.case.what_if import AS_IT_STANDS

FINDS, DECLINES = "finds", "declines to find"
COURTS = {"actors": [actor("DC", kind="court"), actor("CA", kind="court"), actor("NEWS")]}


def ruling(id_, stance, by="DC", of="ST", **fields):
    parts = {"by": by, "of": of, "stance": stance, **fields}
    given = {k: v if isinstance(v, list) else [said(v, f"S-{id_}")] for k, v in parts.items()}
    return {"id": id_, "kind": "filing", **given}


def case(*rulings):
    alleged = [{"id": one, "kind": "allegation", "says": said("so")} for one in ("ST", "OTHER")]
    found = Invented(things=COURTS, statements=[*alleged, *rulings])
    found.sources += [{"id": f"S-{one['id']}", "kind": "opinion"} for one in rulings]
    return found


CASES = {
    "found": ([ruling("R", FINDS)], Tri.YES),
    "found, of what is about it": ([ruling("R", FINDS, of=[], about="ST")], Tri.YES),
    "declined": ([ruling("R", DECLINES)], Tri.NO),
    "found by both courts": ([ruling("R", FINDS), ruling("R2", FINDS, "CA")], Tri.YES),
    "found by one, declined by the other": (
        [ruling("R", FINDS), ruling("R2", DECLINES, "CA")], Tri.CANNOT_TELL,
    ),
    "found or declined, by two accounts": (
        [ruling("R", rivals(FINDS, DECLINES))], Tri.CANNOT_TELL,
    ),
    "found or only alleged, by two accounts": (
        [ruling("R", rivals(FINDS, "alleges"))], Tri.CANNOT_TELL,
    ),
    "found of it or of another, by two accounts": (
        [ruling("R", FINDS, of=rivals("ST", "OTHER"))], Tri.CANNOT_TELL,
    ),
    "found by who is no court": ([ruling("R", FINDS, "NEWS")], Tri.CANNOT_TELL),
    "found by a court or by who is none": (
        [ruling("R", FINDS, rivals("DC", "NEWS"))], Tri.CANNOT_TELL,
    ),
    "found by a court, and by who is none": (
        [ruling("R", FINDS), ruling("R2", DECLINES, "NEWS")], Tri.YES,
    ),
    "found by a court, and perhaps by another": (
        [ruling("R", FINDS), ruling("R2", FINDS, "a judge")], Tri.YES,
    ),
    "found by a court, and declined perhaps by another": (
        [ruling("R", FINDS), ruling("R2", DECLINES, "a judge")], Tri.CANNOT_TELL,
    ),
    "found by nobody named": ([ruling("R", FINDS, [])], Tri.CANNOT_TELL),
    "found of another": ([ruling("R", FINDS, of="OTHER")], Tri.CANNOT_TELL),
    "denied by a court": ([ruling("R", "denies")], Tri.CANNOT_TELL),
    "nothing": ([], Tri.CANNOT_TELL),
}  # fmt: skip


@pytest.mark.parametrize(("rulings", "answer"), list(CASES.values()), ids=CASES)
def test_a_court_found_it_or_declined_to(asked, rulings, answer):
    found = asked(case(*rulings), "adjudicated/ST")
    assert found.answer is answer
    if answer is not Tri.CANNOT_TELL:
        assert {"R.by", "R.stance"} <= {c.subject for c in found.result.claims}
        assert [kind for kind, _ in found.result.assumes] == ["day"]
    assert bool(found.result.settle) is (answer is Tri.CANNOT_TELL)


def test_with_the_only_source_of_a_finding_left_out_it_stays_open(asked):
    both = case(ruling("R", FINDS), ruling("R2", DECLINES))
    assert asked(both, "adjudicated/ST", AS_IT_STANDS.leaving_out("S-R")).answer is Tri.NO
    none = AS_IT_STANDS.leaving_out("S-R", "S-R2")
    found = asked(both, "adjudicated/ST", none)
    assert found.answer is Tri.CANNOT_TELL
    assert found.result.why == ("No statement in the case is a finding on ST.",)
