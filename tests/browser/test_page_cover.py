"""Whom each order protects: every group and order by keyboard, each cell with its evidence."""

import pytest
from settled import wait_until

from habeas.findings import all_keys, ask

pytestmark = pytest.mark.browser

SHARES = """() => Object.fromEntries([...document.querySelectorAll('.share[data-share]')].map((cell) => [
    cell.dataset.share,
    [cell.querySelector('svg.mark')?.classList[1], cell.querySelector('.share-word').textContent],
]))"""


def expected(finding):
    """Give the mark and the words that the table must show for a finding."""
    stages = finding.result.stages
    if not stages:
        return [finding.answer.value.replace(" ", "-"), finding.answer.value.upper()]
    if len(stages) > 2:
        return ["cannot-tell", "CANNOT TELL"]
    people = finding.result.bounds["covered"]
    ends = sorted({people["least"], people["most"]})
    words = " or ".join(stages) + (f": {' to '.join(map(str, ends))}" if "some" in stages else "")
    marks = {("all",): "yes", ("none",): "no", ("some",): "some"}
    return [marks.get(stages, "cannot-tell"), words]


def test_the_table_tells_what_the_engine_tells_of_every_group(bundled_page, bundled, look):
    page = look(bundled_page).page
    page.click(".cover > .quiet")
    shown = page.evaluate(SHARES)
    keys = {key.id: key for key in all_keys(bundled, "covered")}
    assert shown == {id_: expected(ask(bundled, keys[id_])) for id_ in shown}
    assert {id_.split("/")[1] for id_ in shown} == {key.subject for key in keys.values()}
    assert {mark for mark, _ in shown.values()} == {"yes", "no", "some", "cannot-tell"}


def test_arrows_walk_the_table_and_enter_opens_its_evidence(bundled_page, look):
    page = look(bundled_page).page
    cells = page.locator(".share")
    rows, columns = page.locator(".cover tbody tr").count(), page.locator(".cover thead th").count()
    page.locator(".share[tabindex='0']").focus()
    seen = set()
    for row in range(rows):
        for _ in range(columns):
            seen.add(page.evaluate("document.activeElement.querySelector('.unseen').textContent"))
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Home")
        if row + 1 < rows:
            page.keyboard.press("ArrowDown")
    assert len(seen) == cells.count() > 10
    here = page.evaluate("document.activeElement.dataset.share")
    page.keyboard.press("Enter")
    wait_until(page, "document.activeElement.id === 'evidence-title'")
    assert page.inner_text(".evidence .id code") == here
    page.keyboard.press("Escape")
    wait_until(page, "document.activeElement.dataset.share !== undefined")
    assert page.evaluate("document.activeElement.dataset.share") == here


def test_the_panel_opens_every_kind_of_question(bundled_page, bundled, look):
    page = look(bundled_page).page
    firsts = {}
    for key in all_keys(bundled):
        firsts.setdefault((key.question, key.who if key.question == "quotation" else ""), key)
    assert len(firsts) > 18
    for (question, _), key in firsts.items():
        page.evaluate(f"location.hash = '#f={key.id}'")
        wait_until(page, "(id) => document.querySelector('.evidence .id code')?.textContent === id", arg=key.id)  # fmt: skip
        told = page.inner_text(".evidence")
        assert page.inner_text(".evidence .kicker") != question
        assert len(page.inner_text(".evidence .verdict").strip()) > 1
        assert "undefined" not in told
        assert "[object" not in told
        bounds = page.locator(".bounds dd").all_inner_texts()
        assert len(bounds) == len(ask(bundled, key).result.bounds)
        assert all(bounds)
