"""Force: had an order ended, or was it stayed, when something happened?

A fold over the acts on it (``acts_on.py``). An extension made before the order runs out moves its
end. A stay suspends from its own effect until a later act lifts it. An act that may have had no
effect leaves open what it would have changed. A stated condition (``ends_if``) may have come about
unseen; so may an extension or the lifting of a stay after what the docket is known through: that of
its own matter, and those of the appeals and applications that are known so far.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import product, starmap
from typing import Final

from habeas.bounds import Alternative, Tri, agreed, every, some
from habeas.case import court_records
from habeas.case.records import Case
from habeas.case.references import ENDING_ACTS
from habeas.evidence.claim import Claim
from habeas.findings.acts_on import (
    EFFECTS,
    STANDS,
    Acted,
    acts_on,
    derives_of,
    may_act_on,
    parents_of,
)
from habeas.findings.by_worlds import Order, every_needed
from habeas.findings.expiry import Expiry, counted_from, expiry_of
from habeas.findings.scene import Scene

# Says whether what is asked about came before an event; made from an order of events.
Before = Callable[[str], Tri]
When = Callable[[Callable[[str, str], Tri]], Before]
# Relations by which another court acts on what a matter holds.
_ABOVE: Final = ("appeal_of", "application_in")


@dataclass(frozen=True, slots=True)
class Ends:
    """What can have ended or suspended an order.

    Attributes:
        acts: what acts on it.
        stated: its stated end, as an event; blank if none is stated.
        known: up to when each docket that counts is known, as events.
        conditions: the claims of a condition on which it ends.
        unheard: matters whose docket may hold a further act, and of which none is known.
        looking_back: acts that speak as of an earlier time, which no reading takes.
        by_rule: its ends by the rules of its court, and those of what it is a part of or derives
            from, where none is stated.
    """

    acts: tuple[Acted, ...] = ()
    stated: str = ""
    known: tuple[str, ...] = ()
    conditions: tuple[Claim, ...] = ()
    unheard: tuple[str, ...] = ()
    looking_back: tuple[str, ...] = ()
    by_rule: tuple[Expiry, ...] = ()

    def of(self, *does: str) -> tuple[Acted, ...]:
        """Give the acts that do one of some things."""
        return tuple(one for one in self.acts if one.does in does)

    @property
    def counted(self) -> tuple[Acted, ...]:
        """The acts that change whether an order is in force."""
        return self.of(*ENDING_ACTS, "extends", "stays", "lifts stay")

    @property
    def events(self) -> tuple[str, ...]:
        """Every event that may count, but for those through which the dockets are known."""
        acted = [name for one in self.counted for name in (*one.times, one.until) if name]
        return tuple(dict.fromkeys([*acted, *([self.stated] if self.stated else [])]))

    def picked(self) -> "Ends":
        """Give this with the one time of each act that counts under the readings."""
        return replace(self, acts=tuple(one.picked() for one in self.acts))

    @property
    def assumes(self) -> tuple[tuple[str, str], ...]:
        """What is assumed of dockets that nobody has seen, and of acts that look back."""
        back = "counts from when it was made, not as of the earlier time that it names"
        return (
            *(("docket", f"{one} holds no further act on it") for one in self.unheard),
            *(("as of", f"{one} {back}") for one in self.looking_back),
            *(("rule", f"no end was set before {_in_words(one)}") for one in self.by_rule),
        )

    @property
    def computed(self) -> dict[str, tuple[Alternative, ...]]:
        """The events that no source gives, with their bounds."""
        return {one.event: (Alternative(one.when),) for one in self.by_rule}

    def in_words(self) -> str:
        """Name what was considered, and which acts leave the state open."""
        named = [
            *self.events,
            *map(_in_words, self.by_rule),
            *(f"the condition `{claim.value}`" for claim in self.conditions),
        ]
        doubts = [one.why for one in self.counted if not one.sure]
        said = f"considered: {', '.join(named)}" if named else "no end is recorded"
        return "; ".join([said, *dict.fromkeys(doubts)])


def _in_words(rule: Expiry) -> str:
    return f"the {rule.days} days after {rule.order} was {rule.clock} ({rule.by})"


def ends_of(scene: Scene, order: court_records.Order) -> Ends:
    """Give what the docket records of an order's end."""
    stated = f"{order.id}.stated_end"
    above = sorted(matters_above(scene.case, order.matter))
    heard = [one for one in above if scene.clock.knows(f"{one}.complete_through")]
    return Ends(
        acts=acts_on(scene, order),
        stated=stated if scene.clock.knows(stated) else "",
        known=tuple(f"{one}.complete_through" for one in (order.matter, *heard)),
        conditions=tuple(
            claim
            for one, _ in parents_of(scene.case, order, STANDS)
            for claim in scene.values(f"{one.id}.ends_if")
        ),
        unheard=tuple(one for one in above if one not in heard),
        looking_back=tuple(sorted(_looking_back(scene, order))),
        by_rule=tuple(
            found
            for one, _ in parents_of(scene.case, order, derives_of(scene))
            if (found := expiry_of(scene, one))
        ),
    )


def _looking_back(scene: Scene, order: court_records.Order) -> Iterator[str]:
    taken = {reading.sets for reading in scene.case.readings.values()}
    for act in may_act_on(scene.case, order.id):
        if scene.clock.knows(f"{act.id}.as_of") and f"{act.id}.effective" not in taken:
            yield act.id


def subjects(case: Case, order: court_records.Order) -> set[str]:
    """Give the subjects of every claim that says whether an order had ended or was stayed."""
    acts = [act.id for act in may_act_on(case, order.id)]
    parents = [one for one, _ in parents_of(case, order, "")]
    matters = [order.matter, *matters_above(case, order.matter)]
    return {
        *(f"{act}.{name}" for act in acts for name in ("until", *EFFECTS)),
        *(f"{one.id}.{name}" for one in parents for name in ("stated_end", "ends_if")),
        *(name for one in parents for name in counted_from(case, one)),
        *(f"{one}.complete_through" for one in matters),
    }


def matters_above(case: Case, matter: str) -> set[str]:
    """Give the matters in which another court can act on what a matter holds."""
    found: set[str] = set()
    todo = [matter]
    while todo:
        here = todo.pop()
        for one in case.matters.values():
            if one.id not in found and any((kind, here) in one.relations for kind in _ABOVE):
                found.add(one.id)
                todo.append(one.id)
    return found - {matter}


@dataclass(frozen=True, slots=True)
class _Asked:
    """What came before what. Which time of an act counts is asked only where it has a say."""

    order: Order
    at: When

    def came(self, event: str) -> Tri:
        """Say whether what is asked about came before an event."""
        return self.at(self.order)(event)

    def came_before(self, act: Acted) -> Tri:
        """Say whether what is asked about came before an act."""
        told = Tri.CANNOT_TELL
        if act.pick:
            told = agreed(map(self.at(self.order.glance), act.times))
        return self.came(act.event) if told is Tri.CANNOT_TELL else told

    def made_before(self, act: Acted, other: Acted) -> Tri:
        """Say whether one act came before another."""
        told = Tri.CANNOT_TELL
        if act.pick or other.pick:
            told = agreed(starmap(self.order.glance, product(act.times, other.times)))
        return self.order(act.event, other.event) if told is Tri.CANNOT_TELL else told


def still_in_force(ends: Ends, at: When, order: Order) -> Tri:
    """Say that nothing had ended or suspended the order when something happened.

    Args:
        ends: what can have ended it.
        at: says whether what is asked about came before an event, by an order of events.
        order: the order of events.
    """
    return every_needed(_not_over(ends, _Asked(order, at)))


def _not_over(ends: Ends, asked: _Asked) -> Iterator[Tri]:
    yield Tri.CANNOT_TELL if ends.conditions else Tri.YES
    for act in ends.of(*ENDING_ACTS):
        yield _doubt(act) | asked.came_before(act)
    if ends.stated:
        yield _not_run_out(ends, asked, ends.stated)
    for one in ends.by_rule:
        yield _not_run_out(ends, asked, one.event) | Tri.CANNOT_TELL
    complete = every(map(asked.came, ends.known))
    for court_stay in ends.of("stays"):
        told = asked.came_before(court_stay)
        # Beyond what the docket is known through it may have been lifted unseen.
        unseen = ~complete & Tri.CANNOT_TELL
        yield (
            told
            if told is Tri.YES
            else (told | _doubt(court_stay) | unseen | _lifted(ends, asked, court_stay))
        )


def _lifted(ends: Ends, asked: _Asked, court_stay: Acted) -> Tri:
    """Say that a stay had been lifted by then."""
    lifts = ((one, ~asked.came_before(one) & _sure(one)) for one in ends.of("lifts stay"))
    return ~every_needed(
        ~(done & asked.made_before(court_stay, one)) for one, done in lifts if done is not Tri.NO
    )


def _doubt(one: Acted) -> Tri:
    """Give the least that is left where an act may have had no effect."""
    return Tri.NO if one.sure else Tri.CANNOT_TELL


def _sure(one: Acted) -> Tri:
    """Give the most that an act brings about."""
    return Tri.YES if one.sure else Tri.CANNOT_TELL


def _not_run_out(ends: Ends, asked: _Asked, end: str) -> Tri:
    """Say that the end, as moved by extensions, had not come."""
    told = asked.came(end)
    if told is Tri.YES:
        return told
    extended = tuple(_extensions(ends))
    in_time = _made_in_time(end, extended, asked)
    moved = some(
        made & (asked.came(one.until) if one.until else Tri.CANNOT_TELL)
        for made, one in zip(in_time, extended, strict=True)
    )
    return told | moved


def _extensions(ends: Ends) -> Iterator[Acted]:
    yield from ends.of("extends")
    for known in ends.known:
        # Beyond what the docket is known through it may have been extended unseen.
        yield Acted("extends", (known,))


def _made_in_time(stated: str, extended: tuple[Acted, ...], asked: _Asked) -> list[Tri]:
    """Say of each extension that it was made before the end, which earlier ones had moved."""

    def before(one: Acted, event: str) -> Tri:
        return asked.made_before(one, Acted("ends", (event,))) if event else Tri.CANNOT_TELL

    told = [before(one, stated) & _sure(one) for one in extended]
    known: list[Tri] = []
    while told != known:
        known = told
        told = [
            now
            | _sure(one)
            & some(
                other & before(one, longer.until)
                for other, longer in zip(known, extended, strict=True)
                if other is not Tri.NO
            )
            for now, one in zip(known, extended, strict=True)
        ]
    return told
