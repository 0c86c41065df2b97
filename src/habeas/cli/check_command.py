"""``habeas check``: every problem of a case at once, and its authored checks."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from habeas.bounds import Tri
from habeas.case import problems as kinds
from habeas.case.records import Case
from habeas.cli.asked import opened
from habeas.cli.ink import severity, wrapped
from habeas.cli.progress import working
from habeas.cli.shared import case_argument, json_option, print_json, quiet_option, zone_option
from habeas.errors import ExitCode
from habeas.evidence.problem import Problem, Severity
from habeas.findings import findings

# More notes of one kind than this are put together.
_FEW = 3


@click.command()
@case_argument
@click.option("--notes", is_flag=True, help="List notes too (sources not held, and the like).")
@zone_option
@json_option
@quiet_option
def command(case: Path, notes: bool, zone: str, as_json: bool, quiet: bool) -> None:
    """Check a case folder: all problems, each with its place and the way out.

    A check of hand/checks.csv that is missed is a note: it is a finding, not a
    fault. Exit code 0: nothing from `warning` up; 1: there are problems; 3: no
    case folder.

    \b
      habeas check demo/2025-03-15 --notes
    """  # noqa: D301 - click reads the backspace
    with working("Checking", quiet=quiet):
        read = opened(case, zone)
        problems = [*read.problems, *missed_checks(read)]
    if as_json:
        print_json([], problems)
    else:
        _print(problems, notes=notes, quiet=quiet)
    found = any(p.severity >= Severity.WARNING for p in problems)
    sys.exit(ExitCode.PROBLEMS if found else ExitCode.DONE)


def missed_checks(case: Case) -> list[Problem]:
    """Give a note for each authored check that is missed."""
    return [
        Problem(
            kinds.CHECK_MISSED, case.checks[f.key.subject].at, f.result.why[0], "it is a finding"
        )
        for f in findings(case, question="check")
        if f.answer is Tri.NO
    ]


def _print(problems: list[Problem], *, notes: bool, quiet: bool) -> None:
    shown = [p for p in problems if notes or p.severity is not Severity.NOTE]
    alike = Counter(p.code for p in shown if p.severity is Severity.NOTE)
    for problem in shown:
        for line in () if alike[problem.code] > _FEW else _lines(problem):
            click.echo(line)
    for code, count in alike.items():
        for line in _grouped([p for p in shown if p.code == code]) if count > _FEW else ():
            click.echo(line)
    if quiet:
        return
    counts = [
        _count(sum(p.severity is s for p in problems), s.name.lower())
        for s in sorted(Severity, reverse=True)
    ]
    more = "" if len(shown) == len(problems) else " (--notes lists them)"
    click.echo(f"{', '.join(counts)}{more}")


def _grouped(notes: list[Problem]) -> Iterator[str]:
    """Give many notes of one kind: what they are once, then a line each."""
    yield from wrapped(f"{notes[0].code} {notes[0].kind.title}: {len(notes)}", "", "   ")
    yield from wrapped(notes[0].way_out, "   ", "   ")
    for note in notes:
        yield from wrapped(f"{note.at}  {note.message}", "   ", "      ")


def _lines(problem: Problem) -> Iterator[str]:
    """Give a problem as people read it: place, code, what it is, what was done, the way out."""
    did = f" ({problem.did})" if problem.did else ""
    first, *rest = wrapped(f"{problem.at}  {problem.code} {problem.kind.title}", "", "   ")
    yield severity(first, problem.severity)
    yield from rest
    for text in (f"{problem.message}{did}", problem.way_out):
        yield from wrapped(text, "   ", "   ")
    yield from (line for place in problem.against for line in wrapped(f"against {place}", "   "))


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
