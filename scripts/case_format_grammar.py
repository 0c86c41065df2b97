"""The grammars of the reference page: what is written, beside what the product reads."""

from collections.abc import Callable
from typing import Final

from habeas.evidence.spot import LOCATOR_HELP
from habeas.evidence.times import written
from habeas.evidence.words_count import read_count, read_money
from habeas.evidence.words_time import TimeWords, read_time
from habeas.evidence.zones import ZoneContext
from habeas.findings.counts import in_words

_TIMES: Final = (
    "2025-01-31 10:20 EST", "2025-01-31T10:20:05-05:00", "2025-01-31 10:20 America/New_York",
    "2025-01-31", "2025-01", "2024", "about 2025-01-31 10:20 EST", "2025-01-31 evening",
    "2025-01-31 10:20 EST | 2025-01-31 10:25 EST",
    "between 2025-01-31 10:20 and 2025-01-31 10:25 EST", "after 2025-01-31 10:20 EST",
    "before 2025-01-31 10:20 EST", "after O-1.entered", "before T1.1.landing", "unknown",
)  # fmt: skip
_NUMBERS: Final = (
    "40", "40..45", "about 40", "almost 40", "more than 40", "at least 40", "up to 40",
    "fewer than 40", "hundreds", "dozens", "unknown",
)  # fmt: skip
_MONEY: Final = ("6000000 USD", "at least 4700000 USD", "about 1,000 EUR")
_NEW_YORK: Final = ZoneContext(file="America/New_York")


def _grammar() -> str:
    return f"""\
## How values are written

### Time

A time without a zone takes it from its source's row, the file, the place, or the case's default,
in this order, and the answer says so. A bare value is one of rivals; `between`, `after` and
`before` are limits, which all hold. Beside each: what it is read as, in UTC, where the file's zone
is New York's.

{_rows(_TIMES, _time)}
Times by the extended format (EDTF) are read too: `2025-01-31/2025-02-02`, `../2025-02`, `202X`.
What came before or after an event is written with the event's name: `LEG.takeoff`, `ORDER.entered`,
`ACT.when`, `STATEMENT.when`.

### Number

{_rows(_NUMBERS, lambda words: in_words(read_count(words).count))}
### Money

A number and an ISO 4217 code.

{_rows(_MONEY, _money)}
### Place

An id of [hand/places.csv](#handplacescsv); else an ICAO code of an airport (`KHRL`); else an ISO
code of a country (`US`), or of a part of one (`US-TX`), which has an area and no point.

### Who

An id of an actor of [hand/things.yaml](#handthingsyaml), of a group, or free words. A protected
person is never named.

### Zone

`-05:00`, `America/New_York`, or an abbreviation that says one thing only; one that is ambiguous
(CST, IST, BST) is declared in [habeas.yaml](#habeasyaml).

### Spot

The place in a source: {_locators()};
several are joined by a comma, as `p. 3, line 12`.

### Id

Letters, digits, `-` and `_`, beginning with a letter or a digit, up to 64; that of a leg may have
dots. Ids are never reused, for findings are named by them.
"""


def _locators() -> str:
    return ", ".join(f"`{part}`" for part in LOCATOR_HELP.split(", "))


def _rows(expressions: tuple[str, ...], read: Callable[[str], str]) -> str:
    rows = (f"| `{words.replace('|', chr(92) + '|')}` | {read(words)} |\n" for words in expressions)
    return "| written | read as |\n|---|---|\n" + "".join(rows)


def _time(words: str) -> str:
    said = read_time(words, _NEW_YORK)
    if said.after or said.before:
        return f"comes {words}"
    if said.limit is not None:
        return written(said.limit, "UTC")
    return _alternatives(said) or "any time"


def _alternatives(said: TimeWords) -> str:
    return ", or ".join(written(rival.when, "UTC") for rival in said.alternatives)


def _money(words: str) -> str:
    money = read_money(words)
    return f"{in_words(money.amount)} {money.currency}"


GRAMMAR: Final = _grammar()
