"""``habeas findings``: the matrix, or every finding as lines, CSV, markdown or JSON."""

from pathlib import Path

import click

from habeas.cli.asked import choice_of, opened
from habeas.cli.matrix import matrix
from habeas.cli.progress import working
from habeas.cli.shared import (
    case_argument,
    json_option,
    print_json,
    quiet_option,
    what_if_options,
    zone_option,
)
from habeas.cli.tables import as_csv, as_lines, as_markdown
from habeas.cli.what_if_words import what_if_lines
from habeas.findings import findings
from habeas.findings.questions import MODULES
from habeas.findings.wording import question_of

FORMS = {"csv": as_csv, "md": as_markdown, "lines": as_lines}


@click.command()
@case_argument
@click.option(
    "--question",
    "-Q",
    type=click.Choice(list(MODULES)),
    metavar="Q",
    help=f"Only this question: {', '.join(MODULES)}.",
)
@click.option(
    "--as",
    "form",
    type=click.Choice(list(FORMS)),
    help="One finding a line: to read, or a table to paste.",
)
@what_if_options
@zone_option
@json_option
@quiet_option
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    case: Path,
    question: str | None,
    form: str | None,
    readings: tuple[str, ...],
    without: tuple[str, ...],
    sets: tuple[str, ...],
    zone: str,
    as_json: bool,
    quiet: bool,
) -> None:
    """Print the matrix of a case; with --question, --as or --json its findings.

    \b
      habeas findings demo/2025-03-15 -Q outside
    What if, without editing a file:
      habeas findings CASE --set T1.1.takeoff=17:40
      habeas findings CASE --without timeline-ichh --reading removal=custody

    In CSV a cell that begins with = + - @ tab or a line end has a ' put before
    it, so that no spreadsheet runs it as a formula.
    """  # noqa: D301 - click reads the backspace
    read = opened(case, zone)
    choice = choice_of(read, readings, without, sets)
    with working("Answering", quiet=quiet):
        if as_json or form or question:
            found = list(findings(read, choice, question or ""))
        else:
            lines = list(matrix(read, choice, brief=quiet))
    if as_json:
        records = [{**f.to_json(), "asked": question_of(read, f.key)} for f in found]
        print_json(records, read.problems, what_if=choice.in_words())
        return
    if form in (None, "lines") and question:
        for line in what_if_lines(choice, read.shown_zone or "UTC"):
            click.echo(line)
    for line in FORMS[form or "lines"](found) if form or question else lines:
        click.echo(line)
