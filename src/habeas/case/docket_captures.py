"""Captures of one docket among a case's sources: what differs from one to the next.

A case keeps every capture as a source of its own. Those that speak of one matter are compared in
the order in which they were captured; where the list of sources does not tell it, by their ids,
and that is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from habeas.case.records import Case
from habeas.courts.drift import Difference, drift, matter_of
from habeas.courts.read_docket import read_dockets
from habeas.courts.records import Docket
from habeas.evidence.problem import Problem
from habeas.evidence.source import Source

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


def drifts_of(case: Case) -> tuple[tuple[CaseDrift, ...], tuple[Problem, ...]]:
    """Give what differs between captures that follow each other, and what is wrong with the files.

    Raises:
        NoCourtsExtraError: if a form needs the parser of court pages, which is not installed.
    """
    found: dict[tuple[str, str], list[tuple[Source, Docket]]] = {}
    problems: list[Problem] = []
    for source in case.sources.values():
        if source.kind == KIND and source.held:
            for _, read in read_dockets([case.folder / source.file]):
                problems += read.problems
                for docket in read.records:
                    found.setdefault(matter_of(docket), []).append((source, docket))
    return tuple(one for some in found.values() for one in _compared(some)), tuple(problems)


def _compared(captures: list[tuple[Source, Docket]]) -> Iterator[CaseDrift]:
    ordered = sorted(captures, key=lambda pair: (pair[0].captured, pair[0].id))
    for (older, before), (newer, after) in pairwise(ordered):
        in_order = bool(older.captured and newer.captured and older.captured != newer.captured)
        found = drift([before], [after])
        yield CaseDrift(older, newer, in_order, after.number, found)
