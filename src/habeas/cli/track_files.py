"""Reading tracks for a command: the files, the airports, and the problems after the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from habeas.cli.progress import working
from habeas.evidence.guards import UnreadableFileError
from habeas.evidence.problem import Problem
from habeas.flights.fields import Fields
from habeas.flights.map_shape import TableIn
from habeas.flights.merged import merged
from habeas.flights.opened import opened
from habeas.flights.read_mapped import read_map
from habeas.flights.recognise import read_paths
from habeas.flights.records import Track
from habeas.places.airport_table import AirportTable, airport_table


@dataclass(frozen=True, slots=True)
class Tracks:
    """What files hold: one track for each aircraft, and every problem met.

    Attributes:
        tracks: those with a position.
        problems: in the order of the files.
        readable: whether any file could be read at all.
    """

    tracks: tuple[Track, ...]
    problems: tuple[Problem, ...]
    readable: bool

    def others(self, than: Track) -> list[Track]:
        """Give the tracks of other aircraft."""
        return [track for track in self.tracks if track is not than]


def tracks_read(
    files: Sequence[Path], columns: Path | None = None, *, quiet: bool = False
) -> Tracks:
    """Read files, and folders with all files below them, into one track for each aircraft.

    Args:
        files: files and folders.
        columns: a map that says which column of another table holds what; None for none.
        quiet: whether to say nothing of long work.

    Raises:
        UnreadableFileError: if one of them is not there.
    """
    for path in [*files, *([columns] if columns else [])]:
        if not path.exists():
            raise UnreadableFileError(str(path), "there is no such file or folder")
    found: list[Track] = []
    problems: list[Problem] = []
    with working("Reading", quiet=quiet):
        tables, flaws = _tables(columns)
        problems += flaws
        for _name, readout in read_paths(list(files), tables):
            found += readout.records
            problems += readout.problems
        whole = merged(found)
    some = tuple(track for track in whole if len(track.fixes))
    return Tracks(some, tuple(problems), bool(found))


def _tables(columns: Path | None) -> tuple[tuple[TableIn, ...], tuple[Problem, ...]]:
    """Give the tables that a map describes, and what is wrong with it."""
    if columns is None:
        return (), ()
    file = opened(columns)
    if file.problems:
        return (), file.problems
    found = read_map(file.content, file.name)
    return found.records, found.problems


def fields_of(airports: Path | None) -> tuple[Fields, tuple[Problem, ...]]:
    """Give the airports that a list names, else the frozen ones, and what is wrong with the list.

    A list that cannot be read at all ends with exit code 3.
    """
    if airports is None:
        return Fields(airport_table()), ()
    table, problems = AirportTable.from_airportsdata(airports)
    return Fields(table), problems
