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

from habeas.bounds import Alternative, Tri, some
from habeas.case.records import Case
from habeas.evidence.claim import Claim
from habeas.findings.bound import by_words
from habeas.findings.by_worlds import Order as Before
from habeas.findings.by_worlds import in_every_world
from habeas.findings.order_state import ASKED, actor_and_moment
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
        event: when it was made.
        is_notice: whether it is a notice or a service.
    """

    event: str
    is_notice: bool


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
        is_notice = scene.case.statements[id_].kind in NOTICES
        is_about = any(claim.value == order for claim in scene.values(f"{id_}.about"))
        was_told = any(claim.value == actor for claim in scene.values(f"{id_}.to"))
        linked = (is_notice and was_told) or _is_spoken_by(scene, id_, actor)
        if is_about and linked and scene.clock.knows(f"{id_}.when"):
            found.append(Heard(f"{id_}.when", is_notice))
    return found


def _is_spoken_by(scene: Scene, statement: str, actor: str) -> bool:
    """Say whether a statement is an actor's by every source that counts, and no mere question."""
    said = {claim.value for claim in scene.values(f"{statement}.by")}
    stances = {claim.value for claim in scene.values(f"{statement}.stance")}
    is_denial = scene.case.statements[statement].kind == "denial"
    return said == {actor} and not is_denial and stances.isdisjoint(_UNKNOWING)


def _linking(scene: Scene, order: str, actor: str) -> list[Claim]:
    """Give all that is said of who told whom in the statements about an order that name an actor.

    A claim of somebody else, or of a stance, has a say as well: without it a statement may count.
    """
    found: list[Claim] = []
    for id_ in statements_about(scene.case, order):
        said = {name: scene.values(f"{id_}.{name}") for name in ("by", "to", "about", "stance")}
        if any(claim.value == actor for claim in (*said["by"], *said["to"])):
            found += [claim for claims in said.values() for claim in claims]
    return found


def answer(scene: Scene, key: Key) -> Result:
    """Say whether an actor had come to know of an order by a moment."""
    actor, when = actor_and_moment(key)
    order = key.subject
    heard, words = heard_of(scene, order, actor), by_words(scene, order, actor)
    known = scene.clock.knows(f"{order}.noticed")
    noticed = f"{order}.noticed" if known and words.told is Tri.YES else ""
    # When the order was made has a say only in what was said without a notice.
    asked = () if all(one.is_notice for one in heard) else _MADE
    made = [f"{order}.{clock}" for clock in asked if scene.clock.knows(f"{order}.{clock}")]
    events = (*(one.event for one in heard), *([noticed] if noticed else []), *made)
    line = scene.clock.chronology(scene.tied(*events), {ASKED: (Alternative(when),)})
    told = in_every_world(line, partial(_holds, heard, made, noticed))
    claims = [*_linking(scene, order, actor), *(words.claims if known else ())]
    settle = f"a source that says when {actor} was told of {order}, or spoke of it"
    return Result(
        told,
        tuple(dict.fromkeys([*claims, *scene.claims_of(*events)])),
        scene.assumes_of(*events),
        (*scene.spoken(events, line), _in_words(order, actor, told)),
        (settle,) if told is Tri.CANNOT_TELL else (),
        contradiction=line.is_contradictory,
        events=events,
    )


def _holds(heard: list[Heard], made: list[str], noticed: str, before: Before) -> Tri:
    """Say that one of the statements had been made by then, of an order that was made by then."""
    told = some(
        ~before(ASKED, one.event)
        & (Tri.YES if one.is_notice else some(~before(one.event, clock) for clock in made))
        for one in heard
    )
    return told | (~before(ASKED, noticed) if noticed else Tri.CANNOT_TELL)


def _in_words(order: str, actor: str, told: Tri) -> str:
    return {
        Tri.YES: f"By then {actor} knew of {order}.",
        Tri.NO: f"By then those whom {order} names, {actor} among them, did not know of it.",
        Tri.CANNOT_TELL: f"The sources leave it open whether {actor} knew of {order} by then.",
    }[told]
