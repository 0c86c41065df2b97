"""Knew: had an actor come to know of an order by a moment?

Rule: it knew once a notice of the order, or its service, had gone to the actor; once the actor
had spoken of the order itself; or, where the words of the order name the actor, once the order's
``noticed`` had come. What was said before the order was made shows nothing, nor does a question or
a denial, nor a statement that by another source somebody else made. Nor does silence: only
``noticed`` tells from when those named knew, so that the answer is NO before it, and open
elsewhere. Whether telling an agent or a lawyer tells the one for whom it acts is not concluded.
"""

from dataclasses import dataclass
from functools import partial
from typing import Final

from habeas.bounds import Alternative, Moment, Tri, some
from habeas.case.records import Case, Statement
from habeas.evidence.claim import Claim
from habeas.findings.bound import by_words
from habeas.findings.by_worlds import Order as Before
from habeas.findings.by_worlds import in_every_world
from habeas.findings.order_state import ASKED, moment_words, read_moment
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION: Final = "knew-at"
# Nobody gives notice of an order before it is made.
NOTICES: Final = ("notice", "service")
_MADE: Final = ("said", "signed", "filed", "entered")
_FIELDS: Final = ("by", "to", "about", "when", "stance")
# Who takes one of these stances may speak of an order without knowing of it.
_UNKNOWING: Final = ("denies", "asks", "declines to say")


@dataclass(frozen=True, slots=True)
class Heard:
    """A statement by which an actor heard of an order, or showed that it had.

    Attributes:
        statement: the statement.
        event: when it was made.
        claims: who says that it was about the order, and to or by the actor.
    """

    statement: Statement
    event: str
    claims: tuple[Claim, ...]


def knew_key(order: str, who: str, at: Moment) -> Key:
    """Give the key of the question whether an actor knew of an order at a moment.

    Example:
        >>> knew_key("O-1", "A-1", Moment(0, 1)).id
        'knew-at/O-1/A-1 1970-01-01T00:00:00Z'
    """
    return Key(QUESTION, order, who=f"{who} {moment_words(at)}")


def subjects(case: Case, key: Key) -> set[str]:
    """Give the subjects of every claim that the answer may look at."""
    order = key.subject
    told = {f"{one}.{field}" for one in statements_about(case, order) for field in _FIELDS}
    return {f"{order}.binds", *(f"{order}.{clock}" for clock in case.orders[order].clocks), *told}


def statements_about(case: Case, order: str) -> list[str]:
    """Give the statements of which some claim says that they are about an order."""
    return [
        one
        for one in case.statements
        if any(claim.value == order for claim in case.said_of(f"{one}.about"))
    ]


def heard_of(scene: Scene, order: str, actor: str) -> list[Heard]:
    """Give the statements by which an actor heard or spoke of an order, by what counts."""
    found = []
    for id_ in statements_about(scene.case, order):
        statement = scene.case.statements[id_]
        about = [c for c in scene.values(f"{id_}.about") if c.value == order]
        linked = [*_spoken_by(scene, statement, actor), *_told_to(scene, statement, actor)]
        if about and linked and scene.clock.knows(f"{id_}.when"):
            found.append(Heard(statement, f"{id_}.when", (*linked, *about)))
    return found


def _told_to(scene: Scene, statement: Statement, actor: str) -> list[Claim]:
    """Give who says that a notice went to an actor; each value is one who was told."""
    if statement.kind not in NOTICES:
        return []
    return [claim for claim in scene.values(f"{statement.id}.to") if claim.value == actor]


def _spoken_by(scene: Scene, statement: Statement, actor: str) -> list[Claim]:
    """Give who says that a statement is an actor's; none if a source names another, or it asks."""
    said = scene.values(f"{statement.id}.by")
    stances = {claim.value for claim in scene.values(f"{statement.id}.stance")}
    unknowing = statement.kind == "denial" or not stances.isdisjoint(_UNKNOWING)
    return [] if unknowing or any(claim.value != actor for claim in said) else said


def answer(scene: Scene, key: Key) -> Result:
    """Say whether an actor had come to know of an order by a moment."""
    actor, _, words = key.who.partition(" ")
    order, when = scene.case.orders[key.subject], read_moment(words)
    heard = heard_of(scene, order.id, actor)
    named = by_words(scene, order.id, actor).told is Tri.YES
    noticed = f"{order.id}.noticed" if named and scene.clock.knows(f"{order.id}.noticed") else ""
    made = [f"{order.id}.{c}" for c in _MADE if scene.clock.knows(f"{order.id}.{c}")]
    events = tuple(dict.fromkeys([*(h.event for h in heard), *([noticed] if noticed else [])]))
    line = scene.clock.chronology(scene.tied(*events, *made), {ASKED: (Alternative(when),)})
    told = in_every_world(line, partial(_holds, heard, made, noticed))
    return Result(
        told,
        tuple(dict.fromkeys([*(c for h in heard for c in h.claims), *scene.claims_of(*events)])),
        scene.assumes_of(*events),
        (*scene.spoken(events, line), _in_words(order.id, actor, told)),
        (f"a source that says when {actor} was told of {order.id}, or spoke of it",)
        if told is Tri.CANNOT_TELL
        else (),
        contradiction=line.is_contradictory,
        events=(*events, *made),
    )


def _holds(heard: list[Heard], made: list[str], noticed: str, before: Before) -> Tri:
    """Say that one of the statements had been made by then, of an order that was made by then."""
    told = some(
        ~before(ASKED, one.event)
        & (
            Tri.YES
            if one.statement.kind in NOTICES
            else some(~before(one.event, clock) for clock in made)
        )
        for one in heard
    )
    return told | (~before(ASKED, noticed) if noticed else Tri.CANNOT_TELL)


def _in_words(order: str, actor: str, told: Tri) -> str:
    return {
        Tri.YES: f"By then {actor} knew of {order}.",
        Tri.NO: f"By then those whom {order} names, {actor} among them, did not know of it.",
        Tri.CANNOT_TELL: f"The sources leave it open whether {actor} knew of {order} by then.",
    }[told]
