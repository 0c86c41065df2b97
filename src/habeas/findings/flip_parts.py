"""Flip parts: what a flip may be made of: a reading, an origin left out, a speed, a time.

Between two neighbouring bounds every time gives the same answer or, where a speed has a say,
one that changes in one direction; so the ends of each gap between bounds stand for all times
in it. The search then moves from an end towards the present value as far as the answer holds
(``flips.py``).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import floor
from operator import methodcaller

from habeas.bounds import OPEN_FUTURE, OPEN_PAST, Moment
from habeas.bounds.moment import DAY, MINUTE, SECOND
from habeas.case.records import Case
from habeas.case.what_if import WhatIf
from habeas.evidence.times import iso
from habeas.findings.axes import live_axes
from habeas.findings.records import Finding
from habeas.findings.scene import Scene

# From the roundest: a time in a gap is told in the first of these that has one there.
_ROUND = (MINUTE, SECOND, 1)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a choice.

    Attributes:
        words: as the command line takes it.
        apply: adds it to a choice.
        axis: what it fixes; two parts of one choice never fix the same.
        at: the number: an instant in microseconds, or kt; 0 for readings and origins.
        present: that end of its present bounds which is nearest to it; the present limit.
    """

    words: str
    apply: Callable[[WhatIf], WhatIf]
    axis: str = ""
    at: int = 0
    present: int = 0


def reading_parts(case: Case, finding: Finding, choice: WhatIf) -> list[Part]:
    """Give each option of each open reading that may touch the finding."""
    return [
        Part(
            f"reading {axis.id}={option.name}",
            methodcaller("reading", axis.id, option.name),
            axis.id,
        )
        for axis in live_axes(case, finding.key, choice)
        for option in axis.options
    ]


def origin_parts(finding: Finding) -> list[Part]:
    """Give each origin that stands behind a claim of the finding."""
    origins = sorted({c.origin for c in finding.result.claims if c.origin})
    return [Part(f"without {origin}", methodcaller("leaving_out", origin)) for origin in origins]


def speed_parts(case: Case, finding: Finding, choice: WhatIf) -> list[Part]:
    """Give the whole knots beside each threshold, those nearest to the limit first."""
    scene, legs = Scene(case, choice), case.legs
    parts = []
    for leg, thresholds in finding.result.speeds.items():
        limit = scene.speed_limit(legs[leg])[0].kt or max(thresholds, default=0.0)
        near = {floor(kt) + step for kt in thresholds for step in (-1, 0, 1, 2)}
        for value in sorted((v for v in near if v > 0), key=lambda v: (abs(v - limit), v)):
            parts.append(speed_part(leg, value, floor(limit)))
    return parts


def speed_part(leg: str, kt: int, present: int) -> Part:
    """Set the speed limit of a leg."""
    return Part(
        f"set {leg}.speed_kt={kt}",
        methodcaller("at_speed", leg, float(kt)),
        f"{leg}.speed_kt",
        kt,
        present,
    )


def time_parts(case: Case, finding: Finding, choice: WhatIf) -> list[Part]:
    """Give, for each event that decides, a time in every gap between the others' bounds.

    Where a speed has a say, both ends of the gap, and the day before and after all bounds.
    """
    scene = Scene(case, choice)
    events = [e for e in finding.result.events if e in case.times]
    line = scene.line(*events)
    speeds = bool(finding.result.speeds)
    parts = []
    for event in events:
        edges = {e for other in events if other != event for e in _edges(scene, other)}
        here = line.bounds(event)
        gaps = _gaps(sorted(edges), around=DAY if speeds else MINUTE)
        found = {
            us
            for gap in gaps
            for us in (_ends(*gap) if speeds else [min(_ends(*gap), key=lambda us: _far(us, here))])
        }
        set_to = [time_part(event, us, _nearest_in(us, here)) for us in found]
        parts += sorted(set_to, key=lambda part: (abs(part.at - part.present), part.at))
    return parts


def time_part(event: str, us: int, present: int) -> Part:
    """Set the time of an event, to one instant."""
    when = Moment(us, us + 1)
    words = f"set {event}={iso(us)}"
    return Part(words, methodcaller("setting", event, when), event, us, present)


def _edges(scene: Scene, event: str) -> Iterator[int]:
    """Give every bound of every rival time of an event, that of its source or of the order."""
    moments = [a.when for a in scene.clock.event(event).alternatives]
    for when in (*moments, scene.line(event).bounds(event)):
        yield from (e for e in (when.earliest, when.latest) if OPEN_PAST < e < OPEN_FUTURE)


def _gaps(edges: list[int], around: int) -> Iterator[tuple[int, int]]:
    """Give the stretches between neighbouring bounds, and one on either side of all."""
    if edges:
        yield edges[0] - around, edges[0]
        yield from pairwise(edges)
        yield edges[-1], edges[-1] + around


def _ends(start: int, end: int) -> tuple[int, int]:
    """Give the first and the last instant in [start, end) that is as round as any in it."""
    unit = next(unit for unit in _ROUND if -(-start // unit) * unit < end)
    return -(-start // unit) * unit, (end - 1) // unit * unit


def _nearest_in(us: int, moment: Moment) -> int:
    return min(max(us, moment.earliest), moment.latest)


def _far(us: int, moment: Moment) -> int:
    return abs(us - _nearest_in(us, moment))
