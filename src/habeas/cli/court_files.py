"""Reading court files for a command: the files, and the problems after the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from habeas.cli.progress import working
from habeas.courts.court_parser import CourtParser
from habeas.courts.read_docket import read_dockets
from habeas.courts.records import Docket
from habeas.evidence.guards import UnreadableFileError
from habeas.evidence.problem import Problem


@dataclass(frozen=True, slots=True)
class CourtFiles:
    """What files hold.

    Attributes:
        dockets: one for each matter that a file speaks of.
        problems: in the order of the files.
    """

    dockets: tuple[Docket, ...]
    problems: tuple[Problem, ...]


def dockets_read(
    files: Sequence[Path],
    court: str = "",
    *,
    quiet: bool = False,
    parser: CourtParser | None = None,
) -> CourtFiles:
    """Read files, and folders with all files below them.

    Args:
        files: files and folders.
        court: the id of the court where a file does not say it.
        quiet: whether to say nothing of long work.
        parser: the parser's process, if it has been started.

    Raises:
        UnreadableFileError: if one of them is not there.
        NoCourtsExtraError: if a form needs the parser of court pages, which is not installed.
    """
    for path in files:
        if not path.exists():
            raise UnreadableFileError(str(path), "there is no such file or folder")
    dockets: list[Docket] = []
    problems: list[Problem] = []
    with working("Reading", quiet=quiet):
        for _name, readout in read_dockets(files, court, parser):
            dockets += readout.records
            problems += readout.problems
    return CourtFiles(tuple(dockets), tuple(problems))
