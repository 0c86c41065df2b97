"""Cited places: a match stands there, or elsewhere, or nobody can say."""

import pytest

from habeas.evidence.text_cited import is_at

CITED = {
    "anywhere": ("", ["p. 3"], True),
    "the page": ("p. 3", ["p. 3"], True),
    "the page, set closely": ("p.3", ["p. 3"], True),
    "another page": ("p. 2", ["p. 3"], False),
    "pages that hold it": ("p. 2-4", ["p. 3"], True),
    "the second of two pages": ("p. 4", ["p. 3", "p. 4"], True),
    "page and line": ("p. 3, line 12", ["p. 3"], True),
    "another page, and line": ("p. 2, line 12", ["p. 3"], False),
    "lines": ("line 10-12", ["line 12", "line 13"], True),
    "a paragraph": ("para 9", ["para 10"], False),
    "a cell": ("H41", ["H41"], True),
    "another cell": ("H42", ["H41"], False),
    "a cell of any sheet": ("H41", ["Stays!H41"], True),
    "a cell of this sheet": ("Stays!H41", ["Stays!H41"], True),
    "a cell of another sheet": ("Flights!H41", ["Stays!H41"], False),
    "a row": ("row 41", ["Stays!H41"], True),
    "another row": ("row 4", ["H41"], False),
    "characters": ("chars 5-8", ["line 1"], True),
    "other characters": ("chars 31-40", ["line 1"], False),
    "a docket entry, which no text layer knows": ("ECF 38", ["para 9"], True),
    "a page of a text without pages": ("p. 3", ["line 9"], True),
    "a cell of a text without cells": ("H41", ["line 9"], True),
    "a time": ("00:01:23", ["line 9"], True),
}


@pytest.mark.parametrize(("cited", "touched", "there"), CITED.values(), ids=CITED)
def test_a_match_is_compared_with_the_cited_place(cited, touched, there):
    assert is_at(cited, touched, 8, 31) is there
