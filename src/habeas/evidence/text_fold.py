"""Folding: two texts that a typesetter made different become the same string, with a way back.

Folded away are runs of white space and line ends, the shapes of quotation marks, ligatures
and widths (NFKC), soft hyphens, zero-width characters, ``. . .`` for ``...``. A dash is taken
out and remembered beside the string, because at a line's end nobody can tell a hyphen that
belongs to the word (``twelve-`` / ``year``) from one that only parts it (``detain-`` / ``ees``).
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Flag
from typing import TypeAlias

# Eight bytes an offset, where a list of int takes four times that.
Offsets: TypeAlias = "array[int]"


class Dash(Flag):
    """What may stand in a text where a dash was taken out: the alternatives that remain."""

    NOTHING = 1
    DASH = 2
    DASH_AND_SPACE = 4
    AT_LINE_END = DASH | DASH_AND_SPACE
    HYPHENATION = NOTHING | DASH | DASH_AND_SPACE


_SINGLE = "‘’‚‛′ʼ`´＇"
_DOUBLE = "“”„‟″«»＂"
_HYPHENS = "-‐‑﹣－\xad"
_DASHES = "‒–—―−⸺⸻﹘"
_ZERO_WIDTH = "\u200b\u2060\ufeff"
_NO_ZERO_WIDTH = dict.fromkeys(map(ord, _ZERO_WIDTH))
LINE_BREAKS = frozenset("\n\r\f\x0b\x1c\x1d\x1e\x85\u2028\u2029")

_WHITE = rf"[\s{_ZERO_WIDTH}]"
_PLAIN = r"\x00-\x7f" + "".join(map(re.escape, f"{_HYPHENS}{_DASHES}{_ZERO_WIDTH}"))
# Every alternative begins with other characters than the rest, and repeats one class only:
# the work grows with the text's length whatever stands in it.
_SPECIAL = re.compile(
    rf"""(?P<soft>\xad+(?![\s{_ZERO_WIDTH}]))
      | (?P<dash>(?:[{_HYPHENS}{_DASHES}]{_WHITE}*)+)
      | (?P<white>{_WHITE}{{2,}}|[^\S\x20]|[{_ZERO_WIDTH}])
      | (?P<dots>\.(?:[\x20\xa0]\.){{2,}})
      | (?P<other>[A-Za-z]?(?:(?!\s)[^{_PLAIN}])+)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and where each of its characters was.

    Attributes:
        text: the folded text, without dashes.
        dash_at: offsets in ``text`` where a dash was taken out, ascending.
        dashes: for each of them what may stand there.
    """

    text: str
    dash_at: Offsets
    dashes: list[Dash]
    _dash_spans: list[tuple[int, int]] = field(repr=False)
    _folded: Offsets = field(repr=False)
    _source: Offsets = field(repr=False)

    def span(self, start: int, end: int, *, dash_first: bool, dash_last: bool) -> tuple[int, int]:
        """Give the span in the source of ``text[start:end]``, with a dash at its edges if asked."""
        first = bisect_right(self._folded, start) - 1
        last = bisect_right(self._folded, end - 1) - 1
        source_start = self._source[first]
        if self._even(first):
            source_start += start - self._folded[first]
        source_end = self._source[last + 1]
        if self._even(last):
            source_end = self._source[last] + end - self._folded[last]
        if dash_first:
            source_start = self._dash_spans[bisect_left(self.dash_at, start)][0]
        if dash_last:
            source_end = self._dash_spans[bisect_left(self.dash_at, end)][1]
        return source_start, source_end

    def _even(self, piece: int) -> bool:
        """Say whether the characters of a piece stand one for one for those of the source."""
        folded = self._folded[piece + 1] - self._folded[piece]
        return folded == self._source[piece + 1] - self._source[piece]

    def dashes_within(self, start: int, end: int) -> dict[int, Dash]:
        """Give the dashes from ``start`` to ``end`` inclusive, by their distance from ``start``."""
        low, high = bisect_left(self.dash_at, start), bisect_right(self.dash_at, end)
        return {self.dash_at[i] - start: self.dashes[i] for i in range(low, high)}

    def has_dash(self, at: int) -> bool:
        """Say whether a dash was taken out at this offset."""
        return bisect_left(self.dash_at, at) < bisect_right(self.dash_at, at)


def fold(source: str) -> Folded:
    r"""Fold a text.

    Example:
        >>> fold("The “detain-\nees”  had\nleft…").text
        'The "detainees" had left...'
        >>> fold("a twelve-year-old").dash_at.tolist()
        [8, 12]
    """
    text = _same_length(source)
    pieces: list[str] = []
    folded, starts, dashes = array("Q"), array("Q"), _Dashes()
    here = 0
    for written, start in _pieces(text, dashes):
        pieces.append(written)
        folded.append(here)
        starts.append(start)
        here += len(written)
        dashes.settle(here)
    folded.append(here)
    starts.append(len(text))
    return Folded("".join(pieces), dashes.at, dashes.kinds, dashes.spans, folded, starts)


@dataclass(slots=True)
class _Dashes:
    """The dashes found so far; the latest waits for its offset in the folded text."""

    at: Offsets = field(default_factory=lambda: array("Q"))
    kinds: list[Dash] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str, found: re.Match[str]) -> None:
        dashes = found[0].translate(_NO_ZERO_WIDTH)
        core = dashes.rstrip()
        letters = text[found.start() - 1 : found.start()] + text[found.end() : found.end() + 1]
        self.kinds.append(_dash(core, dashes[len(core) :], letters))
        self.spans.append((found.start(), found.start() + len(core)))

    def settle(self, here: int) -> None:
        if len(self.at) < len(self.kinds):
            self.at.append(here)


def _dash(core: str, tail: str, neighbours: str) -> Dash:
    if not tail:
        return Dash.DASH
    if LINE_BREAKS.isdisjoint(tail):
        return Dash.DASH_AND_SPACE
    parts_a_word = core in _HYPHENS and len(neighbours) == 2 and neighbours.isalpha()
    return Dash.HYPHENATION if parts_a_word else Dash.AT_LINE_END


def _same_length(source: str) -> str:
    """Straighten quotation marks: one character for one, so that no offset moves."""
    for straight, curly in (("'", _SINGLE), ('"', _DOUBLE)):
        for mark in curly:
            source = source.replace(mark, straight)
    return source


def _pieces(text: str, dashes: _Dashes) -> Iterator[tuple[str, int]]:
    """Give the folded text piece by piece, each with its offset in the source."""
    done = 0
    for found in _SPECIAL.finditer(text):
        yield text[done : found.start()], done
        done = found.end()
        match found.lastgroup:
            case "other":
                yield from _composed(found[0], found.start())
            case "dash":
                dashes.add(text, found)
                yield "", found.start()
            case "white":
                yield " " * bool(found[0].translate(_NO_ZERO_WIDTH)), found.start()
            case "dots":
                yield "." * found[0].count("."), found.start()
            case _:
                yield "", found.start()
    yield text[done:], done


def _composed(run: str, start: int) -> Iterator[tuple[str, int]]:
    """Normalise letters beyond ASCII, each with the marks that follow it, by NFKC."""
    if unicodedata.is_normalized("NFKC", run):
        yield run, start
        return
    first = 0
    for i in range(1, len(run) + 1):
        if i == len(run) or not _joins(run[i]):
            yield unicodedata.normalize("NFKC", run[first:i]), start + first
            first = i


def _joins(character: str) -> bool:
    # Korean vowels and final consonants join the letter before them, but are no marks.
    return unicodedata.combining(character) > 0 or "\u1160" <= character <= "\u11ff"


def bare(words: str) -> str:
    r"""Give words without zero-width characters, and without white space at their ends.

    Example:
        >>> bare("  had\n left\u200b ")
        'had\n left'
    """
    return words.translate(_NO_ZERO_WIDTH).strip()


def tidied(words: str) -> str:
    r"""Give words on one line: without zero-width characters, each white space one space.

    Example:
        >>> tidied("  had\n left\u200b ")
        'had left'
    """
    return " ".join(bare(words).split())


def lowered(text: str) -> str:
    """Give the text in lower case at the same length.

    Example:
        >>> lowered("TEXAS İ")
        'texas İ'
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
