"""The order of a transfer's legs: by ``after``, else by their times, as far as these tell.

Legs of one transfer never overlap: if one event of a leg certainly comes before one event of
another, the whole leg does. Where neither ``after`` nor times tell, nothing certain follows
for the transfer. The order in a file means nothing.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from habeas.bounds import Moment, Tri
from habeas.case.records import Leg

# What a leg's place in the order is told by.
TIMED = ("boarded", "left", "takeoff", "landing", "arrived", "handed_over")


def neighbours(
    every: tuple[Leg, ...], kept: tuple[Leg, ...] | None = None
) -> Iterator[tuple[Leg, Leg]]:
    """Give the legs that stand side by side without any ``after`` between them.

    Args:
        every: all legs of a transfer, in order.
        kept: those of them that stand side by side, if some are left out.
    """
    after = {leg.id: leg.after for leg in every}
    for first, second in pairwise(every if kept is None else kept):
        if not _comes_after(after, second.id, first.id):
            yield first, second


def told_by_times(first: Leg, second: Leg, when: Callable[[str], Moment]) -> bool:
    """Say whether times tell that the first leg came before the second.

    Args:
        first: a leg.
        second: another leg of the transfer.
        when: gives the bounds of an event; everything for one of which nothing is said.
    """
    ends = [when(f"{first.id}.{event}") for event in TIMED]
    begins = [when(f"{second.id}.{event}") for event in TIMED]
    return any(a.before(b) is Tri.YES for a in ends for b in begins)


def _comes_after(after: Mapping[str, str], leg: str, other: str) -> bool:
    """Say whether a chain of ``after`` leads from one leg back to another."""
    seen: set[str] = set()
    while leg in after and leg not in seen:
        seen.add(leg)
        leg = after[leg]
        if leg == other:
            return True
    return False
