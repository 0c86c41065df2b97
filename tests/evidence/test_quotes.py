"""Quotes: the source has the words, has them elsewhere, or has others."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.evidence import quotes
from habeas.evidence.quotes import ALMOST, NoWordsError, Standing, find_words, stands
from habeas.evidence.text_layer import Passage, TextLayer, layer_of


def lines(text):
    return layer_of(text.encode())


SAME = {
    "as it stands": ("The planes had left.", "planes had left", "planes had left"),
    "over a line's end": ("The planes\nhad left.", "planes had left", "planes had left"),
    "broken by the one who quotes": (
        "The planes had left.",
        "planes\n  had left",
        "planes had left",
    ),
    "a blank line between": ("The planes\n\n  had left.", "planes had", "planes had"),
    "a space that does not break": ("March\u00a015", "March 15", "March\u00a015"),
    "curly quotation marks": ("He said “stop” now.", '"stop" now', "“stop” now"),
    "straight ones in the source": ('He said "stop".', "“stop”", '"stop"'),
    "an apostrophe": ("the court’s order", "court's order", "court’s order"),
    "an en dash": ("between 137–140 men", "137-140 men", "137–140 men"),
    "an em dash, spaced": ("two planes — both full", "planes - both", "planes — both"),
    "two hyphens for a dash": ("two planes--both", "planes—both", "planes--both"),
    "a minus sign": ("at −5 degrees", "at -5", "at −5"),
    "a word parted at a line's end": ("the detain-\nees", "the detainees", "the detain- ees"),
    "a hyphen of the word at a line's end": ("a twelve-\nyear list", "twelve-year", "twelve- year"),
    "the same, copied with its space": (
        "a twelve-\nyear list",
        "twelve- year list",
        "twelve- year list",
    ),
    "parted by the one who quotes": ("the detainees", "the detain-\nees", "the detainees"),
    "a soft hyphen": ("the de\u00adtainees", "the detainees", "the de\u00adtainees"),
    "a soft hyphen at a line's end": ("the detain\u00ad\nees", "detainees", "detain\u00ad ees"),
    "a dash at a line's end": ("the order—\nwhich", "order—which", "order— which"),
    "a hyphenated word begun in its middle": ("a twelve-year list", "year list", "year list"),
    "a hyphen first": ("a twelve-year list", "-year list", "-year list"),
    "a hyphen last": ("a twelve- or ten-year list", "twelve- or", "twelve- or"),
    "a hyphen at the very end": ("pre- and post-war", "post-", "post-"),
    "ligatures": ("the ﬁrst oﬃcer", "first officer", "ﬁrst oﬃcer"),
    "width": ("Ｎ２７８ＧＸ left", "N278GX", "Ｎ２７８ＧＸ"),
    "marks apart": ("Nicola\u0301s left", "Nicolás", "Nicola\u0301s"),
    "an ellipsis of the source": ("They ... left", "They … left", "They ... left"),
    "a spaced ellipsis": ("They . . . left", "They ... left", "They . . . left"),
    "no spaces between words": ("法院命令飞机返回", "命令飞机", "命令飞机"),
    "zero-width characters": ("the \u200bplanes", "\u200bthe planes", "the \u200bplanes"),
}


@pytest.mark.parametrize(("source", "words", "quote"), SAME.values(), ids=SAME)
def test_words_that_only_the_setting_changed_are_the_same(source, words, quote):
    found = find_words(lines(source), words)
    assert [match.quote for match in found.matches] == [quote]
    assert found.nearest is None
    assert found.matches[0].score == 100


OTHER = {
    "another word": ("The planes had left.", "planes have left"),
    "a number cut": ("They moved 137 people.", "37 people"),
    "a thousands number cut": ("They moved 1,137 people.", "137 people"),
    "a number cut behind": ("They moved 137,500 people.", "moved 137"),
    "a word cut": ("The planes had left.", "The plane"),
    "a hyphen that is not there": ("the twelve year list", "twelve-year"),
    "a hyphen left out": ("a twelve-year list", "twelveyear"),
    "a hyphen for a space": ("a twelve-year list", "twelve year"),
    "figures joined over a line's end": ("on 2025-\n03-15", "202503-15"),
    "a dash left out at a line's end": ("the order—\nwhich", "the orderwhich"),
    "a dash left out": ("two planes - both", "planes both"),
    "punctuation": ("The planes had left.", "planes, had left"),
    "capitals": ("The planes had left.", "the Planes had left"),
    "quotation marks left out": ('He said "stop" now', "said stop now"),
    "dots without space stand for nothing": ("The planes had left", "The...left"),
}


@pytest.mark.parametrize(("source", "words"), OTHER.values(), ids=OTHER)
def test_other_words_are_not_the_same(source, words):
    found = find_words(lines(source), words)
    assert found.matches == ()
    assert found.nearest is None or found.nearest.score < 100


def test_every_place_is_listed_in_order_and_none_twice():
    found = find_words(lines("so so so\nand so so"), "so so")
    assert [(m.at, m.start) for m in found.matches] == [("line 1", 0), ("line 2", 13)]


def test_a_match_over_lines_is_placed_on_their_range():
    assert (
        find_words(lines("\nThe planes\nhad\nleft."), "planes had left").matches[0].at == "line 2-4"
    )


def test_a_match_over_cells_is_placed_at_its_first():
    layer = layer_of(b"who,from\nP-1,TX", "a.csv")
    assert find_words(layer, "P-1 TX").matches[0].at == "A2"


def test_other_capitals_are_nearest_and_no_match():
    found = find_words(lines("THE PLANES HAD LEFT.\nthe plains"), "The planes")
    assert found.matches == ()
    assert found.nearest.quote == "THE PLANES"
    assert found.nearest.at == "line 1"
    assert found.nearest.score == ALMOST


def test_the_nearest_words_say_how_near_they_are():
    found = find_words(lines("By then\nthe planes had left Texas."), "the planes have left Texas")
    assert found.nearest.quote == "the planes had left Texas"
    assert found.nearest.at == "line 2"
    assert 90 < found.nearest.score < ALMOST


@pytest.mark.parametrize("text", ["", "12345"])
def test_nothing_alike_has_no_nearest(text):
    assert find_words(lines(text), "The planes had left").nearest is None


@pytest.mark.parametrize("words", ["", " \n", "-", "…", "\u200b", '"."'])
def test_a_search_for_no_words_is_a_misuse(words):
    with pytest.raises(ValueError, match="has no words to look for"):
        find_words(lines("x"), words)
    with pytest.raises(NoWordsError):
        stands(lines("x"), words, "")


SPEECH = "The judge spoke first.\nTurn the planes around, she said.\nNobody did so that day."

LEFT_OUT = {
    "dots": "The judge spoke ... planes around",
    "an ellipsis": "The judge spoke … planes around",
    "an ellipsis set closely": "The judge spoke…planes around",
    "spaced dots": "The judge spoke . . . planes around",
    "four dots": "The judge spoke .... planes around",
    "brackets": "The judge spoke [...] planes around",
    "brackets set closely": "The judge spoke[…]planes around",
    "twice": "The judge ... planes around, … Nobody did",
}


@pytest.mark.parametrize("words", LEFT_OUT.values(), ids=LEFT_OUT)
def test_words_left_out_are_left_out_of_the_quote(words):
    (match,) = find_words(lines(SPEECH), words).matches
    assert match.quote == words
    assert match.start == 0
    assert match.at == ("line 1-3" if "Nobody" in words else "line 1-2")


NOT_LEFT_OUT = {
    "the other order": "planes around ... The judge",
    "a part that is missing": "The judge ... ships around",
    "dots first": "... planes around",
    "dots last": "The judge spoke …",
    "parts that overlap": "The judge spoke ... spoke first",
}


@pytest.mark.parametrize("words", NOT_LEFT_OUT.values(), ids=NOT_LEFT_OUT)
def test_dots_stand_for_nothing_else(words):
    assert find_words(lines(SPEECH), words).matches == ()


def test_parts_too_far_apart_are_two_quotations():
    near, far = "one" + " x" * 990 + " two", "one" + " x" * 1_000 + " two"
    assert find_words(lines(near), "one ... two").matches
    assert not find_words(lines(far), "one ... two").matches


def test_parts_are_taken_where_they_stand_closest():
    text = "one a\none b\ntwo c\ntwo d\none e\ntwo f"
    matches = find_words(lines(text), "one ... two").matches
    assert [m.at for m in matches] == ["line 2-3", "line 5-6"]


def test_a_part_is_found_although_its_first_place_leads_nowhere():
    text = "one two" + " x" * 950 + " two" + " x" * 200 + " three"
    (match,) = find_words(lines(text), "one ... two ... three").matches
    assert match.quote == "one ... two ... three"


def test_dots_that_the_source_has_go_before_words_left_out():
    found = find_words(lines("one ... two\none and two"), "one ... two")
    assert [match.at for match in found.matches] == ["line 1"]


STANDINGS = {
    "at the place": ("Turn the planes", "line 2", Standing.VERBATIM),
    "anywhere": ("Turn the planes", "", Standing.VERBATIM),
    "elsewhere": ("Turn the planes", "line 1", Standing.ELSEWHERE),
    "a place nobody can compare": ("Turn the planes", "ECF 38", Standing.VERBATIM),
    "its second place": ("judge", "line 3", Standing.ELSEWHERE),
    "nowhere": ("Turn the ships", "line 2", Standing.NOT_FOUND),
    "with words left out": ("Turn ... around", "line 2", Standing.VERBATIM),
}


@pytest.mark.parametrize(("quote", "at", "standing"), STANDINGS.values(), ids=STANDINGS)
def test_a_quote_stands_where_it_stands(quote, at, standing):
    assert stands(lines(SPEECH), quote, at) is standing


def test_the_second_place_of_a_quote_counts():
    assert stands(lines("so\nso"), "so", "line 2") is Standing.VERBATIM


def test_a_search_that_reaches_its_limit_says_so(monkeypatch):
    monkeypatch.setattr(quotes, "MOST_WORK", 15)
    found = find_words(lines("so so so so so so"), "so")
    assert found.capped
    assert len(found.matches) == 3


HOSTILE = {
    "one letter": ("a" * 1_000_000, "a" * 50_000 + "b"),
    "one letter, in words": ("a" * 1_000_000, "a" * 100),
    "hyphens": ("a-" * 500_000, "a" * 50_000),
    "dots": ("a ... " * 200_000, "a ... b ... a"),
    "many parts": ("a b " * 300_000, "a ... b ... a ... b ... c"),
    "spaces": ("a" + " " * 1_000_000 + "b", "a b" + " " * 90_000 + "c"),
    "brackets": ("[" * 1_000_000, "a [ [ " * 10_000 + "b"),
}


# The quick run looks through a tenth of each, in a third of the time.
SIZES = (
    pytest.param(1, 60, marks=pytest.mark.slow, id="whole"),
    pytest.param(10, 20, id="a tenth"),
)


@pytest.mark.parametrize(("share", "most_s"), SIZES)
@pytest.mark.parametrize(("source", "words"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_answered_in_time(source, words, share, most_s):
    layer = TextLayer((Passage("line 1", source[: len(source) // share]),))
    began = time.process_time()
    find_words(layer, words)
    assert time.process_time() - began < most_s


SENTENCE = (
    "The court's first order said: “turn the ten-seat planes — both of them — around” at 6.45 p.m."
)
SETTINGS = {
    " ": [" ", "\n", "  ", "\u00a0", "\r\n", "\u2003", "\n\n"],
    "“": ['"', "“", "„"],
    "”": ['"', "”", "»"],
    "'": ["'", "’", "ʼ"],
    "—": ["—", "–", "--", "−"],
    "-": ["-", "‐", "‑", "-\n"],
    "fi": ["fi", "ﬁ"],
    "rd": ["rd", "r\u00add", "r-\nd", "r\u00ad\nd"],
}


@st.composite
def resettings(draw):
    parts = re.split(f"({'|'.join(map(re.escape, SETTINGS))})", SENTENCE)
    return "".join(draw(st.sampled_from(SETTINGS.get(part, [part]))) for part in parts)


@given(source=resettings(), before=st.sampled_from(["", "Then. ", "x\n"]))
def test_no_setting_hides_a_quote(source, before):
    layer = TextLayer((Passage("line 1", before + source + " Then"),))
    (match,) = find_words(layer, SENTENCE).matches
    assert layer.text[match.start : match.end] == source
    assert stands(layer, match.quote, match.at) is Standing.VERBATIM


@given(source=resettings(), at=st.integers(0, len(SENTENCE) - 1), letter=st.sampled_from("xX9"))
def test_no_setting_excuses_another_letter(source, at, letter):
    if SENTENCE[at].isalnum():
        altered = SENTENCE[:at] + letter + SENTENCE[at + 1 :]
        assert find_words(TextLayer((Passage("line 1", source),)), altered).matches == ()


@given(st.text("ab -\n", max_size=30), st.text("ab -", min_size=1, max_size=6))
def test_a_match_is_what_a_plain_search_on_one_line_finds(source, words):
    """Where no hyphen stands at a line's end, plain search over single spaces decides."""
    words = " ".join(words.split())
    flat = " ".join(source.split())
    if "-" in source or "-" in words or not words:
        return
    plain = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", flat)
    assert bool(find_words(TextLayer((Passage("line 1", source),)), words).matches) is bool(plain)
