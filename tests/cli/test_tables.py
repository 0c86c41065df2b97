"""Tables of findings: nothing that a spreadsheet runs, nothing that breaks a row."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.bounds import Tri
from habeas.cli.tables import as_csv, as_markdown
from habeas.evidence.cell_harmless import harmless
from habeas.findings import Finding, Key, Result

RUN = {
    "a formula": "=1+1",
    "a plus": "+1",
    "a minus": "-1",
    "a function of old": "@SUM(A1)",
    "a tab before a formula": "\t=1+1",
    "a line end before a formula": "\r=1+1",
}


@pytest.mark.parametrize("cell", list(RUN.values()), ids=list(RUN))
def test_a_cell_that_a_spreadsheet_could_run_is_made_text(cell):
    assert harmless(cell) == f"'{cell}"


@given(cell=st.text())
def test_no_cell_begins_as_a_formula_and_none_is_changed_otherwise(cell):
    safe = harmless(cell)
    assert safe[:1] not in set("=+-@\t\r")
    assert safe in (cell, f"'{cell}")


def finding(why, name):
    key = Key("minutes", "T1", "O-1", "said", "left")
    return Finding(key, Result(None, why=(why,)), {name: Tri.YES})


@given(why=st.text(min_size=1), name=st.text(min_size=1))
def test_each_finding_is_one_row_of_three_cells_whatever_it_says(why, name):
    found = [finding(why, name), finding("plain", "r=a")]
    table = "\n".join(as_csv(found))
    rows = list(csv.reader(io.StringIO(table)))
    assert [len(row) for row in rows] == [3, 3, 3]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert len("\n".join(as_markdown(found)).split("\n")) == 4


def test_a_bar_in_markdown_does_not_end_the_cell():
    line = list(as_markdown([finding("a | b", "r=a")]))[-1]
    assert line.replace("\\|", "").count("|") == 4
