"""Adjudicated: has a court found the allegation true, or declined to?

Rule: a court's statement of or about the allegation whose stance is ``finds`` is a finding,
``declines to find`` is that none was made. YES if all such statements say the first, NO if all
say the second, as of the days on which they were said; silence proves nothing. Rivals of who
speaks, of what, or of the stance leave a statement open.
"""

from collections.abc import Iterator

from habeas.bounds import Tri, agreed
from habeas.case.lookup import lookup_of
from habeas.case.records import Case, Statement
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
    on_it = [
        one
        for one in case.statements
        for claim in (*case.said_of(f"{one}.of"), *case.said_of(f"{one}.about"))
        if claim.value == key.subject
    ]
    return {f"{one}.{field}" for one in on_it for field in _FIELDS}


def answer(scene: Scene, key: Key) -> Result:
    """Say whether a court has found it, by the statements that speak of it."""
    claims, steps, rulings = [], [], []
    for statement in _ruling(scene.case):
        said = {field: scene.values(f"{statement.id}.{field}") for field in _FIELDS}
        stances = [claim for claim in said["stance"] if claim.value in _STANCES]
        if stances and any(c.value == key.subject for c in (*said["of"], *said["about"])):
            claims += [claim for each in said.values() for claim in each]
            rulings.append(_outcomes(scene.case, key.subject, said))
            steps += [f"{statement.name}: {claim.value} ({claim.source})." for claim in stances]
    found = _in_all(rulings)
    return Result(
        found,
        tuple(claims),
        (("day", "it is as of the day on which it was said"),) if rulings else (),
        tuple(steps) or (f"No statement in the case is a finding on {key.subject}.",),
        (f"a decision that rules on {key.subject}",) if found is Tri.CANNOT_TELL else (),
    )


def _ruling(case: Case) -> list[Statement]:
    """Give the statements whose stance some claim gives as a finding, or as none made."""
    saying = lookup_of(case).saying
    found = {one.id: one for stance in _STANCES for one in saying.get(("stance", stance), ())}
    return [one for _, one in sorted(found.items())]


def _in_all(rulings: list[set[Tri | None]]) -> Tri:
    """Give what some statement certainly comes to, if none may come to the contrary."""
    sure = {told for ruling in rulings if len(ruling) == 1 for told in ruling} - {None}
    possible = {told for ruling in rulings for told in ruling if told is not None}
    return agreed(possible) if possible == sure else Tri.CANNOT_TELL


def _outcomes(case: Case, allegation: str, said: dict[str, list[Claim]]) -> set[Tri | None]:
    """Give all that one statement may come to; None where it is no court's on the allegation."""
    ruled = {_STANCES.get(claim.value) for claim in said["stance"]}
    by_court = {_is_court(case, claim.value) for claim in said["by"]} or {None}
    if by_court == {False}:
        return {None}
    on_it = all(claim.value == allegation for claim in said["of"])
    return ruled if on_it and by_court == {True} else ruled | {None}


def _is_court(case: Case, who: str) -> bool | None:
    """Say whether an actor is a court; None for one of which nothing is known."""
    known = case.things.get(who)
    return known.kind == "court" if known and known.sort == "actor" else None
