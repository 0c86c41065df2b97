"""Adjudicated: has a court found the allegation true, or declined to?

Rule: a statement of or about the allegation whose stance is ``finds`` is a finding, ``declines to
find`` is that none was made. YES if all that count say the first, NO if all say the second, as
of the days on which they were said; silence proves nothing.
"""

from collections.abc import Iterator

from habeas.bounds import Tri, agreed
from habeas.case.records import Case
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION = "adjudicated"
_STANCES = {"finds": Tri.YES, "declines to find": Tri.NO}


def keys(case: Case) -> Iterator[Key]:
    """Give one key per allegation."""
    for statement in case.statements.values():
        if statement.kind == "allegation":
            yield Key(QUESTION, statement.id)


def subjects(case: Case, key: Key) -> set[str]:
    """Give the subjects of every claim that the answer may look at."""
    del key
    return {f"{one}.{field}" for one in case.statements for field in ("of", "about", "stance")}


def answer(scene: Scene, key: Key) -> Result:
    """Say whether a court has found it, by the statements that speak of it."""
    claims, steps, told = [], [], []
    for statement in scene.case.statements.values():
        of = [*scene.values(f"{statement.id}.of"), *scene.values(f"{statement.id}.about")]
        of = [claim for claim in of if claim.value == key.subject]
        stances = [c for c in scene.values(f"{statement.id}.stance") if c.value in _STANCES]
        if of and stances:
            claims += [*of, *stances]
            told += [_STANCES[claim.value] for claim in stances]
            steps += [f"{statement.name}: {claim.value} ({claim.source})." for claim in stances]
    found = agreed(told)
    return Result(
        found,
        tuple(claims),
        (("day", "it is as of the day on which it was said"),) if told else (),
        tuple(steps) or (f"No statement in the case is a finding on {key.subject}.",),
        (f"a decision that rules on {key.subject}",) if found is Tri.CANNOT_TELL else (),
    )
