"""``habeas scan``: the legs of watched aircraft, or of all, in archives of any size."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from habeas.cli.progress import Counting
from habeas.cli.shared import json_option, print_document, quiet_option, say
from habeas.errors import ExitCode
from habeas.evidence.executor import LocalWorkers, Workers, cores
from habeas.evidence.problem import Problem
from habeas.flights import problems as kinds
from habeas.flights.legs_table import SUFFIXES
from habeas.flights.scan import Asked, Scanned, scan, work_folder
from habeas.flights.usable import counted
from habeas.flights.watch_list import WatchList, read_watch_list

_FILE = click.Path(path_type=Path, dir_okay=False)
_ENDS_WITH_DEFECT = kinds.DEFECT.code


@click.command()
@click.argument(
    "archives",
    type=click.Path(path_type=Path, exists=True),
    nargs=-1,
    required=True,
    metavar="ARCHIVE...",
)
@click.option("--to", type=_FILE, required=True, metavar="OUT", help="Write OUT.parquet or .csv.")
@click.option("--watch", type=_FILE, metavar="LIST", help="Only the aircraft on this list.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="So many processes.")
@click.option("--scheduler", metavar="tcp://...", help="Run the jobs on this Dask cluster.")
@click.option("--problems", type=_FILE, metavar="OUT", help="Write every problem, JSON lines.")
@json_option
@quiet_option
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    archives: tuple[Path, ...],
    to: Path,
    watch: Path | None,
    jobs: int | None,
    scheduler: str | None,
    problems: Path | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Find the legs of aircraft in whole archives, and write them as a table.

    ARCHIVE is a folder of readsb's history (traces/ at any depth), a .tar of
    one, or the first part of a split one (.tar.aa); nothing is unpacked to disk.
    LIST has an address or a registration a line, or is a CSV with a column
    named ICAO; without it every aircraft is scanned. All cores work. A run that was
    killed goes on where it was: what is done lies in OUT.work, which may be deleted.

    \b
      habeas scan v2025.03.15-*.tar.aa --watch planes.txt --to legs.parquet
    """  # noqa: D301 - click reads the backspace
    _check(to, jobs, scheduler)
    wanted, flaws = _watched(watch)
    asked = Asked(archives, to, wanted, flaws, problems)
    counting = Counting("Scanning", "files", quiet=quiet)
    with counting.shown():
        found = scan(asked, _workers(jobs, scheduler), counting.at)
    if as_json:
        print_document([_record(found, to)], found.problems.first)
    else:
        _say(found, to, quiet=quiet)
    sys.exit(_exit_code(found))


def _check(to: Path, jobs: int | None, scheduler: str | None) -> None:
    if to.suffix not in SUFFIXES:
        raise click.UsageError(f"--to {to}: the table is written as .parquet or .csv.")
    if not to.absolute().parent.is_dir():
        raise click.UsageError(f"--to {to}: there is no such folder; make it first.")
    if jobs and scheduler:
        raise click.UsageError("--jobs and --scheduler: the cluster decides how many run at once.")


def _watched(path: Path | None) -> tuple[WatchList | None, tuple[Problem, ...]]:
    return (None, ()) if path is None else read_watch_list(path)


def _workers(jobs: int | None, scheduler: str | None) -> Callable[[], Workers]:
    if scheduler is None:
        return lambda: LocalWorkers(jobs or cores())
    from habeas.evidence.dask_workers import DaskWorkers  # noqa: PLC0415 - only if it is asked for

    return lambda: DaskWorkers(scheduler)


def _record(found: Scanned, to: Path) -> dict[str, object]:
    return {
        "table": None if found.legs is None else str(to),
        "archives": found.archives,
        "files": found.files,
        "files_known_before": found.kept,
        "aircraft": found.aircraft,
        "legs": found.legs,
        "problems": dict(sorted(found.problems.counts.items())),
    }


def _say(found: Scanned, to: Path, *, quiet: bool) -> None:
    if not quiet or found.legs is None:
        for problem in found.problems.first:
            say(_line(problem), err=True)
        for code, count in found.problems.more().items():
            say(f"{code}: {count:,} more; --problems OUT writes all of them", err=True)
    if found.legs is None:
        return
    rows, files = counted(found.legs, "row"), counted(found.files, "file")
    say(f"{to}: {rows} of {found.aircraft:,} aircraft, from {files}")
    if not quiet:
        known = f", {counted(found.kept, 'file')} known from before" if found.kept else ""
        archives = counted(found.archives, "archive")
        say(f"  {archives}{known}; {work_folder(to).name}/ may be deleted")


def _line(problem: dict[str, object]) -> str:
    did = f" ({problem['did']})" if problem["did"] else ""
    text = f"{problem['code']} {problem['at']}: {problem['message']}{did}. {problem['help']}"
    return text.replace("..", ".")


def _exit_code(found: Scanned) -> ExitCode:
    if found.legs is None:
        return ExitCode.UNREADABLE
    return ExitCode.DEFECT if found.problems.counts[_ENDS_WITH_DEFECT] else ExitCode.DONE
