"""Asking: every question a case raises, and its answer under all live readings.

An answer is YES or NO only if every combination of the live readings says so. All of them
are evaluated, one by one; only readings that can touch a question are multiplied.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product
from types import ModuleType

from habeas.bounds import Tri, agreed
from habeas.case.clock import links_of
from habeas.case.records import Case, Reading
from habeas.case.what_if import AS_IT_STANDS, WhatIf
from habeas.findings import (
    before_order,
    checks,
    contradiction,
    counts,
    in_force,
    minutes,
    origin,
    outside,
    stage,
)
from habeas.findings.records import Finding, Key, Result
from habeas.findings.scene import Scene

MODULES: Mapping[str, ModuleType] = {
    "stage": stage,
    "left": before_order,
    "outside": outside,
    "landed": before_order,
    "handed-over": before_order,
    "in-force": in_force,
    "minutes": minutes,
    "counts": counts,
    "contradiction": contradiction,
    "origin": origin,
    "check": checks,
}


def all_keys(case: Case, question: str = "") -> list[Key]:
    """Give the key of every finding of a case, in the order of the questions."""
    found: list[Key] = []
    for name, module in MODULES.items():
        if not question or name == question:
            found += [key for key in module.keys(case) if key.question == name]
    return sorted(found, key=lambda k: (list(MODULES).index(k.question), k.id))


def ask(case: Case, key: Key, choice: WhatIf = AS_IT_STANDS) -> Finding:
    """Give the finding for a key, under all readings that the choice leaves open."""
    if key.question == "check" and (asked := checks.is_about_answer(case.checks[key.subject].what)):
        return _answer_check(case, key, asked, choice)
    axes = live_axes(case, key, choice)
    combinations = list(_combinations(axes, choice))
    results = {_name(axes, c): evaluate(case, key, c) for c in combinations}
    first = next(iter(results.values()))
    if len(results) == 1:
        return Finding(key, first)
    told = (
        None
        if first.answer is None
        else agreed(r.answer for r in results.values() if r.answer is not None)
    )
    merged = replace(
        first,
        answer=told,
        claims=tuple(dict.fromkeys(c for r in results.values() for c in r.claims)),
        assumes=tuple(dict.fromkeys(a for r in results.values() for a in r.assumes)),
        why=_why(results),
        settle=tuple(dict.fromkeys(s for r in results.values() for s in r.settle)),
        stages=tuple(s for s in stage.STAGES if any(s in r.stages for r in results.values())),
        speeds={leg: kts for r in results.values() for leg, kts in r.speeds.items()},
        events=tuple(dict.fromkeys(e for r in results.values() for e in r.events)),
        contradiction=any(r.contradiction for r in results.values()),
    )
    by_reading = {name: r.answer for name, r in results.items() if r.answer is not None}
    return Finding(key, merged, by_reading)


def evaluate(case: Case, key: Key, choice: WhatIf, *, brief: bool = False) -> Result:
    """Give a question's result under one choice of all its readings."""
    result: Result = MODULES[key.question].answer(Scene(case, choice, brief=brief), key)
    return result


def told_under(case: Case, key: Key, choice: WhatIf) -> Tri | None:
    """Give the answer alone, under all readings that the choice leaves open."""
    axes = live_axes(case, key, choice)
    seen: set[Tri | None] = set()
    for combination in _combinations(axes, choice):
        seen.add(evaluate(case, key, combination, brief=True).answer)
        if len(seen) > 1 or Tri.CANNOT_TELL in seen:
            return Tri.CANNOT_TELL
    return seen.pop()


def live_axes(case: Case, key: Key, choice: WhatIf) -> list[Reading]:
    """Give the open readings that may touch a question."""
    return [
        reading
        for reading in case.readings.values()
        if reading.id not in choice.readings and _may_touch(case, key, reading)
    ]


def _may_touch(case: Case, key: Key, reading: Reading) -> bool:
    """Say whether a reading can change a question's answer at all."""
    if reading.sets == "boundary":
        return key.question in ("outside", "stage", "in-force")
    subject, _, field = reading.sets.rpartition(".")
    if field in ("effective", "forbids") and subject in case.orders:
        return key.question == "in-force" and key.order == subject
    subjects = _subjects(case, key)
    if reading.sets.startswith("zone of "):
        source = reading.sets.removeprefix("zone of ")
        return any(c.source == source for s in subjects for c in case.said_of(s))
    return any(c.under and c.under[0] == reading.id for s in subjects for c in case.said_of(s))


def _subjects(case: Case, key: Key) -> Iterable[str]:
    """Give the subjects of all claims that a question may look at."""
    links = links_of(case)
    events: set[str] = {key.subject, f"{key.subject}.count"}
    if key.subject in case.transfers:
        for leg in case.transfers[key.subject].legs:
            events |= links.fields_of(leg.id)
            events |= {f"{c.value}.type" for c in case.said_of(f"{leg.id}.vehicle")}
    if key.order:
        events |= links.fields_of(key.order)
        for act in case.acts.values():
            if act.order == key.order:
                events |= links.fields_of(act.id)
        events |= links.fields_of(case.orders[key.order].matter)
    if key.question in ("counts", "check"):
        events |= {f"{group}.count" for group in case.groups}
    return links.closure(events)


def _combinations(axes: list[Reading], choice: WhatIf) -> Iterator[WhatIf]:
    for options in product(*([o.name for o in axis.options] for axis in axes)):
        combined = choice
        for axis, option in zip(axes, options, strict=True):
            combined = combined.reading(axis.id, option)
        yield combined


def _name(axes: list[Reading], choice: WhatIf) -> str:
    return ", ".join(f"{axis.id}={choice.readings[axis.id]}" for axis in axes)


def _why(results: Mapping[str, Result]) -> tuple[str, ...]:
    steps = []
    for name, result in results.items():
        told = f" -> {result.answer.value}" if result.answer is not None else ""
        steps.append(f"Under {name}{told}:")
        steps += [f"  {step}" for step in result.why]
    return tuple(steps)


def _answer_check(case: Case, key: Key, asked: str, choice: WhatIf) -> Finding:
    """Answer a check that names a finding."""
    check = case.checks[key.subject]
    named = key_of(case, asked)
    if named is None or named.question == "check":
        why = (f"no finding has the id {asked}",)
        return Finding(key, Result(Tri.CANNOT_TELL, why=why))
    found = ask(case, named, choice)
    told = checks.compared(check.expect, found.answer)
    said = found.answer.value if found.answer is not None else "a range"
    result = replace(
        found.result, answer=told, why=(f"{asked} is {said}; expected: {check.expect}.",)
    )
    return Finding(key, result)


def key_of(case: Case, finding_id: str) -> Key | None:
    """Give the key of a finding id; None if the case raises no such question."""
    question = finding_id.split("/", 1)[0]
    return next((key for key in all_keys(case, question) if key.id == finding_id), None)


def findings(case: Case, choice: WhatIf = AS_IT_STANDS, question: str = "") -> Iterator[Finding]:
    """Give every finding of a case."""
    for key in all_keys(case, question):
        yield ask(case, key, choice)
