"""Chronology: events with rival bounds, and what must come before what.

Bounds alone compare two Moments; a Chronology also knows relations ("landing not before
takeoff", "after the written order") and follows them through every event between.

A world gives each event one instant, inside one of its alternatives, such that every
relation holds; the answers below speak of all worlds at once. The search is interval
propagation over alternatives (arc consistency): sound, and exact unless rivals that are tied
by how they were printed can be chosen in more ways than are tried (``MOST_WAYS``).
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from math import prod

from habeas.bounds.moment import OPEN_FUTURE, OPEN_PAST, Moment, hull_of
from habeas.bounds.print_order import as_printed, tied_by_print
from habeas.bounds.rings import has_strict_ring
from habeas.bounds.rivals import Alternative, Domain, Relation
from habeas.bounds.tri import Tri

# Ways to choose among printed rivals that one question may try; real cases stay far below,
# or far above.
MOST_WAYS = 64


class _Left:
    """What is left of the alternatives while relations are followed; what was cut is queued."""

    __slots__ = ("domains", "hulls", "nothing", "queue")

    def __init__(
        self, domains: dict[str, Domain], hulls: dict[str, Moment], changed: Iterable[str]
    ) -> None:
        self.domains = domains
        self.hulls = hulls
        self.queue = dict.fromkeys(changed)
        self.nothing = False

    def cut(self, name: str, limit: Moment) -> None:
        """Cut one event's alternatives to a limit that leaves out a part of them."""
        cut = tuple(
            Alternative(when, a.series, a.printed)
            for a in self.domains[name]
            if not (when := a.when.intersect(limit)).is_empty
        )
        self.domains[name] = cut
        self.hulls[name] = _hull(cut)
        self.queue[name] = None
        self.nothing |= not cut


class Chronology:
    """What can be said of the order of events, given rival bounds and relations.

    Args:
        events: for each event its alternatives. One without any is unknown.
        relations: what must come before what; unknown names are ignored.

    Law: adding a relation that holds, or narrowing an alternative around the truth, never
    turns a certain answer into its opposite; if no world fits, nothing is certain.

    Example:
        >>> at = lambda a, b: (Alternative(Moment(a, b)),)
        >>> line = Chronology({"order": at(0, 90), "takeoff": at(30, 500), "landing": at(95, 600)},
        ...                   [Relation("order", "takeoff")])
        >>> line.before("order", "takeoff"), line.before("takeoff", "landing")
        (<Tri.YES: 'yes'>, <Tri.CANNOT_TELL: 'cannot tell'>)
    """

    __slots__ = (
        "_after", "_before", "_bounds", "_contradictory", "_domains", "_possible", "_split",
        "_start",
    )  # fmt: skip

    def __init__(
        self, events: Mapping[str, Iterable[Alternative]], relations: Iterable[Relation] = ()
    ) -> None:
        self._domains = {name: _settled(alternatives) for name, alternatives in events.items()}
        self._after: dict[str, dict[str, bool]] = {name: {} for name in self._domains}
        self._before: dict[str, dict[str, bool]] = {name: {} for name in self._domains}
        for relation in relations:
            if relation.first in self._domains and relation.second in self._domains:
                _add(self._after, relation.first, relation.second, relation.strict)
                _add(self._before, relation.second, relation.first, relation.strict)
        self._start = self._propagated(self._domains, _hulls(self._domains), self._domains, ())
        self._bounds = _hulls(self._start or {})
        self._split = tied_by_print(self._start or {})
        self._contradictory: bool | None = None
        self._possible: dict[tuple[Relation, ...], bool] = {}

    @property
    def is_contradictory(self) -> bool:
        """Whether no world fits the alternatives and the relations."""
        if self._contradictory is None:
            self._contradictory = not self.possible()
        return self._contradictory

    def bounds(self, event: str) -> Moment:
        """Give the event's bounds after every relation has been followed.

        In a contradictory chronology: the hull of its alternatives as they were stated.
        """
        if self._start is None or self.is_contradictory:
            return hull_of(a.when for a in self._domains[event])
        return self._bounds[event]

    def before(self, first: str, second: str) -> Tri:
        """Say whether ``first`` came before ``second`` in every world, in none, or in some."""
        return Tri.from_possible(
            yes=self.possible(Relation(first, second)),
            no=self.possible(Relation(second, first, strict=False)),
        )

    def possible(self, *relations: Relation) -> bool:
        """Say whether a world may exist in which these relations hold as well.

        False is certain; True means that propagation found no obstacle.
        """
        if relations not in self._possible:
            self._possible[relations] = self._may_hold(relations)
        return self._possible[relations]

    def _may_hold(self, relations: tuple[Relation, ...]) -> bool:
        if self._start is None:
            return False
        named = [r.first for r in relations]
        plain = self._propagated(self._start, self._bounds, named, relations)
        if plain is None or not self._split:
            return plain is not None
        return any(
            self._propagated(domains, _hulls(domains), [*picked, *named], (*relations, *printed))
            is not None
            for domains, picked, printed in self._choices(plain, relations)
        )

    def _choices(
        self, start: dict[str, Domain], relations: tuple[Relation, ...]
    ) -> Iterator[tuple[dict[str, Domain], list[str], list[Relation]]]:
        """Give each way to fix the alternatives of events that are tied by how they were printed.

        All such events are split while the ways are few; else those named and those with one
        time, which is less exact. All others keep their whole domain.
        """
        split = self._split
        if prod(len(start[name]) for name in split) > MOST_WAYS:
            named = {name for r in relations for name in (r.first, r.second)}
            # An event with one time adds no way, and its print may contradict others.
            split = [name for name in split if name in named or len(start[name]) == 1]
        for picks in product(*(start[name] for name in split)):
            chosen = dict(zip(split, picks, strict=True))
            domains = start | {name: (pick,) for name, pick in chosen.items()}
            yield domains, split, as_printed(chosen)

    def _propagated(
        self,
        domains: Mapping[str, Domain],
        hulls: Mapping[str, Moment],
        changed: Iterable[str],
        extra: tuple[Relation, ...],
    ) -> dict[str, Domain] | None:
        """Cut all domains until every relation can hold; None if one is left empty."""
        after, before = self._with(extra)
        if has_strict_ring(after, {r.first for r in extra} if extra else set(after)):
            return None
        if not all(domains.values()):
            return None
        left = _Left(dict(domains), dict(hulls), [*changed, *(r.second for r in extra)])
        while left.queue:
            name = next(iter(left.queue))
            del left.queue[name]
            here = left.hulls[name]
            for other, strict in after[name].items():
                least = here.earliest + (strict and here.earliest != OPEN_PAST)
                if left.hulls[other].earliest < least:
                    left.cut(other, Moment(least, OPEN_FUTURE))
            for other, strict in before[name].items():
                most = here.latest - (strict and here.latest != OPEN_FUTURE)
                if most < left.hulls[other].latest:
                    left.cut(other, Moment(OPEN_PAST, most))
            if left.nothing:
                return None
        return left.domains

    def _with(
        self, extra: tuple[Relation, ...]
    ) -> tuple[dict[str, dict[str, bool]], dict[str, dict[str, bool]]]:
        """Give both directions of the relations, with the extra ones added to a copy."""
        if not extra:
            return self._after, self._before
        after, before = dict(self._after), dict(self._before)
        for relation in extra:
            after[relation.first] = dict(after[relation.first])
            before[relation.second] = dict(before[relation.second])
            _add(after, relation.first, relation.second, relation.strict)
            _add(before, relation.second, relation.first, relation.strict)
        return after, before


def _settled(alternatives: Iterable[Alternative]) -> Domain:
    """Give the distinct alternatives in one order, so that the order of rows never matters.

    No alternative at all is an unknown time; alternatives that are all empty leave nothing,
    which is a contradiction.
    """
    settled = sorted(set(alternatives), key=lambda a: (a.when, a.series, a.printed))
    if not settled:
        return (Alternative(Moment.unknown()),)
    return tuple(a for a in settled if not a.when.is_empty)


def _add(table: dict[str, dict[str, bool]], key: str, other: str, strict: bool) -> None:
    table[key][other] = table[key].get(other, False) or strict


def _hull(domain: Domain) -> Moment:
    return domain[0].when if len(domain) == 1 else hull_of(a.when for a in domain)


def _hulls(domains: Mapping[str, Domain]) -> dict[str, Moment]:
    return {name: _hull(domain) for name, domain in domains.items()}
