"""Airports by code: the same row, however it is looked up."""

import csv
import time

from habeas.places import Point, airport
from habeas.places.airport_table import airport_table
from habeas.places.airports import (
    _block,
    _line,
    _lines,
    _packed,
    airport_cells,
    airport_codes,
    airports_text,
)


def test_every_row_is_found_by_its_own_code_and_by_each_alias():
    lines = _lines()
    assert len(lines) > 47_000
    # Some of all, and what stands first and last in a block.
    edges = {
        _block(n).splitlines()[e].partition(",")[0]
        for n in range(len(_packed()[1]))
        for e in (0, -1)
    }
    for code in {*list(lines)[::11], *edges} - {"ident"}:
        assert _line(code) == lines[code]


def test_the_first_and_the_last_row_are_found():
    _, *rows = csv.reader(airports_text().splitlines())
    for row in (rows[0], rows[-1]):
        assert airport_cells(row[0])["name"] == row[3]


def test_codes_that_no_airport_has_find_nothing():
    for code in ("", " ", "0", "QQQQ", "~", "ident", "KHRL,", "\n", ",", "zzzzz"):
        assert airport(code) is None, code


def test_a_row_is_found_without_reading_the_table_through():
    codes = sorted(airport_codes())[::47]
    airport("KHRL")
    began = time.process_time()
    for code in codes:
        _line(code)
    assert (time.process_time() - began) / len(codes) < 0.0005


def test_no_row_that_an_editor_moved_to_0_0_is_an_airport():
    table = airport_table()
    assert not len(table.near(Point(0.0, 0.0), 10.0))
    assert all(airport(code) is None for code in ("CN-0358", "PG-0035", "US-7066"))
