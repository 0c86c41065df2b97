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


def test_the_copy_that_is_nearest_to_its_source_stands_for_it(asked):
    """Both are held only as copies; a copy of one of them, on another basis, adds nothing."""
    rows = {"S1": {"copy_of": "X"}, "S2": {"copy_of": "Y"}, "S3": {"copy_of": "S2"}}
    claims = [said("9", f"S{n}", basis=basis) for n, basis in enumerate("ABC", start=1)]
    for some, least in ((claims[:2], 2), (claims, 2), (claims[1:], 1)):
        found = asked(told_by(*some, **rows), "origin/F.holds")
        assert found.result.bounds["origins"] == {"least": least, "most": len(some)}


def test_a_ring_of_copies_and_a_copy_of_a_record_are_told_apart(asked):
    ring = {"S1": {"copy_of": "S2"}, "S2": {"copy_of": "S1"}}
    claims = [said("9", f"S{n}", basis=basis) for n, basis in enumerate("AB", start=1)]
    found = asked(told_by(*claims, **ring), "origin/F.holds")
    assert found.result.bounds["origins"] == {"least": 1, "most": 2}
    copy = {"S1": {"copy_of": "S0"}, "S0": {"kind": "manifest"}}
    assert asked(told_by(said("9", "S1"), **copy), "origin/F.holds").result.bounds["records"] == 1
