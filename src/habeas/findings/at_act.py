"""At the act: was an order in force when one act that it forbids happened?

The order must have taken effect before the act, must not have ended or been stayed by then,
and the docket must be known up to the act: after the matter's ``complete_through`` silence
proves nothing, so that no answer there is YES.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from habeas.bounds import Chronology, Tri, every
from habeas.findings import outside
from habeas.findings.by_worlds import Order, in_every_world
from habeas.findings.forbidden import Forbidden, forbidden
from habeas.findings.force import Before, Ends, ends_of, still_in_force
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene


@dataclass(frozen=True, slots=True)
class _Meeting:
    """An order and one act that it forbids, on one line.

    Attributes:
        scene: the case under one choice.
        act: the act.
        left: the event by which the transfer has left.
        issued: the clock by which the order took effect, as an event.
        ends: what can have ended or suspended it.
    """

    scene: Scene
    act: Forbidden
    left: str
    issued: str
    ends: Ends

    @property
    def events(self) -> tuple[str, ...]:
        """Every event that has a say."""
        acted = self.act.event or self.left
        named = [acted, self.issued, *self.ends.known, *self.ends.events]
        return tuple(dict.fromkeys([*named, self.left] if self.act.territory else named))

    @property
    def line(self) -> Chronology:
        """The chronology of the events."""
        computed = self.ends.computed
        if not computed:
            return self.scene.line(*self.events)
        return self.scene.clock.chronology(self.scene.tied(*self.events), computed)

    @property
    def subject(self) -> str:
        """What a reader calls the act."""
        return f"leaving {self.act.territory}" if self.act.territory else self.act.event

    def came(self, before: Callable[[str, str], Tri]) -> Before:
        """Give what says whether the act came before an event.

        A territory was left before it if the transfer had landed abroad by then, and not
        before it if the transfer had not even begun.
        """
        if not self.act.territory:
            return lambda other: before(self.act.event, other)

        def left(other: str) -> Tri:
            if self.act.event and before(self.act.event, other) is Tri.YES:
                return Tri.YES
            return Tri.NO if before(self.left, other) is Tri.NO else Tri.CANNOT_TELL

        return left

    def early(self, where: Result, before: Order) -> Tri:
        """Say whether the act came before the order took effect.

        Where the transfer was then tells it of a territory: outside it had been left; inside, it
        had not, if it cannot have come back.
        """
        told = self.came(before)(self.issued)
        if told is not Tri.CANNOT_TELL or not self.act.territory:
            return told
        back = before(self.act.event, self.issued) if self.act.event else Tri.NO
        if where.answer is Tri.NO and back is not Tri.NO:
            return Tri.CANNOT_TELL
        return Tri.CANNOT_TELL if where.answer is None else where.answer

    def held(self, before: Order) -> Tri:
        """Say whether the order had not ended and was not stayed by the act."""
        return still_in_force(self.ends, self.came, before)

    def in_force(self, where: Result, before: Order) -> Tri:
        """Say whether the order was in force at the act."""
        came = self.came(before)
        complete = every(came(known) for known in self.ends.known) | Tri.CANNOT_TELL
        return every((~self.early(where, before), self.held(before), complete))


def at_act(scene: Scene, key: Key, issued: str, words: str) -> Result:
    """Say whether an order was in force at one act.

    Args:
        scene: the case under one choice.
        key: names the transfer and the order.
        issued: the clock by which the order took effect, as an event.
        words: what the order forbids.
    """
    transfer, order = scene.case.transfers[key.subject], scene.case.orders[key.order]
    act = forbidden(scene, transfer, words)
    if not act.event and not act.territory:
        why = f"What {order.id} forbids, `{words}`, is no act known of {transfer.id}."
        settle = f"whether {transfer.id} came to what {order.id} forbids"
        return Result(Tri.CANNOT_TELL, act.claims, why=(why,), settle=(settle,))
    met = _Meeting(scene, act, scene.left(transfer), issued, ends_of(scene, order).picked())
    if not act.territory:
        return _told(met, Result(None))
    clock = issued.removeprefix(f"{order.id}.")
    where = outside.about(scene, Key("outside", transfer.id, order.id, clock), act.territory)
    return _told(met, where)


def _told(met: _Meeting, where: Result) -> Result:
    """Put together whether the act came before the order, and whether the order held by then."""
    scene, line = met.scene, met.line
    told = in_every_world(line, partial(met.in_force, where))
    claims = [*where.claims, *scene.claims_of(*met.events), *met.ends.conditions, *met.act.claims]
    return Result(
        told,
        tuple(dict.fromkeys(claims)),
        tuple(dict.fromkeys([*where.assumes, *scene.assumes_of(*met.events), *met.ends.assumes])),
        () if scene.brief else _why(met, where),
        where.settle or (f"a source that fixes {met.subject} more narrowly",),
        {name: line.bounds(name) for name in (met.issued, met.act.event) if name},
        contradiction=line.is_contradictory or where.contradiction,
        speeds=where.speeds,
        events=met.events,
    )


def _why(met: _Meeting, where: Result) -> tuple[str, ...]:
    """Give the steps, in sentences."""
    scene, line = met.scene, met.line
    early = in_every_world(line, partial(met.early, where))
    held = in_every_world(line, met.held)
    bounds = scene.spoken((met.act.event,), line) if met.act.event and not where.why else ()
    issued = () if where.why else (f"{met.issued}: {scene.bounds_of(met.issued, line)}.",)
    return (
        f"The act that {met.issued.partition('.')[0]} forbids here: {met.act.words}.",
        *where.why,
        *bounds,
        *issued,
        f"Before {met.issued}? {met.subject}: {early.value}.",
        f"Not ended or stayed by then: {held.value} ({met.ends.in_words()}).",
        *(_known_through(scene, known, line) for known in met.ends.known),
    )


def _known_through(scene: Scene, known: str, line: Chronology) -> str:
    matter = known.partition(".")[0]
    return f"The docket of {matter} is known through {scene.bounds_of(known, line)}."
