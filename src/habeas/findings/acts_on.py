"""Acts on an order: what the docket records that can have ended, stayed or extended it.

What acts on an order acts on its parts (``part_of``). What acts on a part leaves the whole open.
An act whose effect depends on a condition may have had none. An order that enforces or secures
another (``derives_from``) falls with it under one reading and stands under another: the axis
``derives`` says which (``falls`` or ``stands``); where no reading does, both are open.

An act of which all is told under readings that are not taken is no act.

An act takes effect at its ``effective`` time if it has one (a mandate that follows the judgment),
else at its ``when``. A reading that sets ``ACT.effective`` may say otherwise: ``when``,
``effective`` or ``as_of``, the earlier time as of which it speaks.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from habeas.case.court_records import Act, Order
from habeas.case.records import Case, Reading
from habeas.evidence.claim import Claim
from habeas.findings.scene import Scene

# An axis of all orders that derive from another, and what its options set.
DERIVES: Final = "derives"
FALLS: Final = "falls"
STANDS: Final = "stands"
EFFECTS: Final = ("when", "effective", "as_of")


@dataclass(frozen=True, slots=True)
class Acted:
    """Something that acts on an order, by the event at which it takes effect.

    Attributes:
        does: what it does, as ``stays``.
        times: such as ``A-1.when``; several where a reading says which of them counts.
        until: until when an extension runs; blank where nobody says.
        sure: whether it surely has its effect on this order, and on all of it.
        why: why it may have none; blank if it is sure.
        pick: looks up which of several times counts.
    """

    does: str
    times: tuple[str, ...]
    until: str = ""
    sure: bool = True
    why: str = ""
    pick: Callable[[], str] | None = field(default=None, compare=False)

    @property
    def event(self) -> str:
        """The one that counts; where a reading says which, it is looked up."""
        return self.times[0] if self.pick is None else self.pick()

    def picked(self) -> "Acted":
        """Give this with the one time that counts."""
        return replace(self, times=(self.event,), pick=None) if self.pick else self


def acts_on(scene: Scene, order: Order) -> tuple[Acted, ...]:
    """Give the acts on an order under one choice, in the order of their ids."""
    derives = derives_of(scene)
    acts = sorted(_reaching(scene.case, order, derives), key=lambda pair: pair[0].id)
    told = (_acted(scene, *one) for one in acts if _is_told(scene, one[0]))
    return (*told, *_run_out(scene, order, derives))


def _is_told(scene: Scene, act: Act) -> bool:
    """Say whether an act is one under this choice: not if all tells of it under other readings."""
    said_of = scene.case.said_of
    told = [*said_of(f"{act.id}.when"), *said_of(f"{act.id}.effective")]
    return not told or not all(_is_of_another(scene, claim) for claim in told)


def _is_of_another(scene: Scene, claim: Claim) -> bool:
    """Say whether a claim counts under another option alone of a reading that is taken."""
    reading, option = claim.under or ("", "")
    return reading in scene.choice.readings and scene.choice.readings[reading] != option


def _run_out(scene: Scene, order: Order, derives: str) -> Iterator[Acted]:
    """Give the stated ends of what an order is a part of, or derives from."""
    for one, _ in parents_of(scene.case, order, derives):
        event = f"{one.id}.stated_end"
        if one is not order and scene.clock.knows(event):
            yield Acted("ends", (event,), sure=False, why=f"{one.id} may have run out")


def may_act_on(case: Case, order_id: str) -> list[Act]:
    """Give every act that can act on an order under some reading."""
    return [act for act, _ in _reaching(case, case.orders[order_id], "")]


def parents_of(case: Case, order: Order, derives: str) -> Iterator[tuple[Order, str]]:
    """Give the orders whose acts reach an order, itself first, and what is doubtful of that.

    Args:
        case: the case.
        order: the order.
        derives: what the readings set of orders that derive from another; blank if nothing.
    """
    seen: set[str] = set()
    todo = [(order.id, "")]
    while todo:
        id_, doubt = todo.pop()
        if id_ in seen or id_ not in case.orders:
            continue
        seen.add(id_)
        one = case.orders[id_]
        yield one, doubt
        if derives != STANDS:
            falls = "" if derives == FALLS else f"whether {order.id} falls with {one.derives_from}"
            todo.append((one.derives_from, doubt or falls))
        todo.append((one.part_of, doubt))


def _reaching(case: Case, order: Order, derives: str) -> Iterator[tuple[Act, str]]:
    """Give the acts that reach an order, each with why its effect on it is in doubt."""
    own = {one.id: doubt for one, doubt in parents_of(case, order, derives)}
    for act in case.acts.values():
        if act.order in own:
            doubt = own[act.order]
        elif act.order in case.orders and _is_whole(case, case.orders[act.order], order.id):
            doubt = f"{act.id} is about {act.order} alone"
        else:
            continue
        if act.does == "extends" and not _is_whole(case, order, act.order):
            continue  # a longer life of the other order makes this one no longer
        if act.part in case.orders and act.part not in own:
            if not _is_whole(case, case.orders[act.part], order.id):
                continue  # it is about a part that this order is not in
            doubt = doubt or f"{act.id} is about {act.part} alone"
        elif act.part and act.part not in own:
            doubt = doubt or f"{act.id} is about a part: {act.part}"
        yield act, doubt or (f"{act.id} depends on: {act.condition}" if act.condition else "")


def _is_whole(case: Case, order: Order, whole: str) -> bool:
    """Say whether an order is another one, or a part of it."""
    if order.id == whole or not order.part_of:
        return order.id == whole
    return any(one.id == whole for one, _ in parents_of(case, order, STANDS))


def _acted(scene: Scene, act: Act, doubt: str) -> Acted:
    until = f"{act.id}.until"
    until = until if scene.clock.knows(until) else ""
    readings = [r for r in scene.case.readings.values() if r.sets == f"{act.id}.effective"]
    options = {option.value for reading in readings for option in reading.options}
    clocks = {_by_itself(scene, act), *options}
    times = tuple(sorted({_known_time(scene, act, clock) for clock in clocks}))
    if len(times) == 1:
        return Acted(act.does, times, until, not doubt, doubt)
    pick = partial(_picked, scene, act, readings)
    return Acted(act.does, times, until, not doubt, doubt, pick)


def _picked(scene: Scene, act: Act, readings: list[Reading]) -> str:
    """Give the time of an act that the readings pick."""
    chosen = scene.choice.readings
    values = [one.value_of(chosen[one.id]) for one in readings if one.id in chosen]
    return _known_time(scene, act, (*values, _by_itself(scene, act))[0])


def _by_itself(scene: Scene, act: Act) -> str:
    return "effective" if scene.clock.knows(f"{act.id}.effective") else "when"


def _known_time(scene: Scene, act: Act, clock: str) -> str:
    event = f"{act.id}.{clock}"
    return event if scene.clock.knows(event) else f"{act.id}.when"


def derives_of(scene: Scene) -> str:
    """Give what the readings set of orders that derive from another; blank if nothing."""
    for reading in scene.case.readings.values():
        if reading.sets == DERIVES and reading.id in scene.choice.readings:
            return reading.value_of(scene.choice.readings[reading.id])
    return ""
