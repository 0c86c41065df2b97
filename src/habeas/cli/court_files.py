"""Reading court files for a command: the files, and the problems after the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from habeas.case.suggest import nearest
from habeas.cli.progress import working
from habeas.courts.court_table import court_of, courts
from habeas.courts.read_docket import read_dockets
from habeas.courts.records import Docket
from habeas.evidence.guards import UnreadableFileError, shortened
from habeas.evidence.problem import Problem


def known_court(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Give a court's id back if there is such a court; else end with exit code 2."""
    if value and not court_of(value):
        near = nearest(value[:20], courts(), most=3)
        hint = f" Near: {', '.join(near)}." if near else ""
        raise click.BadParameter(f"there is no court {shortened(value)!r}.{hint}", ctx, param)
    return value.strip().casefold()


court_option = click.option(
    "--court",
    default="",
    metavar="ID",
    callback=known_court,
    help="The court where a file does not say it, such as dcd or ca5.",
)


@dataclass(frozen=True, slots=True)
class CourtFiles:
    """What files hold.

    Attributes:
        dockets: one for each matter that a file speaks of.
        problems: in the order of the files.
    """

    dockets: tuple[Docket, ...]
    problems: tuple[Problem, ...]


def dockets_read(files: Sequence[Path], court: str = "", *, quiet: bool = False) -> CourtFiles:
    """Read files, and folders with all files below them.

    Args:
        files: files and folders.
        court: the id of the court where a file does not say it.
        quiet: whether to say nothing of long work.

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
        for _name, readout in read_dockets(files, court):
            dockets += readout.records
            problems += readout.problems
    return CourtFiles(tuple(dockets), tuple(problems))
