"""Plain text: lines as editors count them, and what the bytes mean."""

import codecs

import pytest

from habeas.evidence.text_plain import byte_order, decoded, read_plain


def test_lines_end_as_editors_end_them():
    layer = read_plain(b"one\r\ntwo\rthree\n\nfive\x0cstill five")
    assert [p.at for p in layer.passages] == ["line 1", "line 2", "line 3", "line 4", "line 5"]
    assert layer.passages[4].text == "five\x0cstill five"


BYTES = {
    "UTF-8": ("café".encode(), "", "café"),
    "UTF-8 with its mark": (codecs.BOM_UTF8 + "café".encode(), "", "café"),
    "UTF-16 of Windows": (codecs.BOM_UTF16_LE + "café".encode("utf-16-le"), "", "café"),
    "UTF-16 the other way round": (codecs.BOM_UTF16_BE + "café".encode("utf-16-be"), "", "café"),
    "UTF-32": (codecs.BOM_UTF32_LE + "café".encode("utf-32-le"), "", "café"),
    "a mark goes before a declaration": (codecs.BOM_UTF8 + "é".encode(), "koi8-r", "é"),
    "Latin-1 means Windows-1252": (b"\x93hi\x94", "ISO-8859-1", "“hi”"),
    "Cyrillic": ("суд".encode("koi8-r"), "KOI8-R", "суд"),
    "Chinese": ("法院".encode("gb18030"), "gb18030", "法院"),
    "a declared UTF-16 that was read as bytes": (b"hi", "utf-16", "hi"),
    "a replacement sign of the author": ("a\ufffdb".encode(), "", "a\ufffdb"),
}


@pytest.mark.parametrize(("content", "declared", "text"), BYTES.values(), ids=BYTES)
def test_bytes_are_read_as_what_they_are(content, declared, text):
    assert decoded(content, declared) == (text, ())


FLAWED = {
    "one wrong byte": (b"caf\xe9", "", "1 character is not UTF-8 and was replaced"),
    "two wrong bytes": (b"\xe9 \xe9", "", "2 characters are not UTF-8 and were replaced"),
    "unknown name": (b"hi", "klingon", "unknown character set 'klingon', read as UTF-8"),
    "not a name at all": (b"hi", "a\0b", "unknown character set 'a\\x00b', read as UTF-8"),
    "a codec that is no character set": (b"hi", "unicode_escape", "unknown character set"),
    "a hole in Windows-1252": (b"\x81", "cp1252", "1 character is not CP1252 and was replaced"),
}


@pytest.mark.parametrize(("content", "declared", "flaw"), FLAWED.values(), ids=FLAWED)
def test_what_cannot_be_read_is_said(content, declared, flaw):
    assert decoded(content, declared)[1][0].startswith(flaw)


def test_the_mark_of_utf_16_is_not_taken_for_that_of_utf_32():
    assert byte_order(codecs.BOM_UTF16_LE + b"a\0") == "utf-16-le"
    assert byte_order(codecs.BOM_UTF32_LE) == "utf-32-le"
