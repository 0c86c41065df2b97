"""Folding: what a typesetter did is undone, with a way back to every character."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.evidence.text_fold import Dash, fold, lowered, tidied

FOLDED = {
    "white space": ("a \n\t b\u00a0c\u2003d\x0ce", "a b c d e"),
    "zero-width characters": ("a\u200bb \u200b c\ufeff", "ab c"),
    "quotation marks": ("“a” ‘b’ «c» „d‟ it’s", '"a" \'b\' "c" "d" it\'s'),
    "ligatures": ("the ﬁrst oﬃce", "the first office"),
    "widths": ("ＡＢ１２", "AB12"),
    "letters with marks apart": ("cafe\u0301", "café"),
    "Korean letters apart": ("\u1112\u1161\u11ab", "한"),
    "other scripts": ("суд 法院 محكمة", "суд 法院 محكمة"),
    "an ellipsis": ("a… b . . . c . . . . d", "a... b ... c .... d"),
    "soft hyphens": ("re\u00admov\u00adal", "removal"),
    "dashes are taken out": ("a-b – c—d − e", "ab cd e"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("source", "text"), FOLDED.values(), ids=FOLDED)
def test_what_a_typesetter_did_is_undone(source, text):
    assert fold(source).text == text


DASHES = {
    "a hyphen": ("a-b", Dash.DASH),
    "a dash and a space": ("a- b", Dash.DASH_AND_SPACE),
    "a spaced dash": ("a – b", Dash.DASH_AND_SPACE),
    "two hyphens for a dash": ("a--b", Dash.DASH),
    "a hyphen at a line's end": ("a-\nb", Dash.HYPHENATION),
    "a soft hyphen at a line's end": ("a\u00ad\r\n  b", Dash.HYPHENATION),
    "a hyphen at a page's end": ("a-\x0cb", Dash.HYPHENATION),
    "a dash at a line's end": ("a—\nb", Dash.AT_LINE_END),
    "a spaced dash at a line's end": ("a -\nb", Dash.AT_LINE_END),
    "a hyphen between figures at a line's end": ("2025-\n03", Dash.AT_LINE_END),
    "a hyphen at the text's end": ("a-\n", Dash.AT_LINE_END),
    "a hyphen at the text's beginning": ("-\na", Dash.AT_LINE_END),
}


@pytest.mark.parametrize(("source", "dash"), DASHES.values(), ids=DASHES)
def test_a_dash_keeps_what_it_may_stand_for(source, dash):
    assert fold(source).dashes == [dash]


SPANS = {
    "plain": ("The planes had left", "planes had", "planes had"),
    "over white space": ("The  planes\n had left", "planes had", "planes\n had"),
    "a ligature": ("the ﬁrst oﬃce", "first of", "ﬁrst oﬃ"),
    "marks apart": ("the cafe\u0301 there", "café", "cafe\u0301"),
    "a hyphen inside": ("a twelve-\nyear list", "twelveyear", "twelve-\nyear"),
    "a hyphen before and behind": ("x-abc-y", "abc", "abc"),
    "soft hyphens around": ("x\u00adabc\u00ad", "abc", "abc"),
}


@pytest.mark.parametrize(("source", "folded", "original"), SPANS.values(), ids=SPANS)
def test_a_span_leads_back_to_the_source(source, folded, original):
    page = fold(source)
    at = page.text.index(folded)
    start, end = page.span(at, at + len(folded), dash_first=False, dash_last=False)
    assert source[start:end] == original


def test_a_span_takes_the_dashes_at_its_edges_when_asked():
    page = fold("aged -12- years")
    start, end = page.span(5, 7, dash_first=True, dash_last=True)
    assert (start, end) == (5, 9)
    assert page.has_dash(5)
    assert not page.has_dash(6)
    assert page.dashes_within(5, 7) == {0: Dash.DASH, 2: Dash.DASH_AND_SPACE}


@given(st.text("ab -–\u00ad\n\u200b.“ﬁ…e\u0301", max_size=40))
def test_every_span_leads_back_inside_the_source_and_in_order(source):
    page = fold(source)
    ends = [0]
    for at in range(len(page.text)):
        start, end = page.span(at, at + 1, dash_first=False, dash_last=False)
        assert 0 <= start < end <= len(source)
        assert end >= ends[-1]
        ends.append(end)


@given(st.text("ab -–\n\u200b.“ﬁ…e\u0301", max_size=40))
def test_folding_is_blind_to_how_lines_are_broken(source):
    assert fold(re.sub(r"\s+", " ", source)).text == fold(source).text


HOSTILE = ["- " * 300_000, "\u00ad" * 300_000, " " * 300_000, ". " * 300_000, "a\u0301" * 300_000]


@pytest.mark.parametrize("source", HOSTILE, ids=["dashes", "soft", "spaces", "dots", "marks"])
def test_hostile_text_costs_no_more_than_its_length(source):
    began = time.perf_counter()
    fold(source)
    assert time.perf_counter() - began < 60


def test_lower_case_has_the_same_length():
    assert lowered("İSTANBUL Straße") == "İstanbul straße"
    assert lowered("TEXAS") == "texas"


def test_words_are_tidied_to_one_line():
    assert tidied("\u200b had\n  left\ufeff ") == "had left"
