"""``habeas findings``: the matrix, or every finding as lines, CSV, markdown or JSON."""

import csv
import sys
from pathlib import Path

import click

from habeas.cli.matrix import MARKS, matrix
from habeas.cli.shared import (
    case_argument,
    choice_of,
    json_option,
    opened,
    print_json,
    say,
    what_if_options,
)
from habeas.evidence.guards import visible
from habeas.findings import Finding, findings
from habeas.findings.ask import MODULES


@click.command()
@case_argument
@click.option("--question", "-Q", type=click.Choice(list(MODULES)), help="Only this question.")
@click.option("--as", "form", type=click.Choice(["csv", "md"]), help="A table to paste.")
@what_if_options
@json_option
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    case: Path,
    question: str | None,
    form: str | None,
    readings: tuple[str, ...],
    without: tuple[str, ...],
    sets: tuple[str, ...],
    as_json: bool,
) -> None:
    """Print the matrix of a case; with --question, --as or --json its findings.

    \b
    What if, without editing a file:
      habeas findings CASE --set T1.1.takeoff=17:40
      habeas findings CASE --without timeline-ichh --reading removal=custody
    """  # noqa: D301 - click reads the backspace
    read = opened(case)
    choice = choice_of(read, readings, without, sets)
    if as_json:
        print_json([f.to_json() for f in findings(read, choice, question or "")], read.problems)
    elif form or question:
        _table([*findings(read, choice, question or "")], form or "lines")
    else:
        for line in matrix(read, choice):
            say(line)


def _table(found: list[Finding], form: str) -> None:
    """Print findings one a line; a cell that a spreadsheet could run is quoted as text."""
    rows = [
        [f.id, _told(f), ", ".join(f"{k}: {v.value}" for k, v in f.by_reading.items())]
        for f in found
    ]
    if form == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerow(["id", "answer", "by_reading"])
        writer.writerows([[f"'{c}" if c[:1] in "=+-@\t" else c for c in row] for row in rows])
    elif form == "md":
        say("| id | answer | by reading |")
        say("|---|---|---|")
        for row in rows:
            say("| " + " | ".join(c.replace("|", "\\|") for c in row) + " |")
    else:
        for id_, told, by_reading in rows:
            say(f"{id_:<44} {told}" + (f"  ({by_reading})" if by_reading else ""))


def _told(finding: Finding) -> str:
    if finding.answer is not None:
        return MARKS[finding.answer]
    if finding.result.stages:
        return "; ".join(finding.result.stages)
    return visible(finding.result.why[-1])
