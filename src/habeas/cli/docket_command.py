"""``habeas docket``: what court files say, entry by entry, with the bounds of each time."""

from pathlib import Path

import click

from habeas.cli.court_files import court_option, dockets_read
from habeas.cli.docket_shown import docket_lines
from habeas.cli.shared import json_option, print_json, quiet_option
from habeas.cli.track_files import end_with, print_blocks
from habeas.courts.docket_record import docket_record


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@court_option
@json_option
@quiet_option
def command(files: tuple[Path, ...], court: str, as_json: bool, quiet: bool) -> None:
    """Say what dockets, notices and orders hold, and when each thing happened.

    FILE is a docket, history report, notice of electronic filing, feed, order or
    table, as a court or an archive gives it; its form is told by its content. Each
    entry has up to six times (said, signed, filed, entered, noticed, stated to take
    effect), each with bounds, its zone, and why. Pages of PACER and of the Supreme
    Court need the extra `courts`.

    \b
      habeas docket 69741724.json notice.eml --json
    """  # noqa: D301 - click reads the backspace
    read = dockets_read(files, court, quiet=quiet)
    if as_json:
        print_json([docket_record(docket) for docket in read.dockets], read.problems)
    else:
        print_blocks((docket_lines(one, quiet=quiet) for one in read.dockets), quiet=quiet)
    end_with(read.problems, as_json=as_json, readable=bool(read.dockets), quiet=quiet)
