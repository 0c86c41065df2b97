"""Kinship of groups: which group lies within which, and which share nobody.

The parts of one group share nobody (``counts.py`` adds them up on the same ground); groups that
no common whole ties together may share anybody. A group that is part of itself, at any remove,
is a fault of the case (CAS-211): what it is part of is not used.
"""

from habeas.bounds import Tri
from habeas.case.lookup import lookup_of, members
from habeas.case.records import Case
from habeas.evidence.claim import Claim
from habeas.findings.scene import Scene


def within(case: Case, group: str) -> tuple[str, ...]:
    """Give a group and every group that it is a part of, the nearest first."""
    chain: list[str] = []
    while group in case.groups and group not in chain:
        chain.append(group)
        group = case.groups[group].part_of
    # Up to the first group of a ring, if the chain runs into one.
    return tuple(chain[: chain.index(group) + 1] if group in chain else chain)


def parts_within(case: Case, group: str) -> tuple[str, ...]:
    """Give a group and every group that is a part of it, at any depth."""
    below = sorted(lookup_of(case).below(group))
    return tuple(one for one in below if group in within(case, one))


def share_nobody(case: Case, one: str, other: str) -> bool:
    """Say whether two groups are parts of one whole, and neither lies within the other."""
    mine, theirs = within(case, one), within(case, other)
    return one not in theirs and other not in mine and bool(set(mine) & set(theirs))


def memberships(scene: Scene, person: str) -> dict[str, list[Claim]]:
    """Give the groups whose rows of ``members`` that count list a person, with these rows."""
    return {
        home: said
        for home in lookup_of(scene.case).homes.get(person, ())
        if (said := [c for c in scene.values(f"{home}.members") if person in members(c.value)])
    }


def is_torn(scene: Scene, person: str) -> bool:
    """Say whether a person is listed in two groups that share nobody: a contradiction."""
    homes = memberships(scene, person)
    return any(share_nobody(scene.case, one, other) for one in homes for other in homes)


def is_member(scene: Scene, person: str, group: str) -> Tri:
    """Say whether a person is in a group, by the rows of ``members`` that count."""
    homes = memberships(scene, person)
    if is_torn(scene, person):
        return Tri.CANNOT_TELL
    if any(group in within(scene.case, home) for home in homes):
        return Tri.YES
    if any(share_nobody(scene.case, home, group) for home in homes):
        return Tri.NO
    return Tri.CANNOT_TELL


def kin_of(scene: Scene, who: str) -> tuple[str, ...]:
    """Give what is true of a person or group when it is true of all in it: itself, its wholes."""
    if who in scene.case.groups:
        return within(scene.case, who)
    homes = {} if is_torn(scene, who) else memberships(scene, who)
    return tuple(dict.fromkeys([who, *(g for home in homes for g in within(scene.case, home))]))
