"""``habeas check``: every problem of a case at once, and its authored checks."""

import sys
from pathlib import Path
from textwrap import wrap

import click

from habeas.bounds import Tri
from habeas.case import problems as kinds
from habeas.case.records import Case
from habeas.cli.shared import (
    case_argument,
    json_option,
    opened,
    print_json,
    quiet_option,
    say,
)
from habeas.errors import ExitCode
from habeas.evidence.guards import visible
from habeas.evidence.problem import Problem, Severity
from habeas.findings import findings


@click.command()
@case_argument
@click.option("--notes", is_flag=True, help="List notes too (sources not held, and the like).")
@json_option
@quiet_option
def command(case: Path, notes: bool, as_json: bool, quiet: bool) -> None:
    """Check a case folder: all problems, each with its place and the way out.

    Exit code 0: nothing from `warning` up; 1: there are problems; 3: no case folder.
    A check of hand/checks.csv that is missed is a note: it is a finding, not a fault.
    """
    read = opened(case)
    problems = [*read.problems, *missed_checks(read)]
    if as_json:
        print_json([], problems)
    else:
        _print(problems, notes=notes, quiet=quiet)
    sys.exit(ExitCode.PROBLEMS if any(p.severity >= Severity.WARNING for p in problems) else 0)


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
    counts = {s: sum(p.severity is s for p in problems) for s in Severity}
    for problem in problems:
        if problem.severity is Severity.NOTE and not notes:
            continue
        did = f" ({problem.did})" if problem.did else ""
        say(f"{visible(str(problem.at))}  {problem.code} {problem.kind.title}")
        for text in (f"{visible(problem.message)}{did}", visible(problem.way_out)):
            for line in wrap(text, 76, initial_indent="   ", subsequent_indent="   "):
                say(line)
    if not quiet:
        say(
            f"{counts[Severity.ERROR]} errors, {counts[Severity.WARNING]} warnings, "
            f"{counts[Severity.NOTE]} notes" + ("" if notes else " (--notes lists them)")
        )
