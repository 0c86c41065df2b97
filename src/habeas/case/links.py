"""Links: which events hang together, whatever the choice.

Stated relations ("after the written order was entered"), and the built-in order: boarded,
take-off, landing and hand-over of one leg; ``left`` before ``arrived``; each leg after the one
before it, by ``after`` or, where that is not written, by the legs' times (``leg_order.py``).
"""

import itertools
from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from habeas.case.leg_order import neighbours
from habeas.case.records import BUILT_IN_ORDER, Case, Leg


class Links:
    """Which events are tied to which, by stated relations and by the built-in order.

    Attributes:
        transfer_of: leg -> its transfer.
        resolved: what the clock found of an event under each way its claims can count.
        following: event -> those that come no earlier, under whatever choice.
        steps: event -> those of the next leg, with the two legs, where only their times
            can tell that the one came before the other.
        related: event -> those that some claim ties to it, whether it counts or not.
    """

    __slots__ = (
        "_beside", "_chains", "_fields", "_groups", "following", "related", "resolved", "steps",
        "transfer_of",
    )  # fmt: skip

    def __init__(self, stated: list[tuple[str, str]], case: Case) -> None:
        built_in = [*_in_each_leg(case), *_by_after(case)]
        steps = list(_by_times(case))
        self.steps: dict[str, list[tuple[str, tuple[Leg, Leg]]]] = {}
        for (earlier, later), legs in steps:
            self.steps.setdefault(earlier, []).append((later, legs))
        self.resolved: dict[Hashable, Any] = {}
        self.transfer_of = {leg.id: leg.transfer for leg in case.legs.values()}
        self.following: dict[str, list[str]] = {}
        for first, second in built_in:
            self.following.setdefault(first, []).append(second)
        self._fields: dict[str, set[str]] = {}
        for subject in case.claims:
            self._fields.setdefault(subject.rpartition(".")[0], set()).add(subject)
        self.related = _both_ways(stated)
        self._beside = _both_ways([*built_in, *(pair for pair, _ in steps)])
        self._groups: dict[str, frozenset[str]] = {}
        self._chains: dict[str, frozenset[str]] = {}

    def fields_of(self, record: str) -> set[str]:
        """Give the subjects that are fields of a record: ``T1.1.takeoff`` of ``T1.1``."""
        return self._fields.get(record, set())

    def closure(self, names: Iterable[str]) -> frozenset[str]:
        """Give the events that hang together with any of those named."""
        return frozenset().union(*(self._group(name) for name in names))

    def chain(self, name: str) -> frozenset[str]:
        """Give the events that the built-in order alone ties to one, and itself."""
        if name not in self._chains:
            self._spread(name, self._chains, (self._beside,))
        return self._chains[name]

    def _group(self, name: str) -> frozenset[str]:
        """Give the events that hang together with one."""
        if name not in self._groups:
            self._spread(name, self._groups, (self._beside, self.related))
        return self._groups[name]

    @staticmethod
    def _spread(
        start: str, groups: dict[str, frozenset[str]], ties: tuple[dict[str, set[str]], ...]
    ) -> None:
        """Find what ties lead to from one event, once for all that they lead to."""
        found: set[str] = set()
        stack = [start]
        while stack:
            name = stack.pop()
            if name not in found:
                found.add(name)
                for tie in ties:
                    stack.extend(tie.get(name, ()))
        groups |= dict.fromkeys(found, frozenset(found))


def _both_ways(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    ties: dict[str, set[str]] = {}
    for a, b in pairs:
        ties.setdefault(a, set()).add(b)
        ties.setdefault(b, set()).add(a)
    return ties


_LINKS: dict[int, tuple[Case, Links]] = {}


def links_of(case: Case) -> Links:
    """Give the links of a case; found once, for they do not depend on any choice."""
    kept = _LINKS.get(id(case))
    if kept is None or kept[0] is not case:
        _LINKS.clear()
        kept = _LINKS[id(case)] = (case, _links(case))
    return kept[1]


def _links(case: Case) -> Links:
    stated = [
        (name, other)
        for name, claims in case.times.items()
        for said in claims
        for other in (*said.said.after, *said.said.before)
    ]
    return Links(stated, case)


def _in_each_leg(case: Case) -> Iterator[tuple[str, str]]:
    """Give the pairs (earlier, later) that hold for every leg."""
    for leg in case.legs.values():
        yield from itertools.pairwise(f"{leg.id}.{event}" for event in BUILT_IN_ORDER)
        if {f"{leg.id}.left", f"{leg.id}.arrived"} <= case.times.keys():
            yield f"{leg.id}.left", f"{leg.id}.arrived"


def _by_after(case: Case) -> Iterator[tuple[str, str]]:
    """Give the pairs from each leg to the one that names it in ``after``."""
    for transfer in case.transfers.values():
        ids = {leg.id for leg in transfer.legs}
        for leg in transfer.legs:
            if leg.after in ids:
                yield from _between(case, leg.after, leg.id)


def _by_times(case: Case) -> Iterator[tuple[tuple[str, str], tuple[Leg, Leg]]]:
    """Give the pairs between neighbours whose order only their times can tell."""
    for transfer in case.transfers.values():
        for first, second in neighbours(transfer.legs):
            for pair in _between(case, first.id, second.id):
                yield pair, (first, second)


def _between(case: Case, first: str, second: str) -> Iterator[tuple[str, str]]:
    """Give the pairs from a leg's end to the next one's beginning."""
    yield f"{first}.landing", f"{second}.boarded"
    # Nothing else ties these two, so without a claim they would carry nothing on.
    arrived, left = f"{first}.arrived", f"{second}.left"
    if arrived in case.times:
        yield arrived, f"{second}.boarded"
    if left in case.times:
        yield f"{first}.landing", left
    if {arrived, left} <= case.times.keys():
        yield arrived, left
