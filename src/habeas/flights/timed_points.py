"""Timed points: what KML and GPX hold, read alike; what has no time is refused with the reason."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from habeas.evidence.problem import Problem, Readout
from habeas.evidence.spot import Place
from habeas.flights import problems as kinds
from habeas.flights.opened import Opened
from habeas.flights.plan import Plan
from habeas.flights.planned import Reading
from habeas.flights.records import Track
from habeas.flights.table import CHUNK_ROWS, MOST_ROWS, Table
from habeas.flights.usable import counted
from habeas.flights.xml_points import XmlError


class TimedPoint(NamedTuple):
    """One point as its file writes it, blank where it writes nothing."""

    time: str
    lat: str
    lon: str
    height: str = ""
    speed: str = ""
    name: str = ""


def read_points(
    file: Opened,
    plan: Plan,
    points: Callable[[bytes, Counter[str]], Iterator[TimedPoint]],
) -> Readout[Track]:
    """Give the tracks of a file's points, numbered from 0, and what was wrong with them.

    Args:
        file: what to read.
        plan: how; its columns are those of ``TimedPoint``.
        points: gives the points, and counts shapes that have no times by their names.
    """
    untimed: Counter[str] = Counter()
    reading, count, told = Reading(plan), 0, []
    found = islice(points(file.content, untimed), MOST_ROWS + 1)
    try:
        for table in _tables(found):
            count += len(table)
            reading.add(table)
    except XmlError as error:
        if not file.problems:
            message = f"is no whole {plan.form}: {error}"
            told.append(
                Problem(kinds.NOT_THE_FORM, Place(file.name), message, "what is there was read")
            )
    if count > MOST_ROWS:
        message = f"has more than {MOST_ROWS:,} points"
        told.append(Problem(kinds.TOO_MANY_ROWS, Place(file.name), message, "first ones read"))
    if untimed:
        told.append(_without_times(file.name, untimed))
    if not count:
        return Readout((), tuple(told) or (_empty(file.name),))
    made = reading.tracks(file)
    return Readout(made.records, (*told, *made.problems))


def _tables(points: Iterator[TimedPoint]) -> Iterator[Table]:
    """Give the points in pieces; those before a break of the file come before its error."""
    first, broken = 0, None
    while broken is None:
        held: list[TimedPoint] = []
        try:
            for point in islice(points, CHUNK_ROWS):
                held.append(point)  # noqa: PERF402 - those before an error are kept
        except XmlError as error:
            broken = error
        if held:
            columns = zip(*held, strict=True)
            cells = dict(zip(TimedPoint._fields, map(list, columns), strict=True))
            yield Table(cells, range(first, first + len(held)))
            first += len(held)
        elif broken is None:
            return
    raise broken


def _without_times(name: str, untimed: Counter[str]) -> Problem:
    shapes = ", ".join(counted(n, shape) for shape, n in sorted(untimed.items()))
    message = f"{shapes} without the times of positions"
    return Problem(kinds.NO_TIMES, Place(name), message, did="not read")


def _empty(name: str) -> Problem:
    return Problem(kinds.NO_FIXES, Place(name), "holds no point with a time", did="not read")
