"""``habeas where`` of a track: one answer for each aircraft of the files."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.cli.answers import end_with, print_blocks
from habeas.cli.progress import working
from habeas.cli.shared import print_json
from habeas.cli.track_files import Tracks, tracks_read
from habeas.cli.track_outputs import Outputs, write_outputs
from habeas.cli.where_asked import Mover, Question
from habeas.cli.where_shown import where_lines
from habeas.cli.where_typed import Printing
from habeas.flights.anchors import Errors
from habeas.flights.ledger import ledger_of
from habeas.flights.where_record import ToldWhere, WhereAsked, told_where, where_record

if TYPE_CHECKING:
    from habeas.publish.drawing import Drawing


@dataclass(frozen=True, slots=True)
class Source:
    """The files of a track, and the map of their columns if one was given."""

    files: Sequence[Path]
    columns: Path | None


def answer_track(
    source: Source,
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
    outputs.check()
    read = tracks_read(source.files, source.columns, quiet=how.quiet)
    found = _found(read, asked, quiet=how.quiet)
    zone = how.zone or "UTC"
    if how.as_json:
        print_json([where_record(told) for told in found], read.problems)
    else:
        shown = (where_lines(told, zone, quiet=how.quiet) for told in found)
        print_blocks(shown, quiet=how.quiet)
    write_outputs(outputs, lambda: _drawings(found, zone), zone, quiet=how.quiet)
    end_with(read.problems, as_json=how.as_json, readable=read.readable, quiet=how.quiet)


def _found(read: Tracks, asked: WhereAsked, *, quiet: bool) -> list[ToldWhere]:
    with working("Asking the track", quiet=quiet):
        return [told_where(ledger_of(track), asked) for track in read.tracks]


def _drawings(found: Sequence[ToldWhere], zone: str) -> "list[Drawing]":
    from habeas.publish.drawn_where import where_drawing  # noqa: PLC0415 - only if one is asked for

    return [where_drawing(told, zone) for told in found]
