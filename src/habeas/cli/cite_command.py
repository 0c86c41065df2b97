"""``habeas cite``: find words in a held source and print a ready claim with its locator."""

import sys
from pathlib import Path

import click

from habeas.cli.shared import json_option, opened, print_json, say
from habeas.errors import ExitCode
from habeas.evidence.guards import inside, visible
from habeas.evidence.quotes import Match, find_words
from habeas.evidence.text_layer import read_text


@click.command()
@click.argument("case", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("source")
@click.argument("words")
@json_option
def command(case: Path, source: str, words: str, as_json: bool) -> None:
    """Find WORDS in a held source, and print a claim to paste.

    Line and page breaks, curly quotes and hyphenation do not matter. Every match is listed;
    if there is none the nearest words are shown, and the exit code is 1.
    """
    read = opened(case)
    held = read.sources.get(source)
    if held is None:
        raise click.UsageError(f"{source!r} is not in sources.csv")
    if not held.held:
        raise click.UsageError(f"{source} is cited, not held: `habeas add` keeps a copy")
    if not words.strip():
        raise click.UsageError("no words are given to look for")
    layer = read_text(inside(read.folder, held.file), held.file)
    for flaw in layer.flaws:
        say(f"{source}: {visible(flaw)}", err=True)
    found = find_words(layer, words)
    if as_json:
        print_json(
            [
                {"source": source, "sha256": held.sha256, "at": m.at, "quote": m.quote}
                for m in found.matches
            ]
        )
    else:
        for match in found.matches:
            say(_claim(source, match))
    if not found.matches:
        near = found.nearest
        hint = (
            f"; nearest, at {near.at}: {visible(near.quote)!r} ({near.score:.0f} %)" if near else ""
        )
        say(f"these words are not in {source}{hint}", err=True)
        sys.exit(ExitCode.PROBLEMS)


def _claim(source: str, match: Match) -> str:
    quote = visible(match.quote).replace("\\", "\\\\").replace('"', '\\"')
    return f'- {{value: , source: {source}, spot: "{match.at}", quote: "{quote}"}}'
