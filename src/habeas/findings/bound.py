"""Bound: whether an order binds somebody by name.

Rule: an order binds by name whom its words name. The claims of ``binds`` each hold an actor's id,
or ``not ID`` for one that the words leave out; ``no other by name`` closes the list. Other words,
such as officers and agents, or those in concert with notice (Fed. R. Civ. P. 65(d)(2) for U.S.
federal courts), may reach further, and are told beside the answer.
"""

from dataclasses import dataclass
from typing import Final

from habeas.bounds import Tri
from habeas.case.records import Case
from habeas.evidence.claim import Claim
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION: Final = "bound-by-name"
_CLOSED: Final = "no other by name"


@dataclass(frozen=True, slots=True)
class ByWords:
    """What the words of an order say of an actor.

    Attributes:
        told: YES if they name it, NO if they leave it out, CANNOT TELL if sources differ; None
            if they do not speak of it.
        claims: those that decide.
    """

    told: Tri | None
    claims: tuple[Claim, ...]


def by_words(scene: Scene, order: str, who: str) -> ByWords:
    """Give what the words of an order say of an actor, by what counts."""
    claims = [(c, " ".join(c.value.split())) for c in scene.values(f"{order}.binds")]
    named = [c for c, said in claims if said == who]
    left_out = [c for c, said in claims if said == f"not {who}"]
    if named and left_out:
        return ByWords(Tri.CANNOT_TELL, (*named, *left_out))
    told = Tri.YES if named else Tri.NO if left_out else None
    return ByWords(told, (*named, *left_out))


def bound_key(order: str, who: str) -> Key:
    """Give the key of the question whether an order binds an actor by name.

    Example:
        >>> bound_key("O-1", "A-1").id
        'bound-by-name/O-1/A-1'
    """
    return Key(QUESTION, order, who=who)


def subjects(case: Case, key: Key) -> set[str]:
    """Give the subjects of every claim that the answer may look at."""
    del case
    return {f"{key.subject}.binds"}


def answer(scene: Scene, key: Key) -> Result:
    """Say whether an order binds an actor by name."""
    claims = scene.values(f"{key.subject}.binds")
    said = {" ".join(claim.value.split()) for claim in claims}
    own = by_words(scene, key.subject, key.who).told
    told = (Tri.NO if _CLOSED in said else Tri.CANNOT_TELL) if own is None else own
    known = {_CLOSED, *scene.case.things, *(f"not {one}" for one in scene.case.things)}
    others = sorted(said - known)
    words = {
        Tri.YES: f"The words of {key.subject} name {key.who}.",
        Tri.NO: f"The words of {key.subject} do not name {key.who}.",
        Tri.CANNOT_TELL: f"Nothing that counts says whether {key.subject} names {key.who}.",
    }
    further = (f"It reaches further in words that name nobody: {'; '.join(others)}.",)
    return Result(
        told,
        tuple(claims),
        why=(words[told], *(further if others else ())),
        settle=(f"the words of {key.subject}",) if told is Tri.CANNOT_TELL else (),
        contradiction=own is Tri.CANNOT_TELL,
    )
