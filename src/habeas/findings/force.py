"""Force: had an order ended, or was it stayed, when something happened?

A fold over the acts on it (``acts_on.py``). An extension made before the order runs out moves its
end. A stay suspends from its own effect until a later act lifts it. An act that may have had no
effect leaves open what it would have changed. A stated condition (``ends_if``) may have come about
unseen; so may an extension or the lifting of a stay after what the docket is known through: that of
its own matter, and those of the appeals and applications that are known so far.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from habeas.bounds import Tri, every, some
from habeas.case.court_records import Order
from habeas.case.records import Case
from habeas.case.references import ENDING_ACTS
from habeas.evidence.claim import Claim
from habeas.findings import by_worlds
from habeas.findings.acts_on import EFFECTS, STANDS, Acted, acts_on, may_act_on, parents_of
from habeas.findings.scene import Scene

# Says whether what is asked about came before an event.
Before = Callable[[str], Tri]
# An extension whose term nobody gives.
_NO_TERM = ""
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
    """

    acts: tuple[Acted, ...] = ()
    stated: str = ""
    known: tuple[str, ...] = ()
    conditions: tuple[Claim, ...] = ()
    unheard: tuple[str, ...] = ()
    looking_back: tuple[str, ...] = ()

    def of(self, *does: str) -> tuple[Acted, ...]:
        """Give the acts that do one of some things."""
        return tuple(one for one in self.acts if one.does in does)

    @property
    def counted(self) -> tuple[Acted, ...]:
        """The acts that change whether an order is in force."""
        return self.of(*ENDING_ACTS, "extends", "stays", "lifts stay")

    @property
    def events(self) -> tuple[str, ...]:
        """Every event named, but for those through which the dockets are known."""
        acted = [name for one in self.counted for name in (one.event, one.until) if name]
        return tuple(dict.fromkeys([*acted, *([self.stated] if self.stated else [])]))

    @property
    def assumes(self) -> tuple[tuple[str, str], ...]:
        """What is assumed of dockets that nobody has seen, and of acts that look back."""
        back = "counts from when it was made, not as of the earlier time that it names"
        return (
            *(("docket", f"{one} holds no further act on it") for one in self.unheard),
            *(("as of", f"{one} {back}") for one in self.looking_back),
        )

    def in_words(self) -> str:
        """Name what was considered, and which acts leave the state open."""
        named = [*self.events, *(f"the condition `{claim.value}`" for claim in self.conditions)]
        doubts = [one.why for one in self.counted if not one.sure]
        said = f"considered: {', '.join(named)}" if named else "no end is recorded"
        return "; ".join([said, *dict.fromkeys(doubts)])


def ends_of(scene: Scene, order: Order) -> Ends:
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
    )


def _looking_back(scene: Scene, order: Order) -> Iterator[str]:
    taken = {reading.sets for reading in scene.case.readings.values()}
    for act in may_act_on(scene.case, order.id):
        if scene.clock.knows(f"{act.id}.as_of") and f"{act.id}.effective" not in taken:
            yield act.id


def subjects(case: Case, order: Order) -> set[str]:
    """Give the subjects of every claim that says whether an order had ended or was stayed."""
    acts = [act.id for act in may_act_on(case, order.id)]
    parents = [one.id for one, _ in parents_of(case, order, "")]
    matters = [order.matter, *matters_above(case, order.matter)]
    return {
        *(f"{act}.{name}" for act in acts for name in ("until", *EFFECTS)),
        *(f"{one}.{name}" for one in parents for name in ("stated_end", "ends_if")),
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


def still_in_force(ends: Ends, came: Before, before: by_worlds.Order) -> Tri:
    """Say that nothing had ended or suspended the order when something happened.

    Args:
        ends: what can have ended it.
        came: whether what is asked about came before an event.
        before: whether one event came before another.
    """
    told = [came(one.event) | _doubt(one) for one in ends.of(*ENDING_ACTS)]
    if ends.stated:
        told.append(_not_run_out(ends, came, before))
    complete = every(came(known) for known in ends.known)
    for court_stay in ends.of("stays"):
        # Beyond what the docket is known through it may have been lifted unseen.
        unseen = ~complete & Tri.CANNOT_TELL
        lifted = some(
            before(court_stay.event, lift.event) & ~came(lift.event) & _sure(lift)
            for lift in ends.of("lifts stay")
        )
        told.append(came(court_stay.event) | _doubt(court_stay) | lifted | unseen)
    if ends.conditions:
        told.append(Tri.CANNOT_TELL)
    return every(told)


def _doubt(one: Acted) -> Tri:
    """Give the least that is left where an act may have had no effect."""
    return Tri.NO if one.sure else Tri.CANNOT_TELL


def _sure(one: Acted) -> Tri:
    """Give the most that an act brings about."""
    return Tri.YES if one.sure else Tri.CANNOT_TELL


def _not_run_out(ends: Ends, came: Before, before: by_worlds.Order) -> Tri:
    """Say that the stated end, as moved by extensions, had not come."""
    extended = tuple(_extensions(ends))
    in_time = _made_in_time(ends.stated, extended, before)
    moved = some(
        told & (came(until) if until else Tri.CANNOT_TELL)
        for told, (_, until, _) in zip(in_time, extended, strict=True)
    )
    return came(ends.stated) | moved


# When an extension was made, until when it runs, and whether it surely moved the end.
_Extension = tuple[str, str, Tri]


def _extensions(ends: Ends) -> Iterator[_Extension]:
    for one in ends.of("extends"):
        yield one.event, one.until, _sure(one)
    for known in ends.known:
        # Beyond what the docket is known through it may have been extended unseen.
        yield known, _NO_TERM, Tri.YES


def _made_in_time(
    stated: str, extended: tuple[_Extension, ...], before: by_worlds.Order
) -> list[Tri]:
    """Say of each extension that it was made before the end, which earlier ones had moved."""
    told = [before(made, stated) & sure for made, _, sure in extended]
    known: list[Tri] = []
    while told != known:
        known = told
        told = [
            now
            | sure
            & some(
                other & (before(made, until) if until else Tri.CANNOT_TELL)
                for other, (_, until, _) in zip(known, extended, strict=True)
                if other is not Tri.NO
            )
            for now, (made, _, sure) in zip(known, extended, strict=True)
        ]
    return told
