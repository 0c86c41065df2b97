"""Drift: what differs between two captures of one docket.

Dockets are edited: entries appear late, vanish, get other words, numbers or dates. Entries are
matched by the court's document id, then by number, then by words; what is left has been added or
has vanished. Nothing here says which capture is right.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from habeas.courts.court_clock import day_of
from habeas.courts.records import Docket, Entry
from habeas.courts.traced import squeezed_words

_NUMBER: Final = re.compile(r"(?:\d{1,2}:)?\d{2}-[A-Za-z]{1,4}-\d{1,6}\b")


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between two captures.

    Attributes:
        kind: added, vanished, renumbered, changed, filed moved, or entered moved.
        docket: the docket number.
        old: the entry in the older capture; None if it was added.
        new: the entry in the newer capture; None if it vanished.
        was: what it was: a number, a date or words; blank for an entry as a whole.
        now: what it is.
    """

    kind: str
    docket: str
    old: Entry | None
    new: Entry | None
    was: str = ""
    now: str = ""


def drift(old: Iterable[Docket], new: Iterable[Docket]) -> tuple[Difference, ...]:
    """Give every difference between two captures, in the order of the newer one.

    Dockets are matched by court and number; one that only one capture has is added or vanished
    entry by entry.

    Args:
        old: the dockets of the older capture.
        new: those of the newer one.
    """
    before, after = _by_matter(old), _by_matter(new)
    found: list[Difference] = []
    for matter in dict.fromkeys([*after, *before]):
        pairs = _matched(before.get(matter, ()), after.get(matter, ()))
        for one, other in pairs:
            found += _differences(matter[1], one, other)
    return tuple(found)


def _by_matter(dockets: Iterable[Docket]) -> dict[tuple[str, str], tuple[Entry, ...]]:
    matters: dict[tuple[str, str], tuple[Entry, ...]] = {}
    for docket in dockets:
        key = matter_of(docket)
        matters[key] = (*matters.get(key, ()), *docket.entries)
    return matters


def matter_of(docket: Docket) -> tuple[str, str]:
    """Give what two captures of one docket have in common: the court and the number."""
    return docket.court, docket_number(docket.number)


def docket_number(number: str) -> str:
    """Give a docket number without the initials of judges that some forms print behind it."""
    found = _NUMBER.match(number)
    return found[0].lower() if found else number


def _words(entry: Entry) -> str:
    return entry.text or entry.short


# From the surest to the weakest; None matches nothing.
_KEYS: Final[tuple[Callable[[Entry], Hashable], ...]] = (
    lambda e: (e.document, e.number) if e.document and e.number else None,
    lambda e: e.document or None,
    lambda e: (e.number, squeezed_words(_words(e))) if e.number else None,
    lambda e: e.number or None,
    lambda e: (_days(e, "filed"), squeezed_words(_words(e))) if _words(e) else None,
    lambda e: squeezed_words(_words(e)) or None,
    lambda e: (_days(e, "filed"), _days(e, "entered")),
)


def _matched(old: Sequence[Entry], new: Sequence[Entry]) -> list[tuple[Entry | None, Entry | None]]:
    """Pair entries by each key in turn; each entry once."""
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for key in _KEYS:
        free: dict[Hashable, list[int]] = {}
        for n, entry in enumerate(old):
            if n not in taken and (name := key(entry)) is not None:
                free.setdefault(name, []).append(n)
        for n, entry in enumerate(new):
            if n in partner or not (some := free.get(key(entry))):
                continue
            partner[n] = some.pop(0)
            taken.add(partner[n])
    pairs: list[tuple[Entry | None, Entry | None]] = [
        (old[partner[n]] if n in partner else None, entry) for n, entry in enumerate(new)
    ]
    return [*pairs, *((entry, None) for n, entry in enumerate(old) if n not in taken)]


def _differences(docket: str, old: Entry | None, new: Entry | None) -> Iterator[Difference]:
    if old is None or new is None:
        yield Difference("added" if old is None else "vanished", docket, old, new)
        return
    if old.number != new.number:
        yield Difference("renumbered", docket, old, new, old.number, new.number)
    if squeezed_words(_words(old)) != squeezed_words(_words(new)):
        yield Difference("changed", docket, old, new, _words(old), _words(new))
    for clock in ("filed", "entered"):
        was, now = _days(old, clock), _days(new, clock)
        # A form that does not print a date has not moved it.
        if was and now and was != now:
            yield Difference(f"{clock} moved", docket, old, new, ", ".join(was), ", ".join(now))


def _days(entry: Entry, clock: str) -> tuple[str, ...]:
    """Give the local days of a clock, in one spelling: forms print dates in several."""
    days = (day_of(time) for time in entry.at(clock))
    return tuple(sorted({f"{day:%Y-%m-%d}" for day in days if day}))
