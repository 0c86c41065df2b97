"""``habeas add``: keep a copy of a source in a case, by its hash."""

import sys

import click

from habeas.case.adding import Entry, add_source
from habeas.case.source_kind import TRACK
from habeas.cli.asked import case_and_files
from habeas.cli.shared import json_option, print_json, quiet_option, say
from habeas.errors import ExitCode, HabeasError
from habeas.evidence.guards import visible
from habeas.evidence.store_added import State


@click.command()
@click.argument("words", nargs=-1, required=True, type=click.Path(), metavar="[CASE] FILE...")
@json_option
@quiet_option
def command(words: tuple[str, ...], as_json: bool, quiet: bool) -> None:
    """Copy files into sources/, and add a row for each to sources.csv.

    Nothing is altered: the same bytes are kept once, and a name that is taken
    by other bytes gets the beginning of its hash. Each file gets both, its
    copy and its row, or neither. A file that holds positions of aircraft gets
    the kind `track`, any other `document`. CASE is the current folder if the
    first word is no folder.

    \b
      habeas add mycase log.pdf order.pdf
    """  # noqa: D301 - click reads the backspace
    case, files = case_and_files(words)
    if (case / "sources.xlsx").exists() and not (case / "sources.csv").exists():
        raise click.UsageError("the case keeps its sources in sources.xlsx: save it as sources.csv")
    records, failed = [], False
    for file in files:
        try:
            entry = add_source(case, file)
        except (HabeasError, OSError) as error:
            say(_refused(visible(str(file)), error), err=True)
            failed = True
            continue
        added = entry.added
        records.append(
            {"file": added.path_in_case, "sha256": added.sha256, "did": added.state.name}
        )
        if not as_json and not quiet:
            say(f"{added.path_in_case}  {added.sha256[:12]}  {_words(entry)}")
    if as_json:
        print_json(records)
    sys.exit(ExitCode.UNREADABLE if failed else ExitCode.DONE)


def _refused(file: str, error: HabeasError | OSError) -> str:
    """Say of which file why it was not added, the name once."""
    if isinstance(error, HabeasError):
        return str(error) if str(error).startswith(file) else f"{file}: {error}"
    # The disk may have answered so after the row stood: then a second run says so.
    return f"{file}: {visible(str(error))}; the case is whole, add the file again"


def _words(entry: Entry) -> str:
    if entry.added.state is State.SAME_BYTES and entry.new_row:
        words = "these bytes are there already; a row was added"
    else:
        words = _OF_STATE[entry.added.state]
    return f"{words}; of kind {entry.kind}" if entry.kind == TRACK else words


_OF_STATE = {
    State.NEW: "added",
    State.SAME_BYTES: "these bytes are there already; nothing was added",
    State.NAME_TAKEN: "the name was taken by other bytes: both are kept",
}
