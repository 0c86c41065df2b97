"""Cover: every combination of open readings, in as few parts as an answer needs.

A combination is tried with the readings watched (``consulted.py``). Its result stands for every
combination that agrees with it on the readings that were looked at, and each of those is then set
to each of its other options. So parts never overlap, and together leave no combination out: a
reading that has no say where the question asks costs nothing.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from habeas.case.records import Reading
from habeas.case.what_if import WhatIf
from habeas.findings.consulted import Consulted
from habeas.findings.records import Result

# More than this many parts are not tried: the answer is then not certain.
MOST_PARTS = 4_096


@dataclass(frozen=True, slots=True)
class Part:
    """All combinations that agree on some readings.

    Attributes:
        readings: reading id -> option name.
        result: what all of them come to.
    """

    readings: Mapping[str, str]
    result: Result

    def holds(self, readings: Mapping[str, str]) -> bool:
        """Say whether a combination that fixes some readings can be one of the part's."""
        return all(self.readings.get(one, option) == option for one, option in readings.items())


def cover(
    axes: list[Reading], choice: WhatIf, evaluate: Callable[[WhatIf], Result]
) -> tuple[Part, ...] | None:
    """Give the parts into which all combinations fall; None if they are too many to try.

    Args:
        axes: the readings that are open.
        choice: what all combinations share.
        evaluate: gives the result under a choice, and looks its readings up one by one.
    """
    found: list[Part] = []
    for part in _parts(axes, choice, evaluate):
        if len(found) == MOST_PARTS:
            return None
        found.append(part)
    return tuple(found)


def _parts(
    axes: list[Reading], choice: WhatIf, evaluate: Callable[[WhatIf], Result]
) -> Iterator[Part]:
    options = {axis.id: [option.name for option in axis.options] for axis in axes}
    firsts = {axis: names[0] for axis, names in options.items()}
    todo: list[dict[str, str]] = [{}]
    while todo:
        fixed = todo.pop()
        watched = Consulted({**choice.readings, **firsts, **fixed})
        result = evaluate(replace(choice, readings=watched))
        part = dict(fixed)
        for axis in [one for one in watched.seen if one in options and one not in fixed]:
            todo += [{**part, axis: other} for other in options[axis][1:]]
            part[axis] = firsts[axis]
        yield Part(part, result)
