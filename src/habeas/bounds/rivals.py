"""Rivals: the alternatives of an event's time, and what one event is to another."""

from dataclasses import dataclass

from habeas.bounds.moment import Moment


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of an event's rival times.

    Attributes:
        when: its bounds.
        series: what the time was printed by (source and basis), if a clock printed it.
        printed: the printed value, in that series' own unit. Rounding never swaps two
            times of one series: a smaller printed value is an earlier instant.
    """

    when: Moment
    series: str = ""
    printed: int = 0


@dataclass(frozen=True, slots=True)
class Relation:
    """``first`` comes before ``second``; not after it, where ``strict`` is false."""

    first: str
    second: str
    strict: bool = True


Domain = tuple[Alternative, ...]
