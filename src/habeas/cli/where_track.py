"""``habeas where`` of a track: one answer for each aircraft of the files."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from habeas.cli.progress import working
from habeas.cli.shared import print_json
from habeas.cli.track_files import Tracks, end_with, tracks_read
from habeas.cli.where_asked import Mover, Question
from habeas.cli.where_shown import where_lines
from habeas.cli.where_typed import Printing
from habeas.flights.anchors import Errors
from habeas.flights.ledger import ledger_of
from habeas.flights.where_record import ToldWhere, WhereAsked, told_where, where_record


@dataclass(frozen=True, slots=True)
class Outputs:
    """What is written beside the answer, and the airports that a picture shows."""

    airports: Path | None
    plot: Path | None
    geojson: Path | None
    kml: Path | None


def answer_track(
    files: Sequence[Path],
    question: Question,
    mover: Mover,
    errors: Errors,
    how: Printing,
    outputs: Outputs,
) -> None:
    """Answer from the files of a track, and print it."""
    asked = WhereAsked(
        question.at,
        question.as_typed,
        question.side,
        question.territory,
        question.file,
        mover.limit() if mover.is_stated else None,
        mover.aircraft,
        errors,
    )
    read = tracks_read(files, quiet=how.quiet)
    found = _found(read, asked, quiet=how.quiet)
    if how.as_json:
        print_json([where_record(told) for told in found], read.problems)
    else:
        for told in found:
            for line in where_lines(told, how.zone or "UTC", quiet=how.quiet):
                click.echo(line)
    end_with(read.problems, as_json=how.as_json, readable=read.readable, quiet=how.quiet)


def _found(read: Tracks, asked: WhereAsked, *, quiet: bool) -> list[ToldWhere]:
    with working("Asking the track", quiet=quiet):
        return [told_where(ledger_of(track), asked) for track in read.tracks]
