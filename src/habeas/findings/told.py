"""Told: one question's bare answer under many choices, each state of the evidence asked once."""

from collections.abc import Hashable, Iterable
from dataclasses import replace

from habeas.bounds import Tri
from habeas.case.records import Case
from habeas.case.what_if import AS_IT_STANDS, WhatIf
from habeas.findings import checks
from habeas.findings.axes import combinations_of, count_of_combinations, live_axes, subjects_of
from habeas.findings.cover import MOST_PARTS, Part, cover
from habeas.findings.questions import asked_by, evaluate
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

# So many combinations of readings are told one by one; more are put together (``cover.py``).
MOST_SINGLE = 64
# What a reading of accounts sets.
CLAIMS = "claims"
# These look at who says it, not only at what is said.
_BY_CLAIM = ("contradiction", "origin", "quotation", "drift")


class Teller:
    """Tells the answer of one question, under any choice.

    Two choices that leave the same times, relations and values to the question have the same
    answer, so it is worked out once.

    Args:
        case: the case.
        key: the question; an ``answer`` check is told by the finding that it names.
    """

    def __init__(self, case: Case, key: Key) -> None:
        self._case = case
        self._check = key
        self._key = asked_by(case, key) or key
        self._subjects = sorted(subjects_of(case, self._key))
        self._known: dict[Hashable, Result] = {}
        self._axes = {axis.id for axis in live_axes(case, self._key, AS_IT_STANDS)}
        self._covers: dict[Hashable, tuple[Part, ...] | None] = {}

    def told(self, choice: WhatIf) -> Tri | None:
        """Give the answer under all readings that the choice leaves open; None for a range."""
        told = self._agreed(choice)
        if self._key is self._check:
            return told
        return checks.compared(self._case.checks[self._check.subject].expect, told)

    def contradicts(self, choice: WhatIf) -> bool:
        """Say whether a choice leaves claims that contradict each other, under any reading."""
        parts = self.parts(choice)
        return parts is not None and any(part.result.contradiction for part in parts)

    def _agreed(self, choice: WhatIf) -> Tri | None:
        parts = self.parts(choice)
        if parts is None:
            return Tri.CANNOT_TELL
        seen: set[Tri | None] = set()
        for part in parts:
            seen.add(part.result.answer)
            if len(seen) > 1 or Tri.CANNOT_TELL in seen:
                return Tri.CANNOT_TELL
        return seen.pop()

    def parts(self, choice: WhatIf) -> Iterable[Part] | None:
        """Give all combinations of the readings that are left open, with their brief results.

        Returns:
            One by one, or put together where there are many; None where they are too many.
        """
        axes = live_axes(self._case, self._key, choice)
        if count_of_combinations(axes) <= MOST_SINGLE:
            every = combinations_of(axes, choice)
            return (Part(one.readings, self._once(one)) for one in every)
        if count_of_combinations([axis for axis in axes if axis.sets == CLAIMS]) > MOST_PARTS:
            return None  # which account is right always has a say
        parts = self._cover(choice)
        fixed = {one: option for one, option in choice.readings.items() if one in self._axes}
        return parts and [part for part in parts if part.holds(fixed)]

    def _cover(self, choice: WhatIf) -> tuple[Part, ...] | None:
        """Put together all combinations under a choice, whichever of the live readings it fixes."""
        others = {one: o for one, o in choice.readings.items() if one not in self._axes}
        base = replace(choice, readings=others)
        times, speeds = frozenset(base.times.items()), frozenset(base.speeds.items())
        state = (frozenset(others.items()), base.without, times, speeds)
        if state not in self._covers:
            axes = live_axes(self._case, self._key, base)
            self._covers[state] = cover(axes, base, self._evaluated)
        return self._covers[state]

    def _evaluated(self, choice: WhatIf) -> Result:
        return evaluate(Scene(self._case, choice, brief=True), self._key)

    def _once(self, choice: WhatIf) -> Result:
        scene = Scene(self._case, choice, brief=True)
        if self._key.question in _BY_CLAIM:
            return evaluate(scene, self._key)
        state = (self._left_by(scene), tuple(sorted(choice.speeds.items())), _set_by(scene))
        if state not in self._known:
            self._known[state] = evaluate(scene, self._key)
        return self._known[state]

    def _left_by(self, scene: Scene) -> Hashable:
        """Give what a choice leaves of everything that the question may look at."""
        left: list[Hashable] = []
        for subject in self._subjects:
            if subject in self._case.times:
                event = scene.clock.event(subject)
                tied = scene.clock.tied_by(subject)
                left.append((event.alternatives, event.hull, tied, bool(event.claims)))
            else:
                left.append(frozenset(claim.value for claim in scene.values(subject)))
        return tuple(left)


def _set_by(scene: Scene) -> Hashable:
    """Give what the readings set besides claims and zones, which are in what a choice leaves."""
    return tuple(
        (reading.sets, scene.choice.readings[reading.id])
        for reading in scene.case.readings.values()
        if reading.id in scene.choice.readings
        and reading.sets != CLAIMS
        and not reading.sets.startswith("zone of ")
    )
