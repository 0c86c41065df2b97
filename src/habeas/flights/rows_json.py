"""The adapter of msgspec for rows: objects of JSON, decoded for the columns that are used.

A row that breaks the form is told and the others are read; so is what stands before the place
where a file that was cut ends.
"""

import re
from collections.abc import Sequence
from operator import attrgetter
from typing import Any, Final

import msgspec

from habeas.evidence.problem import Problem
from habeas.evidence.spot import Place
from habeas.flights import problems as kinds
from habeas.flights.cells import Cell
from habeas.flights.table import Table
from habeas.flights.trace_json import JsonError
from habeas.flights.usable import counted

# Every cell of a row is one of these; what else a row holds is skipped unread.
_CELL: Any = int | float | str | bool | None


# A name before its colon; words in a text that look so are seldom, and do no harm.
_KEY: Final = re.compile(rb'"(\w{1,40})"\s{0,4}:')
_HEAD: Final = 65536


class Rows:
    """What decodes rows into columns.

    Args:
        columns: the names that are used.
    """

    def __init__(self, columns: Sequence[str]) -> None:
        self._columns = tuple(columns)
        fields = [(f"c{n}", _CELL, None) for n in range(len(self._columns))]
        names = {f"c{n}": name for n, name in enumerate(self._columns)}
        # Without collection: two million rows would otherwise be walked again and again.
        self._row = msgspec.defstruct("Row", fields, rename=names, gc=False)
        self._one = msgspec.json.Decoder(self._row)
        self._all = msgspec.json.Decoder(list[self._row])  # type: ignore[name-defined]  # made above
        self.flaws: list[tuple[int, str]] = []

    def of_array(self, content: bytes) -> Table:
        """Give the objects of an array; they count from 0.

        Raises:
            JsonError: if it is no array of JSON.
        """
        try:
            held = self._all.decode(content)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return self._loosely(content)
        return self._table(held, range(len(held)))

    def problems(self, name: str) -> list[Problem]:
        """Give what was wrong with the rows, once they were read."""
        if not self.flaws:
            return []
        n, why = self.flaws[0]
        what = counted(len(self.flaws), "row", ("is", "are"))
        message = f"{what} not of the form: item {n}: {why}"
        return [Problem(kinds.BAD_ROW, Place(name), message, did="left out")]

    def _loosely(self, content: bytes) -> Table:
        try:
            raw = msgspec.json.decode(content, type=list[msgspec.Raw])
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise JsonError(str(error)) from None
        held, numbers = [], []
        for n, one in enumerate(raw):
            try:
                held.append(self._one.decode(one))
                numbers.append(n)
            except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
                self.flaws.append((n, str(error)))
        return self._table(held, numbers)

    def _table(self, held: list[Any], numbers: Sequence[int]) -> Table:
        columns: dict[str, Sequence[Cell]] = {
            name: list(map(attrgetter(f"c{n}"), held)) for n, name in enumerate(self._columns)
        }
        return Table(columns, numbers)


class States(msgspec.Struct):
    """What the REST interface of OpenSky answers: rows without names, in a fixed order."""

    time: int | None
    states: list[list[Any]] | None


def decoded_states(content: bytes) -> States:
    """Give the answer of the REST interface.

    Raises:
        JsonError: if it is none.
    """
    try:
        return msgspec.json.decode(content, type=States)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise JsonError(str(error)) from None


def first_names(content: bytes) -> list[str]:
    """Give the names in the first objects of an array, each once, in their order.

    Example:
        >>> first_names(b'[{"t": 1, "lat": 2}, {"t": 3, "lon": 4}]')
        ['t', 'lat', 'lon']
    """
    return list(dict.fromkeys(key.decode() for key in _KEY.findall(content[:_HEAD])))


def column_names(content: bytes) -> list[str]:
    """Give the names in an object of JSON; none if it is no object."""
    try:
        return list(msgspec.json.decode(content, type=dict[str, msgspec.Raw]))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return []


def decoded_columns(content: bytes, columns: Sequence[str]) -> Table:
    """Give a table whose JSON is one object of columns, each a list or keyed by the row.

    Raises:
        JsonError: if it is no such object.
    """
    try:
        whole = msgspec.json.decode(content, type=dict[str, msgspec.Raw])
        held = {name: _column(whole[name]) for name in columns if name in whole}
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise JsonError(str(error)) from None
    keys = list(dict.fromkeys(key for column in held.values() for key in column))
    cells = {name: [column.get(key) for key in keys] for name, column in held.items()}
    return Table(cells, range(len(keys)))


def _column(raw: msgspec.Raw) -> dict[Any, Cell]:
    if bytes(raw).lstrip()[:1] == b"[":
        listed: list[Cell] = msgspec.json.decode(raw, type=list[_CELL])
        return dict(enumerate(listed))
    keyed: dict[Any, Cell] = msgspec.json.decode(raw, type=dict[str, _CELL])
    return keyed


def mended_array(content: bytes) -> bytes:
    """Give an array of objects that was cut off, ended after its last whole object."""
    end = content.rfind(b"},")
    return content[: end + 1] + b"]" if end >= 0 else content
