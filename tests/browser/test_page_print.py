"""Printed, nothing is cut: every finding, cell, quote and footnote stands in the PDF's text."""

import io
import re
import unicodedata

import pypdfium2
import pytest

from habeas.findings import all_keys, ask
from habeas.findings.questions import key_of
from habeas.publish.explainer import explainer
from habeas.publish.pieces import plain
from habeas.publish.render import mark

pytestmark = pytest.mark.browser


def packed(text):
    """Give a text without what setting it on paper changes: spaces, hyphens, line ends, ligatures."""
    return re.sub(r"[-\s\u00ad\ufffe\u0002]", "", unicodedata.normalize("NFKC", text))


@pytest.fixture(scope="module")
def printed(bundled_page, chromium):
    """The text of the bundled case's page as printed, and of each of its sheets."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"file://{bundled_page}#f=outside/T2/O-oral.said")
    page.wait_for_selector(".foot")
    with pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True))) as book:
        sheets = [book[n].get_textpage().get_text_bounded() for n in range(len(book))]
    context.close()
    return packed("\n".join(sheets)), sheets


def test_every_finding_and_its_answer_is_printed(printed, bundled):
    text, _ = printed
    ids = [key.id for key in all_keys(bundled)]
    assert [id_ for id_ in ids if packed(id_) not in text] == []


def test_every_quote_is_printed(printed, bundled):
    text, _ = printed
    quotes = {c.spot.quote for claims in bundled.claims.values() for c in claims if c.spot.quote}
    assert len(quotes) > 50
    assert [quote for quote in quotes if packed(quote) not in text] == []


def as_read(sentence, language):
    """Give a sentence with the language of its foreign words marked, as the explainer marks it."""
    return "".join(
        one if isinstance(one, str) else plain((one,)) + mark(one, language)
        for one in sentence.pieces
    )


def test_every_sentence_of_the_explainer_is_printed_with_its_languages_marked(printed, bundled):
    text, _ = printed
    sentences = [
        as_read(s, "en") for section in explainer(bundled).sections for s in section.sentences
    ]
    assert any("[Spanish]" in one for one in sentences)
    assert [one for one in sentences if packed(one) not in text] == []


def test_what_each_section_rests_on_and_the_box_are_printed(printed, bundled):
    text, _ = printed
    sections = explainer(bundled).sections
    boxes = {section.part_of for section in sections if section.part_of}
    assert len(boxes) == 1
    told = [*boxes, *(s.question for s in sections), *(s.rests for s in sections if s.rests)]
    assert [one for one in told if packed(one) not in text] == []


def test_the_chosen_evidence_is_printed_open(printed, bundled):
    text, _ = printed
    for words in (
        "What would settle it",
        "one of the",
        "is right",
        "Relied on as well",
        "Every quote",
    ):
        assert packed(words) in text
    finding = ask(bundled, key_of(bundled, "outside/T2/O-oral.said"))
    near = [c for c in finding.result.claims if c.subject in finding.result.events]
    titles = {bundled.sources[c.source].title for c in near if bundled.sources[c.source].title}
    assert [title for title in titles if packed(title) not in text] == []


def test_no_sheet_is_empty(printed):
    _, sheets = printed
    assert len(sheets) > 5
    assert [n for n, sheet in enumerate(sheets, 1) if len(sheet.strip()) < 40] == []
