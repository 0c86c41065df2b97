"""At the act: was an order in force when one act that it forbids happened?

The order must have taken effect before the act, must not have ended or been stayed by then,
and the docket must be known up to the act: after the matter's ``complete_through`` silence
proves nothing, so that no answer there is YES.
"""

from dataclasses import dataclass

from habeas.bounds import Chronology, Tri, every
from habeas.findings import outside
from habeas.findings.forbidden import Forbidden, forbidden
from habeas.findings.force import Ends, ends_of, still_in_force
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
        known: up to when its docket is known, as an event.
        ends: what can have ended or suspended it.
    """

    scene: Scene
    act: Forbidden
    left: str
    issued: str
    known: str
    ends: Ends

    @property
    def events(self) -> tuple[str, ...]:
        """Every event that has a say."""
        named = [self.act.event or self.left, self.issued, self.known, *self.ends.events]
        return tuple(dict.fromkeys([*named, self.left] if self.act.territory else named))

    @property
    def line(self) -> Chronology:
        """The chronology of the events."""
        return self.scene.line(*self.events)

    @property
    def subject(self) -> str:
        """What a reader calls the act."""
        return f"leaving {self.act.territory}" if self.act.territory else self.act.event

    def before(self, other: str) -> Tri:
        """Say whether the act came before an event.

        A territory was left before it if the transfer had landed abroad by then, and not
        before it if the transfer had not even begun.
        """
        line = self.line
        if not self.act.territory:
            return line.before(self.act.event, other)
        if self.act.event and line.before(self.act.event, other) is Tri.YES:
            return Tri.YES
        return Tri.NO if line.before(self.left, other) is Tri.NO else Tri.CANNOT_TELL


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
        return Result(Tri.CANNOT_TELL, why=(why,), settle=(settle,))
    known = f"{order.matter}.complete_through"
    met = _Meeting(scene, act, scene.left(transfer), issued, known, ends_of(scene, order))
    if not act.territory:
        return _told(met, Result(met.before(issued)))
    clock = issued.removeprefix(f"{order.id}.")
    where = outside.about(scene, Key("outside", transfer.id, order.id, clock), act.territory)
    return _told(met, where)


def _told(met: _Meeting, before_issue: Result) -> Result:
    """Put together whether the act came before the order, and whether the order held by then."""
    scene, line = met.scene, met.line
    early = Tri.CANNOT_TELL if before_issue.answer is None else before_issue.answer
    held = still_in_force(scene, met.ends, met.before, *met.events)
    complete = Tri.YES if met.before(met.known) is Tri.YES else Tri.CANNOT_TELL
    told = Tri.CANNOT_TELL if line.is_contradictory else every((~early, held, complete))
    by_place = before_issue.why
    bounds = scene.spoken((met.act.event,), line) if met.act.event and not by_place else ()
    issued = () if by_place else (f"{met.issued}: {scene.bounds_of(met.issued, line)}.",)
    return Result(
        told,
        tuple(
            dict.fromkeys(
                [*before_issue.claims, *scene.claims_of(*met.events), *met.ends.conditions]
            )
        ),
        tuple(dict.fromkeys([*before_issue.assumes, *scene.assumes_of(*met.events)])),
        (
            f"The act that {met.issued.partition('.')[0]} forbids here: {met.act.words}.",
            *by_place,
            *bounds,
            *issued,
            f"Before {met.issued}? {met.subject}: {early.value}.",
            f"Not ended or stayed by then: {held.value} ({met.ends.in_words()}).",
            f"The docket is known through {scene.bounds_of(met.known, line)}.",
        ),
        before_issue.settle or (f"a source that fixes {met.subject} more narrowly",),
        {name: line.bounds(name) for name in (met.issued, met.act.event) if name},
        contradiction=line.is_contradictory or before_issue.contradiction,
        speeds=before_issue.speeds,
        events=met.events,
    )
