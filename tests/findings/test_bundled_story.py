"""The story of the bundled case: each thing that it tells is a record or a finding with spots."""

import pytest

from habeas.bounds import Tri
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import ask, findings
from habeas.findings.questions import key_of
from habeas.publish import explainer


def found(case, finding_id, **readings):
    choice = AS_IT_STANDS
    for reading, option in readings.items():
        choice = choice.reading(reading.replace("_", "-"), option)
    finding = ask(case, key_of(case, finding_id), choice)
    assert finding.result.claims, finding_id
    assert all(claim.source for claim in finding.result.claims)
    return finding


def values(case, subject):
    """What the sources say of a subject, by value; each with its spot."""
    claims = [c for c in case.said_of(subject) if c.decides]
    assert claims, subject
    assert all(claim.source in case.sources for claim in claims)
    return {claim.value for claim in claims}


def test_who_was_moved_and_how_many(bundled):
    assert {"261", "more than 200", "hundreds"} <= values(bundled, "G-ALL.count")
    assert "137" in values(bundled, "G-AEA.count")
    assert "238" in values(bundled, "G-VEN.count")
    assert "23" in values(bundled, "G-SAL.count")


def test_from_where_to_where_and_by_which_aircraft(bundled):
    for transfer, aircraft in (("T1", "N278GX"), ("T2", "N837VA"), ("T3", "N630VA")):
        assert values(bundled, f"{transfer}.1.from") == {"KHRL"}
        assert values(bundled, f"{transfer}.1.to") == {"MHPR"}
        assert values(bundled, f"{transfer}.2.to") == {"MSLP"}
        assert values(bundled, f"{transfer}.1.vehicle") == {aircraft}
        assert "GLOBALX" in values(bundled, f"{aircraft}.operator")


def test_the_prison_with_its_capacity_its_holdings_and_its_custodian_chain(bundled):
    assert values(bundled, "F-CECOT.capacity") == {"40000"}
    assert found(bundled, "capacity/F-CECOT").answer is Tri.YES
    chain = {t.kind: t.id for t in bundled.things.values() if t.part_of == "F-CECOT"}
    assert chain.keys() == {"facility", "operator", "contracting authority", "legal authority"}
    assert {"SV", "US"} <= values(bundled, f"{chain['legal authority']}.who")


def test_the_agreement_and_its_rival_prices_stage_by_stage(bundled):
    bounds = found(bundled, "agreement/AG-US-SV").result.bounds
    assert bounds["approved USD"] == {"least": 6_000_000, "most": 15_000_000}
    assert bounds["granted USD"] == {"least": 4_760_000, "most": 4_760_000}
    assert {"4000000 USD", "at least 4700000 USD"} <= values(bundled, "AG-US-SV.paid")
    distrusted = [c for c in bundled.said_of("AG-US-SV.approved") if c.source == "upglob"]
    assert all(not claim.decides for claim in distrusted)
    assert values(bundled, "AG-US-SV.agreed")
    for transfer in bundled.transfers:
        assert found(bundled, f"valid/AG-US-SV/{transfer}").answer is Tri.CANNOT_TELL


def test_the_law_and_its_three_earlier_uses(bundled):
    finding = found(bundled, "uses/AUTH-AEA")
    assert finding.answer is Tri.YES
    assert finding.result.bounds["listed"] == 3
    assert "1798" in values(bundled, "AUTH-AEA.passed")
    assert len(values(bundled, "AUTH-AEA.signed")) > 1
    assert values(bundled, "AUTH-AEA.made_public")
    assert values(bundled, "AUTH-AEA.published")
    assert values(bundled, "AUTH-AEA.requires")
    assert values(bundled, "AUTH-AEA.claimed")


def test_the_parts_add_up_to_261_and_the_manifests_do_not(bundled):
    whole = {f.id: f.answer for f in findings(bundled, question="check")}
    assert Tri.YES in whole.values()
    assert whole["check/manifests-against-total"] is Tri.NO
    parts = [c for c in bundled.checks.values() if c.expect == "261" and "+" in c.what]
    assert parts
    assert all(whole[f"check/{check.id}"] is Tri.YES for check in parts)


def test_the_allegation_cites_no_evidence_according_to_the_associated_press(bundled):
    finding = found(bundled, "allegation/ST-MEMBERS")
    assert finding.answer is Tri.NO
    cited = [c for c in finding.result.claims if c.subject == "ST-MEMBERS.evidence"]
    assert any(c.by.startswith("AP") and c.spot.quote for c in cited)
    assert finding.result.bounds["origins"]["least"] >= 1
    assert found(bundled, "adjudicated/ST-MEMBERS").answer is not Tri.YES


def test_each_order_said_and_written(bundled):
    assert values(bundled, "O-oral.said")
    assert values(bundled, "O-written.entered")
    assert values(bundled, "O-tro5.entered")
    for order in ("O-oral", "O-written"):
        assert values(bundled, f"{order}.words")
        assert found(bundled, f"covered/G-AEA/{order}.{bundled.orders[order].clocks[0]}")


EACH = ("left", "outside", "landed", "handed-over")


@pytest.mark.parametrize("transfer", ["T1", "T2", "T3"])
def test_each_aircraft_at_each_order_under_each_reading(bundled, transfer):
    for moment in ("O-oral.said", "O-written.entered"):
        for question in EACH:
            assert found(bundled, f"{question}/{transfer}/{moment}").answer is not None
        forced = found(bundled, f"in-force/{transfer}/{moment}")
        assert len(forced.by_reading) == 2


def test_the_post_came_after_the_order_by_every_clock_but_the_outlets(bundled):
    finding = found(bundled, "statement/ST-TOO-LATE/O-written.entered")
    assert finding.answer is Tri.CANNOT_TELL
    told = {name.removeprefix("post-date="): answer for name, answer in finding.by_reading.items()}
    assert told.pop("outlet") is Tri.CANNOT_TELL
    assert told == {"poster": Tri.NO, "order": Tri.NO, "utc": Tri.NO}


def test_the_ministers_sentence_of_2023_is_used_of_the_men_of_2025(bundled):
    finding = found(bundled, "quotation/ST-NEVER-RETURN/moved")
    assert finding.answer is Tri.YES
    about = [c for c in finding.result.claims if c.subject == "ST-NEVER-RETURN.about"]
    assert {c.source for c in about if c.value == "G-ALL"} == {"theweek-20250324"}


def test_the_reshares_and_who_reports_them_one_of_them_on_a_single_source(bundled):
    reshares = {s.id for s in bundled.statements.values() if s.kind == "reshare"}
    assert {"ST-RESHARE-STATE", "ST-RESHARE-WH", "ST-RESHARE-MUSK"} <= reshares
    assert all("ST-TOO-LATE" in values(bundled, f"{one}.of") for one in reshares)
    musk = found(bundled, "origin/ST-RESHARE-MUSK.by")
    assert musk.answer is Tri.YES
    assert {c.source for c in musk.result.claims} == {"theweek-20250324"}
    assert found(bundled, "origin/ST-RESHARE-STATE.by").result.bounds["sources"] == 3


def test_the_video_is_the_document_of_the_party_that_released_it(bundled):
    assert bundled.statements["ST-VIDEO"].kind == "video"
    assert values(bundled, "ST-VIDEO.by") == {"SV-PRES"}
    assert values(bundled, "ST-VIDEO.shows")


def test_what_no_source_says_stands_in_the_box(bundled):
    box = next(s for s in explainer(bundled).sections if s.question == "What no source says")
    text = " ".join(sentence.text for sentence in box.sentences)
    assert "when its people boarded: the first plane" in text
    assert "gives the hour: " in text
    assert "the post that said it was too late" in text


def test_the_three_questions_of_the_founding_article_come_first(bundled):
    asked = explainer(bundled).sections[:3]
    assert [s.question for s in asked] == [q.question for q in bundled.questions.values()][:3]
    words = [" ".join(s.text for s in section.sentences) for section in asked]
    assert "Terrorism Confinement Center" in words[0]
    assert "Alien Enemies Act" in words[1]
    assert "US dollars" in words[2]
    assert "Oopsie… Too late" in words[2]
