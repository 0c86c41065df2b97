"""The page's file: its policy, its bytes, and what it carries of cases large, small and empty."""

import base64
import hashlib
import json
import re
from collections import Counter

import pytest
from click.testing import CliRunner

from habeas.bounds import OPEN_PAST, Tri
from habeas.case.read_case import read_case
from habeas.case.what_if import AS_IT_STANDS
from habeas.cli.main import cli
from habeas.findings import all_keys, ask
from habeas.findings.flip_parts import origin_parts, reading_parts
from habeas.findings.order_periods import periods_of
from habeas.findings.scene import Scene
from habeas.findings.told import Teller
from habeas.publish import page_changes, page_claims, proven
from habeas.publish.page_file import page
from habeas.publish.page_model import page_model
from habeas.publish.page_texts import LONGEST_TEXT, shown
from habeas.publish.page_told import PageTeller

MOST_BYTES = 1_500_000


@pytest.fixture(scope="module")
def text(bundled):
    return page(bundled).decode("utf-8")


@pytest.fixture(scope="module")
def model(text):
    data = re.search(r'<script type="application/json" id="case">(.*?)</script>', text, re.DOTALL)
    return json.loads(data[1])


@pytest.fixture
def small(tmp_path):
    """A case folder with nothing but a list of sources, to be filled."""
    (tmp_path / "hand").mkdir()
    (tmp_path / "sources.csv").write_text("id,kind\nS-1,article\nS-2,article\n")
    return tmp_path


def test_the_bundled_case_is_a_page_of_at_most_a_megabyte_and_a_half(text, capsys):
    size = len(text.encode("utf-8"))
    with capsys.disabled():
        print(f"the bundled page has {size:,} bytes")
    assert size <= MOST_BYTES


# The quick run asks the smallest of the bundled cases, the slow one the largest too.
CASES = ["uk-rwanda-2022-06", pytest.param("2025-03-15", marks=pytest.mark.slow)]


@pytest.mark.parametrize("name", CASES)
def test_the_same_case_gives_the_same_bytes(repo_bundled, name):
    assert page(read_case(repo_bundled / name)) == page(read_case(repo_bundled / name))


def test_the_policy_allows_the_one_script_and_the_one_style_and_nothing_else(text):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1]
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    hashes = [
        base64.b64encode(hashlib.sha256(one.encode("utf-8")).digest()).decode()
        for one in (script, style)
    ]
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{hashes[0]}'; style-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_every_finding_stands_in_the_page_with_its_answer_and_its_combinations(bundled, model):
    carried = {one["id"]: one for one in model["findings"]}
    assert set(carried) == {key.id for key in all_keys(bundled)}
    for key in all_keys(bundled):
        finding, record = ask(bundled, key), carried[key.id]
        assert record.get("answer") == (None if finding.answer is None else finding.answer.value)
        assert [answer for _, answer in record.get("by", [])] == [
            a.value for a in finding.by_reading.values()
        ]


def test_a_claim_that_would_answer_otherwise_stands_against_its_finding(small):
    (small / "hand" / "transfers.yaml").write_text(
        "transfers:\n- id: T1\n  legs:\n  - id: T1.1\n    mode: road\n    left:\n"
        "    - {value: 2025-01-31 10:00 UTC, source: S-1}\n    - {value: 2025-01-31 12:00 UTC, source: S-2}\n"
    )
    (small / "hand" / "orders.yaml").write_text(
        "matters:\n- {id: M, court: X}\norders:\n- id: O\n  matter: M\n  kind: TRO\n"
        "  entered: {value: 2025-01-31 11:00 UTC, source: S-1}\n"
    )
    model = page_model(read_case(small))
    finding = next(one for one in model["findings"] if one["id"] == "left/T1/O.entered")
    sides = {model["claims"][n]["value"]: side for n, side in finding["claims"]}
    assert finding["answer"] == "cannot tell"
    assert sides["2025-01-31 10:00 UTC"] == "yes"
    assert sides["2025-01-31 12:00 UTC"] == "no"
    assert ["without S-2", "yes"] in finding["flips"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_explainer_stands_in_the_page_word_for_word(bundled, model, language):
    text, carried = proven(bundled, language), model["explainer"][language]
    assert [one["question"] for one in carried["sections"]] == [s.question for s in text.sections]
    for section, one in zip(text.sections, carried["sections"], strict=True):
        assert one.get("rests", "") == section.rests
        assert one.get("part_of", "") == section.part_of
        for sentence, (pieces, notes) in zip(section.sentences, one["said"], strict=True):
            words = [p if isinstance(p, str) else f"“{p[0]}”" if p[2] else p[0] for p in pieces]
            assert "".join(words) == sentence.text
            assert notes == list(sentence.notes)
    quotes = [model["claims"][n].get("quote", "") for n in carried["notes"]]
    assert quotes == [claim.spot.quote for claim in text.notes]


def test_words_of_another_language_name_it(model):
    foreign = {
        language: {
            piece[1]
            for section in model["explainer"][language]["sections"]
            for pieces, _ in section["said"]
            for piece in pieces
            if not isinstance(piece, str)
        }
        for language in ("en", "es")
    }
    assert foreign["es"] > {"en"}
    assert model["explainer"]["es"]["languages"]["en"] == "inglés"
    assert model["explainer"]["en"]["languages"].keys() == foreign["en"] - {"en"}


def test_an_explainer_that_cannot_be_proven_says_why_in_its_place(small):
    (small / "hand" / "transfers.yaml").write_text(
        "transfers:\n- id: T1\n  legs:\n  - id: T1.1\n    mode: road\n"
        "    left: {value: 2025-01-31 10:00 UTC, source: S-9}\n"
    )
    told = page_model(read_case(small))["explainer"]
    assert "S-9" in told["en"]["refused"]
    assert "S-9" in told["es"]["refused"]


def test_the_lanes_of_the_orders_are_the_periods_that_the_engine_gives(model, bundled):
    for order in model["lanes"]["orders"]:
        told = [one for one in periods_of(bundled, order["id"]) if one.in_force is not Tri.NO]
        assert [one["sure"] for one in order["periods"]] == [
            one.in_force is Tri.YES for one in told
        ]
        starts = [one["at"][0] for one in order["periods"]]
        assert starts == [None if one.start == OPEN_PAST else one.start / 1000 for one in told]
        for one in order["under"]:
            choice = AS_IT_STANDS
            for reading, option in one["readings"].items():
                choice = choice.reading(reading, option)
            under = [
                p for p in periods_of(bundled, order["id"], choice) if p.in_force is not Tri.NO
            ]
            assert [p["sure"] for p in one["periods"]] == [p.in_force is Tri.YES for p in under]
    assert any(order["under"] for order in model["lanes"]["orders"])


def test_every_time_of_the_page_has_its_spanish(model):
    spanish = model["spanish"]["times"]
    texts = [
        *model["facts"].values(),
        *(c["text"] for order in model["lanes"]["orders"] for c in order["clocks"]),
        *(one["text"] for one in model["lanes"]["statements"]),
        *(one["text"] for one in model["map"]["crossings"]),
    ]
    assert len(texts) > 50
    assert [text for text in texts if text not in spanish] == []
    assert not [es for es in spanish.values() if " to " in es or "before" in es]


def test_under_every_choice_that_the_page_tries_it_tells_what_the_engine_tells(bundled):
    teller, told = PageTeller(bundled), Counter()
    for key in all_keys(bundled)[::9]:
        engine, finding = Teller(bundled, key), ask(bundled, key)
        parts = [*reading_parts(bundled, finding, AS_IT_STANDS), *origin_parts(finding)]
        for part in parts[:12]:
            choice = part.apply(AS_IT_STANDS)
            assert teller.told(key, choice) is engine.told(choice), (key.id, part.words)
            told[key.question] += 1
    assert sum(told.values()) > 200
    assert told["statement"] > 50
    assert len(told) > 10


def test_two_times_of_one_list_are_not_told_apart_by_their_bounds(small):
    (small / "sources.csv").write_text("id,kind,zone\nS-1,article,UTC\n")
    (small / "hand" / "orders.yaml").write_text(
        "matters:\n- {id: M, court: X}\norders:\n- id: O\n  matter: M\n  kind: TRO\n"
        "  entered: {value: '2025-01-31 11:00', source: S-1}\n"
    )
    (small / "hand" / "statements.yaml").write_text(
        "statements:\n- id: ST\n  kind: post\n  when: {value: '2025-01-31 10:00', source: S-1}\n"
    )
    case = read_case(small)
    key = next(key for key in all_keys(case, "statement"))
    teller, scene = PageTeller(case), Scene(case, AS_IT_STANDS, brief=True)
    assert teller.by_bounds(scene, key) is None
    assert teller.told(key, AS_IT_STANDS) is Tri.YES


def test_every_claim_of_a_small_case_is_carried(bundled, model):
    subjects = [claim["subject"] for claim in model["claims"]]
    assert len(subjects) == len({c for claims in bundled.claims.values() for c in claims})
    assert model["claims_left_out"] == 0


def test_above_the_limit_claims_that_no_finding_uses_are_left_out_and_counted(small, monkeypatch):
    monkeypatch.setattr(page_claims, "MOST_CLAIMS", 3)
    (small / "hand" / "transfers.yaml").write_text(
        "transfers:\n- id: T1\n  legs:\n  - id: T1.1\n    mode: road\n"
        "    vehicle: {value: V-9, source: S-1}\n    people: {value: 40, source: S-1}\n    left:\n"
        "    - {value: 2025-01-31 10:00 UTC, source: S-1}\n    - {value: 2025-01-31 12:00 UTC, source: S-2}\n"
    )
    model = page_model(read_case(small))
    assert {claim["subject"] for claim in model["claims"]} == {"T1.1.left"}
    assert model["claims_left_out"] == 2


@pytest.mark.parametrize("name", CASES)
def test_past_its_budget_the_page_says_that_it_did_not_search(repo_bundled, name, monkeypatch):
    monkeypatch.setattr(page_changes, "MOST_TRIED", 0)
    model = page_model(read_case(repo_bundled / name))
    assert {one["flips"] for one in model["findings"]} == {None}


def test_a_case_without_orders_and_an_empty_one_have_a_page_too(small):
    empty = page_model(read_case(small))
    assert empty["findings"] == []
    assert empty["map"] == {}
    (small / "hand" / "transfers.yaml").write_text(
        "transfers:\n- id: T1\n  legs:\n  - id: T1.1\n    mode: air\n"
        "    from: {value: KHRL, source: S-1}\n    takeoff: {value: 2025-01-31 10:00 UTC, source: S-1}\n"
    )
    model = page_model(read_case(small))
    assert model["lanes"]["orders"] == []
    assert [place["id"] for place in model["map"]["places"]] == ["KHRL"]
    assert page(read_case(small)).startswith(b"<!doctype html>")


def test_a_map_can_lie_across_the_line_of_dates(small):
    (small / "hand" / "transfers.yaml").write_text(
        "transfers:\n- id: T1\n  legs:\n  - id: T1.1\n    mode: air\n    from: {value: NZAA, source: S-1}\n"
        "    to: {value: NSFA, source: S-1}\n    takeoff: {value: 2025-01-31 10:00 UTC, source: S-1}\n"
    )
    drawn = page_model(read_case(small))["map"]
    assert {place["id"] for place in drawn["places"]} == {"NZAA", "NSFA"}
    assert 0 < sum(map(len, drawn["coasts"])) < 40_000


def test_nothing_hidden_and_no_endless_text_reaches_the_page():
    tree = shown({"a\u202e": ["x\x1b", "y" * (LONGEST_TEXT + 1)], "n": 1.5})
    assert list(tree) == ["a<U+202E>", "n"]
    assert tree["a<U+202E>"][0] == "x<U+001B>"
    assert tree["a<U+202E>"][1].endswith("[4,001 characters; the rest is in the case]")


def test_the_page_speaks_the_language_of_the_case(small):
    (small / "habeas.yaml").write_text("language: es\n")
    assert b'<html lang="es">' in page(read_case(small))[:100]


def test_the_command_writes_into_the_case_or_where_it_is_told_to(small, tmp_path):
    run = CliRunner().invoke
    assert run(cli, ["page", str(small)]).output.strip() == f"wrote {small / 'out' / 'page.html'}"
    assert (small / "out" / "page.html").is_file()
    told = run(cli, ["page", str(small), "--to", str(tmp_path / "x.html"), "--json"])
    assert json.loads(told.output)["records"] == [{"file": str(tmp_path / "x.html")}]
    assert run(cli, ["page", str(small), "-q"]).output == ""
    assert run(cli, ["page", str(small), "--zone", "No/Where"]).exit_code == 2
