"""Told, for the page: answers under many choices, each choice looked at once for all findings.

The engine's own ``Teller`` looks at one question under many choices. The page asks hundreds of
questions under the same few choices, so it keeps what each choice makes of the case, and asks
every question of that.

Whether a statement to whose time nothing is tied came before an order follows from the bounds
of the two where they lie apart, without the search of a Chronology.
"""

from collections.abc import Hashable

from habeas.bounds import Tri
from habeas.case.links import links_of
from habeas.case.records import Case, Reading
from habeas.case.what_if import AS_IT_STANDS, WhatIf
from habeas.findings import Key, checks, statement
from habeas.findings.axes import combinations_of, count_of_combinations, live_axes
from habeas.findings.questions import asked_by, evaluate
from habeas.findings.scene import Scene
from habeas.findings.told import MOST_SINGLE, Teller

# Choices whose scenes are kept; past it all are made anew.
_MOST_KEPT = 4_000


class PageTeller:
    """Tells the bare answer of any question under any choice that sets no speed.

    Args:
        case: the case.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._scenes: dict[Hashable, Scene] = {}
        self._axes: dict[Key, list[Reading]] = {}
        self._answers: dict[Hashable, Tri | None] = {}
        self._named: dict[Key, Key] = {}
        self._tellers: dict[Key, Teller] = {}

    def told(self, key: Key, choice: WhatIf) -> Tri | None:
        """Give the answer under all readings that the choice leaves open; None for a range."""
        if key not in self._named:
            self._named[key] = asked_by(self._case, key) or key
        named = self._named[key]
        state = (named, _state(choice))
        if state not in self._answers:
            self._answers[state] = self._agreed(named, choice)
        told = self._answers[state]
        return (
            told if named is key else checks.compared(self._case.checks[key.subject].expect, told)
        )

    def _agreed(self, key: Key, choice: WhatIf) -> Tri | None:
        if key not in self._axes:
            self._axes[key] = live_axes(self._case, key, AS_IT_STANDS)
        axes = [axis for axis in self._axes[key] if axis.id not in choice.readings]
        if count_of_combinations(axes) > MOST_SINGLE:
            return self._teller(key).told(choice)
        seen: set[Tri | None] = set()
        for combination in combinations_of(axes, choice):
            seen.add(self._once(key, combination))
            if len(seen) > 1 or Tri.CANNOT_TELL in seen:
                return Tri.CANNOT_TELL
        return seen.pop()

    def _teller(self, key: Key) -> Teller:
        """Give what tells a question that many combinations of readings touch."""
        if key not in self._tellers:
            self._tellers[key] = Teller(self._case, key)
        return self._tellers[key]

    def _once(self, key: Key, choice: WhatIf) -> Tri | None:
        scene = self._scene(choice)
        quick = self.by_bounds(scene, key) if key.question == statement.QUESTION else None
        return evaluate(scene, key).answer if quick is None else quick

    def _scene(self, choice: WhatIf) -> Scene:
        state = _state(choice)
        if len(self._scenes) > _MOST_KEPT:
            self._scenes.clear()
        if state not in self._scenes:
            self._scenes[state] = Scene(self._case, choice, brief=True)
        return self._scenes[state]

    def by_bounds(self, scene: Scene, key: Key) -> Tri | None:
        """Say whether a statement came before an order; None where bounds alone do not decide."""
        event, order = f"{key.subject}.when", f"{key.order}.{key.clock}"
        if links_of(self._case).closure([event]) != {event}:
            return None
        when, line = scene.clock.event(event), scene.line(order)
        if when.contradiction or line.is_contradictory:
            return None
        series = {a.series for a in when.alternatives if a.series}
        if series and series & _printed_by(scene, order):
            return None  # one list prints both, and its order has a say
        told = when.hull.before(line.bounds(order))
        return None if told is Tri.CANNOT_TELL else told


def _printed_by(scene: Scene, order: str) -> set[str]:
    """Give the lists that print any event which hangs together with an order's clock."""
    events = map(scene.clock.event, scene.tied(order))
    return {a.series for event in events for a in event.alternatives if a.series}


def _state(choice: WhatIf) -> Hashable:
    times = tuple(sorted(choice.times.items(), key=lambda one: one[0]))
    return frozenset(choice.readings.items()), choice.without, times
