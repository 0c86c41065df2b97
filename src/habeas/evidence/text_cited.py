"""Cited places: whether words that were found stand where a claim says they do."""

import re
from collections.abc import Iterable

_NUMBERED = re.compile(r"(p\.|line|para|row|chars)\s?(\d+)(?:-(\d+))?")
_CELL = re.compile(r"(?:([^!]+)!)?([A-Z]{1,3}(\d+))")


def is_at(cited: str, touched: Iterable[str], start: int, end: int) -> bool:
    """Say whether a match stands at a cited place, as far as the two can be compared.

    Args:
        cited: a locator; each of its parts must agree. Blank for anywhere.
        touched: the locators of the passages that the match touches.
        start: the match's offset in the layer's text.
        end: the offset after it.

    Example:
        >>> is_at("p. 3-4", ["p. 4"], 0, 9), is_at("line 12", ["line 13"], 0, 9)
        (True, False)
        >>> is_at("row 88", ["Sheet1!H88"], 0, 9), is_at("ECF 38", ["para 9"], 0, 9)
        (True, True)
    """
    # A match covers the last character before its end.
    here = [*touched, f"chars {start}-{end - 1}"]
    return all(_part_agrees(part.strip(), here) for part in cited.split(","))


def _part_agrees(part: str, here: list[str]) -> bool:
    verdicts = [verdict for at in here if (verdict := _agrees(part, at)) is not None]
    return any(verdicts) or not verdicts


def _agrees(part: str, at: str) -> bool | None:
    """Compare two locators; None where they are of kinds that say nothing of each other."""
    asked, there = _CELL.fullmatch(part), _CELL.fullmatch(at)
    if asked and there:
        return asked[2] == there[2] and (asked[1] is None or asked[1] == there[1])
    numbered = _NUMBERED.fullmatch(part)
    other = _NUMBERED.fullmatch(f"row {there[3]}" if there else at)
    if not numbered or not other or numbered[1] != other[1]:
        return None
    first, last = int(numbered[2]), int(numbered[3] or numbered[2])
    return first <= int(other[3] or other[2]) and int(other[2]) <= last
