"""Captures of one docket among a case's sources: what differs from one to the next.

A case keeps every capture as a source of its own. Those that speak of one matter are compared in
the order in which they were captured; where the list of sources does not tell it for certain, by
what it tells and then by their ids, and that is said.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from habeas.bounds import Moment, Tri
from habeas.case.held import checked_path
from habeas.case.lookup import held_captures
from habeas.case.records import Case
from habeas.courts.drift import Difference, docket_number, drift, matter_of
from habeas.courts.read_docket import read_dockets
from habeas.courts.records import Docket
from habeas.evidence.local_time import TimeWordsError
from habeas.evidence.problem import Problem
from habeas.evidence.source import Source
from habeas.evidence.words_time import read_time
from habeas.evidence.zones import ZoneContext


@dataclass(frozen=True, slots=True)
class CaseDrift:
    """What differs between two captures that a case holds.

    Attributes:
        older: the source captured before.
        newer: the other.
        in_order: whether the sources say which is the newer.
        docket: the docket number.
        differences: what differs, in the order of the newer one.
    """

    older: Source
    newer: Source
    in_order: bool
    docket: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Capture:
    """One docket as one source of a case holds it."""

    source: Source
    docket: Docket


# Captures by what they have in common: the court and the number.
Captures = Mapping[tuple[str, str], list[Capture]]


def drifts_of(case: Case, court: str = "") -> tuple[tuple[CaseDrift, ...], tuple[Problem, ...]]:
    """Give what differs between captures that follow each other, and what is wrong with the files.

    Args:
        case: the case.
        court: the id of the court where a file does not say it.

    Raises:
        NoCourtsExtraError: if a form needs the parser of court pages, which is not installed.
    """
    found, problems = captures_of(case, court)
    return tuple(one for some in found.values() for one in compared(case, some)), problems


def captures_of(case: Case, court: str = "") -> tuple[Captures, tuple[Problem, ...]]:
    """Read the captures that a case holds, and give what is wrong with the files.

    A file that is not there, or whose bytes are not those of its row, is not read.

    Args:
        case: the case.
        court: the id of the court where a file does not say it.

    Raises:
        NoCourtsExtraError: if a form needs the parser of court pages, which is not installed.
    """
    found: dict[tuple[str, str], list[Capture]] = {}
    read, problems = dockets_in(case, held_captures(case), court)
    for source, _, docket in read:
        found.setdefault(matter_of(docket), []).append(Capture(source, docket))
    return found, problems


def dockets_in(
    case: Case, sources: Iterable[Source], court: str = ""
) -> tuple[list[tuple[Source, Path, Docket]], tuple[Problem, ...]]:
    """Read the dockets in some held sources; one process of the parser serves them all.

    Args:
        case: the case.
        sources: those to read; whose bytes are not those of its row is not read.
        court: the id of the court where a file does not say it.

    Raises:
        NoCourtsExtraError: if a form needs the parser of court pages, which is not installed.
    """
    problems: list[Problem] = []
    held: dict[str, tuple[Path, list[Source]]] = {}
    for source in sources:
        if (path := checked_path(case.folder, source, problems)) is not None:
            held.setdefault(str(path), (path, []))[1].append(source)
    found: list[tuple[Source, Path, Docket]] = []
    for name, read in read_dockets([path for path, _ in held.values()], court):
        path, rows = held[name]
        problems += read.problems
        found += [(source, path, docket) for source in rows for docket in read.records]
    return found, tuple(problems)


def of_docket(captures: Captures, number: str) -> list[list[Capture]]:
    """Give the captures of dockets with one number, those of each court together."""
    wanted = docket_number(number)
    return [some for (_, found), some in captures.items() if found == wanted]


def compared(case: Case, captures: Iterable[Capture]) -> Iterator[CaseDrift]:
    """Compare each capture of one docket with the one before it."""
    zone = case.config.zone
    ordered = sorted(captures, key=lambda c: (_captured(c.source, zone).earliest, c.source.id))
    for before, after in pairwise(ordered):
        older, newer = before.source, after.source
        in_order = _captured(older, zone).before(_captured(newer, zone)) is Tri.YES
        differences = drift([before.docket], [after.docket])
        yield CaseDrift(older, newer, in_order, after.docket.number, differences)


def _captured(source: Source, zone: str) -> Moment:
    """Give when a source was captured; any time if its row gives none in the grammar of times."""
    try:
        said = read_time(source.captured, ZoneContext(source=source.zone, default=zone))
    except TimeWordsError:
        return Moment.unknown()
    moments = [one.when for one in said.alternatives] or [Moment.unknown()]
    return Moment(min(m.earliest for m in moments), max(m.latest for m in moments))
