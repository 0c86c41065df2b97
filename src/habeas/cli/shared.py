"""What commands share: options, the JSON document, and reading a case."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from habeas.case.read_case import read_case
from habeas.case.records import Case
from habeas.case.what_if import AS_IT_STANDS, WhatIf
from habeas.evidence.guards import escaped, visible
from habeas.evidence.local_time import TimeWordsError
from habeas.evidence.problem import Problem
from habeas.evidence.words_time import read_time
from habeas.evidence.zones import ZoneContext

F = TypeVar("F", bound=Callable[..., Any])
FORMAT = "habeas/1"

case_argument = click.argument("case", type=click.Path(path_type=Path), default=Path())
json_option = click.option("--json", "as_json", is_flag=True, help="Print the JSON contract.")
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Print nothing but the result.")


def what_if_options(command: F) -> F:
    """Add the options that ask "what if" without editing a file."""
    for option in (
        click.option(
            "--set",
            "sets",
            multiple=True,
            metavar="EVENT=TIME",
            help="Set an event's time, or LEG.speed_kt.",
        ),
        click.option(
            "--without", multiple=True, metavar="ID", help="Leave out a source or an origin."
        ),
        click.option(
            "--reading", "readings", multiple=True, metavar="R=OPTION", help="Fix a reading."
        ),
    ):
        command = option(command)
    return command


def opened(folder: Path) -> Case:
    """Read the case in a folder."""
    return read_case(folder)


def choice_of(
    case: Case, readings: Iterable[str], without: Iterable[str], sets: Iterable[str]
) -> WhatIf:
    """Give the choice that the options name; a wrong one ends with exit code 2."""
    choice = AS_IT_STANDS
    for text in readings:
        reading, _, option = text.partition("=")
        known = case.readings.get(reading)
        if known is None or option not in [o.name for o in known.options]:
            options = ", ".join(
                f"{r.id}={o.name}" for r in case.readings.values() for o in r.options
            )
            raise click.UsageError(f"--reading {text}: known are {options or 'none'}")
        choice = choice.reading(reading, option)
    known_ids = set(case.sources) | {c.origin for cs in case.claims.values() for c in cs}
    for name in without:
        if name not in known_ids:
            raise click.UsageError(f"--without {name}: no source or origin has this id")
    choice = choice.leaving_out(*without)
    for text in sets:
        choice = _set(case, choice, text)
    return choice


def _set(case: Case, choice: WhatIf, text: str) -> WhatIf:
    name, _, value = text.partition("=")
    if name.endswith(".speed_kt"):
        try:
            return choice.at_speed(name.removesuffix(".speed_kt"), float(value))
        except ValueError:
            raise click.UsageError(f"--set {text}: {value!r} is no speed in kt") from None
    if name not in case.times:
        raise click.UsageError(f"--set {text}: the case has no event {name!r}")
    return choice.setting(name, instant(_dated(case, name, value), case.config.zone))


def _dated(case: Case, name: str, value: str) -> str:
    """Give a bare clock time the day of the event it is set for."""
    if ":" in value and "-" not in value.split(":", maxsplit=1)[0]:
        for said in case.times[name]:
            day = said.claim.value.split(" ")
            dates = [part[:10] for part in day if part[:4].isdigit() and len(part) >= 10]
            if dates:
                return f"{dates[0]} {value}"
    return value


def instant(text: str, zone: str) -> Any:
    """Read a time of a question: that instant exactly; a bare date is the local day."""
    from habeas.bounds import Moment  # noqa: PLC0415 - one name

    try:
        said = read_time(text, ZoneContext(default=zone), series="question")
    except TimeWordsError as error:
        raise click.UsageError(str(error)) from error
    if len(said.alternatives) != 1:
        raise click.UsageError(f"{text!r}: one time is needed here")
    only = said.alternatives[0]
    return Moment(only.printed, only.printed + 1) if only.series else only.when


def print_json(records: list[Any], problems: Iterable[Problem] = ()) -> None:
    """Print one document of the JSON contract."""
    document = {"format": FORMAT, "records": records, "problems": [p.to_json() for p in problems]}
    click.echo(escaped(json.dumps(document, ensure_ascii=False, indent=1)))


def say(line: str = "", *, err: bool = False) -> None:
    """Print one line of what a case says: no hidden character, no second line."""
    click.echo(visible(line).replace("\n", " "), err=err)
