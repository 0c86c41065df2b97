"""``habeas cite``: find words, or what a record cite names, and print a ready claim."""

import sys

import click

from habeas.case.records import Case
from habeas.cli import complete
from habeas.cli.answers import end_with
from habeas.cli.asked import near_hint, opened, split_case
from habeas.cli.progress import working
from habeas.cli.shared import json_option, print_json, quiet_option, say
from habeas.errors import ExitCode
from habeas.evidence.guards import inside, visible
from habeas.evidence.quotes import find_words
from habeas.evidence.source import Source
from habeas.evidence.text_layer import read_text


@click.command()
@click.argument(
    "words",
    nargs=-1,
    required=True,
    metavar="[CASE] (SOURCE WORDS | RECORD-CITE)",
    shell_complete=complete.held_sources,
)
@json_option
@quiet_option
def command(words: tuple[str, ...], as_json: bool, quiet: bool) -> None:
    """Find WORDS in a held source, or what a record cite names, and print a claim to paste.

    Line and page breaks, curly quotes and hyphenation do not matter. Every
    match is listed; if there is none the nearest words are shown, and the exit
    code is 1. CASE is the current folder if the first word is no folder.

    A record cite names an entry of a docket, a page of a filed document by its
    stamp, lines of a transcript, or a docket by its number; every place of the
    case that it may name is listed.

    \b
      habeas cite mycase order "shall not be removed"
      habeas cite mycase "ECF No. 81 at 3"
    """  # noqa: D301 - click reads the backspace
    folder, rest = split_case(words)
    if len(rest) == 1:
        _of_record(opened(folder), rest[0], as_json=as_json, quiet=quiet)
        return
    if len(rest) != 2:
        raise click.UsageError(
            "name a source and words in quotation marks, in this order, or one record cite."
        )
    _of_words(opened(folder), *rest, as_json=as_json, quiet=quiet)


def _of_words(read: Case, source: str, wanted: str, *, as_json: bool, quiet: bool) -> None:
    """List where a source has some words."""
    held = _held(read, source)
    if not wanted.strip():
        raise click.UsageError("no words are given to look for.")
    layer = read_text(inside(read.folder, held.file), held.file)
    for flaw in layer.flaws:
        say(f"{source}: {visible(flaw)}", err=True)
    found = find_words(layer, wanted)
    if as_json:
        print_json(
            [
                {"source": source, "sha256": held.sha256, "at": m.at, "quote": m.quote}
                for m in found.matches
            ]
        )
    else:
        for match in found.matches:
            click.echo(_claim(source, match.at, match.quote))
    if not found.matches:
        near = found.nearest
        if not quiet:
            hint = f"; nearest, at {near.at}: {visible(near.quote)!r}" if near else ""
            alike = f" ({near.score:.0f} % alike)" if near else ""
            say(f"these words are not in {source}{hint}{alike}", err=True)
        sys.exit(ExitCode.PROBLEMS)


def _of_record(case: Case, words: str, *, as_json: bool, quiet: bool) -> None:
    """List what a record cite may name in a case."""
    # Readers of dockets load slowly, and words alone need none.
    from habeas.case.record_places import record_places  # noqa: PLC0415
    from habeas.courts.record_cite import printed  # noqa: PLC0415
    from habeas.courts.record_cites import RecordCiteError, read_cite  # noqa: PLC0415

    try:
        cite = read_cite(words)
    except RecordCiteError as error:
        hint = "To find words, name a source before them."
        raise click.UsageError(f"{error}. {hint}") from error
    with working("Reading", quiet=quiet):
        spots, problems = record_places(case, cite)
    if as_json:
        print_json([spot.to_json() for spot in spots], problems)
    else:
        for spot in spots:
            click.echo(_claim(spot.source, spot.at, spot.quote))
    end_with(problems, as_json=as_json, readable=True, quiet=quiet)
    if not spots:
        if not quiet:
            say(f"the case holds nothing that is {visible(printed(cite))}", err=True)
        sys.exit(ExitCode.PROBLEMS)


def _held(case: Case, source: str) -> Source:
    """Give a source that is held; one that is not ends with exit code 2."""
    found = case.sources.get(source)
    if found is None:
        hint = near_hint(source, case.sources, "`habeas add` lists a file in it.")
        raise click.UsageError(f"{source!r} is not in sources.csv. {hint}")
    if not found.held:
        raise click.UsageError(f"{source} is cited, not held: `habeas add` keeps a copy.")
    return found


def _claim(source: str, at: str, quote: str) -> str:
    quote = visible(quote).replace("\\", "\\\\").replace('"', '\\"')
    return f'- {{value: , source: {source}, spot: "{at}", quote: "{quote}"}}'
