"""Workbooks (xlsx, xlsm, ods): one passage a cell of any sheet. Adapter of python-calamine.

Dates are written ``2025-03-15 17:26:00``, whatever format their cells show them in; a formula's
cell gives the value that was saved with it.
"""

import io
from collections.abc import Iterator

from python_calamine import CalamineError, CalamineWorkbook

from habeas.evidence.text_extent import check_extent
from habeas.evidence.text_passages import Passage, TextLayer, no_text, within_cap
from habeas.evidence.text_table import cells_of
from habeas.evidence.text_zip import ZipRefusedError, repacked, unpacked

# The letters of a sheet's name that the locator grammar needs for itself.
_SHEET_NAME = str.maketrans({"!": "_", ",": "_"})
_LONGEST_SHEET_NAME = 40


def read_workbook(content: bytes) -> TextLayer:
    r"""Give a layer with one passage for each cell of each sheet that is not blank.

    Example:
        >>> read_workbook(b"PK\x03\x04 cut short").flaws
        ('no text layer: the archive is broken (File is not a zip file)',)
    """
    try:
        members = unpacked(content)
    except ZipRefusedError as error:
        return no_text(str(error))
    if not _is_workbook(members):
        return no_text("a zip archive that is no xlsx or ods workbook")
    try:
        check_extent(members)
        with CalamineWorkbook.from_object(io.BytesIO(repacked(members))) as book:
            passages, cut = within_cap(_book_cells(book))
    except (CalamineError, ValueError, OSError) as error:
        return no_text(f"the workbook cannot be read ({error})")
    except BaseException as error:
        # A panic of the reader's Rust code derives from BaseException, and has no public class.
        if type(error).__name__ != "PanicException":
            raise
        return no_text("the workbook cannot be read (its reader gave up)")
    return TextLayer(passages, cut)


def _is_workbook(members: dict[str, bytes]) -> bool:
    opendocument = b"opendocument.spreadsheet" in members.get("mimetype", b"")
    return "xl/workbook.xml" in members or (opendocument and "content.xml" in members)


def _book_cells(book: CalamineWorkbook) -> Iterator[Passage]:
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        label = name.translate(_SHEET_NAME)[:_LONGEST_SHEET_NAME]
        if sheet.start:
            yield from cells_of(sheet.to_python(), sheet.start, f"{label}!")
