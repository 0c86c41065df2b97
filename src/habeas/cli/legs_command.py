"""``habeas legs``: each flight of a track, with bounds, evidence and rival stories."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from habeas.cli.answers import end_with, print_blocks
from habeas.cli.legs_shown import leg_lines
from habeas.cli.progress import working
from habeas.cli.shared import json_option, print_json, quiet_option, zone_option
from habeas.cli.track_files import Tracks, fields_of, tracks_read
from habeas.cli.track_options import airports_option, files_argument, map_option, output_options
from habeas.cli.track_outputs import Outputs, write_outputs
from habeas.flights.fields import Fields
from habeas.flights.leg_record import ToldLegs, leg_records, told_legs

if TYPE_CHECKING:
    from habeas.publish.drawing import Drawing


@click.command()
@files_argument
@map_option
@airports_option
@zone_option
@output_options
@json_option
@quiet_option
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    files: tuple[Path, ...],
    columns: Path | None,
    airports: Path | None,
    zone: str,
    outputs: Outputs,
    as_json: bool,
    quiet: bool,
) -> None:
    """Say which flights a track shows, from take-off to landing.

    FILE is a track as a tracking site or archive gives it; its form is told by its
    content. Several files of one aircraft are put together. Each end of a leg has
    an interval and a class: observed, aligned, consistent, possible or unknown.
    Where a silence can be read in two ways, the likelier story comes first and the
    others stand below it.

    \b
      habeas legs trace_full_a2c4e0.json --tz America/Chicago
    """  # noqa: D301 - click reads the backspace
    outputs.check()
    fields, flaws = fields_of(airports)
    read = tracks_read(files, columns, quiet=quiet)
    found = _found(read, fields, quiet=quiet)
    problems = (*flaws, *read.problems)
    if as_json:
        print_json([record for told in found for record in leg_records(told)], problems)
    else:
        print_blocks((leg_lines(told, zone or "UTC", quiet=quiet) for told in found), quiet=quiet)
    write_outputs(
        outputs, lambda: _drawings(found, fields, zone or "UTC"), zone or "UTC", quiet=quiet
    )
    end_with(problems, as_json=as_json, readable=read.readable, quiet=quiet)


def _found(read: Tracks, fields: Fields, *, quiet: bool) -> list[ToldLegs]:
    with working("Finding the legs", quiet=quiet):
        return [told_legs(track, fields) for track in read.tracks]


def _drawings(found: Sequence[ToldLegs], fields: Fields, zone: str) -> "list[Drawing]":
    from habeas.publish.drawn_legs import legs_drawing  # noqa: PLC0415 - only if one is asked for

    return [legs_drawing(told, fields, zone) for told in found if len(told.track.fixes)]
