"""What commands share: options, the JSON document, the times of a question.

Kept light, for every command loads it, and so does the completion of a word.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from habeas.bounds import Moment
from habeas.bounds.moment import SECOND
from habeas.cli import complete
from habeas.cli.ink import one_line
from habeas.cli.zone_option import known_zone, offered_zones
from habeas.evidence.guards import escaped
from habeas.evidence.local_time import TimeWordsError
from habeas.evidence.problem import Problem
from habeas.evidence.words_time import TimeWords, read_time
from habeas.evidence.zones import ZoneContext

F = TypeVar("F", bound=Callable[..., Any])
FORMAT = "habeas/1"

case_argument = click.argument(
    "case", type=click.Path(path_type=Path), default=Path(), metavar="[CASE]"
)
json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON document (format habeas/1)."
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Print nothing but the result.")
zone_option = click.option(
    "--zone",
    "--tz",
    "zone",
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


def print_json(
    records: list[Any], problems: Iterable[Problem] = (), what_if: Iterable[str] = ()
) -> None:
    """Print one document of the JSON contract; a choice that was made stands in it."""
    print_document(records, [p.to_json() for p in problems], what_if)


def print_document(
    records: Sequence[object],
    problems: Sequence[dict[str, object]],
    what_if: Iterable[str] = (),
) -> None:
    """Print one document whose problems are JSON already."""
    document: dict[str, object] = {"format": FORMAT, "records": records, "problems": problems}
    if parts := list(what_if):
        document["what_if"] = parts
    text = escaped(json.dumps(document, ensure_ascii=False, indent=1))
    # UTF-8 whatever the terminal's encoding is; half a character keeps its JSON escape.
    click.echo(text.encode("utf-8", "backslashreplace"))


def say(line: str = "", *, err: bool = False) -> None:
    """Print one line of our own that names something of a case: no hidden character in it."""
    click.echo(one_line(line), err=err)


def instant(text: str, zone: str) -> Moment:
    """Give the instant that a question names; one without any zone ends with exit code 2.

    Args:
        text: the time, as typed.
        zone: the zone to read it in if it writes none; blank if none is known.
    """
    with suppress(ValueError):
        exact = datetime.fromisoformat(text.strip())
        if exact.tzinfo is not None:
            return Moment.at(exact)
    said = said_at(text, ZoneContext(default=zone), series="question")
    if len(said.alternatives) != 1:
        raise click.UsageError(f"{text!r}: one time is needed here")
    if said.unzoned:
        raise click.UsageError(
            f"{text!r} names no zone: add an offset or a zone, such as {text}-04:00"
        )
    only = said.alternatives[0]
    if only.series:
        return Moment(only.printed, only.printed + 1)
    if only.when.width_us == SECOND:
        return Moment(only.when.earliest, only.when.earliest + 1)
    return only.when


def said_at(text: str, zones: ZoneContext, *, series: str = "") -> TimeWords:
    """Read a time that was typed; one that cannot be read ends with exit code 2."""
    try:
        return read_time(text, zones, series=series)
    except TimeWordsError as error:
        raise click.UsageError(str(error)) from error
