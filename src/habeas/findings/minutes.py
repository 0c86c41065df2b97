"""Minutes: how long from the order, by its clock, to each later act, as [least, most]."""

from collections.abc import Iterator
from math import isfinite

from habeas.bounds import Chronology, Span, Tri, minus_s
from habeas.bounds.moment import MINUTE, SECOND
from habeas.case.records import Case
from habeas.findings import before_order
from habeas.findings.each import transfer_at_each_clock
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION = "minutes"
_HUNDREDTH = MINUTE // 100


def keys(case: Case) -> Iterator[Key]:
    """Give one key per transfer, clock of an order, and act."""
    for act in before_order.QUESTIONS:
        yield from transfer_at_each_clock(case, QUESTION, who=act)


def answer(scene: Scene, key: Key) -> Result:
    """Give the minutes from the order to the act, negative where the act came first."""
    event = before_order.event_of(scene, Key(key.who, key.subject))
    order = f"{key.order}.{key.clock}"
    line = scene.line(event, order)
    least, most = minutes_between(line, order, event)
    return Result(
        None,
        scene.claims_of(event, order),
        scene.assumes_of(event, order),
        (*scene.spoken((event, order), line), in_words(event, order, least, most)),
        bounds={"unit": "min", "least": least, "most": most},
        contradiction=line.is_contradictory,
        events=(event, order),
    )


def minutes_between(line: Chronology, first: str, then: str) -> tuple[float | None, float | None]:
    """Give the least and most minutes from one event to another; None where nothing bounds them.

    Args:
        line: the events, and what is known of their order.
        first: the event from which to count.
        then: the other; negative where it came first.
    """
    contradictory = line.is_contradictory
    span = Span.empty() if contradictory else minus_s(line.bounds(then), line.bounds(first))
    least, most = _minutes(span)
    if line.before(then, first) is Tri.NO:
        least = max(0.0, least or 0.0)
    if line.before(first, then) is Tri.NO:
        most = min(0.0, most or 0.0)
    return least, most


def _minutes(span: Span) -> tuple[float | None, float | None]:
    """Give a span of seconds in minutes with two decimals, rounded outwards."""
    least, most = (round(s * SECOND) if isfinite(s) else None for s in (span.lo, span.hi))
    return (
        None if least is None else least // _HUNDREDTH / 100,
        None if most is None else -(-most // _HUNDREDTH) / 100,
    )


def in_words(event: str, order: str, least: float | None, most: float | None) -> str:
    """Say how long after or before the order an event came; an open end is said in words.

    Example:
        >>> in_words("T1.landing", "O.said", 9.5, 13.0)
        'T1.landing came 9.5 to 13 minutes after O.said.'
        >>> in_words("T1.takeoff", "O.said", -84.5, None)
        'T1.takeoff came at most 84.5 minutes before O.said, or after it.'
        >>> in_words("T1.takeoff", "O.said", -35.5, 0.0)
        'T1.takeoff came 0 to 35.5 minutes before O.said.'
    """
    if least is None and most is None:
        return f"Nothing tells how long from {order} to {event}."
    if least is None or most is None:
        return f"{event} came {_open(least, most)}".replace("{order}", order)
    if least >= 0:
        return f"{event} came {least:g} to {most:g} minutes after {order}."
    if most <= 0:
        return f"{event} came {abs(most):g} to {-least:g} minutes before {order}."
    return f"{event} came between {-least:g} minutes before and {most:g} minutes after {order}."


def _open(least: float | None, most: float | None) -> str:
    """Say a range of which one end is open."""
    if least == 0:
        return "no earlier than {order}."
    if most == 0:
        return "no later than {order}."
    if least is not None and least >= 0:
        return f"at least {least:g} minutes after {{order}}."
    if least is not None:
        return f"at most {-least:g} minutes before {{order}}, or after it."
    if most is not None and most < 0:
        return f"at least {-most:g} minutes before {{order}}."
    return f"at most {most:g} minutes after {{order}}, or before it."
