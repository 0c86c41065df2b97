"""Workbooks: the adapter of python-calamine, which gives the cells of an .xlsx file."""

import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Final

from habeas.errors import ExitCode, HabeasError
from habeas.evidence.spot import Place
from habeas.evidence.text_extent import check_extent
from habeas.evidence.text_zip import ZipRefusedError, repacked, unpacked

# A float tells whole numbers apart up to 2**53; a spreadsheet shows 15 digits.
_WHOLE_BELOW: Final = 1e15


class NotAWorkbookError(HabeasError):
    """Raised for a file that is no workbook, or one that unpacks to too much."""

    exit_code = ExitCode.UNREADABLE


def rows_of(content: bytes, name: str) -> Iterator[tuple[Place, list[str]]]:
    """Give each row of the first sheet with its place, named by its first cell.

    Raises:
        NotAWorkbookError: if it cannot be read, or would not fit into memory.
    """
    try:
        members = unpacked(content)
        check_extent(members)
    except (ZipRefusedError, ValueError) as error:
        raise NotAWorkbookError(str(error)) from error
    for number, row in enumerate(_first_sheet(repacked(members)), start=1):
        yield Place(name, cell=f"A{number}"), [_text(cell) for cell in row]


def _first_sheet(content: bytes) -> Iterator[Iterable[object]]:
    import python_calamine  # noqa: PLC0415 - only cases with a workbook pay for it

    try:
        book = python_calamine.CalamineWorkbook.from_object(io.BytesIO(content))
        return iter(book.get_sheet_by_index(0).to_python(skip_empty_area=False))
    except (python_calamine.CalamineError, OSError, ValueError, IndexError) as error:
        raise NotAWorkbookError(str(error)) from error
    except BaseException as error:
        # A panic of the reader's Rust code derives from BaseException, and has no public class.
        if type(error).__name__ != "PanicException":
            raise
        raise NotAWorkbookError("its reader gave up") from error


def _text(cell: object) -> str:
    """Give a cell as a person would have typed it.

    A workbook keeps all numbers as floats, and midnight as a date: 238.0 was typed 238.
    """
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < _WHOLE_BELOW else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes" if not cell.second else "seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)
