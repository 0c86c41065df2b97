"""By keyboard alone: every cell is reached, says what it is, opens its evidence and gives it back."""

import pytest
from settled import wait_until

pytestmark = pytest.mark.browser

ACTIVE = """() => ({
    at: document.activeElement.dataset.at, id: document.activeElement.dataset.id,
    role: document.activeElement.getAttribute('role'),
    name: document.activeElement.getAttribute('aria-label')
        ?? document.activeElement.querySelector('.unseen')?.textContent,
})"""


def into_the_grid(page):
    """Press Tab until a cell has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(ACTIVE)["role"] == "gridcell":
            return
    pytest.fail("Tab never reaches the matrix")


def test_arrows_reach_every_cell_and_each_has_a_name_in_words(bundled_page, bundled, look):
    page = look(bundled_page).page
    cells = page.locator("main .cell")
    rows = page.locator("main .matrix tbody tr:not(.clock-row)").count()
    columns = cells.count() // rows
    into_the_grid(page)
    page.keyboard.press("Control+Home")
    seen = []
    for row in range(rows):
        for column in range(columns):
            seen.append(page.evaluate(ACTIVE))
            if column + 1 < columns:
                page.keyboard.press("ArrowRight")
        page.keyboard.press("Home")
        if row + 1 < rows:
            page.keyboard.press("ArrowDown")
    assert len({one["at"] for one in seen}) == cells.count() > 50
    names = [one["name"] for one in seen]
    assert len(set(names)) == len(names)
    transfers = [t.name for t in bundled.transfers.values()]
    assert all(any(name.startswith(one) for one in transfers) for name in names)
    assert all(
        any(word in name for word in ("YES", "NO", "CANNOT TELL", "not asked")) for name in names
    )


def test_enter_opens_the_evidence_and_escape_gives_the_cell_back(bundled_page, look):
    page = look(bundled_page).page
    into_the_grid(page)
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    cell = page.evaluate(ACTIVE)
    page.keyboard.press("Enter")
    page.wait_for_selector(".evidence .id code")
    wait_until(page, "document.activeElement.id === 'evidence-title'")
    assert page.inner_text(".evidence .id code") == cell["id"]
    page.keyboard.press("Escape")
    wait_until(page, "document.activeElement.getAttribute('role') === 'gridcell'")
    assert page.evaluate(ACTIVE)["at"] == cell["at"]


def test_the_marks_of_the_lanes_are_walked_and_opened(bundled_page, look):
    page = look(bundled_page).page
    page.locator(".chart .hit[tabindex='0']").focus()
    names = set()
    for _ in range(page.locator(".chart .hit").count()):
        names.add(page.evaluate(ACTIVE)["name"])
        page.keyboard.press("ArrowRight")
    assert len(names) > 15
    assert all(": " in name for name in names)
    page.keyboard.press("Enter")
    wait_until(page, "document.activeElement.id === 'evidence-title'")
    assert page.locator(".evidence .claim").count() > 0


def test_the_time_zooms_and_pans_by_keys(bundled_page, look):
    page = look(bundled_page).page
    ticks = "[...document.querySelectorAll('.axis text')].map((one) => one.textContent).join()"
    page.locator(".chart .hit[tabindex='0']").focus()
    before = page.evaluate(ticks)
    page.keyboard.press("+")
    zoomed = page.evaluate(ticks)
    page.keyboard.press("Shift+ArrowRight")
    moved = page.evaluate(ticks)
    page.keyboard.press("0")
    assert len({before, zoomed, moved}) == 3
    assert page.evaluate(ticks) == before


def test_tabs_are_walked_by_arrows(bundled_page, look):
    page = look(bundled_page).page
    page.focus("#tab-case")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "tab-findings"
    assert page.locator(".finding-line").count() > 100
