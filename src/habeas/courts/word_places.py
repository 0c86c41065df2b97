"""Where words that a parser gives stand in the file: found again, for a parser keeps no places."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from habeas.courts.traced import Traced, squeezed, squeezed_words, whole
from habeas.evidence.spot import Spot

# What a parser leaves out of an entry is a phrase or two, never a page.
_MOST_PIECES: Final = 12
_SHORTEST_PIECE: Final = 3
_WIDEST_GAP: Final = 2_000
# Longer than any entry with all that stands around it.
_NEAR: Final = 200_000


def spots_of(words: Sequence[str], pages: Sequence[Traced], source: str, sha256: str) -> list[Spot]:
    """Give a spot for each of some entries: its row, and the characters of its words.

    Words that stand nowhere, and blank ones, have their row alone.

    Args:
        words: the words of each entry, in the order of the file.
        pages: the file's texts as ``squeezed`` gives them; a mail has several.
        source: what messages call the file.
        sha256: its hash.
    """
    places: list[tuple[int, int] | None] = [None] * len(words)
    for page in pages:
        for n, place in enumerate(places_of(words, page)):
            places[n] = places[n] or place
    return [
        Spot(source, f"row {n}{_characters(place)}", sha256=sha256)
        for n, place in enumerate(places, start=1)
    ]


def _characters(place: tuple[int, int] | None) -> str:
    return f", chars {place[0]}-{place[1] - 1}" if place else ""


def places_of(words: Iterable[str], page: Traced) -> Iterator[tuple[int, int] | None]:
    """Give where each of some words stands in the file; None for words that it does not have.

    The words come in the order of the file as a rule, so each is looked for behind the one
    before; where the order differs, behind the last place of the same words; one notice for
    several matters has its words once. Parsers leave parts of a sentence out: the words then stand
    in pieces, and their place is from the first to the last.

    Args:
        words: what to look for; blank words stand nowhere.
        page: a text that ``squeezed`` gave.

    Example:
        >>> list(places_of(["a b", "c", "a b"], squeezed(whole("c a, b c a b"))))
        [(2, 6), (7, 8), (9, 12)]
        >>> list(places_of(["Order granted"], squeezed(whole("Order (as told) granted"))))
        [(0, 23)]
    """
    at = 0
    used: dict[str, int] = {}
    for said in words:
        spelled = [one for one in _spelled(said) if one]
        found = _found(spelled, page.text, at, used.get(said, 0)) if spelled else None
        if found is None:
            yield None
            continue
        at = used[said] = found[1]
        yield page.span(*found)


def _spelled(words: str) -> Iterator[str]:
    """Give words as they stand on a page; then, if they hold tags of their own, without them."""
    yield squeezed_words(words)
    if "<" in words or "&" in words:
        yield squeezed(whole(words)).text


def _found(spelled: Sequence[str], text: str, at: int, after: int) -> tuple[int, int] | None:
    starts = tuple(dict.fromkeys((at, after, 0)))
    # The next entry is near as a rule: a page is gone through only for those that are not.
    for start, end in ((at, at + _NEAR), *((start, len(text)) for start in starts)):
        for one in spelled:
            place = text.find(one, start, end)
            if place >= 0:
                return place, place + len(one)
    pieces = (_in_pieces(one, text, start) for start in starts for one in spelled)
    return next((place for place in pieces if place), None)


def _in_pieces(one: str, text: str, at: int) -> tuple[int, int] | None:
    """Find words that stand in a few pieces near one another, the first as long as can be."""
    rest, first, limit = one, -1, len(text)
    for _ in range(_MOST_PIECES):
        if first >= 0 and rest in text[first:at]:
            return first, at  # the parser has these words twice
        length = _longest_start(rest, text, at, limit)
        if length < min(_SHORTEST_PIECE, len(rest)):
            return None
        place = text.find(rest[:length], at, limit)
        first = place if first < 0 else first
        at = place + length
        rest = rest[length:]
        if not rest:
            return first, at
        limit = min(len(text), at + _WIDEST_GAP)
    return None


def _longest_start(words: str, text: str, at: int, limit: int) -> int:
    """Give how many of the first letters of some words stand together behind a place."""
    least, most = 0, len(words)
    while least < most:
        middle = (least + most + 1) // 2
        if text.find(words[:middle], at, limit) < 0:
            most = middle - 1
        else:
            least = middle
    return least
