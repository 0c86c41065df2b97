"""Text layers: the form is known by the bytes, and nothing ends in a traceback."""

import codecs
import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.evidence import text_layer
from habeas.evidence.guards import UnsafePathError
from habeas.evidence.text_layer import layer_of, read_text


def workbook():
    stream = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["B2"] = "TX"
    book.save(stream)
    return stream.getvalue()


FORMS = {
    "HTML": (b" <!DOCTYPE html><p>a", "a.txt", "para 1"),
    "a piece of HTML": (b"<p>a</p>", "", "para 1"),
    "XHTML": (b'<?xml version="1.0"?><html xmlns="x"><p>a</p></html>', "", "para 1"),
    "HTML in UTF-16": (codecs.BOM_UTF16_LE + "<p>a</p>".encode("utf-16-le"), "", "para 1"),
    "a page that begins with a script": (b"<script>x</script>\n<p>a</p>", "", "para 1"),
    "a feed": (b'<?xml version="1.0"?><rss><title>a</title></rss>', "", "line 1"),
    "an angle that opens no tag": (b"<5 people", "", "line 1"),
    "XML that is no page": (b"<track><fix/></track>", "", "line 1"),
    "CSV": (b"who,from\nP-1,TX", "a.bin", "A1"),
    "CSV by its name": (b"Stays, 2025\nwho,from\n", "a.CSV", "A1"),
    "the same without its name": (b"Stays, 2025\nwho,from\n", "a.txt", "line 1"),
    "a workbook": (workbook(), "a.pdf", "Sheet!B2"),
    "Markdown": (b"# Notes\n\n- a, b\n", "a.md", "line 1"),
    "mail": (b"From: x\nSubject: y\n\nHello, you", "a.eml", "line 1"),
    "text with a mark": (codecs.BOM_UTF8 + b"a", "", "line 1"),
    "mail that speaks of PDF": (b"see %PDF-1.7 there", "", "line 1"),
    "text with colours of a terminal": (b"\x1b[1ma", "", "line 1"),
    "text with a few control characters": (b"a\x01" + b"b" * 200, "", "line 1"),
}


@pytest.mark.parametrize(("content", "name", "first"), FORMS.values(), ids=FORMS)
def test_the_form_is_known_by_the_bytes(content, name, first):
    assert layer_of(content, name).passages[0].at == first


NO_TEXT = {
    "nothing": (b" \n", "the file is empty"),
    "a PNG": (b"\x89PNG\r\n", "an image (PNG)"),
    "gzip": (b"\x1f\x8b\x08", "a compressed file (gzip): unpack it"),
    "nil bytes": (b"abc\0def", "the file is neither text nor of a known form"),
    "control bytes": (b"\x01\x02abc", "the file is neither text nor of a known form"),
    "a broken PDF": (b"%PDF-1.4", "the PDF cannot be opened (Data format error)"),
    "a PDF after some bytes": (
        b"\n%PDF-1.4\n%%EOF",
        "the PDF cannot be opened (Data format error)",
    ),
    "a broken zip": (b"PK\x03\x04", "the archive is broken (File is not a zip file)"),
    "a page of markup": (b"<p></p>", "the file shows no words"),
}


@pytest.mark.parametrize(("content", "reason"), NO_TEXT.values(), ids=NO_TEXT)
def test_a_file_without_text_says_so(content, reason):
    layer = layer_of(content)
    assert layer.passages == ()
    assert layer.flaws == (f"no text layer: {reason}",)


STARTS = [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"a,b\n", b"\xff\xfe", codecs.BOM_UTF8]


@given(st.sampled_from(STARTS), st.binary(max_size=200))
def test_no_bytes_end_in_a_traceback(start, rest):
    layer = layer_of(start + rest)
    assert layer.passages or layer.flaws


def test_a_file_is_read(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text("The planes had left.")
    assert read_text(path, "note.txt").text == "The planes had left."


def test_a_link_is_refused(tmp_path):
    link = tmp_path / "link.txt"
    link.symlink_to("/etc/hostname")
    with pytest.raises(UnsafePathError):
        read_text(link, "link.txt")


def test_a_file_above_the_limit_is_an_empty_layer(tmp_path, monkeypatch):
    monkeypatch.setattr(text_layer, "TEXT_LIMIT", 3)
    path = tmp_path / "note.txt"
    path.write_text("long")
    assert read_text(path, "note.txt").flaws == (
        "no text layer: note.txt: 4 bytes, more than the limit of 3; nothing was read",
    )


def test_a_file_that_may_not_be_read_is_an_empty_layer(tmp_path, monkeypatch):
    def forbid(*_):
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "note.txt"
    path.write_text("long")
    monkeypatch.setattr(Path, "open", forbid)
    assert read_text(path, "x").flaws == (
        "no text layer: the file cannot be read (Permission denied)",
    )
