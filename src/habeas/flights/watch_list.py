"""Watch lists: which aircraft a scan looks for.

One address or registration a line, ``#`` begins a note; or a table with a column of ICAO
addresses, of registrations, or both. A U.S. registration has its address by arithmetic; an
aircraft of another one is found by the registration that its files state.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from habeas.errors import ExitCode, HabeasError
from habeas.evidence.guards import read_limited, shortened
from habeas.evidence.problem import Problem
from habeas.evidence.spot import Place
from habeas.flights import problems as kinds
from habeas.flights.icao_address import address_of, tidy_address

LARGEST_LIST: Final = 16 * 2**20

_ADDRESS = re.compile(r"~?[0-9A-Fa-f]{6}")
_REGISTRATION = re.compile(r"[A-Z0-9]{2,9}")
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015]+")
_ADDRESS_HEADS: Final = frozenset({"icao", "icao24", "icaohex", "icaoaddress", "hex", "modes"})
_REGISTRATION_HEADS: Final = frozenset(
    {"registration", "reg", "tail", "tailnumber", "nnumber", "r"}
)


class EmptyWatchListError(HabeasError):
    """Raised for a list that names no aircraft at all."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name}: names no aircraft; write an address or a registration a line, "
            "or a CSV with a column named ICAO"
        )


@dataclass(frozen=True, slots=True)
class WatchList:
    """The aircraft that are looked for.

    Attributes:
        addresses: ICAO addresses in small letters.
        registrations: those whose address does not follow from them, bare of hyphens.
    """

    addresses: frozenset[str] = frozenset()
    registrations: frozenset[str] = frozenset()


def bare_registration(text: str) -> str:
    """Give a registration in capital letters, without hyphens and blanks.

    Example:
        >>> bare_registration("hp-1234 cmp")
        'HP1234CMP'
    """
    return _BETWEEN.sub("", text).upper()


def read_watch_list(path: Path) -> tuple[WatchList, tuple[Problem, ...]]:
    """Give the aircraft that a file names, and the lines that name none.

    Raises:
        EmptyWatchListError: if it names none at all.
        HabeasError: if it is a link, too large, or cannot be read.
    """
    name = path.name
    found, problems = watched(_text(read_limited(path, name, LARGEST_LIST)), name)
    if not found.addresses and not found.registrations:
        raise EmptyWatchListError(shortened(name))
    return found, problems


def watched(text: str, name: str = "list") -> tuple[WatchList, tuple[Problem, ...]]:
    r"""Give the aircraft that a text names, and the lines that name none.

    Example:
        >>> watched("N278GX\n4ca123  # seen in June\nHP-1234CMP\n")[0].registrations
        frozenset({'HP1234CMP'})
    """
    addresses: set[str] = set()
    registrations: set[str] = set()
    problems = []
    for line, cells in _named(text):
        one = next((found for cell in cells if (found := _read(cell))), None)
        if one is None:
            message = f"{shortened(' '.join(cells) or 'the row')!r} names no aircraft"
            problems.append(Problem(kinds.NOT_WATCHABLE, Place(name, line), message, "left out"))
        else:
            (addresses if one[0] else registrations).add(one[1])
    return WatchList(frozenset(addresses), frozenset(registrations)), tuple(problems)


def _read(cell: str) -> tuple[bool, str] | None:
    """Give whether a cell gives an address, and that or the registration."""
    if _ADDRESS.fullmatch(cell):
        address = tidy_address(cell)
        return (True, address) if address else None
    address, bare = address_of(cell), bare_registration(cell)
    if address:
        return True, address
    return (False, bare) if _REGISTRATION.fullmatch(bare) else None


def _named(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give each row's number and the cells that may name its aircraft, the address first."""
    lines = text.splitlines()
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    columns, delimiter = _columns(lines[first]) if lines else ([], "")
    if not columns:
        for number, line in enumerate(lines, 1):
            if word := line.partition("#")[0].strip():
                yield number, [word]
        return
    rows = csv.reader(io.StringIO("\n".join(lines[first + 1 :])), delimiter=delimiter)
    for row in rows:
        if any(cell.strip() for cell in row):
            cells = [row[n].strip() for n in columns if n < len(row)]
            yield first + 1 + rows.line_num, [cell for cell in cells if cell]


def _columns(header: str) -> tuple[list[int], str]:
    """Give the columns that name aircraft, addresses first; none if this is no such header."""
    for delimiter in (",", ";", "\t"):
        heads = [
            re.sub(r"[^a-z0-9]", "", c.lower())
            for c in next(csv.reader([header], delimiter=delimiter), [])
        ]
        for_address = [n for n, head in enumerate(heads) if head in _ADDRESS_HEADS]
        for_registration = [n for n, head in enumerate(heads) if head in _REGISTRATION_HEADS]
        if for_address or for_registration:
            return for_address + for_registration, delimiter
    return [], ""


def _text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    return content.decode("utf-8-sig", "replace")
