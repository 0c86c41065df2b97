"""Kinship of groups: which group lies within which, and which share nobody.

The parts of one group share nobody (``counts.py`` adds them up on the same ground); groups that
no common whole ties together may share anybody.
"""

from habeas.bounds import Tri
from habeas.case.records import Case
from habeas.findings.scene import Scene


def within(case: Case, group: str) -> tuple[str, ...]:
    """Give a group and every group that it is a part of, the nearest first."""
    chain: list[str] = []
    while group in case.groups and group not in chain:
        chain.append(group)
        group = case.groups[group].part_of
    return tuple(chain)


def parts_within(case: Case, group: str) -> tuple[str, ...]:
    """Give a group and every group that is a part of it, at any depth."""
    return tuple(one for one in case.groups if group in within(case, one))


def share_nobody(case: Case, one: str, other: str) -> bool:
    """Say whether two groups are parts of one whole, and neither lies within the other."""
    mine, theirs = within(case, one), within(case, other)
    return one not in theirs and other not in mine and bool(set(mine) & set(theirs))


def is_member(scene: Scene, person: str, group: str) -> Tri:
    """Say whether a person is in a group, by the rows of ``members`` that count."""
    homes = [
        home
        for home in scene.case.groups
        if any(person in members(c.value) for c in scene.values(f"{home}.members"))
    ]
    if any(group in within(scene.case, home) for home in homes):
        return Tri.YES
    if any(share_nobody(scene.case, home, group) for home in homes):
        return Tri.NO
    return Tri.CANNOT_TELL


def members(words: str) -> tuple[str, ...]:
    """Give the ids that a cell of ``members`` lists.

    Example:
        >>> members("P-1, P-2")
        ('P-1', 'P-2')
    """
    return tuple(words.replace(",", " ").split())
