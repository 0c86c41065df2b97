"""Captures of one docket among a case's sources: what differs from one to the next.

A case keeps every capture as a source of its own. Those that speak of one matter are compared in
the order in which they were captured; where the list of sources does not tell it for certain, by
what it tells and then by their ids, and that is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from habeas.bounds import Moment, Tri
from habeas.case.held import checked_path
from habeas.case.records import Case
from habeas.courts.drift import Difference, drift, matter_of
from habeas.courts.read_docket import read_dockets
from habeas.courts.records import Docket
from habeas.evidence.local_time import TimeWordsError
from habeas.evidence.problem import Problem
from habeas.evidence.source import Source
from habeas.evidence.words_time import read_time
from habeas.evidence.zones import ZoneContext

KIND: Final = "docket"


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


def drifts_of(case: Case, court: str = "") -> tuple[tuple[CaseDrift, ...], tuple[Problem, ...]]:
    """Give what differs between captures that follow each other, and what is wrong with the files.

    A file that is not there, or whose bytes are not those of its row, is not read.

    Args:
        case: the case.
        court: the id of the court where a file does not say it.

    Raises:
        NoCourtsExtraError: if a form needs the parser of court pages, which is not installed.
    """
    found: dict[tuple[str, str], list[tuple[Source, Docket]]] = {}
    problems: list[Problem] = []
    for source in case.sources.values():
        if source.kind != KIND or not source.held:
            continue
        if (path := checked_path(case.folder, source, problems)) is not None:
            for _, read in read_dockets([path], court):
                problems += read.problems
                for docket in read.records:
                    found.setdefault(matter_of(docket), []).append((source, docket))
    zone = case.config.zone
    return tuple(one for some in found.values() for one in _compared(some, zone)), tuple(problems)


def _compared(captures: list[tuple[Source, Docket]], zone: str) -> Iterator[CaseDrift]:
    ordered = sorted(captures, key=lambda pair: (_captured(pair[0], zone).earliest, pair[0].id))
    for (older, before), (newer, after) in pairwise(ordered):
        in_order = _captured(older, zone).before(_captured(newer, zone)) is Tri.YES
        yield CaseDrift(older, newer, in_order, after.number, drift([before], [after]))


def _captured(source: Source, zone: str) -> Moment:
    """Give when a source was captured; any time if its row gives none in the grammar of times."""
    try:
        said = read_time(source.captured, ZoneContext(source=source.zone, default=zone))
    except TimeWordsError:
        return Moment.unknown()
    moments = [one.when for one in said.alternatives] or [Moment.unknown()]
    return Moment(min(m.earliest for m in moments), max(m.latest for m in moments))
