"""Tables people write: CSV as Excel and LibreOffice really save it, and .xlsx likewise.

UTF-8 with or without a byte order mark, UTF-16 with one; comma, semicolon or tab. Every
cell is text with its place. Column numbers in places are those of the cell, from 1.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from habeas.case import problems as kinds
from habeas.case.columns import CLAIM_COLUMNS
from habeas.case.csv_text import Records
from habeas.case.decoding import decode
from habeas.errors import HabeasError
from habeas.evidence.guards import FIELD_LIMIT, hidden_characters, inside, read_limited
from habeas.evidence.problem import Problem, ProblemKind
from habeas.evidence.spot import Place

# What a spreadsheet makes of ids and long numbers: 1.23E+15 where digits stood.
_DAMAGE: Final = ("E+", "e+")
_MOST_DIGITS: Final = 15
# A table of 30,000 claims has 30,000 rows; the widest has 19 columns.
ROW_LIMIT: Final = 100_000
COLUMN_LIMIT: Final = 256


@dataclass(slots=True)
class Row:
    """One row: its cells by column name, and where each stands."""

    cells: dict[str, str]
    at: Place
    columns: dict[str, int] = field(default_factory=dict)
    _citation: dict[str, str] | None = field(default=None, repr=False, compare=False)

    def get(self, column: str) -> str:
        """Give a cell's text without outer blanks; blank if the column is missing."""
        return self.cells.get(column, "").strip()

    def citation(self) -> dict[str, str]:
        """Give the columns of a claim's citation; the row's, for all claims that it makes."""
        if self._citation is None:
            self._citation = {name: self.get(name) for name in CLAIM_COLUMNS}
        return self._citation

    def place(self, column: str) -> Place:
        """Give the place of a cell; of the row if it has no such cell."""
        number = self.columns.get(column)
        if number is None:
            return self.at
        if self.at.cell:
            return Place(self.at.file, cell=f"{column_name(number)}{self.at.cell.lstrip('A')}")
        return Place(self.at.file, self.at.line, number)


@dataclass(slots=True)
class Table:
    """A table's header, rows and problems; ``present`` is False if there is no file."""

    file: str
    header: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    present: bool = False

    def problem(
        self, kind: ProblemKind, at: Place, message: str, did: str = "", help_: str = ""
    ) -> None:
        """Note a problem of this table."""
        self.problems.append(Problem(kind, at, message, did, help_))


def column_name(number: int) -> str:
    """Give a column's letters: 1 is A, 27 is AA.

    Example:
        >>> column_name(1), column_name(28)
        ('A', 'AB')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def read_table(folder: Path, name: str) -> Table:
    """Read ``NAME.csv`` or ``NAME.xlsx`` of a case folder; an absent one is an empty table."""
    table = Table(f"{name}.csv")
    try:
        text, sheet = inside(folder, f"{name}.csv"), inside(folder, f"{name}.xlsx")
        if text.exists() and sheet.exists():
            table.problem(
                kinds.TWO_TABLES, Place(f"{name}.csv"), f"{name}.xlsx stands beside it",
                "the .csv was read",
            )  # fmt: skip
        if text.exists():
            _fill_from_csv(table, read_limited(text, table.file))
        elif sheet.exists():
            table.file = f"{name}.xlsx"
            _fill_from_workbook(table, read_limited(sheet, table.file))
    except HabeasError as error:
        message = str(error)
        table.problem(kinds.refusal(error), Place(table.file), message, "the file was left out")
    return table


def table_of(content: bytes, file: str) -> Table:
    r"""Give the table that the bytes of a CSV file hold; ``file`` is its name in places.

    Example:
        >>> table_of(b"id;kind\nS-1;article", "sources.csv").rows[0].get("kind")
        'article'
    """
    table = Table(file)
    _fill_from_csv(table, content)
    return table


def _fill_from_csv(table: Table, content: bytes) -> None:
    # An oversized field is cut and reported below, so the reader itself must not stop.
    usual = csv.field_size_limit(2**31 - 1)
    try:
        _fill(table, _csv_rows(table, content))
    finally:
        csv.field_size_limit(usual)


def _fill_from_workbook(table: Table, content: bytes) -> None:
    # Only cases with a workbook pay for what reads it.
    from habeas.case.workbook import NotAWorkbookError, rows_of  # noqa: PLC0415

    try:
        _fill(table, rows_of(content, table.file))
    except NotAWorkbookError as error:
        table.problem(kinds.TABLE_SHAPE, Place(table.file), str(error), "the file was left out")


def _csv_rows(table: Table, content: bytes) -> Iterator[tuple[Place, list[str]]]:
    """Give each row of a CSV file with the line it begins on."""
    text, flaw = decode(content)
    if flaw:
        table.problem(kinds.NOT_TEXT, Place(table.file), flaw, "unreadable bytes shown as U+FFFD")
    records = Records(text)
    for line, cells in records:
        yield Place(table.file, line), cells
        if records.left_open:
            table.problem(
                kinds.QUOTE_OPEN, Place(table.file, line, len(cells)),
                "a quotation mark here or above is never closed", "the rest was read as one cell",
            )  # fmt: skip


def _fill(table: Table, rows: Iterator[tuple[Place, list[str]]]) -> None:
    """Take the header and the rows into the table, cell by cell."""
    table.present = True
    columns: dict[str, int] = {}
    for number, (at, cells) in enumerate(rows, start=1):
        if number > ROW_LIMIT:
            message = f"more than {ROW_LIMIT:,} rows"
            table.problem(kinds.TOO_LARGE, at, message, "the rows from here on were left out")
            return
        if not any(cell.strip() for cell in cells):
            continue
        if not table.header:
            table.header = _header(table, at, cells)
            # Of two columns of one name the first counts.
            columns = {name: table.header.index(name) + 1 for name in table.header if name}
        else:
            _take_row(table, columns, at, cells)


def _header(table: Table, at: Place, cells: list[str]) -> list[str]:
    if any(cell.strip() for cell in cells[COLUMN_LIMIT:]):
        message = f"{len(cells):,} columns, more than {COLUMN_LIMIT}"
        table.problem(kinds.TABLE_SHAPE, at, message, "the columns beyond were left out")
    names = [cell.strip().lower() for cell in cells[:COLUMN_LIMIT]]
    while names and not names[-1]:
        names.pop()
    for number, name in enumerate(names, start=1):
        if name and name in names[: number - 1]:
            place = Place(at.file, at.line, number, at.cell and f"{column_name(number)}1")
            table.problem(kinds.DUPLICATE_KEY, place, f"column {name!r} stands twice", "first kept")
    return names


def _take_row(table: Table, columns: dict[str, int], at: Place, cells: list[str]) -> None:
    width = len(table.header)
    if any(cell.strip() for cell in cells[width:]):
        table.problem(
            kinds.ROW_LENGTH, at, f"{len(cells)} cells under {width} columns",
            "the cells beyond the header were left out",
        )  # fmt: skip
    if len(cells) < width:
        columns = {name: n for name, n in columns.items() if n <= len(cells)}
    row = Row({}, at, columns)
    for name, number in columns.items():
        cell = cells[number - 1]
        row.cells[name] = cell if _is_plain(cell) else _cell(table, row.place(name), cell)
    table.rows.append(row)


def _is_plain(cell: str) -> bool:
    """Say whether a cell, as nearly all, has nothing odd to look for."""
    return (
        cell.isascii()
        and cell.isprintable()
        and not cell.lstrip()[:1].isdigit()
        and len(cell) <= FIELD_LIMIT
    )


def _cell(table: Table, at: Place, cell: str) -> str:
    """Give a cell's text, with what is odd about it noted."""
    if len(cell) > FIELD_LIMIT:
        message = f"{len(cell):,} characters in one cell"
        table.problem(kinds.FIELD_TOO_LONG, at, message, "cut to the limit")
        cell = cell[:FIELD_LIMIT]
    if hidden := hidden_characters(cell):
        table.problem(kinds.HIDDEN_CHARACTER, at, ", ".join(hidden), "kept, shown as such")
    text = cell.strip()
    if text[:1].isdigit() and (
        (any(mark in text for mark in _DAMAGE) and _is_number(text))
        or (text.isdigit() and len(text) > _MOST_DIGITS)
    ):
        table.problem(kinds.SPREADSHEET_DAMAGE, at, f"{text!r}", "kept as it stands")
    return cell


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
