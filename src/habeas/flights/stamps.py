"""Stamps: the times of rows, as UTC seconds; a zone is stated or there is none.

Numbers are seconds or milliseconds since 1970. Words are ISO 8601, or of a format that is
declared. Local words whose zone nobody states, and those that a clock change makes ambiguous or
skips, are no time: the row is told.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Final

from habeas.evidence.late import Late
from habeas.evidence.zones import named_zone
from habeas.flights.cells import Cell, is_blank
from habeas.flights.records import Array

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

NO_ZONE: Final = "states no zone"
TWO_TIMES: Final = "names a local time that a clock change makes two or none"
NO_TIME: Final = "is no time of the form"
_SHORTEST: Final = len("2025-03-15T17:26")


@dataclass(frozen=True, slots=True)
class Stamp:
    """How a column states times.

    Attributes:
        column: its name.
        unit_s: seconds in one unit of a number; 0 if numbers are no times here.
        zone: the zone of words that state none; blank if they must state it.
        format: a ``strptime`` format of words; blank for ISO 8601.
        words: that words are times here too.
    """

    column: str
    unit_s: float = 1.0
    zone: str = ""
    format: str = ""
    words: bool = True


def seconds(cells: Sequence[Cell], stamp: Stamp) -> tuple[Array, Counter[str]]:
    """Give the times in UTC seconds, ``nan`` where none, and how often each reason holds.

    Example:
        >>> seconds(["2025-03-15T21:26:00Z", "2025-03-15 21:26"], Stamp("t"))
        (array([1.74207396e+09,            nan]), Counter({'states no zone': 1}))
        >>> seconds([1500], Stamp("t", unit_s=0.001))[0]
        array([1.5])
    """
    why: Counter[str] = Counter()
    if cells.count(None) == len(cells):
        return np.full(len(cells), np.nan), why
    if stamp.unit_s:
        try:
            return np.array([float(c) for c in cells]) * stamp.unit_s, why  # type: ignore[arg-type]
        except (ValueError, TypeError, OverflowError):
            pass  # some are words or blank: one by one
    zone = named_zone(stamp.zone) if stamp.zone else None
    if not stamp.format and (quick := _all_alike(cells, zone)) is not None:
        return quick, why
    read = _reader(stamp, zone)
    found = np.full(len(cells), np.nan)
    for n, cell in enumerate(cells):
        said = read(cell)
        if isinstance(said, str):
            why[said] += 1
        else:
            found[n] = said
    return found, why


def _all_alike(cells: Sequence[Cell], zone: tzinfo | None) -> Array | None:
    """Give the times of a column of whole ISO 8601 words at once; none if one is otherwise."""
    offset = zone.utcoffset(None) if zone is not None else None
    try:
        if min(map(len, cells)) < _SHORTEST:  # type: ignore[arg-type]  # words, or none of this
            return None
        whens = list(map(datetime.fromisoformat, cells))  # type: ignore[arg-type]  # as above
        zones = {when.tzinfo for when in whens}
        if zones == {None} and offset is not None:
            local = np.array(cells, dtype="datetime64[us]").astype("int64") / 1e6
            return local - offset.total_seconds()
    except (TypeError, ValueError):
        return None
    return None if None in zones else np.array([when.timestamp() for when in whens])


def _reader(stamp: Stamp, zone: tzinfo | None) -> Callable[[Cell], float | str]:
    fixed = zone is not None and zone.utcoffset(None) is not None

    def one(cell: Cell) -> float | str:
        if is_blank(cell):
            return NO_TIME
        if stamp.unit_s:
            try:
                return float(cell) * stamp.unit_s  # type: ignore[arg-type]  # blank is asked before
            except (ValueError, OverflowError):
                pass  # words: below
        if not stamp.words or not isinstance(cell, str):
            return NO_TIME
        try:
            when = _parsed(cell.strip(), stamp.format)
        except ValueError:
            return NO_TIME
        return _placed(when, zone, fixed=fixed)

    return one


def _parsed(text: str, form: str) -> datetime:
    if form:
        return datetime.strptime(text, form)  # noqa: DTZ007 - the zone is asked for after
    if len(text) < _SHORTEST:
        raise ValueError(text)
    return datetime.fromisoformat(text)


def _placed(when: datetime, zone: tzinfo | None, *, fixed: bool) -> float | str:
    if when.tzinfo is None:
        if zone is None:
            return NO_ZONE
        when = when.replace(tzinfo=zone)
        if not fixed and when.utcoffset() != when.replace(fold=1).utcoffset():
            return TWO_TIMES
    try:
        return when.timestamp()
    except (ValueError, OverflowError):
        return NO_TIME
