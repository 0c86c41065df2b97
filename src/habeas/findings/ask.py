"""Asking: a question's answer under all live readings.

An answer is YES or NO only if every combination of the live readings says so; only readings
that can touch a question are multiplied. Up to 64 combinations each stand in the finding;
above that each option of each reading does, and the answer is still that of all of them.
"""

from collections.abc import Iterator
from dataclasses import replace

from habeas.bounds import Tri, agreed
from habeas.case.records import Case, Reading
from habeas.case.what_if import AS_IT_STANDS, WhatIf
from habeas.findings import checks, covered, share, stage
from habeas.findings.assumed import with_assumptions
from habeas.findings.axes import combinations_of, count_of_combinations, live_axes, name_of
from habeas.findings.merged import merged, summed_up
from habeas.findings.questions import all_keys, asked_by, evaluate
from habeas.findings.records import Finding, Key, Result
from habeas.findings.shared_scenes import scene_of
from habeas.findings.told import MOST_SINGLE, Teller

MOST_PRINTED = MOST_SINGLE


def ask(case: Case, key: Key, choice: WhatIf = AS_IT_STANDS) -> Finding:
    """Give the finding for a key, under all readings that the choice leaves open."""
    if key.question == "check" and checks.finding_named(case.checks[key.subject].what):
        return _answer_check(case, key, choice)
    found = _asked(case, key, choice)
    return Finding(key, with_assumptions(case, key, choice, found.result), found.by_reading)


def _asked(case: Case, key: Key, choice: WhatIf) -> Finding:
    axes = live_axes(case, key, choice)
    if count_of_combinations(axes) > MOST_PRINTED:
        return _summed(case, key, axes, choice)
    results = {
        name_of(axes, combined): evaluate(scene_of(case, combined), key)
        for combined in combinations_of(axes, choice)
    }
    first = next(iter(results.values()))
    if len(results) == 1:
        return Finding(key, first)
    by_reading = {name: r.answer for name, r in results.items() if r.answer is not None}
    told = agreed(by_reading.values()) if by_reading else None
    return Finding(key, summed_up(replace(merged(results), answer=told)), by_reading)


def _summed(case: Case, key: Key, axes: list[Reading], choice: WhatIf) -> Finding:
    """Give the finding under more combinations than are printed: each option of each reading."""
    start = next(combinations_of(axes, choice))
    options = {f"{axis.id}={o.name}": (axis.id, o.name) for axis in axes for o in axis.options}
    by_option = merged(
        {
            name: evaluate(scene_of(case, start.reading(*option)), key)
            for name, option in options.items()
        }
    )
    count = count_of_combinations(axes)
    parts = Teller(case, key).parts(choice)
    if parts is None:
        head = f"{count:,} combinations of readings are too many to try: fix some of them."
        return Finding(key, _nothing_certain(replace(by_option, why=(head, *by_option.why)), key))
    head = f"{count:,} combinations of readings; each option, with the first of all others:"
    result = replace(by_option, why=(head, *by_option.why))
    tried = list(parts)
    if result.answer is None:
        every = merged({str(n): part.result for n, part in enumerate(tried)})
        whole = replace(result, bounds=every.bounds, stages=every.stages)
        return Finding(key, summed_up(whole))
    told = {
        name: agreed(
            part.result.answer
            for part in tried
            if part.result.answer is not None and part.holds({axis: option})
        )
        for name, (axis, option) in options.items()
    }
    return Finding(key, replace(result, answer=agreed(told.values())), told)


def _nothing_certain(result: Result, key: Key) -> Result:
    """Give the result that says nothing certain."""
    if result.answer is not None:
        return replace(result, answer=Tri.CANNOT_TELL)
    every = {stage.QUESTION: stage.STAGES, covered.QUESTION: share.STAGES}
    return replace(result, bounds={}, stages=every.get(key.question, ()))


def _answer_check(case: Case, key: Key, choice: WhatIf) -> Finding:
    """Answer a check that names a finding."""
    check = case.checks[key.subject]
    asked = checks.finding_named(check.what)
    named = asked_by(case, key)
    if named is None:
        why = (f"no finding has the id {asked}",)
        return Finding(key, Result(Tri.CANNOT_TELL, why=why))
    found = ask(case, named, choice)
    told = checks.compared(check.expect, found.answer)
    said = found.answer.value if found.answer is not None else "a range"
    result = replace(
        found.result, answer=told, why=(f"{asked} is {said}; expected: {check.expect}.",)
    )
    return Finding(key, result)


def findings(case: Case, choice: WhatIf = AS_IT_STANDS, question: str = "") -> Iterator[Finding]:
    """Give every finding of a case."""
    for key in all_keys(case, question):
        yield ask(case, key, choice)
