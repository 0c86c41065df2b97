"""``habeas in-force``: the state of a case's orders, through time or at a moment."""

from pathlib import Path

import click

from habeas.cli import complete
from habeas.cli.shared import json_option, quiet_option, what_if_options, zone_option


@click.command()
@click.argument("words", nargs=-1, metavar="[CASE] [ORDER]...", shell_complete=complete.finding_ids)
@click.option("--at", metavar="TIME", help="Only the state at this moment; a bare date is a day.")
@click.option(
    "--who",
    default="",
    metavar="ID",
    help="Whether it protects this person or group, or binds this actor; with --at, who knew.",
)
@what_if_options
@zone_option
@json_option
@quiet_option
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    words: tuple[str, ...],
    at: str | None,
    who: str,
    readings: tuple[str, ...],
    without: tuple[str, ...],
    sets: tuple[str, ...],
    zone: str,
    as_json: bool,
    quiet: bool,
) -> None:
    """Say when each order existed and was in force, under which reading, and why.

    CASE is a case folder, or its hand/orders.yaml; the current folder if the first
    word is neither. ORDER is an order's id; all of them if none is named. Without
    --at the state runs through time, a period a line.

    \b
      habeas in-force demo/2025-03-15 O-written
      habeas in-force demo/2025-03-15 O-oral --at 2025-03-15T19:00-04:00
      habeas in-force demo/2025-03-15 --at 2025-03-20 --who G-AEA
      habeas in-force demo/2025-03-15 O-tro5 --at 2025-03-15T12:00-04:00 --who US
    """  # noqa: D301 - click reads the backspace
    # Completing an id, and --help, need the options above and none of what answers.
    from habeas.cli.asked import choice_of, opened, split_case  # noqa: PLC0415
    from habeas.cli.in_force_asked import asked_of, orders_named  # noqa: PLC0415
    from habeas.cli.in_force_shown import show  # noqa: PLC0415

    if words and Path(words[0]).name == "orders.yaml":
        words = (str(Path(words[0]).resolve().parent.parent), *words[1:])
    folder, named = split_case(words)
    case = opened(folder, zone)
    orders = orders_named(case, named)
    asked = asked_of(case, at, who, choice_of(case, readings, without, sets))
    show(asked, orders, as_json=as_json, quiet=quiet)
