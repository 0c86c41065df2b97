"""Extents: what a workbook would take in memory, counted before it is read."""

import pytest

from habeas.evidence import text_extent
from habeas.evidence.text_extent import TooWideError, check_extent

NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
ODS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
VALUE = '<table:table-cell office:value-type="float" office:value="1"/>'
SHARED = {"xl/sharedStrings.xml": b"<sst><si><t>abcd</t></si><si><r><t>ef</t></r></si></sst>"}


def xlsx(rows):
    return {
        "xl/worksheets/a.xml": f"<worksheet {NS}><sheetData>{rows}</sheetData></worksheet>".encode()
    }


def ods(rows):
    return {"content.xml": f"<x {ODS}><table:table>{rows}</table:table></x>".encode()}


SMALL = {
    "a cell": xlsx('<row r="1"><c r="A1"><v>1</v></c></row>'),
    "cells that name no place": xlsx(
        "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    ),
    "a far cell with a style only": xlsx('<row r="1048576"><c r="XFD1048576" s="1"/></row>'),
    "a shared text that is missing": xlsx('<row><c t="s"><v>7</v></c><c t="s"><v>x</v></c></row>'),
    "no workbook at all": {"mimetype": b"text"},
    "rows to the end of the sheet": ods(
        f"<table:table-row>{VALUE}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048575">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    ),
    "two tables do not add up": ods(
        f"<table:table-row>{VALUE}</table:table-row></table:table><table:table>"
        f"<table:table-row>{VALUE}</table:table-row>"
    ),
}


@pytest.mark.parametrize("members", SMALL.values(), ids=SMALL)
def test_ordinary_workbooks_pass(members, monkeypatch):
    monkeypatch.setattr(text_extent, "MOST_CELLS", 4)
    check_extent(members)


WIDE = {
    "a far cell": xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="C2"><v>1</v></c></row>'),
    "a far cell without a row": xlsx('<c r="xfd1048576"><is><t>x</t></is></c>'),
    "a far row with cells that name no place": xlsx('<row r="9"><c><v>1</v></c></row>'),
    "a sheet under another name": {
        "xl/x.bin": b'<a:sheetData xmlns:a="b"><a:c r="Z9"><a:v/></a:c></a:sheetData>'
    },
    "a cell of many columns": ods(
        '<table:table-row><table:table-cell table:number-columns-repeated="6" office:value-type="x"/>'
        "</table:table-row>"
    ),
    "many rows before a cell": ods(
        '<table:table-row table:number-rows-repeated="9"/>'
        f"<table:table-row>{VALUE}</table:table-row>"
    ),
}


@pytest.mark.parametrize("members", WIDE.values(), ids=WIDE)
def test_a_sheet_that_reaches_too_far_is_refused(members, monkeypatch):
    monkeypatch.setattr(text_extent, "MOST_CELLS", 5)
    with pytest.raises(TooWideError, match="a sheet reaches to row"):
        check_extent(members)


LONG = {
    "a shared text in many cells": SHARED | xlsx('<row><c t="s"><v>0</v></c></row>' * 3),
    "a text in repeated cells": ods(
        '<table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="s">'
        "<text:p>abcd</text:p></table:table-cell></table:table-row>"
    ),
    "spaces that are only counted": ods(
        '<table:table-row><table:table-cell office:value-type="s"><text:p>a<text:s text:c="999"/>'
        "</text:p></table:table-cell></table:table-row>"
    ),
}


@pytest.mark.parametrize("members", LONG.values(), ids=LONG)
def test_texts_that_multiply_are_refused(members, monkeypatch):
    monkeypatch.setattr(text_extent, "MOST_SHOWN", 10)
    with pytest.raises(TooWideError, match="shows more than 10 characters"):
        check_extent(members)


def test_texts_that_stay_below_the_limit_pass(monkeypatch):
    monkeypatch.setattr(text_extent, "MOST_SHOWN", 10)
    check_extent(SHARED | xlsx('<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'))


REFUSED = {
    "a document type": ({"xl/a.xml": b"<!DOCTYPE a><a/>"}, "declares a document type"),
    "no XML": ({"xl/a.xml": b"<sheetData"}, "a sheet is not XML"),
    "a cell with a strange name": (xlsx('<c r="A-1"><v>1</v></c>'), "a cell called 'A-1'"),
    "a row with a strange number": (xlsx('<row r="x"/>'), "invalid literal"),
}


@pytest.mark.parametrize(("members", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_workbook_that_is_not_well_formed_is_refused(members, reason):
    with pytest.raises(ValueError, match=reason):
        check_extent(members)
