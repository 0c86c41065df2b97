"""Passages: pieces of text that know their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.evidence import text_passages
from habeas.evidence.text_passages import Passage, TextLayer, no_text, within_cap

PAGES = TextLayer((Passage("p. 3", "one"), Passage("p. 4", "two"), Passage("p. 4", "4 of 9")))


@pytest.mark.parametrize(
    ("start", "end", "at"),
    [
        (0, 3, "p. 3"),
        (1, 5, "p. 3-4"),
        (4, 7, "p. 4"),
        (4, 12, "p. 4"),
        (3, 4, "p. 3"),
        (5, 0, "p. 4"),
    ],
)
def test_a_span_is_placed_on_the_pages_it_touches(start, end, at):
    assert PAGES.locate(start, end) == at


def test_a_span_over_cells_is_placed_at_its_first():
    layer = TextLayer((Passage("H41", "TX"), Passage("I41", "SV")))
    assert layer.locate(0, 5) == "H41"
    assert layer.within(0, 5) == ("H41", "I41")


def test_a_span_that_runs_backwards_over_page_edges_is_no_range():
    layer = TextLayer((Passage("p. 2", "body"), Passage("p. 1", "edge")))
    assert layer.locate(0, 9) == "p. 2"


@pytest.mark.parametrize("start", [-1, 14, 99])
def test_an_offset_outside_the_text_is_a_misuse(start):
    with pytest.raises(IndexError, match="outside a text of 14 characters"):
        PAGES.locate(start)
    assert PAGES.text == "one\ntwo\n4 of 9"


def test_an_empty_layer_has_no_offsets():
    with pytest.raises(IndexError):
        no_text("a test").locate(0)


@given(st.lists(st.text("ab ", max_size=5), min_size=1, max_size=9))
def test_every_offset_lies_in_the_passage_it_is_said_to_lie_in(texts):
    layer = TextLayer(tuple(Passage(f"line {n}", text) for n, text in enumerate(texts)))
    for n, text in enumerate(texts):
        for offset in range(len(text)):
            assert layer.locate(layer.starts[n] + offset) == f"line {n}"


def test_text_beyond_the_limit_is_left_out_and_said(monkeypatch):
    monkeypatch.setattr(text_passages, "MOST_CHARACTERS", 5)
    kept, flaws = within_cap(Passage(f"line {n}", "abc") for n in (1, 2, 3))
    assert [p.text for p in kept] == ["abc", "ab"]
    assert flaws == ("only the first 5 characters were read, up to line 2",)
