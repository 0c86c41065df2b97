"""The adapter of duckdb for writing: rows of legs as Parquet or CSV, the same bytes each time.

Rows go to CSV as they come. For Parquet duckdb turns that into columns, with one thread, in their
order, in groups small enough that memory does not grow with the table. In CSV for people a cell
that a spreadsheet would run as a formula is quoted as text.
"""

import csv
import glob
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from habeas.errors import ExitCode, HabeasError
from habeas.evidence.cell_harmless import harmless
from habeas.evidence.store import sync_folder
from habeas.flights.leg_columns import BETWEEN, COLUMNS, LIST, Cell
from habeas.places.late import Late

if TYPE_CHECKING:
    import duckdb
else:
    duckdb = Late("duckdb")


class TableError(HabeasError):
    """Raised when a table cannot be written; the message says why."""

    exit_code = ExitCode.UNREADABLE


SUFFIXES: Final = (".parquet", ".csv")
ROW_GROUP: Final = 8192
_SETTINGS: Final[dict[str, str | int | float | bool | list[str]]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "memory_limit": "512MB",
    "temp_directory": "",
    "threads": 1,
}


def write_table(rows: Iterable[Sequence[Cell]], to: Path, work: Path) -> int:
    """Write rows as a table, whole or not at all, and give how many there are.

    Args:
        rows: in the order of the table, cells in the order of `COLUMNS`.
        to: the table, ``.parquet`` or ``.csv``.
        work: a folder beside it for what is half written.

    Raises:
        TableError: if duckdb cannot write it.
        OSError: if the disk cannot.
    """
    half = work / "table.csv"
    people = to.suffix == ".csv"
    count = _write_csv(rows, half, people=people)
    if not people:
        whole = work / "table.parquet"
        _to_parquet(half, whole)
        half.unlink()
        half = whole
    _sync(half)
    half.replace(to)
    sync_folder(to.parent)
    return count


def _write_csv(rows: Iterable[Sequence[Cell]], path: Path, *, people: bool) -> int:
    count = 0
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in rows:
            writer.writerow([_for_people(cell) for cell in row] if people else row)
            count += 1
    return count


def _for_people(cell: Cell) -> Cell:
    return harmless(cell.replace(BETWEEN, "; ")) if isinstance(cell, str) else cell


def _to_parquet(half: Path, whole: Path) -> None:
    read = ", ".join(f"'{name}': 'VARCHAR'" for name in COLUMNS)
    picked = ", ".join(_picked(name, kind) for name, kind in COLUMNS.items())
    asked = (
        f"COPY (SELECT {picked} FROM read_csv(?, header=true, auto_detect=false, delim=',',"  # noqa: S608 - our own names
        f" quote='\"', escape='\"', parallel=false, columns={{{read}}}))"
        f" TO '{_quoted(whole)}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP})"
    )
    try:
        with duckdb.connect(":memory:", config=dict(_SETTINGS)) as base:
            # What looks like a pattern in the folder's own name is none.
            base.execute(asked, [glob.escape(str(half))])
    except duckdb.Error as error:
        raise TableError(f"{whole.name}: {str(error).splitlines()[0]}") from None


def _picked(name: str, kind: str) -> str:
    if kind == LIST:
        return f'coalesce(string_split("{name}", chr({ord(BETWEEN)})), []) AS "{name}"'
    return f'CAST("{name}" AS {kind}) AS "{name}"'


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _sync(path: Path) -> None:
    with path.open("rb") as stream:
        os.fsync(stream.fileno())
