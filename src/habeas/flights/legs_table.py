"""The adapter of duckdb for writing: rows of legs as Parquet or CSV, the same bytes each time.

For Parquet the rows go to small files of CSV first, which duckdb turns into columns with one
thread, in their order. It holds each file of CSV as a whole, so one large one would take as much
memory as it has bytes. In CSV for people a cell that a spreadsheet would run as a formula is
quoted as text.
"""

import csv
import glob
import os
import shutil
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from habeas.errors import ExitCode, HabeasError
from habeas.evidence.cell_harmless import harmless
from habeas.evidence.late import Late
from habeas.evidence.store import sync_folder
from habeas.flights.leg_columns import BETWEEN, COLUMNS, LIST, Cell

if TYPE_CHECKING:
    import duckdb
else:
    duckdb = Late("duckdb")


class TableError(HabeasError):
    """Raised when a table cannot be written; the message says why."""

    exit_code = ExitCode.UNREADABLE


SUFFIXES: Final = (".parquet", ".csv")
# Both small, so that memory does not grow with the table.
ROW_GROUP: Final = 4096
PART_ROWS: Final = 1024
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
    half = work / f"table{to.suffix}"
    if to.suffix == ".csv":
        with half.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            count = _write(stream, ([_for_people(cell) for cell in row] for row in rows))
    else:
        count = _to_parquet(rows, half, work / "table.parts")
    _sync(half)
    half.replace(to)
    sync_folder(to.parent)
    return count


def _write(stream: TextIO, rows: Iterable[Sequence[Cell]]) -> int:
    """Write rows under their header; give how many there were."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    count = 0
    for row in rows:
        writer.writerow(row)
        count += 1
    return count


def _for_people(cell: Cell) -> Cell:
    return harmless(cell.replace(BETWEEN, "; ")) if isinstance(cell, str) else cell


def _to_parquet(rows: Iterable[Sequence[Cell]], whole: Path, folder: Path) -> int:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    rest, count = iter(rows), 0
    parts: list[str] = []
    while not parts or count == len(parts) * PART_ROWS:
        path = folder / f"{len(parts):08}.csv"
        with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            count += _write(stream, islice(rest, PART_ROWS))
        # What looks like a pattern in the folder's own name is none.
        parts.append(glob.escape(str(path)))
    _turned(parts, whole)
    shutil.rmtree(folder)
    return count


def _turned(parts: list[str], whole: Path) -> None:
    read = ", ".join(f"'{name}': 'VARCHAR'" for name in COLUMNS)
    picked = ", ".join(_picked(name, kind) for name, kind in COLUMNS.items())
    asked = (
        f"COPY (SELECT {picked} FROM read_csv(?, header=true, auto_detect=false, delim=',',"  # noqa: S608 - our own names
        f" quote='\"', escape='\"', parallel=false, columns={{{read}}}))"
        f" TO '{_quoted(whole)}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP})"
    )
    try:
        with duckdb.connect(":memory:", config=dict(_SETTINGS)) as base:
            base.execute(asked, [parts])
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
