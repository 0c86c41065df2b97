"""Force: had an order ended, or was it stayed, when something happened?

A fold over the acts of the docket. An act takes effect at its ``effective`` time if it has
one (a mandate that follows the judgment), else at its ``when``. An extension made before the
stated end moves it. A stay suspends from its own effect until a later act lifts it. A stated
condition (``ends_if``) may have come about unseen.
"""

from collections.abc import Callable
from dataclasses import dataclass

from habeas.bounds import Tri, every, some
from habeas.case.records import Act, Case, Order
from habeas.case.references import ENDING_ACTS
from habeas.evidence.claim import Claim
from habeas.findings.scene import Scene

# Says whether what is asked about came before an event.
Before = Callable[[str], Tri]


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
    case = scene.case
    acts = sorted((a for a in case.acts.values() if a.order == order.id), key=lambda a: a.id)
    stated = f"{order.id}.stated_end"
    return Ends(
        ended=tuple(_effect(case, a) for a in acts if a.does in ENDING_ACTS),
        stated=stated if stated in case.times else "",
        extended=tuple((_effect(case, a), _until(case, a)) for a in acts if a.does == "extends"),
        stayed=tuple(_effect(case, a) for a in acts if a.does == "stays"),
        lifted=tuple(_effect(case, a) for a in acts if a.does == "lifts stay"),
        conditions=tuple(scene.values(f"{order.id}.ends_if")),
    )


def still_in_force(scene: Scene, ends: Ends, before: Before, *events: str) -> Tri:
    """Say that nothing had ended or suspended the order when something happened.

    Args:
        scene: the case under one choice.
        ends: what can have ended it.
        before: whether what is asked about came before an event.
        events: further events of the same chronology.
    """
    line = scene.line(*events, *ends.events)
    told = [before(event) for event in ends.ended]
    if ends.stated:
        moved = some(
            line.before(made, ends.stated) & before(until) if until else Tri.CANNOT_TELL
            for made, until in ends.extended
        )
        told.append(before(ends.stated) | moved)
    for stay in ends.stayed:
        lifted = some(line.before(stay, lift) & ~before(lift) for lift in ends.lifted)
        told.append(before(stay) | lifted)
    if ends.conditions:
        told.append(Tri.CANNOT_TELL)
    return every(told)


def _effect(case: Case, act: Act) -> str:
    effective = f"{act.id}.effective"
    return effective if effective in case.times else f"{act.id}.when"


def _until(case: Case, act: Act) -> str:
    until = f"{act.id}.until"
    return until if until in case.times else ""
