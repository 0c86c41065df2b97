"""Quotes: whether a source has the words that a claim quotes, where, and what it has instead.

Words are the same when only the setting differs: white space and line ends, the shapes of
quotation marks and dashes, hyphenation, ligatures (``text_fold``). Letters, figures and
punctuation must agree, capitals too, and a match never begins or ends inside a word or a
number: ``37 people`` is not in ``137 people``.

`` ... `` and ``…`` between words stand for words left out, unless the source has the dots
itself: then the parts must follow one another within 2,000 characters each.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from operator import itemgetter

from habeas.errors import HabeasError
from habeas.evidence.text_cited import is_at
from habeas.evidence.text_fold import LINE_BREAKS, Dash, Folded, bare, fold, lowered, tidied
from habeas.evidence.text_nearest import nearest
from habeas.evidence.text_passages import TextLayer
from habeas.evidence.text_words import inside_a_word

# Words left out of one quotation; beyond this, two passages are two quotations.
LONGEST_GAP = 2_000
# Units of work for one search, at most some seconds: a text of one repeated letter stops here.
MOST_WORK = 2_000_000
# The score of words that differ in capitals, dashes or the ends of words only.
ALMOST = 99.0

_LEFT_OUT = re.compile(
    r"""(?<=\S)(\ ?\[\ ?(?:\.{3,4}|…|\.\ \.\ \.(?:\ \.)?)\ ?\]\ ?
              | \ (?:\.{3,4}|\.\ \.\ \.(?:\ \.)?)[ ]
              | \ ?…\ ?)(?=[\w"'“‘(\[])""",
    re.VERBOSE,
)
_WHITE = re.compile(r"\s+")

# A case's quotes are checked source by source: the same few texts are asked for many times.
_page = lru_cache(maxsize=8)(fold)
_lowered_page = lru_cache(maxsize=8)(lowered)


class NoWordsError(HabeasError, ValueError):
    """Raised for a search without a letter or figure."""

    def __init__(self, words: str) -> None:
        super().__init__(
            f"{words!r} has no words to look for; give the words as the source prints them"
        )
        self.words = words


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a source has the words, or words like them.

    Attributes:
        at: the locator of where it begins; a range when it runs over lines or pages.
        quote: the words as the source has them, on one line; words left out stay left out.
        start: offset in the layer's text.
        end: offset after the last character.
        score: 100 for the same words, less for words that are only alike.
    """

    at: str
    quote: str
    start: int
    end: int
    score: float = 100.0


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gives.

    Attributes:
        matches: every place that has the words, in order, none overlapping another.
        nearest: where there is none, the words most like them; None if nothing is alike.
        capped: whether the search stopped at its limit, so that more may be there.
    """

    matches: tuple[Match, ...]
    nearest: Match | None = None
    capped: bool = False


class Standing(Enum):
    """How a quote stands to its source and to the place that it cites."""

    VERBATIM = "verbatim"
    ELSEWHERE = "elsewhere"
    NOT_FOUND = "not found"


@dataclass(slots=True)
class _Work:
    """What a search may still spend."""

    left: int = MOST_WORK


def find_words(layer: TextLayer, words: str) -> Found:
    r"""Find every place where a source has some words.

    Raises:
        NoWordsError: if there is nothing to look for.

    Example:
        >>> from habeas.evidence.text_layer import layer_of
        >>> layer = layer_of("The “detain-\nees” had left.".encode())
        >>> find_words(layer, '"detainees" had').matches[0].quote
        '“detain- ees” had'
        >>> find_words(layer, "the detainees have left").nearest.at
        'line 1-2'
    """
    work = _Work(MOST_WORK)
    matches = tuple(_matches(layer, words, work))
    near = None if matches else _nearest(layer, fold(bare(words)))
    return Found(matches, near, capped=work.left <= 0)


def stands(layer: TextLayer, quote: str, at: str) -> Standing:
    r"""Say whether a source has a quote, and has it where ``at`` says.

    A blank ``at`` asks for the words anywhere. A place of a kind that the layer does not
    know (``ECF 38``, or a page of plain text) cannot be compared and decides nothing.

    Raises:
        NoWordsError: if the quote has no words.

    Example:
        >>> from habeas.evidence.text_layer import layer_of
        >>> stands(layer_of(b"one\ntwo\nthree"), "two", "line 3")
        <Standing.ELSEWHERE: 'elsewhere'>
    """
    found = Standing.NOT_FOUND
    for match in _matches(layer, quote, _Work(MOST_WORK)):
        if is_at(at, layer.within(match.start, match.end), match.start, match.end):
            return Standing.VERBATIM
        found = Standing.ELSEWHERE
    return found


def _matches(layer: TextLayer, words: str, work: _Work) -> Iterator[Match]:
    wanted = fold(bare(words))
    if not any(map(str.isalnum, wanted.text)):
        raise NoWordsError(words)
    page = _page(layer.text)
    none = True
    for match in _whole(layer, page, wanted, work):
        none = False
        yield match
    parts = _LEFT_OUT.split(tidied(words))
    if none and len(parts) > 1:
        yield from _gapped(layer, page, parts, work)


def _whole(layer: TextLayer, page: Folded, wanted: Folded, work: _Work) -> Iterator[Match]:
    done = 0
    for start, end in _spans(page, wanted, work):
        if start >= done:
            yield Match(layer.locate(start, end), _on_one_line(layer.text[start:end]), start, end)
            done = end


def _spans(page: Folded, wanted: Folded, work: _Work) -> Iterator[tuple[int, int]]:
    """Give the spans in the source of each occurrence of some words."""
    length = len(wanted.text)
    edges = wanted.has_dash(0), wanted.has_dash(length)
    for at in _occurrences(page, page.text, wanted, wanted.text, work):
        yield page.span(at, at + length, dash_first=edges[0], dash_last=edges[1])


def _occurrences(page: Folded, text: str, wanted: Folded, words: str, work: _Work) -> Iterator[int]:
    asked = wanted.dashes_within(0, len(words))
    at = text.find(words)
    while at >= 0 and work.left > 0:
        there = page.dashes_within(at, at + len(words))
        # A place costs some five units, each dash one, finding a sixteenth for each character.
        work.left -= 5 + len(there) + len(words) // 16
        if _dashes_agree(asked, there, len(words)) and not (
            inside_a_word(page, text, at) or inside_a_word(page, text, at + len(words))
        ):
            yield at
        at = text.find(words, at + 1)


def _dashes_agree(asked: dict[int, Dash], there: dict[int, Dash], length: int) -> bool:
    for offset in asked.keys() | there.keys():
        outside = offset in (0, length) and offset not in asked
        if not outside and not (asked.get(offset, Dash.NOTHING) & there.get(offset, Dash.NOTHING)):
            return False
    return True


def _gapped(layer: TextLayer, page: Folded, parts: list[str], work: _Work) -> Iterator[Match]:
    """Find parts that follow one another; every second of ``parts`` is what stands between."""
    wanted = [fold(part) for part in parts[::2]]
    spans = [list(_spans(page, part, work)) for part in wanted]
    for i in range(len(spans) - 2, -1, -1):
        spans[i] = [span for span in spans[i] if _next(span, spans[i + 1])]
    done = 0
    for first in spans[0]:
        chain = _chain(first, spans)
        if chain[0][0] < done:
            continue
        done = chain[-1][1]
        pieces = [_on_one_line(layer.text[start:end]) for start, end in chain]
        quote = "".join(a + b for a, b in zip(pieces, [*parts[1::2], ""], strict=True))
        yield Match(layer.locate(chain[0][0], done), quote, chain[0][0], done)


def _next(span: tuple[int, int], following: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Give the first of ``following`` that begins after ``span`` and near enough."""
    at = bisect_left(following, (span[1], 0))
    if at < len(following) and following[at][0] - span[1] <= LONGEST_GAP:
        return following[at]
    return None


def _chain(first: tuple[int, int], spans: list[list[tuple[int, int]]]) -> list[tuple[int, int]]:
    """Give one span of each part: forwards the next each, then backwards the nearest each."""
    chain = [first]
    for following in spans[1:]:
        after = bisect_left(following, (chain[-1][1], 0))
        chain.append(following[after])
    for i in range(len(chain) - 2, -1, -1):
        before = bisect_right(spans[i], chain[i + 1][0], key=itemgetter(1))
        chain[i] = spans[i][before - 1]
    return chain


def _on_one_line(text: str) -> str:
    return _WHITE.sub(lambda white: white[0] if LINE_BREAKS.isdisjoint(white[0]) else " ", text)


def _nearest(layer: TextLayer, wanted: Folded) -> Match | None:
    page = _page(layer.text)
    text, words = _lowered_page(page.text), lowered(wanted.text)
    for at in _occurrences(page, text, wanted, words, _Work(MOST_WORK)):
        return _alike(layer, page, at, at + len(words), ALMOST)
    near = nearest(text, words)
    if near is None:
        return None
    return _alike(layer, page, near.start, near.end, min(ALMOST, round(near.score, 1)))


def _alike(layer: TextLayer, page: Folded, start: int, end: int, score: float) -> Match:
    start, end = page.span(start, end, dash_first=False, dash_last=False)
    return Match(layer.locate(start, end), _on_one_line(layer.text[start:end]), start, end, score)
