"""Conditions: how many of somebody meet what an order asks for.

    in GROUP                 a member of the group
    not in GROUP             no member of it
    held by ACTOR at EVENT   in the actor's custody then; without ``at``, at the order's clock

Conditions joined by ``and`` must all hold. Words outside this grammar leave everything open.
"""

from dataclasses import dataclass

from habeas.bounds import Count, Tri
from habeas.evidence.claim import Claim
from habeas.findings.counts import count_of
from habeas.findings.holding import held_by
from habeas.findings.kinship import is_member, parts_within, share_nobody, within
from habeas.findings.scene import Scene
from habeas.findings.share import Share


@dataclass(slots=True)
class Conditions:
    """Reads the conditions of an order for one person or group.

    Attributes:
        scene: the case under one choice.
        who: the person or group.
        clock: the event at which custody is asked, where a condition names none.
        size: how many the group has; anything for a person.
        claims: every claim that was looked at.
    """

    scene: Scene
    who: str
    clock: str
    size: Count
    claims: list[Claim]

    def meet(self, wording: str) -> Share:
        """Give how many meet all conditions of one wording."""
        whole = Share.of_all(Tri.YES, self.size)
        for words in wording.split(" and "):
            whole = whole.and_also(self._one(" ".join(words.split())), self.size)
        return whole

    def _one(self, words: str) -> Share:
        head, _, rest = words.partition(" ")
        if head == "not":
            return self._one(rest).others(self.size)
        if head == "in" and rest in self.scene.case.groups:
            return self._in(rest)
        if words.startswith("held by "):
            actor, _, event = words.removeprefix("held by ").partition(" at ")
            told, said = held_by(self.scene, self.who, actor, event or self.clock)
            self.claims += said
            return Share.of_all(told, self.size)
        return Share(0, self.size.most)

    def _in(self, group: str) -> Share:
        case = self.scene.case
        if self.who in case.people:
            for home in case.groups:
                self.claims += self.scene.values(f"{home}.members")
            return Share.of_all(is_member(self.scene, self.who, group), self.size)
        if group in within(case, self.who):
            return Share.of_all(Tri.YES, self.size)
        if share_nobody(case, self.who, group):
            return Share.of_all(Tri.NO, self.size)
        return self._part(group) if group in parts_within(case, self.who) else self._any()

    def _any(self) -> Share:
        return Share(0, self.size.most)

    def _part(self, group: str) -> Share:
        """Give how many of a group are in one of its parts: by the part, and by all others."""
        part, said = count_of(self.scene, group)
        self.claims += said
        most = part.most
        if self.size.most is not None:
            room = self.size.most - self._in_other_parts(group)
            most = room if most is None else min(most, room)
        if part.is_empty or (most is not None and most < part.least):
            return self._any()
        return Share(part.least, most)

    def _in_other_parts(self, group: str) -> int:
        """Give how many at least are in the other parts, at every level up to the whole."""
        case, others = self.scene.case, 0
        while group != self.who:
            whole = case.groups[group].part_of
            for other in case.groups.values():
                if other.part_of == whole and other.id != group:
                    count, said = count_of(self.scene, other.id)
                    self.claims += said
                    others += 0 if count.is_empty else count.least
            group = whole
        return others
