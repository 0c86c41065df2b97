"""Holding: did an actor hold somebody at an event?

Two things can say so: a stint of hand/custody.csv, of the person or group or of a group that it
lies within; and a leg of a transfer that it was aboard, by the custodian of the leg. An actor
holds what whoever acts for it holds.
"""

from collections.abc import Iterator

from habeas.bounds import Tri
from habeas.case.records import Case
from habeas.evidence.claim import Claim
from habeas.findings.kinship import within
from habeas.findings.scene import Scene


def held_by(scene: Scene, who: str, actor: str, event: str) -> tuple[Tri, tuple[Claim, ...]]:
    """Say whether an actor held somebody at an event, with the claims that say so."""
    told: set[Tri] = set()
    claims: list[Claim] = []
    for start, end, custodians in stays_of(scene, who):
        theirs = {is_theirs(scene.case, claim.value, actor) for claim in custodians}
        line = scene.line(start, end, event)
        covers = ~line.before(event, start) & line.before(event, end)
        if covers is Tri.YES and len(theirs) == 1:
            told |= theirs
        if covers is not Tri.NO:
            claims += [*custodians, *scene.claims_of(start, end)]
    told.discard(Tri.CANNOT_TELL)
    # Two stays at once with two custodians contradict each other.
    return (told.pop() if len(told) == 1 else Tri.CANNOT_TELL), tuple(dict.fromkeys(claims))


def stays_of(scene: Scene, who: str) -> Iterator[tuple[str, str, list[Claim]]]:
    """Give each known stay: the events of its start and end, and the claims of its custodian."""
    kin = within(scene.case, who) or (who,)
    for stint in scene.case.stints.values():
        if stint.who in kin:
            yield f"{stint.id}.start", f"{stint.id}.end", scene.values(f"{stint.id}.custodian")
    aboard = transfer_of(scene, who)
    for leg in scene.legs(scene.case.transfers[aboard]) if aboard else ():
        yield scene.departed(leg), scene.reached(leg), scene.values(f"{leg.id}.custodian")


def transfer_of(scene: Scene, who: str) -> str:
    """Give the transfer that somebody was aboard; blank unless all that counts names one."""
    named = {
        claim.value
        for group in within(scene.case, who) or (who,)
        for claim in scene.values(f"{group}.aboard")
    }
    return named.pop() if len(named) == 1 and named <= scene.case.transfers.keys() else ""


def is_theirs(case: Case, custodian: str, actor: str) -> Tri:
    """Say whether what a custodian holds an actor holds; open unless both are known actors."""
    if custodian == actor or actor in _principals(case, custodian):
        return Tri.YES
    known = {custodian, actor} <= case.things.keys()
    return Tri.NO if known and custodian not in _principals(case, actor) else Tri.CANNOT_TELL


def _principals(case: Case, name: str) -> list[str]:
    """Give those whom an actor acts for, at any remove."""
    found: list[str] = []
    while name in case.things and case.things[name].part_of not in ("", *found):
        name = case.things[name].part_of
        found.append(name)
    return found


def subjects_of_holding(case: Case, who: str) -> set[str]:
    """Give the subjects of the claims that can say who held somebody."""
    kin = within(case, who) or (who,)
    stints = [stint.id for stint in case.stints.values() if stint.who in kin]
    found = {f"{stint}.{field}" for stint in stints for field in ("start", "end", "custodian")}
    found |= {f"{group}.aboard" for group in kin}
    fields = ("custodian", "takeoff", "left", "landing", "arrived", "called_off")
    return found | {f"{leg}.{field}" for leg in case.legs for field in fields}
