"""What commands share: options, and the JSON document. Kept light, for every command loads it."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from habeas.cli import complete
from habeas.cli.zone_option import known_zone, offered_zones
from habeas.evidence.problem import Problem

F = TypeVar("F", bound=Callable[..., Any])
FORMAT = "habeas/1"

case_argument = click.argument(
    "case", type=click.Path(path_type=Path), default=Path(), metavar="[CASE]"
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print the JSON contract.")
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Print nothing but the result.")
zone_option = click.option(
    "--zone",
    default="",
    metavar="ZONE",
    callback=known_zone,
    shell_complete=offered_zones,
    help="Print times in this zone beside UTC, such as America/Chicago.",
)


def what_if_options(command: F) -> F:
    """Add the options that ask "what if" without editing a file."""
    for option in (
        click.option(
            "--set",
            "sets",
            multiple=True,
            metavar="EVENT=TIME",
            shell_complete=complete.events,
            help="Set an event's time, or LEG.speed_kt.",
        ),
        click.option(
            "--without",
            multiple=True,
            metavar="ID",
            shell_complete=complete.sources_and_origins,
            help="Leave out a source or an origin.",
        ),
        click.option(
            "--reading",
            "readings",
            multiple=True,
            metavar="R=OPTION",
            shell_complete=complete.readings,
            help="Fix a reading.",
        ),
    ):
        command = option(command)
    return command


def print_json(records: list[Any], problems: Iterable[Problem] = ()) -> None:
    """Print one document of the JSON contract."""
    document = {"format": FORMAT, "records": records, "problems": [p.to_json() for p in problems]}
    click.echo(json.dumps(document, ensure_ascii=False, indent=1))
