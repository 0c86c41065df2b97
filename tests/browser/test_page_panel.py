"""The panel, the footnotes and the clipboard: what is said, by whom, through whom, and how to cite it."""

import re

import pytest
from settled import wait_until

from habeas.findings.order_card import card_of

pytestmark = pytest.mark.browser


def test_a_claim_stands_with_its_words_its_source_and_whether_it_is_held(
    bundled_page, bundled, look
):
    page = look(bundled_page, "#e=O-oral.said").page
    told = page.inner_text(".evidence")
    for claim in bundled.said_of("O-oral.said"):
        assert claim.spot.quote in told
        assert bundled.sources[claim.source].publisher in told
    assert "not held" in told
    links = page.locator(".evidence a.address")
    assert links.count() > 3
    assert {links.nth(n).get_attribute("rel") for n in range(links.count())} == {
        "noreferrer noopener"
    }


def test_a_claim_is_copied_as_a_citation_and_the_view_as_a_link(bundled_page, look):
    page = look(
        bundled_page, "#e=O-oral.said", permissions=["clipboard-read", "clipboard-write"]
    ).page
    page.locator(".claim:has(blockquote) .quiet").first.click()
    wait_until(
        page,
        "document.querySelector('.claim:has(blockquote) [role=status]').textContent === 'copied'",
    )
    cited = page.evaluate("navigator.clipboard.readText()")
    assert cited.startswith("“")
    assert "source not held" in cited
    page.locator(".bar .quiet").nth(1).click()
    wait_until(page, "document.querySelector('.bar [role=status]').textContent === 'copied'")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_a_footnote_of_the_explainer_leads_to_its_claim(bundled_page, look):
    page = look(bundled_page, "#tab=explainer").page
    mark = page.locator(".note-mark").nth(40)
    number = mark.inner_text()
    mark.click()
    wait_until(page, "(n) => document.activeElement.id === `note-${n}`", arg=number)
    assert page.locator(f"#note-{number}").inner_text()


def test_the_page_says_what_it_did_not_search_and_which_command_does(bundled_page, look):
    page = look(bundled_page, "#f=outside/T2/O-oral.said").page
    told = page.inner_text(".evidence")
    assert "habeas why outside/T2/O-oral.said" in told
    assert "What would settle it" in told


def test_in_spanish_every_word_of_the_page_is_spanish_and_the_engines_are_marked(
    bundled_page, look
):
    page = look(bundled_page, "#f=outside/T2/O-oral.said&lang=es").page
    assert page.inner_text("#matrix-title").startswith("En cada orden")
    english = page.locator(".evidence .steps").first
    assert english.get_attribute("lang") == "en"
    unmarked = page.evaluate(
        """() => [...document.querySelectorAll('.evidence h3, .evidence h4, .evidence summary, .evidence button')]
            .filter((one) => !one.closest('[lang=en]')).map((one) => one.textContent)"""
    )
    assert unmarked
    assert not [
        text
        for text in unmarked
        if re.search(r"\b(the|what|with|claims|copy)\b", text, re.IGNORECASE)
    ]


def test_a_time_of_an_order_shows_what_the_order_says(bundled_page, bundled, look):
    page = look(bundled_page, "#e=O-written.entered").page
    card = page.locator(".evidence .card")
    told = card.inner_text()
    assert "What the order says" in told
    lines = card_of(bundled, "O-written")
    assert {"forbids", "class"} & {line.label for line in lines}
    for line in lines:
        assert line.value in told


READ_AS = {"": (1, 0), "&r.oral=yes": (3, 1), "&r.oral=no": (0, 0)}


@pytest.mark.parametrize(("chosen", "drawn"), list(READ_AS.items()))
def test_the_lane_of_an_order_shows_when_it_was_in_force_under_the_readings_chosen(
    bundled_page, look, chosen, drawn
):
    page = look(bundled_page, f"#tab=case{chosen}").page
    page.locator(".lanes .tools button").last.click()
    wait_until(page, "document.querySelectorAll('.hit .edge').length === 0")
    spoken = page.locator(".row.order", has_text="spoken order").first
    pieces = spoken.locator(".piece")
    assert (pieces.count(), spoken.locator(".piece.known").count()) == drawn
    assert spoken.locator(".row-sub").count() == (not chosen)


def test_the_lanes_show_all_dates_and_come_back(bundled_page, look):
    page = look(bundled_page).page
    edges = page.locator(".hit .edge")
    assert edges.count() > 0
    page.locator(".lanes .tools button").last.click()
    wait_until(page, "document.querySelectorAll('.hit .edge').length === 0")
    page.locator(".lanes .tools button").nth(4).click()
    wait_until(page, "document.querySelectorAll('.hit .edge').length > 0")
