"""Conditions: how many of somebody meet what an order asks for.

    in GROUP                 a member of the group
    not in GROUP             no member of it
    held by ACTOR at EVENT   in the actor's custody then; without ``at``, at the order's clock

Conditions joined by ``and`` must all hold. Words outside this grammar leave everything open.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from habeas.bounds import Count, Tri
from habeas.case.records import Case
from habeas.evidence.claim import Claim
from habeas.findings.holding import held_by
from habeas.findings.kinship import is_member, memberships, parts_within, share_nobody, within
from habeas.findings.scene import Scene
from habeas.findings.share import Share


@dataclass(slots=True)
class Conditions:
    """Reads the conditions of an order for one person or group.

    Attributes:
        scene: the case under one choice.
        who: the person or group.
        clock: the event at which custody is asked, where a condition names none.
        counts: how many the group and its parts have; nothing for a person.
        claims: every claim that was looked at.
    """

    scene: Scene
    who: str
    clock: str
    counts: Mapping[str, Count]
    claims: list[Claim]

    @property
    def size(self) -> Count:
        """How many the group has; anything for a person."""
        return self.counts.get(self.who, Count(0, None))

    def meet(self, wording: str) -> Share:
        """Give how many meet all conditions of one wording."""
        whole = Share.of_all(Tri.YES, self.size)
        parts = parted(self.scene.case, wording)
        inside = [words.removeprefix("in ") for words in parts if words.startswith("in ")]
        if any(share_nobody(self.scene.case, *two) for two in combinations(inside, 2)):
            return Share.of_all(Tri.NO, self.size)
        for words in parts:
            whole = whole.and_also(self._one(words), self.size)
        return whole

    def _one(self, words: str) -> Share:
        head, _, rest = words.partition(" ")
        if head == "not":
            return self._one(rest).others(self.size)
        if head == "in" and rest in self.scene.case.groups:
            return self._in(rest)
        if words.startswith("held by "):
            actor, _, event = words.removeprefix("held by ").partition(" at ")
            told, said = held_by(self.scene, self.who, actor.strip(), event or self.clock)
            self.claims += said
            for rows in memberships(self.scene, self.who).values():
                self.claims += rows
            return Share.of_all(told, self.size)
        return Share(0, self.size.most)

    def _in(self, group: str) -> Share:
        case = self.scene.case
        if self.who not in case.groups:
            for said in memberships(self.scene, self.who).values():
                self.claims += said
            return Share.of_all(is_member(self.scene, self.who, group), self.size)
        if group in within(case, self.who):
            return Share.of_all(Tri.YES, self.size)
        if share_nobody(case, self.who, group):
            return Share.of_all(Tri.NO, self.size)
        if group not in parts_within(case, self.who):
            return self._any()
        part = self.counts[group]
        return Share(part.least, part.most)

    def _any(self) -> Share:
        return Share(0, self.size.most)


def parted(case: Case, wording: str) -> tuple[str, ...]:
    """Give the conditions of a wording, without those that the others make idle.

    Whoever is in a part is in the whole, and in no part beside it.
    """
    parts = tuple(dict.fromkeys(" ".join(words.split()) for words in wording.split(" and ")))
    inside = {p: p.removeprefix("in ") for p in parts if p.removeprefix("in ") in case.groups}
    idle = set()
    for part, group in inside.items():
        for other in parts:
            whole = other.removeprefix("not ").removeprefix("in ")
            if other == f"in {whole}" != part and whole in within(case, group)[1:]:
                idle.add(other)
            if other == f"not in {whole}" and share_nobody(case, group, whole):
                idle.add(other)
    return tuple(part for part in parts if part not in idle)


def events_in(wording: str) -> tuple[str, ...]:
    """Give the events that a wording names.

    Example:
        >>> events_in("in G and held by ICE at O.said")
        ('O.said',)
    """
    parts = (part.partition(" at ")[2] for part in wording.split(" and "))
    return tuple(" ".join(event.split()) for event in parts if event)
