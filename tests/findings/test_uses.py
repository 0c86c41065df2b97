"""Uses, capacity, agreement and allegation: numbers, lists and amounts beside each other."""

import pytest
from invented import Invented, reading, rivals, said

from habeas.bounds import Tri
from habeas.case.what_if import AS_IT_STANDS

WARS = ["a war of 1812", "a war of 1917", "a war of 1941"]


def law(number, listed=tuple(WARS)):
    claims = [said(one, "S5") for one in listed]
    thing = {"id": "L", "kind": "statute", "name": "the Act", "used_before": number}
    return Invented(things={"authorities": [{**thing, "earlier_uses": claims}]})


USES = {
    "as many": (rivals("3"), Tri.YES),
    "one more": (rivals("4"), Tri.NO),
    "at least two": (rivals("at least 2"), Tri.CANNOT_TELL),
    "more than three": (rivals("more than 3"), Tri.NO),
    "rivals": (rivals("3", "4"), Tri.CANNOT_TELL),
    "a limit that leaves one rival": (rivals("3", "4", "fewer than 4"), Tri.YES),
    "numbers that contradict each other": (rivals("3", "more than 5"), Tri.CANNOT_TELL),
}


@pytest.mark.parametrize(("number", "answer"), list(USES.values()), ids=USES)
def test_the_list_has_as_many_uses_as_the_number_says_or_not(asked, number, answer):
    found = asked(law(number), "uses/L")
    assert found.answer is answer
    assert found.result.bounds["listed"] == 3
    assert {"L.used_before", "L.earlier_uses"} == {c.subject for c in found.result.claims}
    assert bool(found.result.settle) is (answer is Tri.CANNOT_TELL)


def test_a_use_that_two_sources_list_is_one_and_without_a_list_nothing_is_told(asked):
    twice = law(rivals("3"), [*WARS, WARS[0]])
    assert asked(twice, "uses/L").answer is Tri.YES
    found = asked(law(rivals("3")), "uses/L", AS_IT_STANDS.leaving_out("S5"))
    assert found.answer is Tri.CANNOT_TELL
    no_number = asked(law(rivals("3")), "uses/L", AS_IT_STANDS.leaving_out("S1"))
    assert no_number.answer is Tri.CANNOT_TELL


def test_a_reading_under_which_a_number_counts_flips_it(asked):
    case = law([said("3", under="r=a"), said("4", under="r=b")])
    case.readings = [reading("r", "claims", "", "")]
    found = asked(case, "uses/L")
    assert found.answer is Tri.CANNOT_TELL
    assert dict(found.by_reading) == {"r=a": Tri.YES, "r=b": Tri.NO}
    assert found.result.bounds["given"] == {"least": 3, "most": 4}


def test_an_authority_without_a_list_or_a_number_raises_no_question(asked):
    for number, listed in ((rivals("3"), []), ([], WARS)):
        with pytest.raises(AssertionError):
            asked(law(number, listed), "uses/L")


def jail(holds, capacity):
    return Invented(things={"facilities": [{"id": "F", "holds": holds, "capacity": capacity}]})


def test_numbers_that_no_building_fits_leave_nothing_certain(asked):
    case = jail([said("300", "S3")], rivals("100", "more than 200"))
    found = asked(case, "capacity/F")
    assert found.answer is Tri.CANNOT_TELL
    assert found.result.contradiction
    assert asked(case, "capacity/F", AS_IT_STANDS.leaving_out("S2")).answer is Tri.NO
    empty = asked(case, "capacity/F", AS_IT_STANDS.leaving_out("S3"))
    assert empty.answer is Tri.CANNOT_TELL
    assert {"F.capacity"} == {c.subject for c in empty.result.claims}


def deal(**stages):
    return Invented(things={"agreements": [{"id": "AG", **stages}]})


def test_each_currency_of_a_stage_is_a_range_of_its_own(asked):
    paid = rivals("4 USD", "6 USD", "at least 5 USD", "3 EUR")
    found = asked(deal(paid=paid), "agreement/AG")
    assert found.result.bounds == {
        "paid EUR": {"least": 3, "most": 3}, "paid USD": {"least": 6, "most": 6},
    }  # fmt: skip
    assert [kind for kind, _ in found.result.assumes] == ["dates", "rivals"]
    assert len(found.result.claims) == 4
    left = asked(deal(paid=paid), "agreement/AG", AS_IT_STANDS.leaving_out("S3"))
    assert left.result.bounds["paid USD"] == {"least": 4, "most": 6}


def test_amounts_that_contradict_each_other_bound_nothing(asked):
    found = asked(
        deal(paid=rivals("4 USD", "at least 5 USD"), granted=said("7 USD")), "agreement/AG"
    )
    assert found.result.contradiction
    assert found.result.bounds == {"granted USD": {"least": 7, "most": 7}}


def alleged(*evidence, **more):
    statement = {"id": "ST", "kind": "allegation", "evidence": rivals(*evidence)}
    return Invented(statements=[{**statement, **more}])


EVIDENCE = {
    "none cited": Tri.NO, "None, of how they were picked": Tri.NO, "none": Tri.NO,
    "unnamed": Tri.YES, "document": Tri.YES, "sworn, a declaration": Tri.YES, "data": Tri.YES,
    "no evidence": Tri.CANNOT_TELL, "nonetheless a document": Tri.CANNOT_TELL,
    "a tattoo": Tri.CANNOT_TELL,
}  # fmt: skip


@pytest.mark.parametrize(("words", "answer"), list(EVIDENCE.items()))
def test_the_first_word_tells_whether_evidence_is_cited(asked, words, answer):
    found = asked(alleged(words), "allegation/ST")
    assert found.answer is answer
    assert {"ST.evidence"} == {c.subject for c in found.result.claims}


def test_who_cites_evidence_and_who_says_that_none_is_leave_it_open(asked):
    case = alleged("none cited", "document", says=said("so", "S3"))
    assert asked(case, "allegation/ST").answer is Tri.CANNOT_TELL
    assert asked(case, "allegation/ST", AS_IT_STANDS.leaving_out("S2")).answer is Tri.NO
    found = asked(case, "allegation/ST", AS_IT_STANDS.leaving_out("S1"))
    assert found.answer is Tri.YES
    assert found.result.bounds["records"] == 1
    assert found.result.bounds["origins"] == {"least": 1, "most": 1}


def test_a_denial_is_told_beside_it_and_changes_nothing(asked):
    case = alleged("none cited")
    case.statements.append(
        {"id": "D", "kind": "denial", "label": "denial", "of": said("ST", "S2"), "by": said("X")}
    )
    found = asked(case, "allegation/ST")
    assert found.answer is Tri.NO
    assert "Denied: denial." in found.result.why
    assert {"D.of", "D.by"} <= {c.subject for c in found.result.claims}
