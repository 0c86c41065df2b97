"""Tables: cells with the names that spreadsheets give them."""

import codecs
import datetime as dt
import io
import zipfile

import openpyxl
import pytest

from habeas.evidence import text_table
from habeas.evidence.spot import is_locator
from habeas.evidence.text_table import cell_name, delimiter_of, read_csv, read_workbook


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


def workbook(**sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, cells in sheets.items():
        sheet = book.create_sheet(name)
        for at, value in cells.items():
            sheet[at] = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_the_cells_of_each_sheet_are_passages():
    layer = read_workbook(
        workbook(
            Stays={"H41": "TX", "B3": 238, "C3": 1.5, "D3": True},
            Empty={},
            Flights={"A1": dt.datetime(2025, 3, 15, 17, 26)},
        )
    )
    assert [(p.at, p.text) for p in layer.passages] == [
        ("Stays!B3", "238"),
        ("Stays!C3", "1.5"),
        ("Stays!D3", "TRUE"),
        ("Stays!H41", "TX"),
        ("Flights!A1", "2025-03-15 17:26:00"),
    ]


def test_a_sheet_with_a_name_that_locators_cannot_hold_gets_another():
    book = openpyxl.Workbook()
    book.active.title = "Q1, Q2!"
    book.active["A1"] = "x"
    stream = io.BytesIO()
    book.save(stream)
    at = read_workbook(stream.getvalue()).passages[0].at
    assert at == "Q1_ Q2_!A1"
    assert is_locator(at)


def test_an_opendocument_sheet_is_read():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr(
            "content.xml",
            '<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
            ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
            ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
            ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
            '<office:spreadsheet><table:table table:name="S"><table:table-row/><table:table-row>'
            '<table:table-cell/><table:table-cell office:value-type="string"><text:p>TX</text:p>'
            "</table:table-cell></table:table-row></table:table></office:spreadsheet>"
            "</office:body></o:document-content>",
        )
    assert [(p.at, p.text) for p in read_workbook(stream.getvalue()).passages] == [("S!B2", "TX")]


def changed(content, name, old, new):
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(stream, "w") as after:
        for member in before.namelist():
            held = before.read(member)
            after.writestr(member, held.replace(old, new) if member == name else held)
    return stream.getvalue()


def renamed(content, old, new):
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(stream, "w") as after:
        for member in before.namelist():
            after.writestr(new if member == old else member, before.read(member))
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
ONE = workbook(S={"A1": 1})
BAD = {
    "a piece of a workbook": (ONE[:-30], "the archive is broken"),
    "another zip": (
        renamed(ONE, "xl/workbook.xml", "word/document.xml"),
        "a zip archive that is no xlsx or ods workbook",
    ),
    "a far cell": (
        changed(ONE, SHEET, b"</row>", b'<c r="XFD1048576"><v>1</v></c></row>'),
        "the workbook cannot be read (a sheet reaches to row 1,048,576",
    ),
    "no XML": (changed(ONE, "xl/workbook.xml", b"<sheets>", b"<sheets"), "the workbook cannot be"),
}


@pytest.mark.parametrize(("content", "reason"), BAD.values(), ids=BAD)
def test_a_workbook_that_cannot_be_read_is_an_empty_layer_with_a_reason(content, reason):
    layer = read_workbook(content)
    assert layer.passages == ()
    assert layer.flaws[0].startswith(f"no text layer: {reason}")


def test_a_panic_of_the_reader_is_a_flaw(monkeypatch):
    class PanicException(BaseException):
        pass

    def panic(_book):
        raise PanicException

    monkeypatch.setattr(text_table, "_book_cells", panic)
    assert "its reader gave up" in read_workbook(ONE).flaws[0]


def test_an_interrupt_is_not_taken_for_a_panic(monkeypatch):
    def interrupt(_book):
        raise KeyboardInterrupt

    monkeypatch.setattr(text_table, "_book_cells", interrupt)
    with pytest.raises(KeyboardInterrupt):
        read_workbook(ONE)
