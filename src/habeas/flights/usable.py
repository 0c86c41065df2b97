"""Usable rows: those with a time and a position on the globe; the others are told by number."""

from typing import TYPE_CHECKING, Final

from habeas.evidence.late import Late
from habeas.evidence.problem import Problem, ProblemKind
from habeas.evidence.spot import Place
from habeas.flights import problems as kinds
from habeas.flights.records import Array, Fixes, Input

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

# 1900 to 2200: outside it a time is no time of a flight.
EARLIEST_S: Final = -2_208_988_800.0
LATEST_S: Final = 7_258_118_400.0
NAMED_ROWS: Final = 5


def usable(fixes: Fixes, heard_in: Input) -> tuple[Fixes, list[Problem]]:
    """Give the rows that are positions at a time, and a problem that lists the first others."""
    which, told = usable_rows(fixes, heard_in)
    return (fixes.take(which), told) if told else (fixes, told)


def usable_rows(fixes: Fixes, heard_in: Input) -> tuple[Array, list[Problem]]:
    """Say which rows are positions at a time, and give a problem that lists the first others."""
    timed = (fixes.t >= EARLIEST_S) & (fixes.t <= LATEST_S)
    placed = np.isfinite(fixes.lat) & np.isfinite(fixes.lon)
    on_globe = placed & (np.abs(fixes.lat) <= 90) & (np.abs(fixes.lon) <= 180)
    bare, off = ~(timed & placed), timed & placed & ~on_globe
    told = [
        *_told(kinds.BAD_ROW, bare, fixes, heard_in, ("holds", "hold"), "no time and position"),
        *_told(kinds.OFF_THE_GLOBE, off, fixes, heard_in, ("is", "are"), "off the globe"),
    ]
    return timed & on_globe, told


def counted(count: int, what: str, verbs: tuple[str, str] = ("", "")) -> str:
    """Give a count of things in words.

    Example:
        >>> counted(1, "row", ("is", "are")), counted(2, "row")
        ('1 row is', '2 rows')
    """
    return f"{count:,} {what}{'' if count == 1 else 's'} {verbs[count != 1]}".rstrip()


def _told(
    kind: ProblemKind,
    which: Array,
    fixes: Fixes,
    heard_in: Input,
    verbs: tuple[str, str],
    what: str,
) -> list[Problem]:
    count = int(which.sum())
    if not count:
        return []
    first = (heard_in.at(int(row)) for row in fixes.row[which][:NAMED_ROWS])
    rows = [at.removeprefix(f"{heard_in.locator} ") for at in first]
    more = ", ..." if count > NAMED_ROWS else ""
    message = f"{counted(count, 'row', verbs)} {what}: {heard_in.locator} {', '.join(rows)}{more}"
    return [Problem(kind, Place(heard_in.file), message, did="left out")]
