"""Search: quotes, statements, findings and sources, and how many were found of each."""

import re

import pytest
from settled import wait_until

pytestmark = pytest.mark.browser


def searched(page, words):
    """Search, and give how many the box says were found of each kind."""
    page.fill("#search", words)
    wait_until(
        page, "(q) => document.querySelector('#results-title')?.textContent.includes(q)", arg=words
    )
    told = page.inner_text(".search-told")
    return {name: int(n) for name, n in re.findall(r"([a-z][a-z ]*) (\d+)", told.partition(":")[2])}


def test_a_statement_is_found_by_its_words_also_without_a_time(bundled_page, bundled, look):
    page = look(bundled_page).page
    untimed = [s for s in bundled.statements if f"{s}.when" not in bundled.times]
    words = next(bundled.said_of(f"{s}.words") for s in untimed if bundled.said_of(f"{s}.words"))
    found = searched(page, words[0].value[:30].rpartition(" ")[0])
    assert found["statements"] >= 1
    page.locator(".results .links .link").first.click()
    wait_until(page, "document.activeElement.id === 'evidence-title'")
    assert page.locator(".evidence .claim").count() > 0


def test_a_source_is_found_by_its_title(bundled_page, bundled, look):
    page = look(bundled_page).page
    source = next(one for one in bundled.sources.values() if len(one.title) > 30)
    assert searched(page, source.title)["sources"] >= 1
    assert page.locator(".results .sources li").count() >= 1


def test_the_box_says_how_many_there_are_of_each_kind_and_that_there_are_none(bundled_page, look):
    page = look(bundled_page).page
    found = searched(page, "harlingen")
    heads = page.locator(".results h3").all_inner_texts()
    shown = [int(re.search(r"\((\d+)\)", head)[1]) for head in heads]
    assert list(found.values()) == shown
    total = int(re.match(r"\d+", page.inner_text(".search-told"))[0])
    assert total == sum(shown) > 0
    assert searched(page, "qqqqzzzz") == {}
    assert page.inner_text(".search-told") == "nothing found"


def test_names_that_the_authors_translated_are_found_in_spanish(bundled_page, look):
    page = look(bundled_page, "#lang=es").page
    page.fill("#search", "primer avión")
    wait_until(page, "document.querySelector('.search-told').textContent.includes('afirma')")
    assert "primer avión" in page.inner_text(".results")
