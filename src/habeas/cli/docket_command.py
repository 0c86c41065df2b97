"""``habeas docket``: what court files say, entry by entry, with the bounds of each time."""

from contextlib import closing
from pathlib import Path

import click

from habeas.cli.court_option import court_option
from habeas.cli.shared import json_option, print_json, quiet_option
from habeas.courts.court_parser import CourtParser


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@court_option
@click.option("--propose", is_flag=True, help="Write a draft of hand/orders.yaml, to confirm.")
@json_option
@quiet_option
def command(files: tuple[Path, ...], court: str, propose: bool, as_json: bool, quiet: bool) -> None:
    """Say what dockets, notices and orders hold, and when each thing happened.

    FILE is a docket, history report, notice of electronic filing, feed, order or
    table, as a court or an archive gives it; its form is told by its content. Each
    entry has up to six times (said, signed, filed, entered, noticed, stated to take
    effect), each with bounds, its zone, and why. Pages of PACER and of the Supreme
    Court need the extra `courts`.

    With --propose the orders and acts that the words suggest are written as YAML,
    each with the words it rests on; a person confirms, mends or strikes them.

    \b
      habeas docket 69741724.json notice.eml --json
      habeas docket 69741724.json --propose > orders.draft.yaml
    """  # noqa: D301 - click reads the backspace
    if propose and as_json:
        raise click.UsageError("--propose writes YAML: leave --json out.")
    with closing(CourtParser()) as parser:
        parser.warm(files)
        _answer(files, court, parser, propose=propose, as_json=as_json, quiet=quiet)


def _answer(
    files: tuple[Path, ...],
    court: str,
    parser: CourtParser,
    *,
    propose: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    # What reads dockets loads while the parser's own process does.
    from habeas.cli.answers import end_with, print_blocks  # noqa: PLC0415
    from habeas.cli.court_files import dockets_read  # noqa: PLC0415
    from habeas.cli.docket_shown import docket_lines  # noqa: PLC0415
    from habeas.courts.docket_record import docket_record  # noqa: PLC0415

    read = dockets_read(files, court, quiet=quiet, parser=parser)
    if propose:
        from habeas.courts.draft import draft_of  # noqa: PLC0415 - only if one is asked for

        click.echo(draft_of(read.dockets), nl=False)
    elif as_json:
        print_json([docket_record(docket) for docket in read.dockets], read.problems)
    else:
        print_blocks((docket_lines(one, quiet=quiet) for one in read.dockets), quiet=quiet)
    end_with(read.problems, as_json=as_json, readable=bool(read.dockets), quiet=quiet)
