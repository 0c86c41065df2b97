"""Print order: two times printed by one series are compared as printed.

Outlets truncate or round minutes, each by one rule for all of its times, so that rounding
never swaps two of them: a smaller printed value is an earlier instant.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from habeas.bounds.rivals import Alternative, Domain, Relation
from habeas.bounds.tri import Tri


def tied_by_print(domains: Mapping[str, Domain]) -> list[str]:
    """Name the events with a time that the print of another event's time can still cut.

    Only times of one series are tied by the order in which they were printed, and only where
    their bounds do not give that order already.
    """
    by_series: dict[str, list[tuple[str, Alternative]]] = {}
    for name, domain in domains.items():
        for a in domain:
            if a.series:
                by_series.setdefault(a.series, []).append((name, a))
    tied = {
        name
        for group in by_series.values()
        for first, second in _open_pairs(group)
        for name in (first, second)
    }
    return [name for name in domains if name in tied]


def _open_pairs(group: list[tuple[str, Alternative]]) -> Iterator[tuple[str, str]]:
    """Give the pairs of events whose bounds do not give the order in which they were printed."""
    in_print = sorted(group, key=lambda one: one[1].printed)
    starts = [a.when.earliest for _, a in in_print]
    in_step = all(one <= other for one, other in pairwise(starts))
    going: list[tuple[str, Alternative]] = []
    for second, b in in_print:
        still = [(first, a) for first, a in going if a.when.before(b.when) is not Tri.YES]
        yield from (
            (first, second) for first, a in still if first != second and a.printed < b.printed
        )
        # What is over when this one begins is over for all that begin later.
        going = still if in_step else going
        going.append((second, b))


def as_printed(chosen: Mapping[str, Alternative]) -> list[Relation]:
    """Give the order in which one series printed the chosen times."""
    return [
        Relation(first, second)
        for first, a in chosen.items()
        for second, b in chosen.items()
        if a.series and a.series == b.series and a.printed < b.printed
    ]
