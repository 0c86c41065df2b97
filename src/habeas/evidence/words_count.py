"""From words to numbers: how many, and how much money.

    238     137..140     about 300     more than 200     at least 137     up to 300
    fewer than 40     almost 40     hundreds     dozens     unknown     6000000 USD

The bounds of vague words follow table 1 (``vague.py``).
"""

import re
from dataclasses import dataclass
from math import ceil, floor

from habeas.bounds import Count
from habeas.evidence import vague

_NUMBER = r"(\d{1,3}(?:,\d{3})+|\d+)"
_PHRASES = (
    (rf"(?:about|around|some|roughly|approximately|~)\s*{_NUMBER}", "about"),
    (rf"(?:more than|over|>)\s*{_NUMBER}", "more"),
    (rf"(?:at least|no fewer than|>=)\s*{_NUMBER}", "least"),
    (rf"(?:up to|at most|no more than|<=)\s*{_NUMBER}", "most"),
    (rf"(?:fewer than|less than|under|<)\s*{_NUMBER}", "fewer"),
    (rf"(?:almost|nearly|just under)\s*{_NUMBER}", "almost"),
)
_RANGE = re.compile(rf"(?:between\s+)?{_NUMBER}\s*(?:\.\.|-|–|to|and)\s*{_NUMBER}", re.IGNORECASE)
_MONEY = re.compile(r"(?P<many>.+?)\s+(?P<currency>[A-Z]{3})")
# Fifteen digits is what a spreadsheet keeps; beyond, the number may have been rounded.
_MOST_DIGITS = 15


class CountWordsError(ValueError):
    """Raised for words that are not a number in the grammar; the message names the way out."""

    def __init__(self, words: str, reason: str = "") -> None:
        super().__init__(
            reason
            or f"{words!r} is not a number: write 238, 137..140, about 300, more than 200, "
            "at least 137, up to 300, hundreds, or unknown"
        )
        self.words = words


@dataclass(frozen=True, slots=True)
class CountWords:
    """What a number in words says.

    Attributes:
        count: its bounds.
        assumes: the line of the table that was used, if one was, as (kind, sentence).
        is_limit: whether it only limits the number (``more than``, ``at least``, a range), so
            that it is believed beside others; else it is one of rival numbers.
    """

    count: Count
    assumes: tuple[tuple[str, str], ...] = ()
    is_limit: bool = False


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as bounds in whole units of a currency (ISO 4217)."""

    amount: Count
    currency: str
    is_limit: bool = False


def read_count(words: str) -> CountWords:
    """Give the bounds of a number in words.

    Raises:
        CountWordsError: if the words are not in the grammar.

    Example:
        >>> read_count("more than 200").count
        Count(least=201, most=None, words='more than 200')
        >>> read_count("about 1,000").count
        Count(least=950, most=1050, words='about 1,000')
    """
    text = " ".join(words.split())
    lowered = text.lower()
    if re.fullmatch(_NUMBER, text):
        return CountWords(Count.exactly(_number(text), words))
    if lowered in ("hundreds", "dozens"):
        least = vague.HUNDREDS if lowered == "hundreds" else vague.DOZENS
        note = f"table {vague.TABLE}: {lowered} = {least} or more"
        return CountWords(Count(least, None, words), (("vague", note),), is_limit=True)
    if lowered == "unknown":
        return CountWords(Count(0, None, words), is_limit=True)
    if match := _RANGE.fullmatch(text):
        least, most = _number(match[1]), _number(match[2])
        if most < least:
            raise CountWordsError(words, f"{words!r} runs backwards: write {most}..{least}")
        return CountWords(Count(least, most, words), is_limit=True)
    for pattern, kind in _PHRASES:
        if match := re.fullmatch(pattern, text, re.IGNORECASE):
            return _phrase(kind, _number(match[1]), words)
    raise CountWordsError(words)


def _number(text: str) -> int:
    digits = text.replace(",", "")
    if len(digits) > _MOST_DIGITS:
        raise CountWordsError(
            text, f"{text} has more than {_MOST_DIGITS} digits; a spreadsheet may have changed it"
        )
    return int(digits)


def _phrase(kind: str, number: int, words: str) -> CountWords:
    """Give the bounds of one phrase of the grammar."""
    if kind == "about":
        small = number < vague.ABOUT_COUNT_BELOW
        slack = vague.ABOUT_COUNT if small else number * vague.ABOUT_SHARE
        note = f"table {vague.TABLE}: about N = {'5' if small else '5 %'} either side"
        bounds = Count(max(0, ceil(number - slack)), floor(number + slack), words)
        return CountWords(bounds, (("vague", note),))
    if kind == "almost":
        note = f"table {vague.TABLE}: almost N = [0.875 N, N)"
        least = ceil(number * vague.ALMOST_SHARE)
        return CountWords(_fitting(Count(least, number - 1, words)), (("vague", note),))
    least, most = {
        "more": (number + 1, None),
        "least": (number, None),
        "most": (0, number),
        "fewer": (0, number - 1),
    }[kind]
    return CountWords(_fitting(Count(least, most, words)), is_limit=True)


def _fitting(count: Count) -> Count:
    """Give the bounds back; words that no number fits are no number."""
    if count.is_empty:
        raise CountWordsError(count.words, f"no number is {count.words!r}")
    return count


def read_money(words: str) -> Money:
    """Give an amount with its currency.

    Raises:
        CountWordsError: if it is not a number followed by a currency code.

    Example:
        >>> money = read_money("at least 4700000 USD")
        >>> money.amount.least, money.amount.most, money.currency, money.is_limit
        (4700000, None, 'USD', True)
    """
    match = _MONEY.fullmatch(words.strip())
    if not match:
        raise CountWordsError(
            words, f"{words!r} is not an amount: write 6000000 USD (number, ISO 4217 code)"
        )
    said = read_count(match["many"])
    return Money(said.count, match["currency"], said.is_limit)
