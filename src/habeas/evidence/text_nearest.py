"""The nearest words: what a text has that is most like some words it does not have.

A help to whoever wrote the words, and never evidence. The work is bounded: in a long text
only the stretches that share the most, and the longest, words with the search are compared.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

# Below this share of agreement the alike is chance: two unrelated sentences reach 55.
FLOOR = 60.0
# The comparison costs length times length; these keep the worst case below a second.
MOST_COMPARED = 400
STRETCH = 100_000
_WINDOW = 2_000
_WINDOWS = 20
_MOST_WORDS = 12
_MOST_HITS = 5_000


@dataclass(frozen=True, slots=True, order=True)
class Near:
    """A stretch of a text that is like the words searched, by 0 to 100."""

    score: float
    start: int
    end: int


def nearest(text: str, words: str) -> Near | None:
    """Give the stretch of ``text`` most like ``words``, widened to whole words, if any is.

    Example:
        >>> near = nearest("The planes had left by then.", "The plains had left")
        >>> "The planes had left by then."[near.start : near.end], round(near.score)
        ('The planes had left', 95)
    """
    wanted = words[:MOST_COMPARED]
    found = [near for window in _windows(text, wanted) if (near := _compared(text, wanted, window))]
    if not found:
        return None
    best = max(found, key=lambda near: (near.score, -near.start))
    return Near(best.score, *_whole_words(text, best.start, best.end))


def _compared(text: str, wanted: str, window: tuple[int, int]) -> Near | None:
    from rapidfuzz import fuzz  # noqa: PLC0415 - only words that are missing pay for it

    start, end = window
    found = fuzz.partial_ratio_alignment(wanted, text[start:end], score_cutoff=FLOOR)
    if not found or found.dest_start == found.dest_end:
        return None
    return Near(found.score, start + found.dest_start, start + found.dest_end)


def _windows(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    if len(text) <= STRETCH:
        yield 0, len(text)
        return
    hits: Counter[int] = Counter()
    for word in sorted(set(wanted.split()), key=lambda word: (-len(word), word))[:_MOST_WORDS]:
        for bucket in _buckets(text, word):
            hits[bucket] += len(word)
    for bucket, _ in sorted(hits.items(), key=lambda item: (-item[1], item[0]))[:_WINDOWS]:
        yield max(0, (bucket - 1) * _WINDOW), (bucket + 2) * _WINDOW


def _buckets(text: str, word: str) -> set[int]:
    found: set[int] = set()
    at = text.find(word)
    while at >= 0 and len(found) < _MOST_HITS:
        found.add(at // _WINDOW)
        # Once in a stretch is enough: go on with the next one.
        at = text.find(word, (at // _WINDOW + 1) * _WINDOW)
    return found


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    while text[start] == " " and start < end - 1:
        start += 1
    while text[end - 1] == " " and start < end - 1:
        end -= 1
    return start, end
