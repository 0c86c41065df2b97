"""The explainer on the page: in both languages, quotes and foreign words marked, the box apart."""

import pytest

from habeas.publish import proven
from habeas.publish.pieces import Foreign, plain
from habeas.publish.render import mark

pytestmark = pytest.mark.browser

FOREIGN = """() => [...document.querySelectorAll('.explainer p [lang]')].map((one) => [
    one.tagName, one.lang, one.textContent,
    one.nextSibling?.className === 'tongue' ? one.nextSibling.textContent : '',
])"""


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_sentence_stands_with_its_foreign_words_marked(bundled_page, bundled, look, language):
    page = look(bundled_page, f"#tab=explainer&lang={language}").page
    text = proven(bundled, language)
    pieces = [
        piece
        for section in text.sections
        for sentence in section.sentences
        for piece in sentence.pieces
        if isinstance(piece, Foreign)
    ]
    expected = [
        ["Q" if one.quoted else "SPAN", one.language, plain((one,)), mark(one, language)]
        for one in pieces
    ]
    assert len(expected) > 20
    assert page.evaluate(FOREIGN) == expected
    shown = page.locator(".explainer").text_content()
    assert [s.rests for s in text.sections if s.rests and s.rests not in shown] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_box_stands_apart_with_its_own_headings(bundled_page, bundled, look, language):
    page = look(bundled_page, f"#tab=explainer&lang={language}").page
    parts = [section for section in proven(bundled, language).sections if section.part_of]
    assert page.locator(".box").count() == 1
    assert page.inner_text(".box > h3") == parts[0].part_of
    assert page.locator(".box h4").all_inner_texts() == [one.question for one in parts]
    border = page.evaluate("getComputedStyle(document.querySelector('.box')).borderTopWidth")
    assert border == "1px"


def test_an_explainer_that_is_refused_says_which_sentence_and_prints_it(write_page, tmp_path, look):
    (tmp_path / "hand").mkdir()
    (tmp_path / "sources.csv").write_text("id,kind\nS-1,article\n")
    (tmp_path / "hand" / "transfers.yaml").write_text(
        "transfers:\n- id: T1\n  legs:\n  - id: T1.1\n    mode: road\n"
        "    left: {value: 2025-01-31 10:00 UTC, source: S-9}\n"
    )
    seen = look(write_page(tmp_path), "#tab=explainer")
    assert "S-9" in seen.page.inner_text(".refused")
    seen.page.emulate_media(media="print")
    seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert "S-9" in seen.page.inner_text(".paper .refused")
    assert seen.console == []
