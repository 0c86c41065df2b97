"""Bound at: did an order bind an actor at a moment?

Rule: three things hold at once. The order is in force. It reaches the actor: its words name the
actor, or one for whom the actor acts where the table of the legal system says that agents are
reached (Fed. R. Civ. P. 65(d)(2) for U.S. federal courts); words that leave the actor out decide
against. And the actor knew of it, where the table asks for notice. Whether somebody else acts in
concert with those bound is a question of fact, and stays open.
"""

from dataclasses import dataclass
from typing import Final

from habeas.bounds import Tri, every
from habeas.case.records import Case
from habeas.evidence.claim import Claim
from habeas.findings import knew, order_state
from habeas.findings.bound import by_words
from habeas.findings.holding import principals_of
from habeas.findings.legal_system import LegalRow, LegalSystem, system_of
from habeas.findings.order_state import IN_FORCE, actor_and_moment, actor_key, state_key
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION: Final = "bound-at"
# What a table says of those who act for one that an order names.
AGENTS: Final = "agents"
_SPOKEN_OF: Final = {
    Tri.YES: "The words of {0} name {1}.",
    Tri.NO: "The words of {0} leave {1} out.",
    Tri.CANNOT_TELL: "By one source {0} names {1}, by another it does not.",
}


@dataclass(frozen=True, slots=True)
class Reach:
    """Whether an order reaches an actor, and by what.

    Attributes:
        told: the answer.
        why: it in a sentence.
        claims: all that is said of whom it binds.
        assumes: the rule that decides, if one does.
        contradiction: that sources differ about whether its words name the actor.
    """

    told: Tri
    why: str
    claims: tuple[Claim, ...]
    assumes: tuple[tuple[str, str], ...] = ()
    contradiction: bool = False


def subjects(case: Case, key: Key) -> set[str]:
    """Give the subjects of every claim that the answer may look at."""
    return order_state.subjects(case, key) | knew.subjects(case, key)


def answer(scene: Scene, key: Key) -> Result:
    """Say whether an order bound an actor at a moment."""
    actor, when = actor_and_moment(key)
    order, system = key.subject, system_of(scene.case, scene.case.orders[key.subject])
    reach = reach_of(scene, order, actor)
    parts = [order_state.answer(scene, state_key(IN_FORCE, order, when))]
    notes = [*reach.assumes]
    notice = system and system.row("notice")
    if system and notice and notice.needed:
        notes.append(_by_rule(system, notice))
        parts.append(knew.answer(scene, actor_key(knew.QUESTION, order, actor, when)))
    told = every([reach.told, *(part.answer for part in parts if part.answer is not None)])
    settle = [s for part in parts for s in part.settle]
    if reach.told is Tri.CANNOT_TELL:
        settle.append(f"a source that says whether {order} reaches {actor}")
    return Result(
        told,
        tuple(dict.fromkeys([*reach.claims, *(c for part in parts for c in part.claims)])),
        tuple(dict.fromkeys([*notes, *(a for part in parts for a in part.assumes)])),
        (reach.why, *(step for part in parts for step in part.why)),
        tuple(settle) if told is Tri.CANNOT_TELL else (),
        contradiction=reach.contradiction or any(part.contradiction for part in parts),
        events=tuple(dict.fromkeys(e for part in parts for e in part.events)),
    )


def reach_of(scene: Scene, order: str, actor: str) -> Reach:
    """Say whether an order reaches an actor: by its words, or through one for whom it acts.

    The nearest of whom the words speak decides: the office of an agency that they leave out is
    not reached through the State that they name.
    """
    claims = tuple(scene.values(f"{order}.binds"))
    own = by_words(scene, order, actor).told
    if own is not None:
        torn = own is Tri.CANNOT_TELL
        return Reach(own, _SPOKEN_OF[own].format(order, actor), claims, contradiction=torn)
    system = system_of(scene.case, scene.case.orders[order])
    row = system and system.row("binds")
    spoken_of = (
        (one, told)
        for one in principals_of(scene.case, actor)
        if (told := by_words(scene, order, one).told) is not None
    )
    principal, told = next(spoken_of, ("", Tri.CANNOT_TELL))
    if system and row and AGENTS in row.reaches and told is Tri.YES:
        acts = f"{actor} acts for {principal}"
        assumes = (("agents", f"{acts}, as hand/things.yaml has it"), _by_rule(system, row))
        return Reach(told, f"{acts}, whom the words of {order} name.", claims, assumes)
    why = f"Whether {order} reaches {actor} is open: its words do not say."
    return Reach(Tri.CANNOT_TELL, why, claims)


def _by_rule(system: LegalSystem, row: LegalRow) -> tuple[str, str]:
    return ("rule", f"{row.says} ({system.cited(row)})")
