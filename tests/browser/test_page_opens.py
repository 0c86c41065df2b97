"""The page opens from a file, alone and silent, at every width, and a link restores its view."""

import pytest

pytestmark = pytest.mark.browser

TABS = ["case", "findings", "explainer", "sources"]
WIDTHS = [320, 480, 768, 1024, 1280, 1920, 3840]


def test_it_opens_from_a_file_and_asks_for_nothing(bundled_page, look):
    seen = look(bundled_page)
    for tab in TABS:
        seen.page.click(f"#tab-{tab}")
    seen.page.click("#tab-case")
    seen.page.locator(".cell").first.click()
    seen.page.fill("#search", "harlingen")
    seen.page.wait_for_selector(".results .claim")
    assert seen.requests == [f"file://{bundled_page}"]
    assert seen.console == []


@pytest.mark.parametrize("tab", TABS)
def test_no_width_scrolls_sideways(bundled_page, look, tab):
    page = look(bundled_page, f"#tab={tab}&f=outside/T2/O-oral.said").page
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))"
        )
        whole, shown = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert whole <= shown, width


def state(page):
    """Give what a reader has chosen, as the page shows it."""
    return page.evaluate(
        """() => ({
            lang: document.documentElement.lang,
            tab: document.querySelector('[role=tab][aria-selected=true]').id,
            finding: document.querySelector('.evidence .id code')?.textContent,
            readings: [...document.querySelectorAll('.reading select')].map((one) => one.value),
            map: document.querySelector('#map-transfer')?.value,
            ticks: [...document.querySelectorAll('.axis text')].map((one) => one.textContent),
        })"""
    )


def link_of(page):
    """Give the hash once the page has drawn what was chosen last."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")
    return page.evaluate("location.hash")


def test_a_link_restores_the_whole_view(bundled_page, look):
    first = look(bundled_page).page
    first.click('[lang="es"]')
    first.select_option("#reading-removal", "custody")
    first.click('[data-id="in-force/T1/O-written.entered"]')
    first.select_option("#map-transfer", "T2")
    first.locator(".lanes .tools button").nth(2).click()
    second = look(bundled_page, link_of(first)).page
    assert state(second) == state(first)
    assert state(second)["lang"] == "es"
    assert state(second)["finding"] == "in-force/T1/O-written.entered"
    assert "custody" in state(second)["readings"]


def test_filters_and_a_search_are_part_of_the_link(bundled_page, look):
    first = look(bundled_page, "#tab=findings").page
    first.select_option("#filter-fq", "outside")
    first.select_option("#filter-fa", "cannot tell")
    assert first.locator(".finding-line").count() == 1
    second = look(bundled_page, link_of(first)).page
    assert second.locator(".finding-line").count() == 1
    second.fill("#search", "FLIGHTRADAR24 harlingen")
    third = look(bundled_page, link_of(second)).page
    assert third.locator(".results .claim").count() == 1


def test_a_hash_that_names_nothing_is_no_fault(bundled_page, look):
    seen = look(bundled_page, "#f=no/such&r.oral=maybe&tab=x&t=9-1&lang=xx&e=%00")
    assert seen.console == []
    assert state(seen.page)["tab"] == "tab-case"
