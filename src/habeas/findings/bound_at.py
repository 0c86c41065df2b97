"""Bound at: did an order bind an actor at a moment?

Rule: three things hold at once. The order is in force. It reaches the actor: its words name the
actor, or one for whom the actor acts where the table of the legal system says that agents are
reached (Fed. R. Civ. P. 65(d)(2) for U.S. federal courts); words that leave the actor out decide
against. And the actor knew of it, where the table asks for notice. Whether somebody else acts in
concert with those bound is a question of fact, and stays open.
"""

from dataclasses import dataclass
from typing import Final

from habeas.bounds import Moment, Tri, every
from habeas.case.records import Case
from habeas.evidence.claim import Claim
from habeas.findings import knew, order_state
from habeas.findings.bound import by_words
from habeas.findings.holding import principals_of
from habeas.findings.legal_system import LegalRow, system_of
from habeas.findings.order_state import IN_FORCE, moment_words, read_moment, state_key
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION: Final = "bound-at"
# What a table says of those who act for one that an order names.
AGENTS: Final = "agents"


@dataclass(frozen=True, slots=True)
class Reach:
    """Whether an order reaches an actor, and by what.

    Attributes:
        told: the answer.
        why: it in a sentence.
        claims: the words that decide.
        assumes: the rule that decides, if one does.
    """

    told: Tri
    why: str
    claims: tuple[Claim, ...] = ()
    assumes: tuple[tuple[str, str], ...] = ()


def bound_at_key(order: str, who: str, at: Moment) -> Key:
    """Give the key of the question whether an order bound an actor at a moment.

    Example:
        >>> bound_at_key("O-1", "A-1", Moment(0, 1)).id
        'bound-at/O-1/A-1 1970-01-01T00:00:00Z'
    """
    return Key(QUESTION, order, who=f"{who} {moment_words(at)}")


def subjects(case: Case, key: Key) -> set[str]:
    """Give the subjects of every claim that the answer may look at."""
    return order_state.subjects(case, key) | knew.subjects(case, key)


def answer(scene: Scene, key: Key) -> Result:
    """Say whether an order bound an actor at a moment."""
    actor, _, words = key.who.partition(" ")
    reach = reach_of(scene, key.subject, actor)
    when = read_moment(words)
    parts = [order_state.answer(scene, state_key(IN_FORCE, key.subject, when))]
    asked = _row(scene, key.subject, "notice")
    if asked and asked.needed:
        parts.append(knew.answer(scene, knew.knew_key(key.subject, actor, when)))
    told = every([reach.told, *(part.answer for part in parts if part.answer is not None)])
    notes = [_rule(scene, key.subject, asked)] if asked and asked.needed else []
    settle = [s for part in parts for s in part.settle]
    if reach.told is Tri.CANNOT_TELL:
        settle.append(f"a source that says whether {key.subject} reaches {actor}")
    return Result(
        told,
        tuple(dict.fromkeys([*reach.claims, *(c for part in parts for c in part.claims)])),
        tuple(dict.fromkeys([*reach.assumes, *notes, *(a for p in parts for a in p.assumes)])),
        (reach.why, *(step for part in parts for step in part.why)),
        tuple(settle) if told is Tri.CANNOT_TELL else (),
        contradiction=any(part.contradiction for part in parts),
        events=tuple(dict.fromkeys(e for part in parts for e in part.events)),
    )


def reach_of(scene: Scene, order: str, actor: str) -> Reach:
    """Say whether an order reaches an actor: by its words, or through one for whom it acts."""
    own = by_words(scene, order, actor)
    if own.told is not None:
        words = {
            Tri.YES: f"The words of {order} name {actor}.",
            Tri.NO: f"The words of {order} leave {actor} out.",
            Tri.CANNOT_TELL: f"By one source {order} names {actor}, by another it does not.",
        }
        return Reach(own.told, words[own.told], own.claims)
    row = _row(scene, order, "binds")
    for principal in principals_of(scene.case, actor):
        theirs = by_words(scene, order, principal)
        if theirs.told is Tri.YES and row and AGENTS in row.reaches:
            why = f"{actor} acts for {principal}, whom the words of {order} name."
            return Reach(Tri.YES, why, theirs.claims, (_rule(scene, order, row),))
    return Reach(Tri.CANNOT_TELL, f"Whether {order} reaches {actor} is open: its words do not say.")


def _row(scene: Scene, order: str, topic: str) -> LegalRow | None:
    system = system_of(scene.case, scene.case.orders[order])
    return system.row(topic) if system else None


def _rule(scene: Scene, order: str, row: LegalRow) -> tuple[str, str]:
    system = system_of(scene.case, scene.case.orders[order])
    unreviewed = "" if system and system.reviewed else ", unreviewed"
    return ("rule", f"{row.says} ({row.rule} {row.section}{unreviewed})")
