"""Deadlines of an order: when each falls due, and whether the order was in force then.

A deadline is a time in the order's words. That it had come says nothing of what was done by then,
and an order that was stayed or over by then no longer set it: whether its duties live on is the
state of the order itself.
"""

from dataclasses import dataclass

from habeas.bounds import Moment, Tri
from habeas.case.records import Case
from habeas.case.what_if import AS_IT_STANDS, WhatIf
from habeas.evidence.claim import Claim
from habeas.findings.ask import ask
from habeas.findings.order_state import IN_FORCE, state_key
from habeas.findings.scene import Scene


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline of an order.

    Attributes:
        order: the order's id.
        when: its bounds.
        claims: what it rests on.
        in_force: whether the order was in force when it fell due.
        passed: whether it had come by the moment asked about; None without one.
    """

    order: str
    when: Moment
    claims: tuple[Claim, ...]
    in_force: Tri
    passed: Tri | None = None


def deadline_of(
    case: Case, order: str, choice: WhatIf = AS_IT_STANDS, at: Moment | None = None
) -> Deadline | None:
    """Give the deadline of an order; None if no source gives one.

    Args:
        case: the case.
        order: the order's id.
        choice: readings, sources left out, values set.
        at: the moment asked about.
    """
    event = f"{order}.deadline"
    scene = Scene(case, choice)
    if not scene.clock.knows(event):
        return None
    when = scene.line(event).bounds(event)
    in_force = ask(case, state_key(IN_FORCE, order, when), choice).answer
    told = Tri.CANNOT_TELL if in_force is None else in_force
    passed = None if at is None else when.before(at)
    return Deadline(order, when, tuple(scene.clock.event(event).claims), told, passed)
