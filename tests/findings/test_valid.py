"""Valid: whether an agreement was in force when a transfer left."""

import pytest
from invented import Invented, at, leg, rivals, said

from habeas.bounds import Tri
from habeas.case.what_if import AS_IT_STANDS


def agreement(leg_fields=None, **fields):
    case = Invented(things={"agreements": [{"id": "AG", "agreed": said("2025-03-01"), **fields}]})
    takeoff = {"takeoff": said(at(10), "S3")}
    case.transfers = [{"id": "T", "legs": [leg("T.1", **(leg_fields or takeoff))]}]
    return case


CASES = {
    "within its term": ({"term": said("one year")}, Tri.YES),
    "within the shorter of two terms": ({"term": rivals("one year", "2 months")}, Tri.YES),
    "past the shorter of two terms": ({"term": rivals("one year", "10 days")}, Tri.CANNOT_TELL),
    "within a term beside words outside the grammar": (
        {"term": rivals("one year", "until revoked")}, Tri.CANNOT_TELL,
    ),
    "before its end": ({"ends": said("2025-04-01", "S2")}, Tri.YES),
    "after its end": ({"ends": said("2025-03-10", "S2")}, Tri.NO),
    "at its end": ({"ends": said("2025-03-15", "S2")}, Tri.CANNOT_TELL),
    "before the earlier of two ends": ({"ends": rivals("2025-04-01", "2025-05-01")}, Tri.YES),
    "between two rival ends": ({"ends": rivals("2025-03-10", "2025-05-01")}, Tri.CANNOT_TELL),
    "with an end and a term": (
        {"ends": said("2025-04-01", "S2"), "term": said("1 week")}, Tri.CANNOT_TELL,
    ),
    "without an end": ({}, Tri.CANNOT_TELL),
    "with an end of which nothing is known": ({"ends": said("unknown", "S2")}, Tri.CANNOT_TELL),
    "agreed later": ({"agreed": said("2025-03-20")}, Tri.NO),
    "agreed on the day": ({"agreed": said("2025-03-15"), "term": said("one year")}, Tri.CANNOT_TELL),
    "agreed before, by one of two accounts": (
        {"agreed": rivals("2025-03-01", "2025-03-20"), "term": said("one year")}, Tri.CANNOT_TELL,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("fields", "answer"), list(CASES.values()), ids=CASES)
def test_an_agreement_was_in_force_when_the_transfer_left_or_not(asked, fields, answer):
    found = asked(agreement(**fields), "valid/AG/T")
    assert found.answer is answer
    used = {f"AG.{field}" for field in ("agreed", *fields)} | {"T.1.takeoff"}
    assert used == {c.subject for c in found.result.claims}


TERMS = {
    "15 days": Tri.YES, "2 weeks": Tri.CANNOT_TELL, "a period of one year": Tri.YES,
    "One Year, renewable": Tri.YES, "one year (renewable)": Tri.YES, "at least 20 days": Tri.YES,
    "14 days": Tri.CANNOT_TELL, "up to one year": Tri.CANNOT_TELL, "0.5 years": Tri.CANNOT_TELL,
    "half of one year": Tri.CANNOT_TELL, "1-2 years": Tri.CANNOT_TELL, "0 years": Tri.CANNOT_TELL,
    "less than one year": Tri.CANNOT_TELL, "for one year": Tri.YES, "indefinite": Tri.CANNOT_TELL,
}  # fmt: skip


@pytest.mark.parametrize(("words", "answer"), list(TERMS.items()))
def test_a_term_binds_only_for_as_long_as_its_words_certainly_say(asked, words, answer):
    case = agreement(term=said(words))
    # 14 days and 10 h after the first instant of the day of the agreement.
    assert asked(case, "valid/AG/T").answer is answer


def test_an_agreement_that_ends_before_it_is_agreed_is_a_contradiction(asked):
    found = asked(agreement(ends=said("2025-02-01", "S2")), "valid/AG/T")
    assert found.answer is Tri.CANNOT_TELL
    assert found.result.contradiction
    without = AS_IT_STANDS.leaving_out("S2")
    assert not asked(
        agreement(ends=said("2025-02-01", "S2")), "valid/AG/T", without
    ).result.contradiction


def test_with_who_says_when_it_was_agreed_left_out_it_stays_open(asked):
    case = agreement(term=said("one year", "S2"))
    assert asked(case, "valid/AG/T", AS_IT_STANDS.leaving_out("S1")).answer is Tri.CANNOT_TELL


DOUBTS = {
    "called off": {"called_off": said("called off", "S4")},
    "called off and timed": {"called_off": said("off", "S4"), "takeoff": said(at(10), "S3")},
}


@pytest.mark.parametrize("fields", list(DOUBTS.values()), ids=DOUBTS)
def test_for_a_transfer_that_may_not_have_run_nothing_is_certain(asked, fields):
    found = asked(agreement(fields, term=said("one year")), "valid/AG/T")
    assert found.answer is Tri.CANNOT_TELL
    assert "T.1.called_off" in {c.subject for c in found.result.claims}


def test_nobody_asks_of_an_agreement_without_a_date(asked):
    case = agreement(agreed=[])
    with pytest.raises(AssertionError):
        asked(case, "valid/AG/T")
