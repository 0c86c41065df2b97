"""Force: had an order ended, or was it stayed, when something happened?

A fold over the acts of the docket. An act takes effect at its ``effective`` time if it has
one (a mandate that follows the judgment), else at its ``when``. An extension made before the
order runs out moves its end. A stay suspends from its own effect until a later act lifts it. A
stated condition (``ends_if``) may have come about unseen; so may an extension or the lifting of
a stay after what the docket is known through.
"""

from collections.abc import Callable
from dataclasses import dataclass

from habeas.bounds import Tri, every, some
from habeas.case.records import Act, Order
from habeas.case.references import ENDING_ACTS
from habeas.evidence.claim import Claim
from habeas.findings import by_worlds
from habeas.findings.scene import Scene

# Says whether what is asked about came before an event.
Before = Callable[[str], Tri]
# An extension whose term nobody gives.
_NO_TERM = ""


@dataclass(frozen=True, slots=True)
class Ends:
    """What can have ended or suspended an order, as event names.

    Attributes:
        ended: acts that end it.
        stated: its stated end; blank if none is stated.
        extended: for each extension when it was made and until when it runs; an extension
            without an ``until`` has a blank one.
        stayed: acts that suspend it.
        lifted: acts that lift a stay.
        conditions: the claims of a condition on which it ends.
    """

    ended: tuple[str, ...] = ()
    stated: str = ""
    extended: tuple[tuple[str, str], ...] = ()
    stayed: tuple[str, ...] = ()
    lifted: tuple[str, ...] = ()
    conditions: tuple[Claim, ...] = ()

    @property
    def events(self) -> tuple[str, ...]:
        """Every event named."""
        extended = [name for pair in self.extended for name in pair if name]
        stated = [self.stated] if self.stated else []
        return (*self.ended, *stated, *extended, *self.stayed, *self.lifted)

    def in_words(self) -> str:
        """Name what was considered."""
        named = [*self.events, *(f"the condition `{claim.value}`" for claim in self.conditions)]
        return f"considered: {', '.join(named)}" if named else "no end is recorded"


def ends_of(scene: Scene, order: Order) -> Ends:
    """Give what the docket records of an order's end."""
    acts = sorted((a for a in scene.case.acts.values() if a.order == order.id), key=lambda a: a.id)
    stated = f"{order.id}.stated_end"
    return Ends(
        ended=tuple(_effect(scene, a) for a in acts if a.does in ENDING_ACTS),
        stated=stated if scene.clock.knows(stated) else "",
        extended=tuple((_effect(scene, a), _until(scene, a)) for a in acts if a.does == "extends"),
        stayed=tuple(_effect(scene, a) for a in acts if a.does == "stays"),
        lifted=tuple(_effect(scene, a) for a in acts if a.does == "lifts stay"),
        conditions=tuple(scene.values(f"{order.id}.ends_if")),
    )


def still_in_force(ends: Ends, known: str, came: Before, before: by_worlds.Order) -> Tri:
    """Say that nothing had ended or suspended the order when something happened.

    Args:
        ends: what can have ended it.
        known: the event through which the docket is known.
        came: whether what is asked about came before an event.
        before: whether one event came before another.
    """
    told = [came(event) for event in ends.ended]
    if ends.stated:
        told.append(_not_run_out(ends, known, came, before))
    for stay in ends.stayed:
        # Beyond what the docket is known through it may have been lifted unseen.
        unseen = ~came(known) & Tri.CANNOT_TELL
        lifted = some(before(stay, lift) & ~came(lift) for lift in ends.lifted)
        told.append(came(stay) | lifted | unseen)
    if ends.conditions:
        told.append(Tri.CANNOT_TELL)
    return every(told)


def _not_run_out(ends: Ends, known: str, came: Before, before: by_worlds.Order) -> Tri:
    """Say that the stated end, as moved by extensions, had not come."""
    # Beyond what the docket is known through it may have been extended unseen.
    extended = (*ends.extended, (known, _NO_TERM))
    in_time = _made_in_time(ends.stated, extended, before)
    moved = some(
        told & (came(until) if until else Tri.CANNOT_TELL)
        for told, (_, until) in zip(in_time, extended, strict=True)
    )
    return came(ends.stated) | moved


def _made_in_time(
    stated: str, extended: tuple[tuple[str, str], ...], before: by_worlds.Order
) -> list[Tri]:
    """Say of each extension that it was made before the end, which earlier ones had moved."""
    told = [before(made, stated) for made, _ in extended]
    known: list[Tri] = []
    while told != known:
        known = told
        told = [
            now
            | some(
                other & (before(made, until) if until else Tri.CANNOT_TELL)
                for other, (_, until) in zip(known, extended, strict=True)
                if other is not Tri.NO
            )
            for now, (made, _) in zip(known, extended, strict=True)
        ]
    return told


def _effect(scene: Scene, act: Act) -> str:
    effective = f"{act.id}.effective"
    return effective if scene.clock.knows(effective) else f"{act.id}.when"


def _until(scene: Scene, act: Act) -> str:
    until = f"{act.id}.until"
    return until if scene.clock.knows(until) else _NO_TERM
