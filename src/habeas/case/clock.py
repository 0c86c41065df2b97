"""One clock: every event of a case, with rival claims resolved, under one choice.

Limits (``between``, ``after``, ``before``) are all believed and intersected first; each bare
value is an alternative, cut to that; if none remains, the claims contradict each other, and
nothing certain follows. Relations ("after the written order was entered") and the built-in
order of a leg's events tie the events together in one Chronology.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

from habeas.bounds import Alternative, Chronology, Moment, Relation, hull_of
from habeas.case.leg_order import told_by_times
from habeas.case.links import Links, links_of
from habeas.case.records import Case, Leg, Reading, TimeClaim
from habeas.case.what_if import WhatIf
from habeas.evidence.claim import Claim, series_of
from habeas.evidence.local_time import TimeWordsError
from habeas.evidence.words_time import TimeWords, limits_of, read_time, with_clock_error
from habeas.evidence.zones import zone_known

# No instant: what is left of an event whose claims contradict each other.
_EMPTY = Moment(0, 0)
_NO_MORE: Mapping[str, tuple[Alternative, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Resolved:
    """One event under one choice.

    Attributes:
        alternatives: what remains of the bare values; a sole limit is one alternative;
            empty when nothing is said.
        hull: the smallest Moment that holds them; of everything, in a contradiction.
        claims: the claims that were counted.
        assumes: what was relied on, as (kind, sentence).
        contradiction: that the limits and the values leave nothing.
    """

    alternatives: tuple[Alternative, ...]
    hull: Moment
    claims: tuple[Claim, ...] = ()
    assumes: tuple[tuple[str, str], ...] = ()
    contradiction: bool = False


class Clock:
    """The events of a case on one clock, under one choice.

    Args:
        case: the case.
        choice: readings, sources left out, values set.
    """

    def __init__(self, case: Case, choice: WhatIf) -> None:
        self.case = case
        self.choice = choice
        self._resolved: dict[str, Resolved] = {}
        self._tied: dict[str, frozenset[Relation]] = {}
        self._zones = _zone_readings(case)

    def counts(self, claim: Claim) -> bool:
        """Say whether a claim decides under this choice."""
        if not claim.decides:
            return False
        if self.choice.without and (
            claim.source in self.choice.without or claim.origin in self.choice.without
        ):
            return False
        if claim.under is None:
            return True
        reading, option = claim.under
        chosen = self.choice.readings.get(reading)
        return chosen == option

    def event(self, name: str) -> Resolved:
        """Give an event with its rivals resolved."""
        if name not in self._resolved:
            self._resolved[name] = self._resolve(name)
        return self._resolved[name]

    def knows(self, name: str) -> bool:
        """Say whether anything at all is said of an event under this choice."""
        return bool(self.event(name).claims) or name in self.choice.times

    def chronology(
        self,
        wanted: AbstractSet[str],
        more: Mapping[str, tuple[Alternative, ...]] = _NO_MORE,
        relations: Iterable[Relation] = (),
    ) -> Chronology:
        """Give the chronology of some events, with the relations that hold among them.

        Args:
            wanted: the events.
            more: events of the asker's own, with their alternatives.
            relations: of the asker's own.
        """
        return Chronology(
            {name: self._domain(name) for name in sorted(wanted)} | dict(more),
            [*self._relations(wanted), *relations],
        )

    def tied(self, names: Iterable[str]) -> frozenset[str]:
        """Give the events that hang together with some, by what counts under this choice."""
        links = self.case_links
        found: set[str] = set()
        stack = list(names)
        while stack:
            name = stack.pop()
            if name not in found:
                chain = links.chain(name)
                found |= chain
                for one in links.related.keys() & chain:
                    stack += self._related(one)
        return frozenset(found)

    def _related(self, name: str) -> list[str]:
        """Give the events that a relation which counts ties to one."""
        own = self.tied_by(name)
        return [
            other
            for other in self.case_links.related[name]
            if any({name, other} == {r.first, r.second} for r in own | self.tied_by(other))
        ]

    @cached_property
    def case_links(self) -> Links:
        """Which events any relation of the case ties together, under whatever choice."""
        return links_of(self.case)

    def _domain(self, name: str) -> tuple[Alternative, ...]:
        event = self.event(name)
        if event.contradiction:
            return (Alternative(_EMPTY),)
        return event.alternatives

    def _relations(self, wanted: AbstractSet[str]) -> Iterable[Relation]:
        """Give the relations that hold among some events under this choice."""
        for name in wanted:
            yield from self.tied_by(name)
        for name in wanted:
            for later in self.case_links.following.get(name, ()):
                yield Relation(name, later, strict=False)
        steps = self.case_links.steps
        for earlier in wanted:
            for later, legs in steps.get(earlier, ()):
                if self.in_order(*legs):
                    yield Relation(earlier, later, strict=False)

    def in_order(self, first: Leg, second: Leg) -> bool:
        """Say whether times tell, under this choice, that one leg came before another."""
        return told_by_times(first, second, lambda name: self.event(name).hull)

    def tied_by(self, name: str) -> frozenset[Relation]:
        """Give the relations that claims about one event state; none if it is set."""
        if name not in self.case_links.related:
            return frozenset()
        if name not in self._tied:
            self._tied[name] = frozenset() if name in self.choice.times else self._stated(name)
        return self._tied[name]

    def _stated(self, name: str) -> frozenset[Relation]:
        counted = [
            said.said
            for said in self.case.times.get(name, ())
            if (said.said.after or said.said.before) and self.counts(said.claim)
        ]
        return frozenset(
            relation
            for words in counted
            for relation in (
                *(Relation(other, name) for other in words.after),
                *(Relation(name, other) for other in words.before),
            )
        )

    def _resolve(self, name: str) -> Resolved:
        if name in self.choice.times:
            when = self.choice.times[name]
            note = ("set", f"{name} is set by the question")
            return Resolved((Alternative(when),), when, assumes=(note,))
        counted = tuple(s for s in self.case.times.get(name, ()) if self.counts(s.claim))
        zones = tuple(self._zone_of(said.claim.source) for said in counted)
        # Thousands of choices are tried for one answer; most leave an event as it was.
        known, key = self.case_links.resolved, (name, tuple(map(id, counted)), zones)
        if key not in known:
            known[key] = _resolved([(said.claim, self.words_of(said)) for said in counted])
        found: Resolved = known[key]
        return found

    def words_of(self, said: TimeClaim) -> TimeWords:
        """Give a claim's words, read again if a reading sets its source's zone."""
        zone = self._zone_of(said.claim.source)
        if not zone:
            return said.said
        series = series_of(said.claim)
        try:
            words = read_time(said.claim.value, replace(said.zones, source=zone), series=series)
        except TimeWordsError:
            # The zone puts the time off the calendar: the claim then bounds nothing.
            return TimeWords(said.claim.value)
        return with_clock_error(words, self.case.sources[said.claim.source].clock_s)

    def _zone_of(self, source: str) -> str:
        """Give the zone that the readings set for a source; blank if they set none."""
        chosen = ""
        for reading in self._zones.get(source, ()):
            if reading.id in self.choice.readings:
                zone = reading.value_of(self.choice.readings[reading.id])
                # One that is no zone is a problem of the case, and sets nothing.
                chosen = zone if zone_known(zone) else chosen
        return chosen


def _resolved(counted: list[tuple[Claim, TimeWords]]) -> Resolved:
    """Intersect the limits, cut each alternative to them, and say what was relied on."""
    limit = limits_of([words for _, words in counted])
    bare = [a for _, words in counted for a in words.alternatives]
    claims = tuple(claim for claim, _ in counted)
    assumes = tuple(dict.fromkeys(note for _, words in counted for note in words.assumes))
    cut = tuple(
        Alternative(when, a.series, a.printed)
        for a in (bare or [Alternative(limit)])
        if not (when := a.when.intersect(limit)).is_empty
    )
    if cut:
        return Resolved(cut, hull_of(a.when for a in cut), claims, assumes)
    said = bare or [Alternative(w.limit) for _, w in counted if w.limit is not None]
    return Resolved((), hull_of(a.when for a in said), claims, assumes, contradiction=True)


def _zone_readings(case: Case) -> dict[str, list[Reading]]:
    """Give, for sources whose zone a reading can set, those readings."""
    zones: dict[str, list[Reading]] = {}
    for reading in case.readings.values():
        if reading.sets.startswith("zone of "):
            zones.setdefault(reading.sets.removeprefix("zone of "), []).append(reading)
    return zones
