"""Shared scenes: one scene for all questions that are asked of a case under the same readings.

What one question works out of the order of events stands for the next. Only scenes of the last
case are kept, and as few as one question prints readings of.
"""

from habeas.case.records import Case
from habeas.case.what_if import WhatIf
from habeas.findings.scene import Scene

# One question prints at most so many combinations of readings.
MOST_SCENES = 64

_SCENES: dict[tuple[tuple[str, str], ...], Scene] = {}


def scene_of(case: Case, choice: WhatIf) -> Scene:
    """Give the scene of a case under a choice; one of readings alone is shared."""
    if choice.without or choice.times or choice.speeds:
        return Scene(case, choice)
    readings = tuple(sorted(choice.readings.items()))
    kept = _SCENES.get(readings)
    if kept is None or kept.case is not case:
        if len(_SCENES) >= MOST_SCENES or any(one.case is not case for one in _SCENES.values()):
            _SCENES.clear()
        kept = _SCENES[readings] = Scene(case, choice)
    return kept
