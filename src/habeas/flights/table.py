"""Tables: rows of a file as columns of cells, each row with its number in the file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from habeas.flights.cells import Cell

# Two million positions are four weeks of one aircraft heard every second; with all that is kept
# of a row they stay below two gigabytes.
MOST_ROWS: Final = 2_000_000
# So many rows are turned into arrays at a time: a million rows of text would not fit.
CHUNK_ROWS: Final = 10_000


@dataclass(frozen=True, slots=True)
class Table:
    """Some rows.

    Attributes:
        columns: the cells by column; columns that a file lacks are absent.
        rows: the number of each row in the file.
    """

    columns: Mapping[str, Sequence[Cell]]
    rows: Sequence[int]

    def __len__(self) -> int:
        return len(self.rows)

    def cells(self, column: str) -> Sequence[Cell]:
        """Give the cells of a column, all blank if there is none.

        Example:
            >>> Table({"a": [1, 2]}, [1, 2]).cells("b")
            [None, None]
        """
        held = self.columns.get(column) if column else None
        return [None] * len(self.rows) if held is None else held

    def with_columns(self, more: Mapping[str, Sequence[Cell]]) -> "Table":
        """Give the same rows with further columns, or others in their place."""
        return replace(self, columns={**self.columns, **more})
