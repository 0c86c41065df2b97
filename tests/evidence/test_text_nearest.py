"""The nearest words: a help to the writer, with bounded work."""

import time

import pytest

from habeas.evidence import text_nearest
from habeas.evidence.text_nearest import nearest

TEXT = "the judge ordered the planes to turn around. by then two had left the territory."

NEAR = {
    "a word changed": (
        "the judge asked the planes to turn around",
        "the judge ordered the planes to turn around",
    ),
    "a word missing": ("by then two left the territory", "then two had left the territory"),
    "the middle of words": ("udge ordered the plan", "judge ordered the planes"),
    "longer than the text": (TEXT + " and so on.", TEXT),
}


@pytest.mark.parametrize(("words", "found"), NEAR.values(), ids=NEAR)
def test_the_nearest_words_are_found_and_whole(words, found):
    near = nearest(TEXT, words)
    assert TEXT[near.start : near.end] == found
    assert text_nearest.FLOOR <= near.score <= 100


@pytest.mark.parametrize("words", ["xylophone quiz", "0000"])
def test_nothing_alike_gives_nothing(words):
    assert nearest(TEXT, words) is None
    assert nearest("", words) is None


def test_blanks_at_the_edges_are_left_out():
    near = nearest("x   the planes   x", " the planes  ")
    assert "x   the planes   x"[near.start : near.end] == "the planes"


def test_in_a_long_text_only_the_likeliest_stretches_are_compared(monkeypatch):
    monkeypatch.setattr(text_nearest, "STRETCH", 1_000)
    filler = "lorem ipsum dolor sit amet. " * 4_000
    text = filler + TEXT + filler
    near = nearest(text, "the judge asked the planes to turn around")
    assert text[near.start : near.end] == "the judge ordered the planes to turn around"
    assert nearest(text, "xylophone quiz") is None


@pytest.mark.parametrize("text", ["ab" * 1_000_000, "a" * 2_000_000, "ab " * 700_000])
def test_hostile_text_is_answered_in_time(text):
    began = time.perf_counter()
    nearest(text, "ab " * 300 + "ba" * 300)
    assert time.perf_counter() - began < 60
