"""A hostile case on the page: nothing runs, nothing is asked for, everything is shown as text."""

import csv
import importlib.util
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from settled import wait_until

from habeas.cli.main import cli

pytestmark = pytest.mark.browser

ATTACKS = {
    "script": "<script>window.ran=1</script>",
    "end of script": "</script><script>window.ran=2</script>",
    "comment": "<!--<script>",
    "image": "<img src=https://example.invalid/x.png onerror=window.ran=3>",
    "style": "<style>body{background:url(https://example.invalid/y)}</style>",
    "svg": "<svg onload=window.ran=4><a href='javascript:window.ran=5'>x</a></svg>",
    "order": "\u202eabc\u2066",
    "colour": "\x1b[31mred\x9b31m",
    "lines": "\u2028\u2029",
    "formula": '=HYPERLINK("https://example.invalid")',
    "template": "{{7*7}}${7*7}`",
}
HOSTILE = "".join(ATTACKS.values())


def claim(value, **more):
    return {"value": value, "source": "S-1", "quote": HOSTILE, "by": HOSTILE, "basis": HOSTILE,
            "inferred": HOSTILE, "note": HOSTILE, **more}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A case with an attack in every free text, and one cell of ten million characters."""
    case = tmp_path_factory.mktemp("hostile") / "case"
    (case / "hand").mkdir(parents=True)
    with (case / "sources.csv").open("w", newline="") as stream:
        rows = csv.DictWriter(
            stream, ["id", "kind", "title", "publisher", "url", "published", "note"]
        )
        rows.writeheader()
        rows.writerow({"id": "S-1", "kind": "article", "title": HOSTILE, "publisher": HOSTILE,
                       "url": "javascript:window.ran=6", "published": HOSTILE, "note": HOSTILE})  # fmt: skip
        rows.writerow({"id": "S-2", "kind": "article", "url": f"https://example.invalid/{HOSTILE}",
                       "note": "x" * 10_000_000})  # fmt: skip
    leg = {
        "id": "T-1.1", "mode": "air", "vehicle": claim("V-1"), "from": claim("KHRL"),
        "to": claim("MHPR"), "takeoff": [claim("2025-03-15 10:00 UTC"), claim("2025-03-15 10:20 UTC", source="S-2")],
        "landing": claim("2025-03-15 13:00 UTC"), "handed_over": claim("2025-03-15 14:00 UTC"),
    }  # fmt: skip
    order = {"id": "O-1", "matter": "M-1", "kind": "TRO", "form": "minute", "label": HOSTILE,
             "entered": claim("2025-03-15 11:00 UTC"), "forbids": claim("leave US")}  # fmt: skip
    files = {
        "habeas.yaml": {"title": HOSTILE, "language": "en", "as_of": HOSTILE, "zone": "America/Chicago"},
        "hand/transfers.yaml": {"transfers": [{"id": "T-1", "label": HOSTILE, "legs": [leg]}]},
        "hand/orders.yaml": {"matters": [{"id": "M-1", "court": HOSTILE, "docket": HOSTILE}], "orders": [order]},
        "hand/things.yaml": {"vehicles": [{"id": "V-1", "type": claim("A320")}]},
        "hand/statements.yaml": {"statements": [
            {"id": "ST-1", "kind": "post", "label": HOSTILE, "when": claim("2025-03-15 12:00 UTC"), "words": claim(HOSTILE)},
        ]},
        "hand/readings.yaml": {"readings": [
            {"id": "r-1", "question": HOSTILE, "sets": "boundary", "options": [
                {"name": "a", "value": "maritime", "by": claim(HOSTILE)}, {"name": "b", "value": "atlas"},
            ]},
        ]},
    }  # fmt: skip
    for name, tree in files.items():
        (case / name).write_text(json.dumps(tree))  # JSON is YAML, and can write any character
    with (case / "hand" / "groups.csv").open("w", newline="") as stream:
        rows = csv.DictWriter(stream, ["group", "label", "count", "aboard", "source", "quote"])
        rows.writeheader()
        rows.writerow({"group": "G-1", "label": HOSTILE, "count": "5", "aboard": "T-1",
                       "source": "S-1", "quote": HOSTILE})  # fmt: skip
    return case


@pytest.fixture(scope="module")
def every_field(tmp_path_factory):
    """A case with an attack in every text field of the format whose words are free."""
    path = Path(__file__).parents[1] / "case" / "test_hostile_text.py"
    spec = importlib.util.spec_from_file_location("hostile_text", path)
    known = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(known)
    trees = dict(known.TREES)
    for file, path in known.FIELDS:
        if path[-1] in known.FREE and path[-3:-2] != ("options",):
            trees[file] = known.changed(trees[file], path, lambda text: text + HOSTILE)
    rows = {
        file: {
            c: cells.get(c, "") + (HOSTILE if c in known.FREE else "") for c in known.TABLES[file]
        }
        for file, cells in known.ROWS.items()
    }
    case = tmp_path_factory.mktemp("every") / "case"
    known.write(case, trees, rows)
    return case


@pytest.fixture(scope="module")
def hostile_page(write_page, folder):
    return write_page(folder)


def walked(page):
    """Look at every part of the page, and open what can be opened."""
    for tab in ("findings", "explainer", "sources", "case"):
        page.click(f"#tab-{tab}")
        page.wait_for_timeout(50)
    page.locator("main .cell[data-id]").nth(1).click()
    page.locator("summary").first.click()
    page.locator(".chart .hit[tabindex='0']").press("Enter")
    wait_until(page, "document.activeElement.id === 'evidence-title'")
    page.fill("#search", "window.ran")
    page.wait_for_selector(".results .claim")


def test_nothing_runs_and_nothing_is_asked_for(hostile_page, look):
    seen = look(hostile_page)
    walked(seen.page)
    assert seen.page.evaluate("window.ran") is None
    assert seen.requests == [f"file://{hostile_page}"]
    assert seen.console == []
    assert seen.dialogs == []


def test_with_an_attack_in_every_field_nothing_runs_and_nothing_is_asked_for(
    write_page, every_field, look
):
    path = write_page(every_field)
    seen = look(path)
    walked(seen.page)
    assert ATTACKS["end of script"] in seen.page.inner_text("h1")
    assert seen.page.evaluate("window.ran") is None
    assert seen.requests == [f"file://{path}"]
    assert seen.console == []
    assert seen.dialogs == []


def test_no_element_is_one_that_a_source_wrote(hostile_page, look):
    page = look(hostile_page).page
    walked(page)
    found = page.evaluate(
        """() => ({
            scripts: document.scripts.length, styles: document.querySelectorAll('style').length,
            others: document.querySelectorAll('img, iframe, object, form, link, [onerror], [onload]').length,
            links: [...document.links].map((one) => one.protocol),
        })"""
    )
    assert found == {"scripts": 2, "styles": 1, "others": 0, "links": ["file:"]}


def test_the_attacks_are_readable_as_the_characters_they_are(hostile_page, look):
    page = look(hostile_page).page
    title = page.inner_text("h1")
    assert ATTACKS["end of script"] in title
    assert ATTACKS["image"] in title
    assert "<U+202E>" in title
    assert "<U+001B>[31m" in title
    page.locator("main .cell[data-id]").nth(1).click()
    quote = page.locator(".evidence blockquote").first.inner_text()
    assert all(ATTACKS[name] in quote for name in ("script", "svg", "formula", "template"))
    assert "<U+2028>" in quote


def test_the_file_holds_no_hidden_character_and_no_endless_text(hostile_page):
    text = hostile_page.read_text("utf-8")
    assert not {c for c in text if ord(c) < 32} - {"\n", "\t"}
    assert not set(text) & set("\u202e\u2066\u2028\u2029\x9b")
    assert len(text) < 1_500_000


def test_hostile_words_do_not_scroll_sideways_at_320_pixels(hostile_page, look):
    page = look(hostile_page, viewport={"width": 320, "height": 800}).page
    page.locator("main .cell[data-id]").nth(1).click()
    whole, shown = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert whole <= shown


def test_the_command_itself_prints_nothing_hidden(folder, tmp_path):
    ran = CliRunner().invoke(cli, ["page", str(folder), "--to", str(tmp_path / "p.html")])
    assert ran.exit_code == 0
    assert ran.output.isascii()
