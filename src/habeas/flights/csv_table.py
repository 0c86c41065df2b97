"""CSV tables, row by row with true row numbers: cells may hold line breaks, rows may be torn.

Rows count from 1 after the first row, which names the columns, as records and not as lines.
A blank row has its number and says nothing.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from habeas.evidence.problem import Problem
from habeas.evidence.spot import Place
from habeas.flights import problems as kinds
from habeas.flights.opened import Opened
from habeas.flights.table import CHUNK_ROWS, MOST_ROWS, Table
from habeas.flights.usable import NAMED_ROWS, counted

_MOST_COLUMNS: Final = 1_000


def header_of(content: bytes, delimiter: str = ",") -> list[str]:
    r"""Give the names in the first row, without the spaces round them.

    Example:
        >>> header_of(b"\xef\xbb\xbftime, lat,lon\r\n1,2,3\r\n")
        ['time', 'lat', 'lon']
    """
    line = content[:65536].split(b"\n", 1)[0]
    text = line.decode("utf-8-sig", "replace").rstrip("\r")
    try:
        return [name.strip() for name in next(csv.reader([text], delimiter=delimiter), [])]
    except csv.Error:
        return []


def named_apart(names: Sequence[str]) -> list[str]:
    """Give the names of columns so that all differ: a second one of a name is numbered.

    Example:
        >>> named_apart(["on", "off", "on"])
        ['on', 'off', 'on (2)']
    """
    seen: dict[str, int] = {}
    apart = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        apart.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return apart


class CsvRows:
    """The rows of a CSV file, some thousand at a time.

    Args:
        file: its bytes are UTF-8; others become the replacement character.
        columns: the columns that are used.
        delimiter: what parts cells.
        header: the names of the columns where the file's first row is a row like the others.
        long_rows: that the form's rows may go on beyond its columns.
    """

    def __init__(
        self,
        file: Opened,
        columns: Sequence[str],
        *,
        delimiter: str = ",",
        header: Sequence[str] = (),
        long_rows: bool = False,
    ) -> None:
        self._name = file.name
        stream = io.TextIOWrapper(
            io.BytesIO(file.whole_lines()), encoding="utf-8-sig", errors="replace", newline=""
        )
        self._rows = csv.reader(stream, delimiter=delimiter)
        self._header = list(header)
        self._columns = columns
        self._long_rows = long_rows
        self._odd: list[int] = []
        self._torn: list[tuple[int, str]] = []
        self._cut = False

    def tables(self) -> Iterator[Table]:
        """Give the rows."""
        if not self._header:
            names = [name.strip() for name in next(self._rows, [])]
            self._header = named_apart(names[:_MOST_COLUMNS])
        where = {name: n for n, name in enumerate(self._header)}
        used = {name: where[name] for name in self._columns if name in where}
        first = 1
        while first <= MOST_ROWS and (
            held := self._some(first, min(CHUNK_ROWS, MOST_ROWS + 1 - first))
        ):
            numbers: Sequence[int] = range(first, first + len(held))
            first += len(held)
            if set(map(len, held)) != {len(self._header)}:
                held, numbers = self._filled(held, numbers)
            if held:
                columns = list(zip(*held, strict=True))
                yield Table({name: list(columns[n]) for name, n in used.items()}, numbers)
        self._cut = first > MOST_ROWS and bool(self._some(first, 1))

    def problems(self) -> list[Problem]:
        """Give what was wrong with the rows, once they were read."""
        place, told = Place(self._name), []
        if self._odd:
            first = ", ".join(str(n) for n in self._odd[:NAMED_ROWS])
            rows = counted(len(self._odd), "row", ("has", "have"))
            message = f"{rows} not {len(self._header)} cells: row {first}"
            told.append(Problem(kinds.ODD_LENGTH, place, message, did="read as far as they go"))
        if self._torn:
            rows = counted(len(self._torn), "row", ("is", "are"))
            message = f"{rows} torn: row {self._torn[0][0]}: {self._torn[0][1]}"
            told.append(Problem(kinds.BAD_ROW, place, message, did="left out"))
        if self._cut:
            message = f"has more than {MOST_ROWS:,} rows"
            told.append(Problem(kinds.TOO_MANY_ROWS, place, message, did="the others not read"))
        return told

    def _some(self, first: int, most: int) -> list[list[str]]:
        """Give the next rows; one that is torn stands there as an empty one and is told."""
        held: list[list[str]] = []
        while len(held) < most:
            try:
                held.extend(islice(self._rows, most - len(held)))
                break
            except csv.Error as error:
                self._torn.append((first + len(held), str(error)))
                held.append([])
        return held

    def _filled(
        self, held: list[list[str]], numbers: Sequence[int]
    ) -> tuple[list[list[str]], list[int]]:
        """Give the rows that hold something with as many cells as there are columns."""
        width, rows, kept = len(self._header), [], []
        for n, row in zip(numbers, held, strict=True):
            if not row:
                continue
            if len(row) < width or (len(row) > width and not self._long_rows):
                self._odd.append(n)
            rows.append((row + [""] * (width - len(row)))[:width])
            kept.append(n)
        return rows, kept
