"""``habeas gaps``: what each silence of a track allows."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from habeas.cli.answers import end_with, print_blocks
from habeas.cli.gaps_shown import gap_lines
from habeas.cli.progress import working
from habeas.cli.shared import json_option, print_json, quiet_option, zone_option
from habeas.cli.track_files import Tracks, fields_of, tracks_read
from habeas.cli.track_options import (
    Seconds,
    airports_option,
    boundary_option,
    error_options,
    files_argument,
    map_option,
    output_options,
    speed_option,
)
from habeas.cli.track_outputs import Outputs, write_outputs
from habeas.cli.where_asked import custom_limit
from habeas.flights.anchors import Errors
from habeas.flights.fields import Fields
from habeas.flights.gap_record import GapsAsked, ToldGap, gap_record, told_gaps
from habeas.flights.gaps import SHORTEST_S, STOP_S
from habeas.flights.ledger import ledger_of

if TYPE_CHECKING:
    from habeas.publish.drawing import Drawing


@click.command()
@files_argument
@click.option(
    "--min",
    "shortest_s",
    type=Seconds(),
    default=SHORTEST_S,
    metavar="TIME",
    help="Leave shorter silences out: 90s, 5min, 2h; 5min if not given.",
)
@click.option(
    "--stop",
    "stops_s",
    type=Seconds(),
    multiple=True,
    metavar="TIME",
    help="At which fields does a stop of so long fit? 30min if not given.",
)
@speed_option
@error_options
@boundary_option
@map_option
@airports_option
@zone_option
@output_options
@json_option
@quiet_option
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    files: tuple[Path, ...],
    shortest_s: float,
    stops_s: tuple[float, ...],
    speed_kt: float | None,
    errors: Errors,
    boundary: str | None,
    columns: Path | None,
    airports: Path | None,
    zone: str,
    outputs: Outputs,
    as_json: bool,
    quiet: bool,
) -> None:
    """Say what each silence of a track allows.

    The least mean speed over a silence comes first, because it rests on no assumed
    speed. Then, at the speed limit of the aircraft's type or your own: the fields
    at which a stop fits, the countries it may have touched and those it certainly
    did, and whether the files hold other aircraft that were heard meanwhile.

    \b
      habeas gaps trace_full_a960a9.json --stop 30min --stop 2h
    """  # noqa: D301 - click reads the backspace
    outputs.check()
    fields, flaws = fields_of(airports)
    read = tracks_read(files, columns, quiet=quiet)
    stops = tuple(dict.fromkeys(stops_s)) or (STOP_S,)
    limit = None if speed_kt is None else custom_limit(speed_kt)
    asked = GapsAsked(shortest_s, stops, limit, errors, boundary or "")
    found, problems = _found(read, fields, asked, quiet=quiet), (*flaws, *read.problems)
    zone = zone or "UTC"
    if as_json:
        print_json([gap_record(told) for told in found], problems)
    else:
        print_blocks((gap_lines(told, zone, quiet=quiet) for told in found), quiet=quiet)
    write_outputs(outputs, lambda: _drawings(found, asked, zone), zone, quiet=quiet)
    end_with(problems, as_json=as_json, readable=read.readable, quiet=quiet)


def _found(read: Tracks, fields: Fields, asked: GapsAsked, *, quiet: bool) -> list[ToldGap]:
    with working("Measuring the silences", quiet=quiet):
        return [
            told
            for track in read.tracks
            for told in told_gaps(ledger_of(track), read.others(track), fields, asked)
        ]


def _drawings(found: Sequence[ToldGap], asked: GapsAsked, zone: str) -> "list[Drawing]":
    from habeas.publish.drawn_gaps import gaps_drawing  # noqa: PLC0415 - only if one is asked for

    by_track = [list(some) for _, some in groupby(found, key=lambda told: id(told.ledger))]
    return [gaps_drawing(some, asked.errors, asked.file, zone) for some in by_track]
