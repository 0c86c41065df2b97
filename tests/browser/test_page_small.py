"""Cases that are empty, without orders, or with more readings than are printed one by one."""

import pytest

from habeas.case.read_case import read_case
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import ask
from habeas.findings.ask import MOST_PRINTED
from habeas.findings.questions import key_of

pytestmark = pytest.mark.browser

READINGS = 7
LEFT = "left/T1/O.entered"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "hand").mkdir()
    (tmp_path / "sources.csv").write_text("id,kind\nS-1,article\n")
    return tmp_path


def test_an_empty_case_opens_and_says_what_is_missing(folder, write_page, look, axe):
    seen = look(write_page(folder))
    assert "names no transfer" in seen.page.inner_text("main")
    for tab in ("findings", "explainer", "sources"):
        seen.page.click(f"#tab-{tab}")
    seen.page.evaluate(axe)
    found = seen.page.evaluate("axe.run().then((told) => told.violations.map((one) => one.id))")
    assert found == []
    assert seen.console == []


def test_a_case_without_orders_still_has_its_lanes_and_its_map(folder, write_page, look):
    (folder / "hand" / "transfers.yaml").write_text(
        "transfers:\n- id: T1\n  legs:\n  - id: T1.1\n    mode: air\n"
        "    from: {value: KHRL, source: S-1}\n    takeoff: {value: 2025-01-31 10:00 UTC, source: S-1}\n"
    )
    seen = look(write_page(folder))
    assert "names no order" in seen.page.inner_text("main")
    assert seen.page.locator(".chart .hit").count() == 1
    assert "KHRL" in seen.page.text_content(".map")
    assert seen.console == []


def many_readings(folder):
    """Write a case in which one event hangs on seven readings; only one option moves the answer."""
    claims = [
        f"    - {{value: 2025-01-31 {10 + (n == 0) * 2}:0{n} UTC, source: S-1, under: r{n}=b}}"
        for n in range(READINGS)
    ]
    claims.append("    - {value: 2025-01-31 09:00 UTC, source: S-1}")
    (folder / "hand" / "transfers.yaml").write_text(
        "transfers:\n- id: T1\n  legs:\n  - id: T1.1\n    mode: road\n    left:\n"
        + "\n".join(claims)
    )
    (folder / "hand" / "orders.yaml").write_text(
        "matters:\n- {id: M, court: X}\norders:\n- id: O\n  matter: M\n  kind: TRO\n"
        "  entered: {value: 2025-01-31 11:00 UTC, source: S-1}\n"
    )
    (folder / "hand" / "readings.yaml").write_text(
        "readings:\n" + "".join(
            f"- id: r{n}\n  question: q{n}\n  sets: claims\n  options:\n  - {{name: a, value: a}}\n  - {{name: b, value: b}}\n"
            for n in range(READINGS)
        )
    )  # fmt: skip


def test_above_the_printed_combinations_each_single_choice_is_still_the_engines(
    folder, write_page, look
):
    many_readings(folder)
    case = read_case(folder)
    assert 2**READINGS > MOST_PRINTED
    key = key_of(case, LEFT)
    page = look(write_page(folder), f"#f={LEFT}").page
    shown = set()
    for reading in case.readings:
        for option in ("a", "b"):
            page.select_option(f"#reading-{reading}", option)
            told = ask(case, key, AS_IT_STANDS.reading(reading, option)).answer
            mark = page.locator(f'[data-id="{LEFT}"] svg.mark').get_attribute("class")
            assert mark == f"mark {told.value.replace(' ', '-')}", (reading, option)
            shown.add(told)
        page.select_option(f"#reading-{reading}", "")
    assert len(shown) == 2
    page.select_option("#reading-r1", "a")
    page.select_option("#reading-r2", "a")
    assert "habeas findings with --reading" in page.inner_text(".evidence")
