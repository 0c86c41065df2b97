"""``habeas where``: inside or outside a territory at a moment, from typed fixes or a track."""

from pathlib import Path

import click

from habeas.cli.shared import instant, json_option, quiet_option, zone_option
from habeas.cli.track_options import (
    airports_option,
    boundary_option,
    error_options,
    map_option,
    output_options,
    speed_option,
)
from habeas.cli.track_outputs import Outputs
from habeas.cli.where_asked import Mover, Question, territory
from habeas.cli.where_fixes import Reading
from habeas.cli.where_typed import Ends, Printing, answer_typed
from habeas.flights.anchors import Errors
from habeas.places.speed import MOVERS


@click.command()
@click.argument("tracks", type=click.Path(path_type=Path), nargs=-1, metavar="[TRACK]...")
@click.option("--from", "start", metavar="PLACE@TIME", help="Where it was before, and when.")
@click.option("--to", "end", metavar="PLACE@TIME", help="Where it was after, and when.")
@click.option("--at", "at", required=True, metavar="TIME", help="The instant asked about.")
@click.option("--outside", metavar="REGION", help="Was it outside this territory: US, HN, US-TX?")
@click.option("--inside", metavar="REGION", help="Was it inside this territory?")
@click.option(
    "--mover",
    type=click.Choice(["air", *MOVERS]),
    default="air",
    metavar="M",
    show_default=True,
    help="air, road, rail, sea or foot: what limits its speed.",
)
@click.option("--type", "aircraft", default="", metavar="TYPE", help="ICAO type, such as A320.")
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
    tracks: tuple[Path, ...],
    start: str | None,
    end: str | None,
    at: str,
    outside: str | None,
    inside: str | None,
    mover: str,
    aircraft: str,
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
    """Say whether a mover was outside (or inside) a territory at a moment.

    From files of a TRACK, or from fixes that are typed. PLACE is an ICAO code or
    LAT,LON. A time hh:mm of a typed fix is a printed minute, from 30 s before it
    to 60 s after; --at is that instant exactly. The least mean speeds come first,
    for they assume none. Without a territory the answer is where the track was.

    \b
      habeas where --outside US --type A320 --at 2025-03-15T18:48-04:00 \\
          --from KHRL@2025-03-15T17:26-04:00 --to MHPR@2025-03-15T19:37-04:00
      habeas where trace_full_a2c4e0.json --at 2026-08-25T00:44:00Z --outside US
    """  # noqa: D301 - click reads the backspace
    question = _question(at, outside, inside, boundary or "", track=bool(tracks))
    limits, how = Mover(mover, aircraft, speed_kt), Printing(zone, as_json, quiet)
    _check(outputs, track=bool(tracks), typed=bool(start or end))
    if tracks:
        from habeas.cli.where_track import Source, answer_track  # noqa: PLC0415 - numbers

        answer_track(Source(tracks, columns), question, limits, errors, how, outputs)
    else:
        answer_typed(question, Ends(start, end, _reading(errors, airports)), limits, how)


def _check(outputs: Outputs, *, track: bool, typed: bool) -> None:
    if track and typed:
        raise click.UsageError("give files of a TRACK, or --from and --to, not both.")
    if outputs.are_wanted and not track:
        raise click.UsageError("--plot, --geojson and --kml need files of a TRACK.")


def _question(
    at: str, outside: str | None, inside: str | None, file: str, *, track: bool
) -> Question:
    code = outside or inside
    both = outside is not None and inside is not None
    if both or (not code and (not track or outside == "" or inside == "")):
        raise click.UsageError("give one of --outside REGION and --inside REGION.")
    if not code:
        return Question(instant(at, ""), at, "", None, file)
    side = "outside" if outside else "inside"
    return Question(instant(at, ""), at, side, territory(code, file), file)


def _reading(errors: Errors, airports: Path | None) -> Reading:
    if airports is None:
        return Reading(errors.km, errors.clock_s)
    from habeas.cli.track_files import fields_of  # noqa: PLC0415 - numbers

    return Reading(errors.km, errors.clock_s, fields_of(airports)[0].table)
