"""Drift: whether the captures of a docket that a case holds say the same."""

import json

import pytest
from captures import NEW, OLD, OTHER, case_of

from habeas.bounds import Tri
from habeas.case.read_case import read_case
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import ask, drift, key_of
from habeas.findings.questions import all_keys
from habeas.findings.wording import question_of

DAYS = ["2031-03-05", "2031-03-12", "2031-03-20"]


@pytest.fixture
def read(tmp_path):
    def reads(files, captured=DAYS, docket="1:31-cv-00001-JB"):
        case_of(tmp_path, files, captured[: len(files)])
        (tmp_path / "hand").mkdir()
        orders = {"matters": [{"id": "M", "court": "D.D.C.", "docket": docket}]}
        (tmp_path / "hand/orders.yaml").write_text(json.dumps(orders))
        return read_case(tmp_path)

    return reads


def asked(case, choice=AS_IT_STANDS):
    return ask(case, key_of(case, "drift/M"), choice)


def test_an_entry_that_is_new_or_has_other_words_is_a_difference_with_its_spot(read):
    case = read([OLD, NEW])
    found = asked(case)
    assert found.answer is Tri.NO
    assert found.result.bounds == {"captures": ["S-1", "S-2"], "differences": 2}
    changed, added = found.result.claims
    assert changed.value.startswith("entry 2 changed: ORDER granting 1 -> ORDER granting 1. Mod")
    assert added.value == "entry 3 added"
    for claim in found.result.claims:
        assert claim.source == "S-2"
        assert claim.spot.at
        assert claim.spot.quote in NEW
    assert found.result.why[0] == "From S-1 to S-2: 2 differences."
    assert (
        question_of(case, found.key) == "Do the captures of docket 1:31-cv-00001-JB say the same?"
    )


def test_what_has_vanished_is_cited_from_the_older_capture(read):
    found = asked(read([NEW, OLD]))
    vanished = [c for c in found.result.claims if "vanished" in c.value]
    assert [(c.source, c.value) for c in vanished] == [("S-1", "entry 3 vanished")]


def test_the_same_entries_are_no_difference(read):
    found = asked(read([OLD, OLD + "\n", OTHER]))
    assert (found.answer, found.result.claims) == (Tri.YES, ())
    assert found.result.why == ("From S-1 to S-2: nothing differs.",)


def test_a_single_capture_and_one_of_other_bytes_leave_it_open(read, tmp_path):
    case = read([OLD, NEW, OTHER])
    assert asked(case).answer is Tri.NO
    (tmp_path / "sources/s2.csv").write_text(NEW + "x")
    found = asked(read_case(tmp_path))
    assert found.answer is Tri.CANNOT_TELL
    assert found.result.why[0] == (
        "The case holds no two readable captures of docket 1:31-cv-00001-JB."
    )
    assert "sources/s2.csv" in found.result.why[1]
    assert found.result.settle


def test_a_capture_that_cannot_be_read_leaves_open_that_all_agree(read, tmp_path):
    case = read([OLD, OLD + "\n", OLD + "\n\n"])
    assert asked(case).answer is Tri.YES
    (tmp_path / "sources/s3.csv").write_text(NEW)
    found = asked(read_case(tmp_path))
    assert found.answer is Tri.CANNOT_TELL
    assert "S-3 was not read." in found.result.why
    assert found.result.settle == ("S-3, in a form that can be read",)
    without = AS_IT_STANDS.leaving_out("S-3")
    assert asked(read_case(tmp_path), without).answer is Tri.YES


def test_a_capture_that_is_left_out_is_not_compared(read):
    case = read([OLD, NEW, OLD])
    assert asked(case).result.bounds["differences"] == 4
    assert asked(case, AS_IT_STANDS.leaving_out("S-2")).answer is Tri.YES
    assert asked(case, AS_IT_STANDS.leaving_out("S-1", "S-2")).answer is Tri.CANNOT_TELL


def test_captures_whose_order_nobody_states_are_compared_under_an_assumption(read):
    found = asked(read([OLD, NEW], ["", ""]))
    assert ("order", "S-1 was captured before S-2") in found.result.assumes


def test_many_differences_are_counted_and_the_first_told(read):
    more = "".join(f"dcd,1:31-cv-00001,2031-03-11,{n},NOTICE {n}\n" for n in range(4, 30))
    found = asked(read([OLD, NEW + more]))
    assert len(found.result.claims) == 28
    assert found.result.why[-1] == "16 more; `habeas drift` lists them all."


def test_it_is_asked_only_where_a_case_holds_two_captures(read):
    case = read([OLD])
    assert [key for key in all_keys(case) if key.question == "drift"] == []


def test_without_the_parser_of_court_pages_it_is_open_and_says_how_to_install_it(read, monkeypatch):
    from habeas.courts.court_parser import NoCourtsExtraError

    def lacking(_case):
        raise NoCourtsExtraError("a court page")

    case = read([OLD, NEW])
    monkeypatch.setattr(drift.docket_captures, "captures_of", lacking, raising=False)
    found = asked(case)
    assert found.answer is Tri.CANNOT_TELL
    assert "courts" in found.result.why[1]
