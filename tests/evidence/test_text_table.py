"""Tables: cells with the names that spreadsheets give them."""

import codecs

import pytest

from habeas.evidence import text_table
from habeas.evidence.text_table import cell_name, delimiter_of, read_csv


@pytest.mark.parametrize(
    ("row", "column", "name"),
    [
        (1, 1, "A1"),
        (41, 8, "H41"),
        (2, 26, "Z2"),
        (2, 27, "AA2"),
        (9, 702, "ZZ9"),
        (9, 703, "AAA9"),
    ],
)
def test_cells_have_the_names_of_spreadsheets(row, column, name):
    assert cell_name(row, column) == name


TABLES = {
    "commas": ("who,from\nP-1,TX\n", False, ","),
    "semicolons": ("who;from\r\nP-1;TX\r\n", False, ";"),
    "tabs": ("who\tfrom\nP-1\tTX", False, "\t"),
    "bars": ("who|from\nP-1|TX", False, "|"),
    "a comma in quotes": ('who,note\nP-1,"left, then came back"\nP-2,"so, too"', False, ","),
    "semicolons with decimal commas": ("km;note\n1,5;a\n2,5;b", False, ";"),
    "the delimiter that gives the most cells": ("a;b,c,d\n1;2,3,4", True, ","),
    "blank lines between": ("who,from\n\nP-1,TX\n", False, ","),
    "named, uneven": ("list of flights, 2025\nwho,from,to\nP-1,TX", True, ","),
    "named, one column": ("who\nP-1", True, ""),
    "uneven": ("who,from\nP-1", False, ""),
    "one row": ("who,from", False, ""),
    "one column": ("who\nP-1", False, ""),
    "prose": ("Dear Sir, hello\nYours, me", False, ""),
    "a title twice": ("a,a\n1,2", False, ""),
    "a blank title": ("a,\n1,2", False, ""),
    "a title as long as a sentence": (f"a,{'b' * 61}\n1,2", False, ""),
    "nothing": ("", True, ""),
    "a cell beyond the limit": ("a,b\n" + "x" * 200_000, True, ","),
    "a cell beyond the limit at once": ("x" * 200_000, True, ""),
}


@pytest.mark.parametrize(("text", "named", "delimiter"), TABLES.values(), ids=TABLES)
def test_a_table_is_told_from_prose(text, named, delimiter):
    assert delimiter_of(text, named_table=named) == delimiter


def test_many_rows_are_judged_by_the_first():
    assert delimiter_of("a,b\n" + "1,2\n" * 40 + "3", named_table=False) == ","


def test_each_cell_that_is_not_blank_is_a_passage():
    layer = read_csv(
        codecs.BOM_UTF16_LE + 'who,from\n"P-1\nalias", \n\n,TX'.encode("utf-16-le"), ","
    )
    assert [(p.at, p.text) for p in layer.passages] == [
        ("A1", "who"),
        ("B1", "from"),
        ("A2", "P-1\nalias"),
        ("B4", "TX"),
    ]


def test_a_cell_beyond_the_limit_ends_the_reading_and_is_said():
    layer = read_csv(b"a,b\n1," + b"x" * 200_000 + b"\n2,3", ",")
    assert [p.at for p in layer.passages] == ["A1", "B1"]
    assert layer.flaws[0].startswith("row 2 cannot be read (field larger than field limit")


def test_columns_beyond_the_last_of_excel_are_left_out(monkeypatch):
    monkeypatch.setattr(text_table, "MOST_COLUMNS", 2)
    layer = read_csv(b"a,b,c\n1,2\n3,4,5", ",")
    assert [p.text for p in layer.passages] == ["a", "b", "1", "2", "3", "4"]
    assert layer.flaws == ("columns after B were left out",)
