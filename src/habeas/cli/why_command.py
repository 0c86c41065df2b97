"""``habeas why``: what one finding rests on, and what would change it."""

import sys
from pathlib import Path

import click

from habeas.case.records import Case
from habeas.cli.prose import prose
from habeas.cli.shared import (
    choice_of,
    json_option,
    opened,
    print_json,
    say,
    what_if_options,
)
from habeas.findings import Key, all_keys, ask, with_flips


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="[CASE] ID...")
@click.option("--no-flips", is_flag=True, help="Leave out the search for what would change it.")
@what_if_options
@json_option
def command(
    words: tuple[str, ...],
    no_flips: bool,
    readings: tuple[str, ...],
    without: tuple[str, ...],
    sets: tuple[str, ...],
    as_json: bool,
) -> None:
    """Explain one finding: bounds, rule, sources, assumptions, flips, what would settle it.

    CASE is the current folder if the first word is no folder. ID is a finding's id, or parts
    of one: `habeas why demo/2025-03-15 T1 O-written`.
    """
    folder, parts = (Path(words[0]), words[1:]) if Path(words[0]).is_dir() else (Path(), words)
    case = opened(folder)
    key = _key(case, parts)
    choice = choice_of(case, readings, without, sets)
    finding = ask(case, key, choice)
    if not no_flips:
        if sys.stderr.isatty():
            say("Looking for what would change it ...", err=True)
        finding = with_flips(case, finding, choice)
    if as_json:
        print_json([finding.to_json()])
        return
    for line in prose(finding):
        say(line)


def _key(case: Case, parts: tuple[str, ...]) -> Key:
    """Give the one finding that the words name; several, or none, are listed."""
    keys = all_keys(case)
    exact = [k for k in keys if k.id == "/".join(parts)]
    found = exact or [k for k in keys if all(p.lower() in k.id.lower() for p in parts)]
    if len(found) > 1:
        outside = [k for k in found if k.question == "outside"]
        found = outside if len(outside) == 1 and len(parts) > 1 else found
    if len(found) == 1:
        return found[0]
    if found:
        raise click.UsageError(
            "several findings fit: "
            + ", ".join(k.id for k in found[:12])
            + (" ..." if len(found) > 12 else "")
        )
    from habeas.case.suggest import nearest  # noqa: PLC0415 - only a mistake pays for it

    near = nearest("/".join(parts), [k.id for k in keys], most=5)
    hint = f" Near: {', '.join(near)}." if near else " `habeas findings` lists them."
    raise click.UsageError(f"no finding is called {'/'.join(parts)!r}.{hint}")
