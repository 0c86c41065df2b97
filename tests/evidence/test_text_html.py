"""HTML: paragraphs as a reader sees them, and hostile pages."""

import codecs

import pytest

from habeas.evidence import text_html
from habeas.evidence.text_html import charset_of, read_html


def paragraphs(page):
    return [p.text for p in read_html(page.encode()).passages]


PAGES = {
    "blocks part": ("<h1>Flights</h1><p>One.<p>Two.", ["Flights", "One.", "Two."]),
    "inline elements do not": ("<p>de<b>tain</b>ed <i>there</i></p>", ["detained there"]),
    "text after a block": ("<div>a<p>b</p>c</div>d", ["a", "b", "c", "d"]),
    "a line break stays one": ("<p>one<br>two</p>", ["one\ntwo"]),
    "two line breaks part": ("<p>one<br><br>two</p>", ["one", "two"]),
    "white space is folded": ("<p> a \n\t b&nbsp;c </p>", ["a b c"]),
    "cells": ("<table><tr><td>P-1<td>TX</table>", ["P-1", "TX"]),
    "a title": ("<head><title>Court</title></head><body><p>x", ["Court", "x"]),
    "scripts": ("<p>a<script>var x='<p>no</p>'</script>b</p>", ["ab"]),
    "styles, templates, noscript": (
        "<style>p{}</style><template><p>t</p></template><noscript><p>n</p></noscript><p>yes",
        ["yes"],
    ),
    "text after a script": ("<div><script>no</script>tail<p>x</p></div>", ["tail", "x"]),
    "comments and instructions": ("<p>a<!-- no -->b<?php no ?>c</p>", ["abc"]),
    "entities": ("<p>&ldquo;A &amp; B&rdquo; &#233;</p>", ["“A & B” é"]),
    "a nil character": ("<p>a\0b</p><p>c</p>", ["a\ufffdb", "c"]),
    "nothing but markup": ("<p> </p>", []),
    "XHTML": (
        '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>é</p></body></html>',
        ["é"],
    ),
}


@pytest.mark.parametrize(("page", "expected"), PAGES.values(), ids=PAGES)
def test_paragraphs_are_those_a_reader_sees(page, expected):
    assert paragraphs(page) == expected


def test_paragraphs_are_counted_from_one():
    assert [p.at for p in read_html(b"<p>a<p>b").passages] == ["para 1", "para 2"]


CHARSETS = {
    "meta": (b'<meta charset="utf-8">', "utf-8"),
    "http-equiv": (
        b"<META http-equiv=Content-Type content='text/html; charset=windows-1251'>",
        "windows-1251",
    ),
    "XML": (b' <?xml version="1.0" encoding="iso-8859-2"?>', "iso-8859-2"),
    "none": (b"<p>charset=utf-7", ""),
}


@pytest.mark.parametrize(("page", "name"), CHARSETS.values(), ids=CHARSETS)
def test_the_declared_character_set_is_found(page, name):
    assert charset_of(page) == name


def test_the_declared_character_set_is_used():
    page = '<meta charset="windows-1251"><p>суд</p>'.encode("cp1251")
    assert [p.text for p in read_html(page).passages] == ["суд"]


def test_a_byte_order_mark_goes_first():
    page = codecs.BOM_UTF16_LE + '<meta charset="koi8-r"><p>é</p>'.encode("utf-16-le")
    assert [p.text for p in read_html(page).passages] == ["é"]


def test_bytes_that_are_not_utf_8_are_replaced_and_said():
    layer = read_html(b"<p>caf\xe9</p>")
    assert layer.passages[0].text == "caf\ufffd"
    assert layer.flaws == ("1 character is not UTF-8 and was replaced",)


def test_no_entity_that_the_page_declares_is_expanded():
    page = (
        '<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY b SYSTEM "file:///etc/passwd">]><p>&a;&b;</p>'
    )
    text = read_html(page.encode()).text
    assert "&a;&b;" in text
    assert "root:" not in text


def test_a_page_nested_beyond_measure_says_that_words_may_be_missing():
    layer = read_html(b"<p>before</p>" + b"<div>" * 5000 + b"deep")
    assert layer.flaws[0].startswith("reading stopped early, words may be missing: Excessive depth")


def test_a_long_paragraph_is_read_whole():
    layer = read_html(b"<p>" + b"x" * 11_000_000 + b"</p><p>after")
    assert layer.passages[1].text == "after"


def test_too_many_tags_are_not_even_parsed(monkeypatch):
    monkeypatch.setattr(text_html, "MOST_TAGS", 3)
    assert read_html(b"<p><p><p><p>x").flaws == ("no text layer: more than 3 tags",)


def test_a_page_without_elements_is_an_empty_layer_with_a_reason():
    assert read_html(b"<!-- only this -->").flaws == (
        "no text layer: the page cannot be read (Document is empty)",
    )
