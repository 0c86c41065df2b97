"""Told: one question's bare answer under many choices, each state of the evidence asked once."""

from collections.abc import Hashable, Iterator

from habeas.bounds import Tri
from habeas.case.records import Case
from habeas.case.what_if import WhatIf
from habeas.findings import checks
from habeas.findings.axes import combinations_of, count_of_combinations, live_axes, subjects_of
from habeas.findings.questions import asked_by, evaluate
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

# Above this many combinations of readings no answer is certain; the method page says so.
MOST_COMBINATIONS = 4_096
# These look at who says it, not only at what is said.
_BY_CLAIM = ("contradiction", "origin", "quotation")


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

    def told(self, choice: WhatIf) -> Tri | None:
        """Give the answer under all readings that the choice leaves open; None for a range."""
        told = self._agreed(choice)
        if self._key is self._check:
            return told
        return checks.compared(self._case.checks[self._check.subject].expect, told)

    def contradicts(self, choice: WhatIf) -> bool:
        """Say whether a choice leaves claims that contradict each other, under any reading."""
        return any(result.contradiction for _, result in self.each(choice))

    def _agreed(self, choice: WhatIf) -> Tri | None:
        axes = live_axes(self._case, self._key, choice)
        if count_of_combinations(axes) > MOST_COMBINATIONS:
            return Tri.CANNOT_TELL
        seen: set[Tri | None] = set()
        for combination in combinations_of(axes, choice):
            seen.add(self._once(combination).answer)
            if len(seen) > 1 or Tri.CANNOT_TELL in seen:
                return Tri.CANNOT_TELL
        return seen.pop()

    def each(self, choice: WhatIf) -> Iterator[tuple[WhatIf, Result]]:
        """Give every combination of the readings that are left open, with its brief result."""
        axes = live_axes(self._case, self._key, choice)
        yield from ((one, self._once(one)) for one in combinations_of(axes, choice))

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
        and reading.sets != "claims"
        and not reading.sets.startswith("zone of ")
    )
