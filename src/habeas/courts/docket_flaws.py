"""What is doubtful in a docket that was read: numbers that are missing, dates that cross."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from habeas.bounds import Tri
from habeas.courts import problems as kinds
from habeas.courts.court_table import court_of
from habeas.courts.records import Docket, Entry
from habeas.evidence.problem import Problem
from habeas.evidence.spot import Place

# Forms that list a docket whole, as far as they go; a notice or a feed never does.
_WHOLE: Final = {"district", "history", "acms", "internet archive", "courtlistener"}
_MOST_NAMED: Final = 12
# A longer number is no place in a list.
_MOST_DIGITS: Final = 9


def flaws_of(docket: Docket) -> Iterator[Problem]:
    """Give the problems of one docket."""
    if docket.form in _WHOLE and (missing := missing_numbers(docket)):
        named = ", ".join(missing[:_MOST_NAMED]) + (" …" if len(missing) > _MOST_NAMED else "")
        message = f"{docket.number}: entry numbers that it does not have: {named}"
        yield Problem(
            kinds.MISSING_NUMBERS, Place(docket.source), message, "not taken for complete"
        )
    if not court_of(docket.court):
        said = f"the court {docket.court} is not known" if docket.court else "it names no court"
        yield Problem(kinds.UNKNOWN_COURT, Place(docket.source), said, "read without a zone")
    if not docket.entries:
        message = f"{docket.number or docket.name}: no entry"
        yield Problem(kinds.NO_ENTRIES, Place(docket.source), message, "kept as it is")
    for said in docket.misshapen:
        yield Problem(kinds.MISSHAPEN, Place(docket.source), said, "left out")
    for entry in docket.entries:
        yield from _of(entry, docket)


def missing_numbers(docket: Docket) -> list[str]:
    """Name the runs of entry numbers that a docket skips, up to its highest.

    Example:
        >>> from habeas.evidence.spot import Spot
        >>> entries = tuple(Entry(n, "", (), Spot("d")) for n in ("1", "2", "", "6"))
        >>> missing_numbers(Docket("district", "", "", "", entries, "d", ""))
        ['3-5']
    """
    numbers = (e.number for e in docket.entries if len(e.number) <= _MOST_DIGITS)
    has = sorted({int(number) for number in numbers if number.isdecimal()})
    runs = [
        (low + 1, high - 1) for low, high in zip([0, *has], has, strict=False) if high > low + 1
    ]
    return [str(low) if low == high else f"{low}-{high}" for low, high in runs]


def _of(entry: Entry, docket: Docket) -> Iterator[Problem]:
    if (entry.text or entry.short) and "chars" not in entry.spot.at and docket.form in _WHOLE:
        message = f"entry {entry.number or 'without number'}: its words stand nowhere in the file"
        yield Problem(kinds.NO_SPOT, _place(entry, docket), message, "kept with its row alone")
    for said in entry.unread:
        message = f"entry {entry.number or 'without number'}: {said!r} is no date or time"
        yield Problem(kinds.BAD_DATE, _place(entry, docket), message, "kept without it")
    crossing = (
        (filed, entered)
        for filed in entry.at("filed")
        for entered in entry.at("entered")
        if entered.when.before(filed.when) is Tri.YES
    )
    for filed, entered in islice(crossing, 1):
        message = (
            f"entry {entry.number or 'without number'} was entered {entered.as_reported}, "
            f"before it was filed {filed.as_reported}"
        )
        yield Problem(kinds.ENTERED_EARLY, _place(entry, docket), message, "both kept")


def _place(entry: Entry, docket: Docket) -> Place:
    return Place(docket.source, cell=entry.spot.at.partition(",")[0])
