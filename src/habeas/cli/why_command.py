"""``habeas why``: what one finding rests on, and what would change it."""

import click

from habeas.cli import complete
from habeas.cli.shared import json_option, quiet_option, what_if_options, zone_option


@click.command()
@click.argument(
    "words",
    nargs=-1,
    required=True,
    metavar="[CASE] ID...",
    shell_complete=complete.finding_ids,
)
@click.option("--no-flips", is_flag=True, help="Leave out the search for what would change it.")
@what_if_options
@zone_option
@json_option
@quiet_option
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    words: tuple[str, ...],
    no_flips: bool,
    readings: tuple[str, ...],
    without: tuple[str, ...],
    sets: tuple[str, ...],
    zone: str,
    as_json: bool,
    quiet: bool,
) -> None:
    """Explain one finding: what it follows from, assumes, and what would change it.

    CASE is the current folder if the first word is no folder. ID is a finding's
    id, or words that its id contains; without a question, `outside` is meant.

    \b
      habeas why demo/2025-03-15 outside/T2/O-oral.said
      habeas why demo/2025-03-15 T1 O-written
      habeas why T1 O-written --without timeline-ichh --zone America/Chicago
    """  # noqa: D301 - click reads the backspace
    # Completing an id, and --help, need the options above and none of what answers.
    from habeas.cli.asked import choice_of, opened, split_case  # noqa: PLC0415
    from habeas.cli.finding_named import key_named  # noqa: PLC0415
    from habeas.cli.why_shown import Shown, show  # noqa: PLC0415

    folder, parts = split_case(words)
    case = opened(folder, zone)
    key = key_named(case, parts)
    choice = choice_of(case, readings, without, sets)
    show(case, key, choice, Shown(as_json=as_json, quiet=quiet, flips=not no_flips))
