"""Cells: what a table or a JSON row holds in one place, as numbers, words and yes or no.

A blank cell and ``null`` say nothing. A cell that should be a number and is none is told by
its place; it never becomes zero.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from habeas.evidence.late import Late
from habeas.flights.records import Array

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

Cell = int | float | str | bool | None

# What programs write where they have no value.
_NOTHING: Final = frozenset({"", "na", "n/a", "nan", "none", "null", "-", "<na>"})
_NAN: Final = float("nan")


def numbers(cells: Sequence[Cell]) -> tuple[Array, list[int]]:
    """Give the cells as numbers, ``nan`` where blank, and the indices of those that are none.

    Example:
        >>> numbers(["1.5", "", None, "x"])
        (array([1.5, nan, nan, nan]), [3])
    """
    if cells.count(None) == len(cells):
        return np.full(len(cells), _NAN), []
    if _underscored(cells):
        return _one_by_one(cells)
    try:
        made = [_NAN if cell is None or cell == "" else float(cell) for cell in cells]
    except (ValueError, TypeError, OverflowError):
        return _one_by_one(cells)
    found = np.array(made, dtype="float64")
    endless = np.isinf(found)
    if not endless.any():
        return found, []
    found[endless] = _NAN
    return found, [int(n) for n in np.flatnonzero(endless)]


def _underscored(cells: Sequence[Cell]) -> bool:
    """Say whether a column of words has ``4_0``, which is a number to Python and to nobody else."""
    if not cells or not isinstance(cells[0], str):
        return False
    try:
        return "_" in "".join(cells)  # type: ignore[arg-type]  # words, or it is asked below
    except TypeError:
        return any("_" in cell for cell in cells if isinstance(cell, str))


def _one_by_one(cells: Sequence[Cell]) -> tuple[Array, list[int]]:
    found, bad = np.full(len(cells), _NAN), []
    for n, cell in enumerate(cells):
        if is_blank(cell):
            continue
        value = _number(cell)
        if value is None:
            bad.append(n)
        else:
            found[n] = value
    return found, bad


def _number(cell: Cell) -> float | None:
    if isinstance(cell, str) and "_" in cell:
        return None
    try:
        value = float(cell)  # type: ignore[arg-type]  # None is blank, and asked before
    except (ValueError, TypeError, OverflowError):
        return None
    return value if abs(value) < float("inf") else None


def is_blank(cell: Cell) -> bool:
    """Say whether a cell holds nothing, in any of the words programs have for it.

    Example:
        >>> is_blank("NA"), is_blank(0), is_blank(None)
        (True, False, True)
    """
    if cell is None or cell != cell:  # noqa: PLR0124 - a number that is none differs from itself
        return True
    return isinstance(cell, str) and cell.strip().lower() in _NOTHING


def word(cell: Cell) -> str:
    """Give a cell as a word; blank where it holds nothing, a whole number without its point.

    Example:
        >>> word(" SWR1 "), word(7000.0), word(None)
        ('SWR1', '7000', '')
    """
    if isinstance(cell, str):
        text = cell.strip()
        return "" if text.lower() in _NOTHING else text
    if is_blank(cell):
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53:
        return str(int(cell))
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


class Names:
    """The distinct words of a column, each with a small number; 0 is the blank.

    A column of a million rows then needs a million small numbers and a few words.

    Args:
        made_of: makes the word of a cell.

    Example:
        >>> names = Names()
        >>> names.codes(["SWR1", None, "SWR2", "SWR1"])
        array([1, 0, 2, 1], dtype=int32)
        >>> names.all
        ['', 'SWR1', 'SWR2']
    """

    def __init__(self, made_of: Callable[[Cell], str] = word) -> None:
        self._made_of = made_of
        self._by_cell: dict[Cell, int] = {}
        self._by_word: dict[str, int] = {"": 0}

    @property
    def all(self) -> list[str]:
        """The words, each at the place of its number."""
        return list(self._by_word)

    def codes(self, cells: Sequence[Cell]) -> Array:
        """Give the number of each cell's word."""
        known = self._by_cell
        if cells.count(None) == len(cells):
            return np.zeros(len(cells), dtype="int32")
        for cell in dict.fromkeys(cells):
            if cell in known:
                continue
            text = self._made_of(cell)
            known[cell] = self._by_word.setdefault(text, len(self._by_word))
        return np.array([known[cell] for cell in cells], dtype="int32")
