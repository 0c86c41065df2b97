"""Adjudicated: has a court found the allegation true, or declined to?

Rule: a court's statement of or about the allegation whose stance is ``finds`` is a finding,
``declines to find`` is that none was made. YES if all such statements say the first, NO if all
say the second, as of the days on which they were said; silence proves nothing. Rivals of who
speaks, of what, or of the stance leave a statement open.
"""

from collections.abc import Iterator

from habeas.bounds import Tri, agreed
from habeas.case.records import Case
from habeas.evidence.claim import Claim
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION = "adjudicated"
_STANCES = {"finds": Tri.YES, "declines to find": Tri.NO}
_FIELDS = ("by", "of", "about", "stance")


def keys(case: Case) -> Iterator[Key]:
    """Give one key per allegation."""
    for statement in case.statements.values():
        if statement.kind == "allegation":
            yield Key(QUESTION, statement.id)


def subjects(case: Case, key: Key) -> set[str]:
    """Give the subjects of every claim that the answer may look at."""
    del key
    return {f"{one}.{field}" for one in case.statements for field in _FIELDS}


def answer(scene: Scene, key: Key) -> Result:
    """Say whether a court has found it, by the statements that speak of it."""
    claims, steps, told = [], [], []
    for statement in scene.case.statements.values():
        said = {field: scene.values(f"{statement.id}.{field}") for field in _FIELDS}
        stances = [claim for claim in said["stance"] if claim.value in _STANCES]
        if stances and any(c.value == key.subject for c in (*said["of"], *said["about"])):
            claims += [claim for each in said.values() for claim in each]
            told.append(_told(scene.case, key.subject, said))
            steps += [f"{statement.name}: {claim.value} ({claim.source})." for claim in stances]
    found = agreed(told)
    return Result(
        found,
        tuple(claims),
        (("day", "it is as of the day on which it was said"),) if told else (),
        tuple(steps) or (f"No statement in the case is a finding on {key.subject}.",),
        (f"a decision that rules on {key.subject}",) if found is Tri.CANNOT_TELL else (),
    )


def _told(case: Case, allegation: str, said: dict[str, list[Claim]]) -> Tri:
    """Say what one statement comes to, if all that counts makes it a court's on the allegation."""
    courts = {name for name, thing in case.things.items() if thing.kind == "court"}
    by_court = bool(said["by"]) and all(claim.value in courts for claim in said["by"])
    of_it = all(claim.value == allegation for claim in said["of"])
    if not (by_court and of_it):
        return Tri.CANNOT_TELL
    return agreed(_STANCES.get(claim.value, Tri.CANNOT_TELL) for claim in said["stance"])
