"""Workbooks: the cells of each sheet, and what cannot be read."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest

from habeas.evidence import text_workbook
from habeas.evidence.spot import is_locator
from habeas.evidence.text_workbook import read_workbook


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

    monkeypatch.setattr(text_workbook, "_book_cells", panic)
    assert "its reader gave up" in read_workbook(ONE).flaws[0]


def test_an_interrupt_is_not_taken_for_a_panic(monkeypatch):
    def interrupt(_book):
        raise KeyboardInterrupt

    monkeypatch.setattr(text_workbook, "_book_cells", interrupt)
    with pytest.raises(KeyboardInterrupt):
        read_workbook(ONE)
