"""The committed bundle of the page, and its two catalogues of words."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from habeas.findings import share
from habeas.findings import stage as stages
from habeas.findings.questions import MODULES
from habeas.publish.catalogue import messages
from habeas.publish.page_file import asset

REPO = Path(__file__).parents[2]
ASSETS = REPO / "src" / "habeas" / "publish" / "page_assets"
WORDS = {
    lang: json.loads((REPO / "page" / "src" / f"words.{lang}.json").read_text("utf-8"))
    for lang in ("en", "es")
}
# Alike in both languages, and rightly so.
SAME = {"answer.no", "letter.no", "letter.cannot tell"}


def test_every_file_of_the_bundle_has_the_hash_that_is_committed():
    sums = dict(
        reversed(line.split("  ", 1)) for line in (ASSETS / "SHA256SUMS").read_text().splitlines()
    )
    found = {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest()
        for p in ASSETS.iterdir()
        if p.name != "SHA256SUMS"
    }
    assert found == sums
    assert set(found) == {"page.js", "page.css", "LICENSES.txt"}


def test_the_bundle_names_the_licence_of_every_package_in_it():
    text = asset("LICENSES.txt")
    for package in ("preact", "d3-geo", "d3-scale", "d3-array"):
        assert re.search(rf"^{package} \d[\d.]* \((MIT|ISC)\)$", text, re.MULTILINE), package


@pytest.mark.parametrize(
    "reach",
    [
        "fetch(",
        "XMLHttpRequest",
        "WebSocket",
        "importScripts",
        "innerHTML=",
        "eval(",
        "@import",
        "url(http",
    ],
)
def test_the_bundle_reaches_for_nothing_outside(reach):
    assert reach not in asset("page.css")
    assert reach not in asset("page.js") or reach == "innerHTML="


def test_the_script_cannot_end_its_own_element():
    assert "</script" not in asset("page.js").lower()
    assert "<!--" not in asset("page.js")


def test_both_catalogues_say_the_same_things():
    assert list(WORDS["en"]) == list(WORDS["es"])
    for key, words in WORDS["en"].items():
        assert set(re.findall(r"\{\w+\}", words)) == set(
            re.findall(r"\{\w+\}", WORDS["es"][key])
        ), key


def test_no_message_is_the_same_in_both_languages_but_a_listed_few():
    assert {key for key, words in WORDS["en"].items() if WORDS["es"][key] == words} <= SAME


@pytest.mark.parametrize("answer", ["yes", "no", "cannot tell"])
def test_an_answer_in_spanish_has_the_words_of_the_explainer(answer):
    assert WORDS["es"][f"answer.{answer}"] == messages("es")[f"tri.{answer}"]


def test_every_stage_has_words_in_both_languages():
    for stage in (*stages.STAGES, *share.STAGES):
        assert WORDS["en"][f"stage.{stage}"] == stage
        assert WORDS["es"][f"stage.{stage}"] != stage


def test_every_question_of_the_engine_has_words_in_both_languages():
    assert [q for q in MODULES if f"question.{q}" not in WORDS["en"]] == []


def test_every_message_that_the_page_asks_for_exists():
    sources = "".join(
        p.read_text("utf-8")
        for p in (REPO / "page" / "src").glob("*.js*")
        if p.suffix in {".js", ".jsx"}
    )
    asked = set(re.findall(r'\bsay\([^()]*?"([a-z][\w.-]*[\w ]*)"', sources))
    assert asked - set(WORDS["en"]) == set()
    assert len(asked) > 60
