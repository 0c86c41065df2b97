"""Workbooks: the adapter of python-calamine, which gives the cells of an .xlsx file."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Final

from habeas.errors import ExitCode, HabeasError
from habeas.evidence.spot import Place

# A hand-written workbook unpacks to a few megabytes; a bomb, to gigabytes.
_UNPACKED_LIMIT: Final = 256 * 2**20


class NotAWorkbookError(HabeasError):
    """Raised for a file that is no workbook, or one that unpacks to too much."""

    exit_code = ExitCode.UNREADABLE


def rows_of(path: Path, name: str) -> Iterator[tuple[Place, list[str]]]:
    """Give each row of the first sheet with its place, named by its first cell.

    Raises:
        NotAWorkbookError: if it cannot be read.
    """
    if flaw := _unsafe(path):
        raise NotAWorkbookError(flaw)
    import python_calamine  # noqa: PLC0415 - only cases with a workbook pay for it

    try:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, OSError, ValueError, IndexError) as error:
        raise NotAWorkbookError(str(error)) from error
    for number, row in enumerate(rows, start=1):
        yield Place(name, cell=f"A{number}"), [_text(cell) for cell in row]


def _unsafe(path: Path) -> str:
    """Say what speaks against opening the workbook; blank if nothing does."""
    try:
        with zipfile.ZipFile(path) as bundle:
            unpacked = sum(member.file_size for member in bundle.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        return f"not a workbook: {error}"
    if unpacked > _UNPACKED_LIMIT:
        return f"unpacks to {unpacked:,} bytes, more than {_UNPACKED_LIMIT:,}"
    return ""


def _text(cell: object) -> str:
    """Give a cell as a person would have typed it.

    A workbook keeps all numbers as floats, and midnight as a date: 238.0 was typed 238.
    """
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes" if not cell.second else "seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)
