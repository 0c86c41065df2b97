"""Quick answers of the page: what a choice makes of a statement before or after an order.

Whether a statement to whose time nothing is tied came before an order follows from the bounds
of the two where they lie apart, without the search of a Chronology; and what a choice makes of
the order is the same for every statement. Where this does not decide, the engine is asked.
"""

from collections.abc import Hashable

from habeas.bounds import Tri
from habeas.case.links import links_of
from habeas.case.records import Case
from habeas.case.what_if import AS_IT_STANDS, WhatIf
from habeas.findings import Key, statement
from habeas.findings.axes import live_axes
from habeas.findings.scene import Scene


class Quick:
    """Answers by bounds alone, each choice looked at once for all findings.

    Args:
        case: the case.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._scenes: dict[Hashable, Scene] = {}
        self._series: dict[tuple[Hashable, str], frozenset[str]] = {}

    def may_tell(self, key: Key) -> bool:
        """Say whether a question is one of these: no reading touches it, nothing ties its time."""
        if key.question != statement.QUESTION or live_axes(self._case, key, AS_IT_STANDS):
            return False
        when = f"{key.subject}.when"
        return links_of(self._case).closure([when]) == {when}

    def told(self, key: Key, name: Hashable, choice: WhatIf) -> Tri | None:
        """Give the answer under a choice; None where bounds do not decide it.

        Args:
            key: a question that ``may_tell`` names.
            name: what the choice is called; another choice has another name.
            choice: the choice.
        """
        scene = self._scenes.setdefault(name, Scene(self._case, choice, brief=True))
        when = scene.clock.event(f"{key.subject}.when")
        order = f"{key.order}.{key.clock}"
        line = scene.line(order)
        if when.contradiction or line.is_contradictory:
            return None
        if {a.series for a in when.alternatives} & self._printed(scene, name, order):
            return None  # one list prints both, and its order has a say
        told = when.hull.before(line.bounds(order))
        return None if told is Tri.CANNOT_TELL else told

    def _printed(self, scene: Scene, name: Hashable, order: str) -> frozenset[str]:
        """Give the lists that print any event which hangs together with an order's clock."""
        if (name, order) not in self._series:
            events = map(scene.clock.event, scene.tied(order))
            found = {a.series for event in events for a in event.alternatives if a.series}
            self._series[name, order] = frozenset(found)
        return self._series[name, order]
