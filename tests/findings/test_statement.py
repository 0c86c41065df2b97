"""Statements, allegations, facilities and agreements: what is asked of them."""

import pytest
import yaml

from habeas.bounds import Tri
from habeas.case.read_case import read_case
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import all_keys, ask, key_of
from habeas.findings.wording import question_of

DAY = "2025-03-15"
ORDERS = {
    "zone": "UTC",
    "matters": [{"id": "M", "court": "X"}],
    "orders": [
        {"id": "O", "matter": "M", "kind": "TRO", "form": "written", "label": "written order",
         "entered": {"value": f"{DAY} 23:25 Z", "source": "S0"}}
    ],
}  # fmt: skip


@pytest.fixture
def told(tmp_path):
    """Write a case of statements or things, and ask one finding of it."""

    def write(finding, choice=AS_IT_STANDS, **files):
        (tmp_path / "hand").mkdir(exist_ok=True)
        rows = "".join(f"S{n},article\n" for n in range(4))
        (tmp_path / "sources.csv").write_text(f"id,kind\n{rows}")
        for name, tree in {"orders": ORDERS, **files}.items():
            (tmp_path / "hand" / f"{name}.yaml").write_text(yaml.safe_dump(tree))
        case = read_case(tmp_path)
        assert not [p for p in case.problems if p.severity > 1], case.problems
        key = key_of(case, finding)
        assert key is not None
        assert question_of(case, key).endswith("?")
        return ask(case, key, choice)

    return write


def statement(**fields):
    one = {"id": "ST-1", "kind": "post", "label": "post"}
    return {"zone": "UTC", "statements": [{**one, **fields}]}


def said(value, source="S1", **more):
    return {"value": value, "source": source, **more}


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (f"{DAY} 22:00", Tri.YES),
        ("2025-03-16 01:00", Tri.NO),
        (DAY, Tri.CANNOT_TELL),
        ("after O.entered", Tri.NO),
    ],
)
def test_a_statement_came_before_the_order_or_not(told, when, expected):
    finding = told("statement/ST-1/O.entered", statements=statement(when=said(when)))
    assert finding.answer is expected


def test_the_time_inside_the_id_of_a_post_decides_what_its_date_leaves_open(told):
    post = said("https://x.com/someone/status/1901049700000000000", "S2")
    fields = {"when": said(DAY), "post": post}
    finding = told("statement/ST-1/O.entered", statements=statement(**fields))
    assert finding.answer is Tri.YES
    assert any("inside the post's id" in text for _, text in finding.result.assumes)
    without = AS_IT_STANDS.leaving_out("S2")
    open_ = told("statement/ST-1/O.entered", without, statements=statement(**fields))
    assert open_.answer is Tri.CANNOT_TELL


def test_a_date_that_the_id_of_the_post_contradicts_leaves_nothing_certain(told):
    post = said("https://x.com/someone/status/1901049700000000000", "S2")
    fields = {"when": said("2025-03-17"), "post": post}
    finding = told("statement/ST-1/O.entered", statements=statement(**fields))
    assert finding.answer is Tri.CANNOT_TELL
    assert finding.result.contradiction


NONE = said("none cited", "S1", quote="provided no evidence")


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ([NONE], Tri.NO),
        ([said("document", "S2")], Tri.YES),
        ([NONE, said("data", "S2")], Tri.CANNOT_TELL),
        ([], Tri.CANNOT_TELL),
    ],
)
def test_an_allegation_cites_evidence_or_none_according_to_whoever_says_so(
    told, evidence, expected
):
    tree = statement(kind="allegation", says=[said("they are members", "S1"), said("so", "S3")])
    tree["statements"][0]["evidence"] = evidence
    finding = told("allegation/ST-1", statements=tree)
    assert finding.answer is expected
    assert finding.result.bounds["sources"] == 2
    assert finding.result.bounds["origins"] == {"least": 1, "most": 2}


@pytest.mark.parametrize(
    ("holds", "capacity", "expected"),
    [
        (["15000"], ["40000"], Tri.YES),
        (["41000"], ["40000", "20000"], Tri.NO),
        (["more than 14000"], ["40000"], Tri.CANNOT_TELL),
        (["15000", "more than 20000"], ["40000"], Tri.CANNOT_TELL),
    ],
)
def test_a_facility_holds_no_more_than_it_is_built_for(told, holds, capacity, expected):
    facility = {"id": "F-1", "name": "the prison"}
    facility["holds"] = [said(v, f"S{n}") for n, v in enumerate(holds)]
    facility["capacity"] = [said(v, f"S{n}") for n, v in enumerate(capacity)]
    assert told("capacity/F-1", things={"facilities": [facility]}).answer is expected


def test_the_price_of_an_agreement_is_a_range_for_each_stage_and_currency(told):
    agreement = {"id": "AG-1", "name": "the agreement"}
    agreement["approved"] = [said("6000000 USD", "S1"), said("up to 15000000 USD", "S2")]
    agreement["granted"] = [said("4760000 USD", "S3")]
    finding = told("agreement/AG-1", things={"agreements": [agreement]})
    assert finding.answer is None
    assert finding.result.bounds == {
        "approved USD": {"least": 6_000_000, "most": 6_000_000},
        "granted USD": {"least": 4_760_000, "most": 4_760_000},
    }
    assert finding.result.why == ("approved: 6,000,000 USD; granted: 4,760,000 USD.",)


def test_an_amount_that_cannot_be_read_is_told_with_its_place(tmp_path):
    (tmp_path / "hand").mkdir()
    (tmp_path / "sources.csv").write_text("id,kind\nS1,article\n")
    things = "agreements:\n- id: AG-1\n  paid: {value: a lot, source: S1}\n"
    (tmp_path / "hand" / "things.yaml").write_text(things)
    case = read_case(tmp_path)
    (problem,) = [p for p in case.problems if p.code == "CAS-411"]
    assert str(problem.at).startswith("hand/things.yaml:3")
    finding = ask(case, key_of(case, "agreement/AG-1"))
    assert finding.result.why == ("No amount is given that can be read.",)


def test_a_statement_without_a_time_or_evidence_raises_neither_question(told, tmp_path):
    tree = statement(says=said("so"))
    tree["statements"].append({"id": "ST-2", "kind": "video", "when": said(DAY)})
    told("statement/ST-2/O.entered", statements=tree)
    case = read_case(tmp_path)
    assert key_of(case, "statement/ST-1/O.entered") is None
    assert key_of(case, "allegation/ST-1") is None
    assert key_of(case, "allegation/ST-2") is None


def test_every_finding_of_the_bundled_case_asks_something(bundled):
    asked = [question_of(bundled, key) for key in all_keys(bundled)]
    assert all(words.endswith("?") and "{" not in words for words in asked)
    assert "Had the first plane left before the spoken order was given?" in asked
    assert "Does T1.2.landing hang on a single origin?" in asked


def test_a_price_that_no_one_amount_fits_is_given_as_it_is_said(told):
    agreement = {"id": "AG-1", "paid": [said("4000000 USD"), said("at least 4700000 USD", "S2")]}
    finding = told("agreement/AG-1", things={"agreements": [agreement]})
    words = "paid: 4000000 USD | at least 4700000 USD, and no one amount fits them all."
    assert finding.result.why == (words,)


def test_the_bundled_case_tells_of_the_prison_the_agreement_and_the_allegation(bundled):
    assert ask(bundled, key_of(bundled, "capacity/F-CECOT")).answer is Tri.YES
    price = ask(bundled, key_of(bundled, "agreement/AG-US-SV")).result.bounds
    assert price["approved USD"] == {"least": 6_000_000, "most": 15_000_000}
    assert price["granted USD"] == {"least": 4_760_000, "most": 4_760_000}
    alleged = ask(bundled, key_of(bundled, "allegation/ST-MEMBERS"))
    assert alleged.answer is Tri.NO
    assert any("AP" in claim.by for claim in alleged.result.claims)


def test_a_bare_date_under_an_embedded_post_leaves_open_whether_it_came_after_the_order(bundled):
    """By the clock of the poster or of UTC it came after; by that of the outlet it may not have."""
    key = key_of(bundled, "statement/ST-TOO-LATE/O-written.entered")
    finding = ask(bundled, key)
    assert finding.answer is Tri.CANNOT_TELL
    assert dict(finding.by_reading) == {
        "post-date=order": Tri.NO,
        "post-date=outlet": Tri.CANNOT_TELL,
        "post-date=poster": Tri.NO,
        "post-date=utc": Tri.NO,
    }
    without = AS_IT_STANDS.leaving_out("moneycontrol-202503-original")
    assert ask(bundled, key, without).answer is Tri.NO


def test_the_sentence_of_2023_is_older_than_the_people_of_2025(bundled):
    key = key_of(bundled, "statement/ST-NEVER-RETURN/O-oral.said")
    assert ask(bundled, key).answer is Tri.YES
