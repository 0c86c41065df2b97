"""The page of the forms: it names what is read, as it is read."""

import re
from pathlib import Path

import pytest

from habeas.flights import heap, map_shape, opened, read_heatmap, state_plan, table
from habeas.flights.planned import LONGEST_CARRIED_S
from habeas.flights.read_mapped import read_map
from habeas.flights.recognise import FORMS, REPORT_FORMS

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "flight-formats.md").read_text("utf-8")
ROWS = {
    cells[0]: cells
    for line in PAGE.splitlines()
    if line.startswith("| ") and len(cells := [c.strip() for c in line.strip("|").split("|")]) == 5
}


@pytest.mark.parametrize("name", [form.name for form in (*FORMS, *REPORT_FORMS)])
def test_every_form_has_its_row(name):
    assert name in ROWS


@pytest.mark.parametrize("name", [form.name for form in (*FORMS, *REPORT_FORMS)])
def test_a_reader_that_no_real_file_has_checked_says_so_on_the_page_and_in_its_docs(name):
    source = next(
        path.read_text("utf-8")
        for path in (Path(heap.__file__).parent).glob("read_*.py")
        if f'FORM: Final = "{name}"' in path.read_text("utf-8")
    )
    unchecked = "Not yet checked against a real file" in " ".join(source.split())
    assert unchecked == ("not yet checked against a real file" in ROWS[name][4])


def test_the_map_on_the_page_is_a_map():
    text = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)[1]
    found = read_map(text.encode(), "columns.yaml")
    assert (len(found.records), found.problems) == (2, ())


UNITS = {
    "`altitude`": map_shape.LENGTHS,
    "`speed`": map_shape.SPEEDS,
    "`vertical_rate`": map_shape.RATES,
    "`error`": map_shape.RADII,
    "`heard`": map_shape.HEARD,
}


@pytest.mark.parametrize("key", list(UNITS))
def test_every_unit_is_listed(key):
    (line,) = [line for line in PAGE.splitlines() if line.startswith(f"| {key}")]
    assert ", ".join(UNITS[key]) in line


def test_the_limits_on_the_page_are_those_of_the_readers():
    for limit in (table.MOST_ROWS, heap.MOST_NAMES, heap.MOST_TRACKS, read_heatmap.MOST_RECORDS):
        assert f"{limit:,}" in PAGE
    assert f"{opened.LARGEST_BYTES // 2**20} MiB" in PAGE
    assert f"at most {LONGEST_CARRIED_S:g} s" in PAGE
    assert ROWS["OpenSky or traffic state vectors JSON"][2].startswith(f"{state_plan.CLOCK_S:g},")
