"""Heaps: the rows of many aircraft in one set of columns, and how they part into tracks.

A track is one address; rows without one are a track for each flight id, and without that one
for the file. Rows are put in order of time first, so that their order in the file means nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from habeas.evidence.late import Late
from habeas.evidence.problem import Problem
from habeas.evidence.spot import Place
from habeas.flights import problems as kinds
from habeas.flights.records import (
    COLUMNS,
    Array,
    Call,
    Fixes,
    Input,
    Track,
    default_errors,
    in_time_order,
)
from habeas.flights.stated_error import errors_from
from habeas.flights.usable import EARLIEST_S, LATEST_S, counted, usable_rows

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

# No aircraft changes its callsign more often in a file that anybody could use.
MOST_NAMES: Final = 1_000
# Half an hour of the whole world has some 12,000 aircraft.
MOST_TRACKS: Final = 50_000
# Two rows that agree in all of these say one thing twice.
_ALL_SAID: Final = tuple(name for name in COLUMNS if name not in ("row", "input"))


@dataclass(frozen=True, slots=True)
class Heap:
    """Rows of many aircraft, in the order of their file.

    Attributes:
        fixes: one row each; their errors are still those of how they were heard.
        who: the number of each row's aircraft.
        whose: (address, name) of each number.
        calls: by kind of ``Call``, the number of each row's word, and the words.
        rc_m, nic: what rows state of their error; ``nan`` where nothing.
        carried: that positions repeat until there is a new one.
        own: which rows state the time of the position itself, and have that as their time.
        names_only: the rows that are no positions by their form; none where there are no such.
        temporary: the numbers of aircraft whose address is one of the privacy programme.
    """

    fixes: Fixes
    who: Array
    whose: list[tuple[str, str]]
    calls: Mapping[str, tuple[Array, list[str]]]
    rc_m: Array
    nic: Array
    own: Array
    carried: bool = False
    names_only: Array | None = None
    temporary: frozenset[int] = field(default_factory=frozenset)


def parted(heap: Heap, heard_in: Input) -> tuple[list[Track], list[Problem]]:
    """Give one track an aircraft, in order of address and name, and what was left out of them."""
    fixes = heap.fixes
    keep, told = _positions(heap, heard_in)
    order = np.lexsort((fixes.row, fixes.lon, fixes.lat, fixes.t, heap.who))
    calls, problems = _calls(heap, order, heard_in)
    told += problems
    order = order[keep[order]]
    again = _repeated(heap, order)
    told += _told_again(heap, int(again.sum()), heard_in)
    order = order[~again]
    fixes = _with_errors(heap, order)
    numbers = np.union1d(np.unique(heap.who[order]), np.fromiter(calls, "int64", len(calls)))
    if len(numbers) > MOST_TRACKS:
        what = f"{len(numbers):,} aircraft, more than the {MOST_TRACKS:,} that a file can hold"
        did = "the first ones by address kept"
        told.append(Problem(kinds.TOO_MANY_AIRCRAFT, Place(heard_in.file), what, did))
    tracks = list(_tracks(heap, fixes, order, numbers, calls, heard_in))
    return tracks, told + _without_fixes(tracks, heard_in)


def _positions(heap: Heap, heard_in: Input) -> tuple[Array, list[Problem]]:
    """Say which rows are usable positions, and tell the others that should be."""
    if heap.names_only is None:
        return usable_rows(heap.fixes, heard_in)
    keep = ~heap.names_only
    keep[keep], told = usable_rows(heap.fixes.take(keep), heard_in)
    return keep, told


def _repeated(heap: Heap, order: Array) -> Array:
    """Say which rows, in order, only repeat the row before of the same aircraft."""
    fixes, who = heap.fixes.take(order), heap.who[order]
    again = repeated(fixes, ("lat", "lon") if heap.carried else _ALL_SAID)
    again[1:] &= who[1:] == who[:-1]
    if heap.carried:
        # A position whose own time is new was heard again, also where it is the same.
        again &= repeated(fixes, ("t",)) | ~heap.own[order]
    return again


def repeated(fixes: Fixes, columns: tuple[str, ...] = _ALL_SAID) -> Array:
    """Say which fixes are in these columns as the one before them.

    Example:
        >>> repeated(Fixes.of(t=[0.0, 0.0, 1.0], lat=[1, 1, 1], lon=[2, 2, 2]))
        array([False,  True, False])
    """
    again = np.ones(len(fixes), dtype=bool)
    again[:1] = False
    for name in columns:
        column = getattr(fixes, name)
        again[1:] &= _alike(column[1:], column[:-1])
    return again


def told_twice(count: int, file: str) -> Problem:
    """Give the note about rows that say the same as another."""
    what = f"{counted(count, 'row', ('says', 'say'))} the same as another"
    return Problem(kinds.TWICE, Place(file), what, did="counted once, its names kept")


def _alike(now: Array, before: Array) -> Array:
    alike: Array = (now == before) | ((now != now) & (before != before))  # noqa: PLR0124 - nan
    return alike


def _told_again(heap: Heap, count: int, heard_in: Input) -> list[Problem]:
    if not count:
        return []
    if not heap.carried:
        return [told_twice(count, heard_in.file)]
    rows = counted(count, "row", ("only repeats", "only repeat"))
    what = f"{rows} the position before: no new sighting"
    return [Problem(kinds.CARRIED, Place(heard_in.file), what, did="counted once, names kept")]


def _with_errors(heap: Heap, order: Array) -> Fixes:
    fixes = heap.fixes.take(order)
    errors = errors_from(
        fixes.t,
        heap.rc_m[order],
        heap.nic[order],
        default_errors(fixes.heard),
        heap.who[order],
    )
    return replace(fixes, error_km=errors)


def _calls(
    heap: Heap, order: Array, heard_in: Input
) -> tuple[dict[int, list[Call]], list[Problem]]:
    """Give the names of each aircraft, where they first appear or change."""
    t = heap.fixes.t
    order = order[(t[order] >= EARLIEST_S) & (t[order] <= LATEST_S)]
    found: dict[int, list[Call]] = {}
    for kind, (codes, words) in heap.calls.items():
        for n in _changes(heap.who[order], codes[order]):
            row = int(order[n])
            mine = found.setdefault(int(heap.who[row]), [])
            if len(mine) <= MOST_NAMES:
                call = Call(kind, words[int(codes[row])], float(t[row]), int(heap.fixes.row[row]))
                mine.append(call)
    told = []
    for number, mine in found.items():
        if len(mine) > MOST_NAMES:
            del mine[MOST_NAMES:]
            told.append(too_many_names(heard_in.file, *heap.whose[number]))
    return found, told


def too_many_names(file: str, address: str, name: str = "") -> Problem:
    """Give the problem of an aircraft that uses more names than any has."""
    what = f"{address or name or 'the track'} changes its names more than {MOST_NAMES:,} times"
    return Problem(kinds.TOO_MANY_NAMES, Place(file), what, did="the first ones kept")


def _changes(who: Array, codes: Array) -> list[int]:
    said = np.flatnonzero(codes)
    w, c = who[said], codes[said]
    new = np.ones(len(said), dtype=bool)
    new[1:] = (w[1:] != w[:-1]) | (c[1:] != c[:-1])
    return [int(n) for n in said[new]]


def _tracks(
    heap: Heap,
    fixes: Fixes,
    order: Array,
    numbers: Array,
    calls: Mapping[int, list[Call]],
    heard_in: Input,
) -> Iterator[Track]:
    who = heap.who[order]
    for number in sorted((int(n) for n in numbers), key=heap.whose.__getitem__)[:MOST_TRACKS]:
        first, last = np.searchsorted(who, [number, number + 1])
        address, name = heap.whose[number]
        mine = calls.get(number, [])
        yield Track(
            icao24=address,
            fixes=in_time_order(fixes.take(slice(first, last))),
            inputs=(heard_in,),
            calls=tuple(sorted(mine, key=lambda call: (call.t, call.kind, call.row))),
            temporary=number in heap.temporary,
            name=name,
        )


def _without_fixes(tracks: list[Track], heard_in: Input) -> list[Problem]:
    if not tracks:
        return [Problem(kinds.NO_FIXES, Place(heard_in.file), "holds no position", "kept empty")]
    empty = [track for track in tracks if not len(track.fixes)]
    if not empty:
        return []
    named = ", ".join(track.icao24 or track.name for track in empty[:5])
    what = f"{len(empty):,} aircraft without a position: {named}"
    return [Problem(kinds.NO_FIXES, Place(heard_in.file), what, did="their names kept")]
