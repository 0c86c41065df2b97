"""How large a workbook is once it is read: counted in its XML before a reader reserves memory.

A reader of workbooks keeps every cell between the first and the last one that has a value,
and a copy of a shared text for every cell that shows it. So one cell at the far corner, or
one long text shown a million times, fills any memory. ECMA-376 part 1, 18.3 (sheets) and
18.4 (shared texts); OpenDocument 1.3 part 3, 9.1 (tables).
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce

from lxml import etree

# A cell costs a reader about 60 bytes, empty or not: these are 300 MB.
MOST_CELLS = 5_000_000
# All texts of one workbook together, each counted as often as a cell shows it.
MOST_SHOWN = 100_000_000

_CELL = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")
_ODS_VALUES = {"value-type", "value", "string-value", "date-value", "time-value", "formula"}


class TooWideError(ValueError):
    """Raised for a workbook that would not fit into memory; the message says why."""


@dataclass(slots=True)
class _Extent:
    """The rows and columns that a reader keeps of one sheet, and the characters it copies."""

    rows: int = 0
    columns: int = 0
    shown: int = 0

    def take(self, row: int, column: int, shown: int) -> None:
        self.rows = max(self.rows, row)
        self.columns = max(self.columns, column)
        self.shown += shown
        if self.rows * self.columns > MOST_CELLS:
            where = f"row {self.rows:,}, column {self.columns:,}"
            raise TooWideError(f"a sheet reaches to {where}: more than {MOST_CELLS:,} cells")
        if self.shown > MOST_SHOWN:
            raise TooWideError(f"a sheet shows more than {MOST_SHOWN:,} characters")


def check_extent(members: Mapping[str, bytes]) -> None:
    """Make sure that no sheet among the members of a workbook is too large to read.

    Raises:
        TooWideError: if one is.
        ValueError: if a member that matters is not XML, or numbers a cell wrongly.

    Example:
        >>> check_extent({"xl/s.xml": b'<sheetData><c r="C3"><v>1</v></c></sheetData>'})
    """
    try:
        _check(members)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"a sheet is not XML ({error})") from error


def _check(members: Mapping[str, bytes]) -> None:
    if any(b"<!DOCTYPE" in content for name, content in members.items() if name.endswith(".xml")):
        raise TooWideError("its XML declares a document type, which no workbook needs")
    shared: list[int] = []
    for name, content in members.items():
        if name.casefold() == "xl/sharedstrings.xml":
            shared = [_length(e) for event, e in _elements(content, {"si"}) if event == "end"]
    for name, content in members.items():
        if name == "content.xml":
            _check_ods(content)
        # Workbooks may call their sheets what they like: what has cells is judged as a sheet.
        elif b"sheetData" in content:
            _check_xlsx(content, shared)


def _elements(content: bytes, wanted: set[str]) -> Iterator[tuple[str, etree._Element]]:
    """Give the start and the end of elements with these local names; forget each after its end."""
    walk = etree.iterparse(
        io.BytesIO(content),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
    )
    for event, element in walk:
        if etree.QName(element).localname not in wanted:
            continue
        yield event, element
        if event == "end":
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def _length(element: etree._Element) -> int:
    return sum(map(len, element.itertext()))


def _check_xlsx(content: bytes, shared: list[int]) -> None:
    extent = _Extent()
    row = column = 0
    for event, element in _elements(content, {"row", "c"}):
        is_row = etree.QName(element).localname == "row"
        if is_row and event == "start":
            row, column = int(element.get("r", row + 1)), 0
        elif not is_row and event == "end":
            row, column = _cell_at(element.get("r", ""), row, column + 1)
            # A cell without content only has a style; readers do not keep it.
            if len(element):
                extent.take(row, column, _shared_length(element, shared))


def _cell_at(name: str, row: int, column: int) -> tuple[int, int]:
    if not name:
        return row, column
    found = _CELL.fullmatch(name)
    if not found:
        raise TooWideError(f"a sheet has a cell called {name!r}")
    letters = found[1].upper()
    return int(found[2]), reduce(lambda sum_, letter: sum_ * 26 + ord(letter) - 64, letters, 0)


def _shared_length(cell: etree._Element, shared: list[int]) -> int:
    number = "".join(map(str, cell.itertext())).strip()
    if cell.get("t") != "s" or not number.isdecimal() or int(number) >= len(shared):
        return 0
    return shared[int(number)]


def _check_ods(content: bytes) -> None:
    extent = _Extent()
    row = column = times = 0
    for event, element in _elements(content, {"table", "table-row", "table-cell"}):
        kind = etree.QName(element).localname
        if kind == "table-cell" and event == "end":
            wide = _attribute(element, "number-columns-repeated")
            column += wide
            if not _ODS_VALUES.isdisjoint(etree.QName(name).localname for name in element.attrib):
                extent.take(row, column, times * wide * _ods_length(element))
        elif kind == "table-row" and event == "start":
            times = _attribute(element, "number-rows-repeated")
            row, column = row + times, 0
        elif kind == "table" and event == "start":
            row = 0


def _attribute(element: etree._Element, wanted: str) -> int:
    """Give a repetition; one that is not written counts as one."""
    for name, value in element.attrib.items():
        if etree.QName(name).localname == wanted:
            return int(value)
    return 1


def _ods_length(cell: etree._Element) -> int:
    """Count the characters of a cell, with runs of spaces that are only counted in the file."""
    spaces = sum(
        _attribute(element, "c")
        for element in cell.iterdescendants()
        if etree.QName(element).localname == "s"
    )
    return spaces + _length(cell) + sum(map(len, cell.attrib.values()))
