"""Origins: copies, credits and bases, and what is a record itself."""

import pytest
from invented import Invented, said

from habeas.bounds import Tri
from habeas.findings import key_of

COPIES = ("syndicated", "machine-spun", "paraphrase", "aggregator", "machine-translation")


def told_by(*claims, **rows):
    case = Invented(things={"facilities": [{"id": "F", "holds": list(claims)}]})
    case.sources = [{**row, **rows.get(row["id"], {})} for row in case.sources]
    return case


CASES = {
    "two bases": ([said("9", "S1", basis="A"), said("9", "S2", basis="B")], Tri.NO, (2, 2), 0),
    "a basis in other letters": (
        [said("9", "S1", basis="Log"), said("9", "S2", basis="log ")], Tri.YES, (1, 1), 0,
    ),
    "a record and an outlet": ([said("9", "S0"), said("9", "S1")], Tri.CANNOT_TELL, (1, 2), 1),
}  # fmt: skip


@pytest.mark.parametrize(("claims", "answer", "count", "records"), list(CASES.values()), ids=CASES)
def test_origins_are_bounded_and_records_are_told_apart(asked, claims, answer, count, records):
    found = asked(told_by(*claims, S0={"kind": "manifest"}), "origin/F.holds")
    assert found.answer is answer
    assert found.result.bounds["origins"] == dict(zip(("least", "most"), count, strict=True))
    assert found.result.bounds["records"] == records
    assert len(found.result.claims) == len(claims)


@pytest.mark.parametrize("kind", COPIES)
@pytest.mark.parametrize("basis", ["", "A", "something else"])
def test_a_copy_is_never_a_second_source_whatever_basis_it_states(asked, kind, basis):
    for first in ({}, {"basis": "A"}):
        copied = {"copy_of": "S1", "copy_kind": kind, "kind": "document"}
        case = told_by(said("9", "S1", **first), said("9", "S2", basis=basis), S2=copied)
        found = asked(case, "origin/F.holds")
        assert found.result.bounds["origins"]["least"] == 1
        assert found.result.bounds["records"] == 0
        assert found.answer is not Tri.NO


def test_a_copy_that_states_nothing_else_shares_the_origin_of_what_it_copies(asked):
    case = told_by(said("9", "S1"), said("9", "S2"), S2={"copy_of": "S1"})
    assert asked(case, "origin/F.holds").answer is Tri.YES


def test_every_number_amount_and_maker_of_a_statement_is_asked_about(tmp_path):
    case = told_by(said("9", "S1"))
    case.things["agreements"] = [{"id": "AG", "paid": said("5 USD")}]
    case.statements = [{"id": "ST", "kind": "post", "by": said("X"), "says": said("so")}]
    read = case.read(tmp_path)
    for subject in ("F.holds", "AG.paid", "ST.by"):
        assert key_of(read, f"origin/{subject}") is not None
    for subject in ("F.capacity", "AG.granted", "ST.says"):
        assert key_of(read, f"origin/{subject}") is None
