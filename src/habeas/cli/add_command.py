"""``habeas add``: keep a copy of a source in a case, by its hash."""

import sys
from pathlib import Path

import click

from habeas.case.adding import Entry, add_source
from habeas.cli.shared import json_option, print_json
from habeas.errors import ExitCode, HabeasError
from habeas.evidence.guards import visible
from habeas.evidence.store_added import State


@click.command()
@click.argument("case", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@json_option
def command(case: Path, files: tuple[Path, ...], as_json: bool) -> None:
    """Copy files into sources/, and add a row for each to sources.csv.

    Nothing is altered: the same bytes are kept once, and a name that is taken by other bytes
    gets the beginning of its hash. Each file gets both, or neither.
    """
    if (case / "sources.xlsx").exists() and not (case / "sources.csv").exists():
        raise click.UsageError("the case keeps its sources in sources.xlsx: save it as sources.csv")
    records, failed = [], False
    for file in files:
        try:
            entry = add_source(case, file)
        except (HabeasError, OSError) as error:
            click.echo(f"{visible(str(file))}: {_reason(error)}", err=True)
            failed = True
            continue
        added = entry.added
        records.append(
            {"file": added.path_in_case, "sha256": added.sha256, "did": added.state.name}
        )
        if not as_json:
            click.echo(f"{added.path_in_case}  {added.sha256[:12]}  {_words(entry)}")
    if as_json:
        print_json(records)
    sys.exit(ExitCode.UNREADABLE if failed else ExitCode.DONE)


def _reason(error: HabeasError | OSError) -> str:
    if isinstance(error, HabeasError):
        return str(error)
    # The disk may have answered so after the row stood: then a second run says so.
    return f"{visible(str(error))}; the case is whole, add the file again"


def _words(entry: Entry) -> str:
    if entry.added.state is State.SAME_BYTES and entry.new_row:
        return "these bytes are there already; a row was added"
    return {
        State.NEW: "added",
        State.SAME_BYTES: "these bytes are there already; nothing was added",
        State.NAME_TAKEN: "the name was taken by other bytes: both are kept",
    }[entry.added.state]
