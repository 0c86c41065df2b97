"""Changes of the page: what each claim alone would give, and which single choice changes an answer.

Only what is cheap is tried here: each rival time of an event that decides, each option of a
reading, each origin of the claims that the page lists left out. The whole search is that of
``habeas why``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from habeas.bounds import Moment, Tri, hull_of
from habeas.case.records import Case, TimeClaim
from habeas.case.what_if import AS_IT_STANDS, WhatIf
from habeas.evidence.claim import Claim
from habeas.findings import Finding
from habeas.findings.flip_parts import origin_parts, reading_parts
from habeas.publish.page_told import PageTeller

# Choices that one page tries; past it a finding says that the search was not made here.
MOST_TRIED = 6_000
_LETTERS = {Tri.YES: "yes", Tri.NO: "no", Tri.CANNOT_TELL: "open"}
RESTS, UNUSED = "rests", "unused"
# These look at who says it, not only at what is said, so no claim of theirs answers alone.
_BY_CLAIM = ("contradiction", "origin", "drift")


@dataclass(slots=True)
class Budget:
    """How many choices the page still tries."""

    left: int


class Changes:
    """Tries single choices for one finding after the other, up to a number for the whole page."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._budget = Budget(MOST_TRIED)
        self._teller = PageTeller(case)
        self._by_zone = {
            reading.sets.removeprefix("zone of ")
            for reading in case.readings.values()
            if reading.sets.startswith("zone of ")
        }

    def of(self, finding: Finding, near: Sequence[Claim]) -> "Tried | None":
        """Give what was tried for a finding; None for a range, or where the page tries no more.

        Args:
            finding: the finding.
            near: those of its claims that the page lists.
        """
        if finding.answer is None or self._budget.left <= 0:
            return None
        listed = replace(finding, result=replace(finding.result, claims=tuple(near)))
        return Tried(self._case, listed, self._by_zone, self._budget, self._teller)


class Tried:
    """The single choices tried for one finding."""

    def __init__(
        self, case: Case, finding: Finding, by_zone: set[str], budget: Budget, teller: PageTeller
    ) -> None:
        self._case = case
        self._finding = finding
        self._by_zone = by_zone
        self._teller = teller
        self._alone_gives: dict[tuple[str, Moment], str] = {}
        self._budget = budget
        self.flips = self._flips()

    def _flips(self) -> list[list[str]]:
        parts = [
            *reading_parts(self._case, self._finding, AS_IT_STANDS),
            *origin_parts(self._finding),
        ]
        found = []
        for part in parts:
            told = self._told(part.apply(AS_IT_STANDS))
            if told is not None and told is not self._finding.answer:
                found.append([part.words, told.value])
        return found

    def _told(self, choice: WhatIf) -> Tri | None:
        self._budget.left -= 1
        return self._teller.told(self._finding.key, choice)

    def side(self, claim: Claim) -> str:
        """Say what a claim would give if it alone timed its event; ``rests`` if it times none."""
        if self._finding.key.question in _BY_CLAIM:
            return RESTS
        said = next((t for t in self._case.times.get(claim.subject, ()) if t.claim is claim), None)
        alone = None if said is None else self._alone(said)
        if alone is None:
            return RESTS
        asked = (claim.subject, alone)
        if asked not in self._alone_gives:
            told = self._told(AS_IT_STANDS.setting(*asked))
            self._alone_gives[asked] = RESTS if told is None else _LETTERS[told]
        return self._alone_gives[asked]

    def _alone(self, said: TimeClaim) -> Moment | None:
        """Give the time that a claim alone says; None if it is tied to another event's."""
        if said.said.after or said.said.before or said.claim.source in self._by_zone:
            return None
        if said.said.alternatives:
            return hull_of(a.when for a in said.said.alternatives)
        return said.said.limit
