"""Tables: one passage a cell, called as spreadsheets call it (``H41``; ``Sheet!H41``).

CSV by the standard library; ``text_workbook.py`` has workbooks. Rows are counted as records,
as a spreadsheet shows them.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from habeas.evidence.text_passages import Passage, TextLayer, within_cap
from habeas.evidence.text_plain import decoded

# XFD, the last column of Excel; the locator grammar ends at ZZZ.
MOST_COLUMNS = 16_384

_DELIMITERS = "\t;|,"
_SNIFFED_ROWS = 30
# A column's title is not longer; a sentence is.
_LONGEST_TITLE = 60


def cell_name(row: int, column: int) -> str:
    """Give the name of a cell whose row and column are counted from 1.

    Example:
        >>> cell_name(41, 8), cell_name(1, 28)
        ('H41', 'AB1')
    """
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def delimiter_of(text: str, *, named_table: bool) -> str:
    r"""Give the delimiter of a table in text form; blank when the text reads as prose.

    Commas stand in prose too: unless the file is named as a table, all its first rows
    need as many cells as the first, and that one needs short titles that are all different.

    Example:
        >>> delimiter_of("who;from\nP-1;TX\n", named_table=False)
        ';'
        >>> delimiter_of("Dear Sir, the planes left.\nYours, X", named_table=False)
        ''
    """
    found = {delimiter: _first_rows(text, delimiter) for delimiter in _DELIMITERS}
    tables = [d for d, rows in found.items() if rows and _is_table(rows, named_table=named_table)]
    return max(tables, key=lambda delimiter: len(found[delimiter][0]), default="")


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if any(row):
                rows.append(row)
            if len(rows) == _SNIFFED_ROWS:
                break
    except csv.Error:
        return rows if rows and len(rows[0]) > 1 else []
    return rows


def _is_table(rows: list[list[str]], *, named_table: bool) -> bool:
    titles = rows[0]
    if named_table:
        return len(titles) > 1
    if len(rows) < 2 or len(titles) < 2 or any(len(row) != len(titles) for row in rows):
        return False
    short = all(0 < len(title.strip()) <= _LONGEST_TITLE for title in titles)
    spaced = sum(cell.startswith(" ") for row in rows for cell in row[1:])
    pauses = sum(len(row) - 1 for row in rows)
    return short and len(set(titles)) == len(titles) and spaced * 2 < pauses


def read_csv(content: bytes, delimiter: str) -> TextLayer:
    r"""Give a layer with one passage for each cell that is not blank.

    Example:
        >>> read_csv(b"who,from\nP-1,TX", ",").passages[3]
        Passage(at='B2', text='TX')
    """
    text, flaws = decoded(content)
    stopped: list[str] = []
    passages, cut = within_cap(cells_of(_rows(text, delimiter, stopped)))
    return TextLayer(passages, (*flaws, *stopped, *cut))


def _rows(text: str, delimiter: str, stopped: list[str]) -> Iterator[list[str]]:
    n, wide = 0, False
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            n += 1
            wide = wide or len(row) > MOST_COLUMNS
            yield row[:MOST_COLUMNS]
    except csv.Error as error:
        stopped.append(f"row {n + 1} cannot be read ({error}); the rest was left out")
    if wide:
        stopped.append(f"columns after {cell_name(0, MOST_COLUMNS)[:-1]} were left out")


def cells_of(
    rows: Iterable[Iterable[object]], first: tuple[int, int] = (0, 0), prefix: str = ""
) -> Iterator[Passage]:
    """Give the cells with words; ``first`` is where the rows begin, counted from 0."""
    for n, row in enumerate(rows, start=first[0] + 1):
        for column, value in enumerate(row, start=first[1] + 1):
            text = _written(value)
            if text.strip():
                yield Passage(prefix + cell_name(n, column), text)


def _written(value: object) -> str:
    match value:
        case bool():
            return str(value).upper()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)
