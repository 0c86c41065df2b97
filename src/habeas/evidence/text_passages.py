"""Passages: the text of a source in pieces that know their place, and as one string.

Every reader of a form (``text_plain``, ``text_pdf``, ``text_html``, ``text_table``) gives a
``TextLayer``; whoever looks for words works on its one string and asks it for the place.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate

# 50 million characters are about 25,000 printed pages; beyond it is no document to quote from.
MOST_CHARACTERS = 50_000_000

_NUMBERED = re.compile(r"(line |p\. )(\d+)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a source's text.

    Attributes:
        at: its locator, in the grammar of ``spot.py``.
        text: the text there, as the source has it.
    """

    at: str
    text: str


@dataclass(frozen=True, slots=True)
class TextLayer:
    r"""The text that a machine can read in a source.

    Attributes:
        passages: its pieces, in reading order.
        flaws: what could not be read, each in words.
        text: all passages, joined by line breaks.
        starts: where in ``text`` each passage begins.

    Example:
        >>> layer = TextLayer((Passage("line 1", "The planes"), Passage("line 2", "had left.")))
        >>> layer.text
        'The planes\nhad left.'
        >>> layer.locate(12), layer.locate(4, 14)
        ('line 2', 'line 1-2')
    """

    passages: tuple[Passage, ...]
    flaws: tuple[str, ...] = ()
    text: str = field(init=False, repr=False, compare=False)
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lengths = (len(passage.text) + 1 for passage in self.passages)
        starts = tuple(accumulate(lengths, initial=0))[: len(self.passages)]
        object.__setattr__(self, "text", "\n".join(passage.text for passage in self.passages))
        object.__setattr__(self, "starts", starts)

    def within(self, start: int, end: int) -> tuple[str, ...]:
        """Give the locators of the passages that ``text[start:end]`` touches.

        Raises:
            IndexError: if ``start`` lies outside the text.
        """
        if not 0 <= start < max(len(self.text), 1) or not self.passages:
            raise IndexError(f"offset {start} is outside a text of {len(self.text)} characters")
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, max(start, end - 1)) - 1
        return tuple(passage.at for passage in self.passages[first : last + 1])

    def locate(self, start: int, end: int = 0) -> str:
        """Give the locator of ``text[start:end]``: a range over lines or pages, else the first.

        Raises:
            IndexError: if ``start`` lies outside the text.
        """
        touched = self.within(start, end)
        first, last = (_NUMBERED.fullmatch(at) for at in (touched[0], touched[-1]))
        if first and last and first[1] == last[1] and int(first[2]) < int(last[2]):
            return f"{touched[0]}-{last[2]}"
        return touched[0]


def no_text(reason: str) -> TextLayer:
    """Give an empty layer that says why it is empty.

    Example:
        >>> no_text("an image (PNG)").flaws
        ('no text layer: an image (PNG)',)
    """
    return TextLayer((), (f"no text layer: {reason}",))


def within_cap(passages: Iterable[Passage]) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """Give the passages up to the limit on characters, and a flaw if that left some out.

    Example:
        >>> within_cap([Passage("line 1", "The planes had left.")])[1]
        ()
    """
    kept: list[Passage] = []
    room = MOST_CHARACTERS
    for passage in passages:
        if len(passage.text) > room:
            kept.append(Passage(passage.at, passage.text[:room]))
            flaw = f"only the first {MOST_CHARACTERS:,} characters were read, up to {passage.at}"
            return tuple(kept), (flaw,)
        room -= len(passage.text)
        kept.append(passage)
    return tuple(kept), ()
