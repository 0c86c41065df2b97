"""The readings switch shows, for every choice, exactly the answers that the engine gives."""

from itertools import product

import pytest
from settled import wait_until

from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import all_keys, ask
from habeas.findings.axes import live_axes
from habeas.publish.page_model import page_model

pytestmark = pytest.mark.browser

MATRIX = """() => Object.fromEntries([...document.querySelectorAll('main .cell[data-id]')].map((cell) => [
    cell.dataset.id,
    [cell.querySelector('svg.mark').classList[1], cell.classList.contains('flipped')],
]))"""


def choices(case):
    """Give every choice of the readings, each of them open or fixed."""
    options = [[None, *(o.name for o in reading.options)] for reading in case.readings.values()]
    for picked in product(*options):
        chosen = AS_IT_STANDS
        for reading, option in zip(case.readings, picked, strict=True):
            chosen = chosen if option is None else chosen.reading(reading, option)
        yield chosen


@pytest.fixture(scope="module")
def shown(bundled):
    """What the matrix must show under every choice: answer, and whether it is marked."""
    keys = [
        k
        for k in all_keys(bundled)
        if k.question in {"left", "outside", "landed", "handed-over", "in-force"}
    ]
    still = {key.id: ask(bundled, key).answer for key in keys}
    touched = {key.id for key in keys if live_axes(bundled, key, AS_IT_STANDS)}
    told = {}
    for choice in choices(bundled):
        told[frozenset(choice.readings.items())] = {
            key.id: ask(bundled, key, choice).answer if key.id in touched else still[key.id]
            for key in keys
        }
    return told, still


def test_each_choice_flips_exactly_the_cells_that_the_engine_says(
    bundled_page, bundled, look, shown
):
    told, still = shown
    page = look(bundled_page).page
    for choice in choices(bundled):
        for reading in bundled.readings:
            page.select_option(f"#reading-{reading}", choice.readings.get(reading, ""))
        expected = {
            id_: [answer.value.replace(" ", "-"), answer is not still[id_]]
            for id_, answer in told[frozenset(choice.readings.items())].items()
        }
        assert page.evaluate(MATRIX) == expected, choice.in_words()


def test_every_finding_follows_each_single_choice_as_the_engine_does(bundled_page, bundled, look):
    page = look(bundled_page, "#tab=findings").page
    while (more := page.locator("#panel > section > .quiet")).count():
        more.click()
    assert page.locator(".finding-line").count() == len(all_keys(bundled))
    asked = {record["id"]: record["asked"] for record in page_model(bundled)["findings"]}
    keys = all_keys(bundled)
    still = {key.id: ask(bundled, key).answer for key in keys}
    flips = 0
    for reading in bundled.readings.values():
        for option in reading.options:
            choice = AS_IT_STANDS.reading(reading.id, option.name)
            flipped = [
                asked[k.id] for k in keys if ask(bundled, k, choice).answer is not still[k.id]
            ]
            page.evaluate(f"location.hash = '#tab=findings&r.{reading.id}={option.name}'")
            wait_until(
                page,
                "(n) => document.querySelectorAll('.finding-list .flipped').length === n",
                arg=len(flipped),
            )
            lines = page.locator(".finding-list .flipped .asked").all_inner_texts()
            assert sorted(lines) == sorted(flipped), choice.in_words()
            flips += len(flipped)
    assert flips > 10
