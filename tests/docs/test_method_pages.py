"""Every question has its method page, whose example is run; every word has its line."""

import re

import pytest
from followed import DOCS, follow

from habeas.case.court_records import ORDER_CLOCKS
from habeas.case.references import AXES
from habeas.findings.questions import MODULES

TABLE = DOCS / "explanation" / "findings.md"
PAGES = sorted((TABLE.parent / "questions").glob("*.md"))
GLOSSARY = DOCS / "reference" / "glossary.md"
ROW = re.compile(r"^\| `([\w-]+)` \| .+ \| \[[^]]+\]\(([^)]+)\) \|$", re.MULTILINE)
WORD = re.compile(r"^\| ([^|`]+) \| (.+) \|$", re.MULTILINE)
# Every axis that a reading may set, by the word under which the glossary has it.
READ = {"ORDER.effective": "effective", "ORDER.forbids": "forbids", "zone of SOURCE": "zone"}


def rows():
    return dict(ROW.findall(TABLE.read_text(encoding="utf-8")))


def words():
    found = WORD.findall(GLOSSARY.read_text(encoding="utf-8"))
    return [pair for pair in found if pair[0] not in {"word", "---"}]


def test_the_table_names_a_method_page_for_every_question_in_their_order():
    assert list(rows()) == list(MODULES)


@pytest.mark.parametrize("question", MODULES)
def test_the_method_page_of_a_question_is_there_and_names_it(question):
    page = TABLE.parent / rows()[question]
    assert f"`{question}" in page.read_text(encoding="utf-8"), page.name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
@pytest.mark.usefixtures("desk")
def test_every_command_of_a_method_page_prints_what_the_page_says(page):
    assert follow(page) > 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_method_page_tells_rule_answers_assumptions_and_limits(page):
    text = page.read_text(encoding="utf-8")
    heads = set(re.findall(r"^## (.+)$", text, re.MULTILINE))
    assert heads >= {"The rule", "What counts", "What it assumes", "An example", "Limits"}
    no_answer = "no YES or NO" in text
    assert no_answer or all(f"| {answer} |" in text for answer in ("YES", "NO", "CANNOT TELL"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_table_leads_to_every_method_page(page):
    assert f"questions/{page.name}" in rows().values()


def test_the_glossary_has_every_axis_and_clock():
    listed = dict(words())
    for axis in (*AXES, *READ):
        assert READ.get(axis, axis) in listed, axis
        assert axis in AXES or axis in listed[READ[axis]], axis
    for clock in ORDER_CLOCKS:
        assert clock.replace("_", " ") in listed, clock


def test_the_glossary_is_sorted_and_gives_each_word_one_sentence():
    listed = [word for word, _ in words()]
    assert len(listed) > 60
    assert listed == sorted(listed, key=str.lower)
    assert len(listed) == len(set(listed))
    for word, meaning in words():
        assert re.fullmatch(r"[^.]+(?:\.[a-z0-9][^.]*)*\.", meaning), f"{word}: {meaning}"
