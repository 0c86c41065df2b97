"""A scan: the legs of every aircraft, or of those on a watch list, in archives of any size.

First all archives are listed; then jobs read some aircraft each, on all cores or on a cluster, and
what they give is kept beside the table; last the table is written from that, in order of address,
time and leg. So its bytes are the same whatever the order of the jobs and however often the scan
was killed on the way; and a run that was killed, or is run again, reads no file twice.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final

from habeas.evidence.executor import Lost, Workers, outcomes
from habeas.evidence.guards import UnsafePathError
from habeas.evidence.one_writer import one_writer
from habeas.evidence.problem import Problem
from habeas.evidence.spot import Place
from habeas.flights import problems as kinds
from habeas.flights.archive import archives_in
from habeas.flights.leg_columns import LEG, Cell, LegRow, renumbered
from habeas.flights.legs_table import write_table
from habeas.flights.problem_tally import ProblemTally
from habeas.flights.rules_digest import rules_digest
from habeas.flights.scan_job import Found, Job, Window, scanned
from habeas.flights.scan_listing import Listing
from habeas.flights.scan_results import Results, UnusableWorkError
from habeas.flights.watch_list import WatchList

# A job reads so many files, one second or two of work; fewer where there are few in all.
JOB_FILES: Final = 32
JOBS_IN_ALL: Final = 64

# Hears how many files are done, and of how many; while they are listed, of none.
Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is scanned, and where to.

    Attributes:
        archives: folders and tars.
        to: the table.
        watch: the aircraft that are wanted; None for all.
        flaws: what was wrong with the watch list.
        problems_to: a file that gets every problem, if one is wanted.
    """

    archives: tuple[Path, ...]
    to: Path
    watch: WatchList | None = None
    flaws: tuple[Problem, ...] = ()
    problems_to: Path | None = None


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a scan gave.

    Attributes:
        archives: how many could be read.
        files: how many trace files were wanted.
        aircraft: of how many addresses.
        legs: rows of the table; None if there was nothing to read, and no table was written.
        kept: how many files were known from a run before.
        problems: the tally of problems.
    """

    archives: int
    files: int
    aircraft: int
    legs: int | None
    kept: int
    problems: ProblemTally


def work_folder(to: Path) -> Path:
    """Give the folder in which a scan keeps what it has done, beside its table.

    Example:
        >>> work_folder(Path("legs.parquet")).name
        'legs.parquet.work'
    """
    return to.with_name(f"{to.name}.work")


def scan(asked: Asked, make_workers: Callable[[], Workers], report: Report) -> Scanned:
    """Scan archives, and write the table of legs.

    Args:
        asked: what to scan, and where to.
        make_workers: makes what runs the jobs; called when there is work.
        report: hears of each job that is done.

    Raises:
        LockedError: if another scan writes the same table.
        UnusableWorkError: if what a run before kept cannot be used.
        OSError: if something cannot be written.
    """
    work = work_folder(asked.to)
    if work.is_symlink():
        raise UnsafePathError(work.name, "is a symbolic link, which is not followed; remove it")
    work.mkdir(exist_ok=True)
    with one_writer(work, 0), _stores(asked, work) as (listing, results):
        archives = _listed(listing, asked, report)
        kept, legs = 0, None
        if archives:
            kept = _worked(listing, results, asked.watch, make_workers, report)
        with ProblemTally(asked.problems_to and work / "problems.jsonl") as tally:
            for problem in listing.problems():
                tally.add(problem)
            if archives:
                legs = write_table(_rows(listing, results, tally), asked.to, work)
        if asked.problems_to:
            (work / "problems.jsonl").replace(asked.problems_to)
        results.drop_others(key for _, key in listing.all_found())
        return Scanned(archives, listing.files, listing.aircraft, legs, kept, tally)


@contextmanager
def _stores(asked: Asked, work: Path) -> Iterator[tuple[Listing, Results]]:
    watch = asked.watch
    # A registration without an address in it can be any aircraft's: all files are looked at.
    watched = None if watch is None or watch.registrations else watch.addresses
    try:
        with ExitStack() as stack:
            listing = stack.enter_context(closing(Listing(work / "listing.sqlite", watched)))
            yield listing, stack.enter_context(closing(Results(work / "results.sqlite")))
    except sqlite3.Error as error:
        raise UnusableWorkError(work, str(error)) from None
    (work / "listing.sqlite").unlink(missing_ok=True)


def _listed(listing: Listing, asked: Asked, report: Report) -> int:
    """List all archives, each once; give how many held any trace."""
    listing.tell(asked.flaws)
    seen: set[tuple[Path, ...]] = set()
    readable = 0
    for path in asked.archives:
        for one in archives_in(path):
            if isinstance(one, Problem):
                listing.tell((one,))
                continue
            places = tuple(Path(part).resolve() for part in one.paths)
            if places not in seen:
                seen.add(places)
                readable += listing.add(one)
                report(listing.files, 0)
    listing.close_list()
    return readable


def _worked(
    listing: Listing,
    results: Results,
    watch: WatchList | None,
    make_workers: Callable[[], Workers],
    report: Report,
) -> int:
    """Run all jobs, keep what they give, and say how many files were known before."""
    wanted = watch or WatchList()
    rules = rules_digest()
    jobs = (
        Job(tuple(some), rules, wanted.registrations, wanted.addresses)
        for some in _batches(listing, results)
    )
    done = kept = 0
    report(0, listing.files)
    lost: list[Window] = []
    with closing(make_workers()) as workers:
        for alone in (False, True):
            for job, outcome in outcomes(workers, scanned, jobs):
                if isinstance(outcome, Lost) and not alone:
                    lost += job.windows
                    continue
                found = _kept(listing, results, job, outcome)
                kept += sum(w.last - w.first for w, one in found if not one.content)
                done += sum(window.last - window.first for window in job.windows)
                report(done, listing.files)
            # One of several aircraft may have ended their workers: each is tried alone.
            jobs = (
                Job((window,), rules, wanted.registrations, wanted.addresses) for window in lost
            )
    return kept


def _batches(listing: Listing, results: Results) -> Iterator[list[Window]]:
    most = min(JOB_FILES, max(1, listing.files // JOBS_IN_ALL))
    batch: list[Window] = []
    for window in listing.windows():
        batch.append(replace(window, known=results.known(window)))
        if sum(len(one.files) for one in batch) >= most:
            yield batch
            batch = []
    if batch:
        yield batch


def _kept(
    listing: Listing, results: Results, job: Job, outcome: Sequence[Found] | Lost
) -> list[tuple[Window, Found]]:
    """Keep what a job gave; give each window with that."""
    if isinstance(outcome, Lost):
        for window in job.windows:
            at = Place(window.files[window.first].file.name)
            message = f"a worker ended {outcome.times} times over {window.icao24}"
            listing.tell((Problem(kinds.WORKER_LOST, at, message, did="left out"),))
        return []
    found = list(zip(job.windows, outcome, strict=True))
    results.keep(found)
    for window, one in found:
        listing.found(window, one.key)
    return found


def _rows(listing: Listing, results: Results, tally: ProblemTally) -> Iterator[list[Cell]]:
    """Give the rows of the table in its order, and tell the problems of their files."""
    for _, group in groupby(listing.all_found(), key=itemgetter(0)):
        rows: list[LegRow] = []
        for _, key in group:
            content = json.loads(results.content(key))
            for problem in content["problems"]:
                tally.add(problem)
            rows += _counted_on(rows, [LegRow(*row) for row in content["rows"]])
        rows.sort(key=lambda row: (row.first_us, row.number, str(row.cells[LEG])))
        yield from (row.cells for row in rows)


def _counted_on(before: Iterable[LegRow], rows: list[LegRow]) -> list[LegRow]:
    """Give the rows of a window with its legs counted on from the windows before."""
    if not rows:
        return rows
    last = max((row.number for row in before), default=0)
    by = last + 1 - min(row.number for row in rows)
    return [renumbered(row, by) for row in rows] if by else rows
