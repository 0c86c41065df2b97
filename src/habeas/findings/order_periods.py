"""Periods: how the state of an order runs through time.

The state can change only where a bound of something that has a say begins or ends, so that one
moment between two neighbouring bounds tells for all between them. Neighbours that say the same
are one period.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.bounds import OPEN_FUTURE, OPEN_PAST, Alternative, Moment, Tri
from habeas.bounds.moment import DAY
from habeas.case.records import Case, Reading
from habeas.case.what_if import AS_IT_STANDS, WhatIf
from habeas.findings.acts_on import parents_of
from habeas.findings.ask import MOST_PRINTED, ask
from habeas.findings.axes import (
    combinations_of,
    count_of_combinations,
    live_axes,
    subjects_of,
)
from habeas.findings.expiry import counted_from, row_of, run_out
from habeas.findings.force import ends_of
from habeas.findings.order_state import EXISTS, IN_FORCE, state_key
from habeas.findings.questions import evaluate
from habeas.findings.records import Key
from habeas.findings.shared_scenes import scene_of


@dataclass(frozen=True, slots=True)
class OrderPeriod:
    """A stretch of time through which an order's state is the same.

    Attributes:
        start: its first instant, in UTC microseconds; ``OPEN_PAST`` for the first period.
        end: the first instant after it; ``OPEN_FUTURE`` for the last.
        exists: whether the order existed.
        in_force: whether it was in force.
    """

    start: int
    end: int
    exists: Tri
    in_force: Tri


def periods_of(case: Case, order: str, choice: WhatIf = AS_IT_STANDS) -> tuple[OrderPeriod, ...]:
    """Give the periods of an order, from the first to the last.

    Args:
        case: the case.
        order: the order's id.
        choice: readings, sources left out, values set.
    """
    edges = sorted(_edges(case, order, choice))
    found: list[OrderPeriod] = []
    for start, end in zip([OPEN_PAST, *edges], [*edges, OPEN_FUTURE], strict=True):
        at = _between(start, end)
        exists = _told(case, EXISTS, order, at, choice)
        in_force = _told(case, IN_FORCE, order, at, choice)
        if found and (found[-1].exists, found[-1].in_force) == (exists, in_force):
            start = found.pop().start  # noqa: PLW2901 - the period goes on
        found.append(OrderPeriod(start, end, exists, in_force))
    return tuple(found)


def periods_by_reading(
    case: Case, order: str, choice: WhatIf = AS_IT_STANDS
) -> dict[str, tuple[OrderPeriod, ...]]:
    """Give the periods under each combination of the readings that make a difference.

    Args:
        case: the case.
        order: the order's id.
        choice: readings, sources left out, values set.

    Returns:
        Combination, as ``oral=yes`` -> its periods; empty if all say the same, or if there are
        more than ``MOST_PRINTED`` of them.
    """
    under = periods_under(case, order, choice)
    return {", ".join(f"{one}={o}" for one, o in readings.items()): p for readings, p in under}


def periods_under(
    case: Case, order: str, choice: WhatIf = AS_IT_STANDS
) -> list[tuple[dict[str, str], tuple[OrderPeriod, ...]]]:
    """Give what ``periods_by_reading`` gives, each combination as reading id -> option name."""
    axes = live_axes(case, state_key(IN_FORCE, order, Moment(0, 1)), choice)
    if not axes or count_of_combinations(axes) > MOST_PRINTED:
        return []
    found = [
        ({axis.id: combined.readings[axis.id] for axis in axes}, periods_of(case, order, combined))
        for combined in combinations_of(axes, choice)
    ]
    return found if len({periods for _, periods in found}) > 1 else []


def _told(case: Case, question: str, order: str, at: Moment, choice: WhatIf) -> Tri:
    answer = ask(case, state_key(question, order, at), choice).answer
    return Tri.CANNOT_TELL if answer is None else answer


def _between(start: int, end: int) -> Moment:
    """Give an instant between two bounds, one of which may be open."""
    if start == OPEN_PAST:
        start = end - 2 * DAY if end != OPEN_FUTURE else 0
    at = start + 2 * DAY if end == OPEN_FUTURE else (start + end) // 2
    return Moment(at, at + 1)


def _edges(case: Case, order: str, choice: WhatIf) -> set[int]:
    """Give every instant at which the order's state can change, under any live reading."""
    key = state_key(IN_FORCE, order, Moment(0, 1))
    axes = live_axes(case, key, choice)
    if count_of_combinations(axes) > MOST_PRINTED:
        return set(_bounds(_all_said(case, key, axes, choice)))
    found: set[int] = set()
    for combined in combinations_of(axes, choice):
        scene = scene_of(case, combined)
        events = evaluate(scene, key).events
        found.update(_bounds(ends_of(scene, case.orders[order]).computed.values()))
        found.update(_bounds(scene.clock.event(name).alternatives for name in scene.tied(*events)))
    return found


def _all_said(
    case: Case, key: Key, axes: list[Reading], choice: WhatIf
) -> Iterator[tuple[Alternative, ...]]:
    """Give all that is said of the times that may have a say, in every zone that may be meant.

    Whatever counts together under some combination, its bounds are among these.
    """
    zones = [axis for axis in axes if axis.sets.startswith("zone of ")]
    clocks = [
        scene_of(case, choice.reading(axis.id, option.name)).clock
        for axis in zones
        for option in axis.options
    ]
    parents = [one for one, _ in parents_of(case, case.orders[key.subject], "")]
    rows = {name: row_of(case, one) for one in parents for name in counted_from(case, one)}
    for event in sorted(subjects_of(case, key) & case.times.keys()):
        yield scene_of(case, choice).clock.event(event).alternatives
        for clock in [scene_of(case, choice).clock, *clocks]:
            for words in map(clock.words_of, case.times[event]):
                limit = () if words.limit is None else (Alternative(words.limit),)
                yield (*words.alternatives, *limit)
                if row := rows.get(event):
                    both = (*words.alternatives, *limit)
                    yield tuple(Alternative(run_out(one.when, row)) for one in both)


def _bounds(events: Iterable[tuple[Alternative, ...]]) -> Iterator[int]:
    for alternatives in events:
        for one in alternatives:
            # The last microsecond of a bound is told already; it is left with what is open.
            ends = (one.when.earliest, one.when.latest)
            yield from (us for us in ends if OPEN_PAST < us < OPEN_FUTURE)
