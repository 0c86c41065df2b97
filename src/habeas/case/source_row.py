"""A new row of sources.csv, as the file is written: every byte that stands there stays."""

import codecs
import csv
import io
from pathlib import Path

from habeas.case.columns import TABLES
from habeas.case.csv_text import delimiter_of
from habeas.case.decoding import decode
from habeas.case.source_kind import DOCUMENT
from habeas.case.tables import Table, table_of
from habeas.errors import ExitCode, HabeasError


class NoRowError(HabeasError):
    """Raised for a list of sources to which no row can be appended."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self) -> None:
        super().__init__(
            "sources.csv takes no further row: see that it has the columns `id` and `file`, and "
            "that every quotation mark is closed"
        )


def with_row(before: bytes, file: str, sha256: str, kind: str = DOCUMENT) -> bytes:
    """Give the bytes of sources.csv with a row for a file, in the columns that it has.

    Args:
        before: the bytes as they are; empty if there is no file.
        file: where the file lies in the case.
        sha256: its hash.
        kind: what sort of source it is.

    Raises:
        NoRowError: if the row would not be read back as it was written.
    """
    old = table_of(before, "sources.csv")
    values = {"id": _free_id(old, file), "kind": kind, "file": file, "sha256": sha256}
    after = before + _row(before, old, values)
    new = table_of(after, "sources.csv")
    if len(new.rows) != len(old.rows) + 1 or any(
        new.rows[-1].get(column) != values[column] for column in ("id", "file")
    ):
        raise NoRowError
    return after


def _free_id(table: Table, file: str) -> str:
    taken = {row.get("id") for row in table.rows}
    stem = "".join(
        c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in Path(file).stem
    )
    id_ = stem = stem.strip("-_") or "source"
    number = 2
    while id_ in taken:
        id_, number = f"{stem}-{number}", number + 1
    return id_


def _row(before: bytes, table: Table, values: dict[str, str]) -> bytes:
    """Give the bytes of a row in the encoding of a file, with its separator and line ends."""
    encoding = "utf-8"
    if before.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16-le" if before.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
    text, _ = decode(before)
    end = _line_end(text)
    row = io.StringIO(newline="")
    delimiter = delimiter_of(text) if text.strip() else ","
    writer = csv.writer(row, lineterminator=end, delimiter=delimiter)
    if text and not text.endswith(("\n", "\r")):
        row.write(end)
    header = table.header or list(TABLES["sources"])
    if not table.header:
        writer.writerow(header)
    writer.writerow([values.get(column, "") for column in header])
    return row.getvalue().encode(encoding)


def _line_end(text: str) -> str:
    if "\r\n" in text:
        return "\r\n"
    return "\r" if "\r" in text and "\n" not in text else "\n"
