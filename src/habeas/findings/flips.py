"""Flips: the smallest choices that change an answer, each tried before it is listed.

Choices within one family come first (readings and origins up to three together, one number),
then pairs with a reading for a change that none of those brings. If nothing at all changes
the answer so far, every choice of up to three parts is tried. A choice is listed only if
applying it gives the answer promised and no part of it can be left away.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce
from itertools import combinations, islice

from habeas.bounds import Tri
from habeas.bounds.moment import MINUTE
from habeas.case.records import Case
from habeas.case.what_if import AS_IT_STANDS, WhatIf
from habeas.findings.flip_parts import (
    Part,
    origin_parts,
    reading_parts,
    speed_parts,
    time_part,
    time_parts,
)
from habeas.findings.records import Finding, Flip
from habeas.findings.told import Teller

MOST_PARTS = 3

# Choices of several families tried where nothing smaller changes an answer; the method page
# says so, and only cases with many numbers and no flip come near it.
MOST_TRIED = 25_000

Chosen = tuple[Part, ...]
Change = tuple[Tri, Chosen]


def with_flips(case: Case, finding: Finding, choice: WhatIf = AS_IT_STANDS) -> Finding:
    """Give the finding with its flips; a range or a set has none.

    Args:
        case: the case.
        finding: what ``ask`` gave for it under ``choice``.
        choice: what the flips are added to.
    """
    if finding.answer is None:
        return replace(finding, flips=())
    return replace(finding, flips=tuple(_Search(case, finding, choice).flips()))


class _Search:
    """The search for one finding's flips."""

    def __init__(self, case: Case, finding: Finding, choice: WhatIf) -> None:
        self._finding = finding
        self._choice = choice
        self._teller = Teller(case, finding.key)
        self._tried: dict[frozenset[str], Tri | None] = {}
        self._readings = reading_parts(case, finding, choice)
        self._origins = origin_parts(finding)
        self._numbers = [*speed_parts(case, finding, choice), *time_parts(case, finding, choice)]

    def flips(self) -> Iterator[Flip]:
        """Give the flips: readings first, then origins, then numbers, then what mixes them."""
        families = [*self._within(self._readings), *self._within(self._origins), *self._nearest()]
        found = self._plain(families)
        reached = {to for to, _ in found}
        if len(reached) < len(Tri) - 1:
            others = (*self._origins, *self._numbers)
            pairs = ((reading, other) for reading in self._readings for other in others)
            found += _first_of_each(self._changes(pairs), reached)
        if not found:
            every = [*self._readings, *self._origins, *self._numbers]
            sizes = range(2, MOST_PARTS + 1)
            mixed = (chosen for size in sizes for chosen in combinations(every, size))
            found += _first_of_each(self._changes(islice(mixed, MOST_TRIED)), set())
        yield from dict.fromkeys(Flip(to, tuple(p.words for p in chosen)) for to, chosen in found)

    def _plain(self, found: list[Change]) -> list[Change]:
        """Leave out what ends certainty only by a contradiction, where something else ends it."""
        plain = [
            (to, chosen)
            for to, chosen in found
            if to is not Tri.CANNOT_TELL or not self._teller.contradicts(self._choice_of(chosen))
        ]
        ends = any(to is Tri.CANNOT_TELL for to, _ in plain)
        return plain if ends else found

    def _within(self, parts: list[Part]) -> Iterator[Change]:
        """Give the changes that parts of one family bring, up to three together."""
        for size in range(1, MOST_PARTS + 1):
            yield from self._changes(combinations(parts, size))

    def _nearest(self) -> Iterator[Change]:
        """Give, for each number and each answer it can bring, the nearest value on each side."""
        listed: set[tuple[str, bool, Tri, bool]] = set()
        for to, (part,) in self._changes((part,) for part in self._numbers):
            contradicts = self._teller.contradicts(self._choice_of((part,)))
            kind = (part.axis, part.at > part.present, to, contradicts)
            if kind not in listed:
                listed.add(kind)
                yield to, (self._nearer(part, to),)

    def _nearer(self, part: Part, to: Tri) -> Part:
        """Move a time towards its present bounds, by minutes, as far as the answer holds."""
        way = part.present - part.at
        stops = [
            other.at
            for other in self._numbers
            if other.axis == part.axis
            and 0 < (other.at - part.at) * way <= way * way
            and self._told((other,)) is not to
        ]
        stop = min(stops, key=lambda us: abs(us - part.at), default=part.present)
        best = part
        while abs(best.at - stop) > MINUTE:
            middle = (best.at + stop) // 2 // MINUTE * MINUTE
            tried = time_part(part.axis, middle, part.present)
            if middle == best.at or self._told((tried,)) is not to:
                stop = middle
            else:
                best = tried
        return best

    def _changes(self, choices: Iterable[Chosen]) -> Iterator[Change]:
        """Give the choices that change the answer and contain no smaller one that does so."""
        for chosen in choices:
            if _twice(chosen):
                continue
            told = self._told(chosen)
            if told is None or told is self._finding.answer or self._has_less(chosen, told):
                continue
            yield told, chosen

    def _has_less(self, chosen: Chosen, told: Tri) -> bool:
        """Say whether some of the parts alone bring the same answer."""
        return any(
            self._told(some) is told
            for size in range(1, len(chosen))
            for some in combinations(chosen, size)
        )

    def _told(self, chosen: Chosen) -> Tri | None:
        words = frozenset(part.words for part in chosen)
        if words not in self._tried:
            self._tried[words] = self._teller.told(self._choice_of(chosen))
        return self._tried[words]

    def _choice_of(self, chosen: Chosen) -> WhatIf:
        return reduce(lambda choice, part: part.apply(choice), chosen, self._choice)


def _first_of_each(changes: Iterable[Change], reached: set[Tri]) -> Iterator[Change]:
    """Give the first change to each answer that is not yet reached."""
    reached = set(reached)
    for to, chosen in changes:
        if to not in reached:
            reached.add(to)
            yield to, chosen
        if len(reached) == len(Tri) - 1:
            return


def _twice(chosen: Chosen) -> bool:
    """Say whether one axis or number is chosen twice."""
    axes = [part.axis for part in chosen if part.axis]
    return len(axes) != len(set(axes))
