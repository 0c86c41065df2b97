"""``habeas drift``: what differs between two captures of a docket."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from habeas.case.docket_captures import CaseDrift, drifts_of
from habeas.case.read_case import is_case
from habeas.cli.answers import end_with
from habeas.cli.asked import opened
from habeas.cli.court_files import dockets_read
from habeas.cli.court_option import court_option
from habeas.cli.ink import one_line, wrapped
from habeas.cli.progress import working
from habeas.cli.shared import json_option, print_json, quiet_option
from habeas.courts.drift import Difference, drift
from habeas.errors import ExitCode
from habeas.evidence.guards import shortened

# What stands under a line goes on below the words, behind kind and number.
_INDENT = 21


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path), required=False)
@court_option
@json_option
@quiet_option
def command(old: Path, new: Path | None, court: str, as_json: bool, quiet: bool) -> None:
    """Say what was added, changed, moved or lost between two captures of a docket.

    OLD and NEW are files or folders in any form that `habeas docket` reads, also in
    two different ones. With a case folder alone, the captures of each docket that it
    holds are compared in turn. Exit code 0 if nothing differs, 1 if something does.

    \b
      habeas drift docket-2025-03-16.html docket-2025-04-01.html
      habeas drift mycase
    """  # noqa: D301 - click reads the backspace
    if new is None:
        _in_case(old, court, as_json=as_json, quiet=quiet)
        return
    before = dockets_read([old], court, quiet=quiet)
    after = dockets_read([new], court, quiet=quiet)
    problems = (*before.problems, *after.problems)
    found = drift(before.dockets, after.dockets)
    if as_json:
        print_json([_record(one) for one in found], problems)
    else:
        for one in found:
            for line in _lines(one):
                click.echo(line)
        if not found and not quiet and before.dockets and after.dockets:
            click.echo("nothing differs")
    readable = bool(before.dockets and after.dockets)
    end_with(problems, as_json=as_json, readable=readable, quiet=quiet)
    if found:
        sys.exit(ExitCode.PROBLEMS)


def _in_case(folder: Path, court: str, *, as_json: bool, quiet: bool) -> None:
    """Compare the captures of each docket that a case holds."""
    if not is_case(folder):
        raise click.UsageError("name two files, or one case folder that holds captures.")
    with working("Reading", quiet=quiet):
        found, problems = drifts_of(opened(folder), court)
    if as_json:
        print_json(
            [
                {"older": one.older.id, "newer": one.newer.id, "in_order": one.in_order, **record}
                for one in found
                for record in map(_record, one.differences)
            ],
            problems,
        )
    else:
        for one in found:
            _print_captures(one)
        if not found and not quiet:
            click.echo("the case holds no two captures of one docket")
    end_with(problems, as_json=as_json, readable=True, quiet=quiet)
    if any(one.differences for one in found):
        sys.exit(ExitCode.PROBLEMS)


def _print_captures(one: CaseDrift) -> None:
    doubt = "" if one.in_order else " (which is newer is not told)"
    same = "" if one.differences else ": nothing differs"
    click.echo(one_line(f"{one.docket}: {one.older.id} -> {one.newer.id}{doubt}{same}"))
    for difference in one.differences:
        for line in _lines(difference):
            click.echo(line)


def _record(one: Difference) -> dict[str, object]:
    entry = one.new or one.old
    assert entry  # noqa: S101 - a difference is of an entry
    return {
        "kind": one.kind,
        "docket_number": one.docket,
        "number": entry.number or None,
        "was": one.was or (one.old.text if one.old and not one.new else None),
        "now": one.now or (one.new.text if one.new and not one.old else None),
        "old": one.old.spot.to_json() if one.old else None,
        "new": one.new.spot.to_json() if one.new else None,
    }


def _lines(one: Difference) -> Iterator[str]:
    entry = one.new or one.old
    assert entry  # noqa: S101 - as above
    if one.was or one.now:
        what = f"{shortened(one.was, 60) or '(blank)'} -> {shortened(one.now, 60) or '(blank)'}"
    else:
        what = shortened(" ".join((entry.text or entry.short).split()), 60)
    head = f"{one.kind:13} {one_line(entry.number) or '-':>5}  "
    yield from wrapped(what, head, " " * _INDENT)
