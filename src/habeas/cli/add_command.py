"""``habeas add``: keep a copy of a source in a case, by its hash."""

import codecs
import csv
import io
import sys
from pathlib import Path

import click

from habeas.case.authored import TABLES
from habeas.case.csv_text import delimiter_of
from habeas.case.decoding import decode
from habeas.case.read_sources import read_sources
from habeas.case.tables import read_table
from habeas.case.whole_file import replace_file
from habeas.cli.shared import json_option, print_json, say
from habeas.errors import ExitCode, HabeasError
from habeas.evidence.guards import inside, read_limited, visible
from habeas.evidence.store import State, add_file


@click.command()
@click.argument("case", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@json_option
def command(case: Path, files: tuple[Path, ...], as_json: bool) -> None:
    """Copy files into sources/, and add a row for each to sources.csv.

    Nothing is altered: the same bytes are kept once, and a name that is taken by other bytes
    gets the beginning of its hash.
    """
    if (case / "sources.xlsx").exists() and not (case / "sources.csv").exists():
        raise click.UsageError("the case keeps its sources in sources.xlsx: save it as sources.csv")
    records, failed = [], False
    for file in files:
        try:
            added = add_file(case, file)
        except (HabeasError, OSError) as error:
            say(f"{visible(str(file))}: {error}", err=True)
            failed = True
            continue
        if added.state is not State.SAME_BYTES or not _listed(case, added.path_in_case):
            _append(case, added.path_in_case, added.sha256)
        records.append(
            {"file": added.path_in_case, "sha256": added.sha256, "did": added.state.name}
        )
        if not as_json:
            say(f"{added.path_in_case}  {added.sha256[:12]}  {_words(added.state)}")
    if as_json:
        print_json(records)
    sys.exit(ExitCode.UNREADABLE if failed else ExitCode.DONE)


def _words(state: State) -> str:
    return {
        State.NEW: "added",
        State.SAME_BYTES: "these bytes are there already; nothing was added",
        State.NAME_TAKEN: "the name was taken by other bytes: both are kept",
    }[state]


def _listed(case: Path, file: str) -> bool:
    return any(s.file == file for s in read_sources(read_table(case, "sources")).values())


def _append(case: Path, file: str, sha256: str) -> None:
    """Add a row to sources.csv, in the columns that the file has."""
    path = case / "sources.csv"
    table = read_table(case, "sources")
    header = table.header or list(TABLES["sources"])
    taken = {row.get("id") for row in table.rows}
    stem = "".join(
        c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in Path(file).stem
    )
    id_ = stem = stem.strip("-_") or "source"
    number = 2
    while id_ in taken:
        id_, number = f"{stem}-{number}", number + 1
    values = {"id": id_, "kind": "document", "file": file, "sha256": sha256}
    before = read_limited(inside(case, "sources.csv"), "sources.csv") if path.exists() else b""
    replace_file(path, before + _row(before, [values.get(c, "") for c in header], header))


def _row(before: bytes, cells: list[str], header: list[str]) -> bytes:
    """Give the bytes of a new row as the file is written: its encoding, its separator."""
    encoding = "utf-8"
    if before.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16-le" if before.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
    text, _ = decode(before)
    delimiter = delimiter_of(text) if text.strip() else ","
    row = io.StringIO()
    writer = csv.writer(row, lineterminator="\n", delimiter=delimiter)
    if text and not text.endswith(("\n", "\r")):
        row.write("\n")
    if not text.strip():
        writer.writerow(header)
    writer.writerow(cells)
    return row.getvalue().encode(encoding)
