"""Why, shown: a finding as prose or JSON; what would change it is looked for last."""

from collections.abc import Iterable
from dataclasses import dataclass

import click

from habeas.case.records import Case
from habeas.case.what_if import WhatIf
from habeas.cli.progress import working
from habeas.cli.prose import answer_lines, prose
from habeas.cli.shared import print_json
from habeas.cli.what_if_words import what_if_lines
from habeas.findings import Finding, Key, ask, with_flips
from habeas.findings.scene import Scene
from habeas.findings.wording import question_of


@dataclass(frozen=True, slots=True)
class Shown:
    """How a finding is shown: as JSON, as its answer alone, with or without its flips."""

    as_json: bool
    quiet: bool
    flips: bool


def show(case: Case, key: Key, choice: WhatIf, shown: Shown) -> None:
    """Print one finding under a choice."""
    finding, question = ask(case, key, choice), question_of(case, key)

    def search(of: Finding) -> Finding:
        with working("Looking for what would change it", quiet=shown.quiet):
            return with_flips(case, of, choice)

    if shown.as_json:
        record = (search(finding) if shown.flips else finding).to_json()
        print_json([{**record, "asked": question}], what_if=choice.in_words())
    elif shown.quiet:
        _print(answer_lines(finding))
    else:
        zone = Scene(case, choice).zone
        _print(what_if_lines(choice, zone))
        _print(prose(finding, zone, question, search if shown.flips else None))


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
