"""Expiry: when an order of some kinds runs out by rule, where nobody states an end.

The tables of legal systems say for which kinds, and how many days after which clock. The day of
the event does not count, and the last day ends at local midnight: somewhere between so many days
after it and one more. A last day that is a Saturday, a Sunday or a legal holiday moves the end;
which days are holidays is not looked up, so the bound is wide enough for the longest run of them.
Whether the rule applies to this very order (with notice, by consent) is a lawyer's question: after
the bound begins nobody can tell, and never NO.
"""

from dataclasses import dataclass

from habeas.bounds import OPEN_FUTURE, OPEN_PAST, Moment
from habeas.bounds.moment import DAY, HOUR
from habeas.case.court_records import Order
from habeas.case.records import Case
from habeas.findings.legal_system import LegalRow, system_of
from habeas.findings.scene import Scene

# The clocks before which nothing is entered.
_MADE = ("said", "signed")


@dataclass(frozen=True, slots=True)
class Expiry:
    """The end of an order by rule.

    Attributes:
        order: the order's id.
        when: its bounds.
        by: the rule, its section, and whether a lawyer reviewed the table.
        days: after how many days.
        clock: counted from which clock.
    """

    order: str
    when: Moment
    by: str
    days: int
    clock: str

    @property
    def event(self) -> str:
        """Its name among events; no authored id has such a name."""
        return f"({self.order} by rule)"


def expiry_of(scene: Scene, order: Order) -> Expiry | None:
    """Give the end of an order by the rules of its court; None if none applies, or one is stated.

    Args:
        scene: the case under one choice.
        order: the order.
    """
    system, row = system_of(scene.case, order), row_of(scene.case, order)
    if system is None or row is None or scene.clock.knows(f"{order.id}.stated_end"):
        return None
    when = run_out(_counted(scene, order, row.clock), row)
    return Expiry(order.id, when, system.cited(row), row.days, row.clock)


def row_of(case: Case, order: Order) -> LegalRow | None:
    """Give the row by which orders of its kind run out; None if there is none."""
    system = system_of(case, order)
    return system.expiry(order.kind) if system else None


def counted_from(case: Case, order: Order) -> tuple[str, ...]:
    """Give the events from which the days of an order may count; none if no rule ends it."""
    row = row_of(case, order)
    return tuple(f"{order.id}.{clock}" for clock in (row.clock, *_MADE)) if row else ()


def run_out(start: Moment, row: LegalRow) -> Moment:
    """Give when the days of a row, counted from a time, are over.

    Example:
        >>> from habeas.findings.legal_system import legal_systems
        >>> row = legal_systems()["us-federal"].expiry("TRO")
        >>> over = run_out(Moment(0, 1), row)
        >>> over.earliest // HOUR, over.latest // HOUR
        (335, 481)
    """
    # An hour for a change of clocks in between.
    first, last = start.earliest + row.days * DAY - HOUR, row.days + 1 + row.rolls
    return Moment(
        OPEN_PAST if start.earliest == OPEN_PAST else first,
        OPEN_FUTURE if start.latest == OPEN_FUTURE else start.latest + last * DAY + HOUR,
    )


def _counted(scene: Scene, order: Order, clock: str) -> Moment:
    """Give the time from which days count; nothing is entered before it was made."""
    if scene.clock.knows(f"{order.id}.{clock}"):
        return scene.clock.event(f"{order.id}.{clock}").hull
    made = (scene.clock.event(f"{order.id}.{one}").hull.earliest for one in _MADE)
    return Moment(max(made), OPEN_FUTURE)
