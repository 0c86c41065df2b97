"""Merged: the results of several readings as one; ranges and sets hold those of all."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from habeas.bounds import Moment, hull_of
from habeas.findings import minutes, share, stage
from habeas.findings.records import Result

# The two ends of a range in a table of bounds; a blank end is open.
_LOW, _HIGH = "least", "most"


def merged(results: Mapping[str, Result]) -> Result:
    """Put the results of several readings into one; its answer is still that of the first."""
    every = list(results.values())
    return replace(
        every[0],
        claims=tuple(dict.fromkeys(c for r in every for c in r.claims)),
        assumes=tuple(dict.fromkeys(a for r in every for a in r.assumes)),
        why=_why(results),
        settle=tuple(dict.fromkeys(s for r in every for s in r.settle)),
        bounds=_hull([r.bounds for r in every]),
        stages=all_stages(every),
        speeds=_thresholds(every),
        events=tuple(dict.fromkeys(e for r in every for e in r.events)),
        contradiction=any(r.contradiction for r in every),
    )


def summed_up(result: Result) -> Result:
    """Give the result with a last sentence that says its whole range of minutes, if it has one."""
    if result.answer is not None or result.bounds.get("unit") != "min":
        return result
    ends = (result.bounds.get(end) for end in (_LOW, _HIGH))
    least, most = (end if isinstance(end, int | float) else None for end in ends)
    event, order, *_ = result.events
    words = minutes.in_words(event, order, least, most)
    return replace(result, why=(*result.why, f"Under any of these readings: {words}"))


def all_stages(results: Iterable[Result]) -> tuple[str, ...]:
    """Give the stages that are possible in any of several results, in their order."""
    found = {one for result in results for one in result.stages}
    return tuple(one for one in (*stage.STAGES, *share.STAGES) if one in found)


def _thresholds(results: list[Result]) -> dict[str, tuple[float, ...]]:
    legs = dict.fromkeys(leg for result in results for leg in result.speeds)
    return {
        leg: tuple(sorted({kt for result in results for kt in result.speeds.get(leg, ())}))
        for leg in legs
    }


def _why(results: Mapping[str, Result]) -> tuple[str, ...]:
    steps = []
    for name, result in results.items():
        told = f" -> {result.answer.value}" if result.answer is not None else ""
        steps.append(f"Under {name}{told}:")
        steps += [f"  {step}" for step in result.why]
    return tuple(steps)


def _hull(tables: list[Mapping[str, object]]) -> dict[str, object]:
    """Give, name by name, what holds every result's value."""
    names = dict.fromkeys(name for table in tables for name in table)
    return {name: _held(name, [table[name] for table in tables if name in table]) for name in names}


def _held(name: str, values: list[object]) -> object:
    """Give one value that holds all: moments and ranges their hull, other figures the least."""
    first = values[0]
    if all(value == first for value in values):
        return first
    if isinstance(first, Moment):
        return hull_of(value for value in values if isinstance(value, Moment))
    if isinstance(first, Mapping):
        return _hull([value for value in values if isinstance(value, Mapping)])
    numbers = [value for value in values if isinstance(value, int | float)]
    if len(numbers) < len(values) and name in (_LOW, _HIGH):
        return None
    return max(numbers) if name == _HIGH else min(numbers)
