"""Questions: every question a case raises, and one question's result under one choice."""

from collections.abc import Mapping
from types import ModuleType

from habeas.case.records import Case
from habeas.findings import (
    adjudicated,
    agreement,
    allegation,
    before_order,
    bound,
    bound_at,
    capacity,
    checks,
    contradiction,
    counts,
    covered,
    drift,
    in_force,
    knew,
    minutes,
    order_state,
    origin,
    outside,
    quotation,
    since_notice,
    stage,
    statement,
    unaccounted,
    uses,
    valid,
)
from habeas.findings.legs_in_doubt import with_doubt
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

MODULES: Mapping[str, ModuleType] = {
    "stage": stage,
    "left": before_order,
    "outside": outside,
    "landed": before_order,
    "handed-over": before_order,
    "in-force": in_force,
    "covered": covered,
    "minutes": minutes,
    "since-notice": since_notice,
    "unaccounted": unaccounted,
    "statement": statement,
    "quotation": quotation,
    "allegation": allegation,
    "adjudicated": adjudicated,
    "counts": counts,
    "capacity": capacity,
    "agreement": agreement,
    "valid": valid,
    "uses": uses,
    "contradiction": contradiction,
    "origin": origin,
    "drift": drift,
    "check": checks,
}
# Questions about a moment or somebody that is named; no case raises them by itself.
_WHEN_NAMED: Mapping[str, ModuleType] = {
    **dict.fromkeys(order_state.QUESTIONS, order_state),
    bound.QUESTION: bound,
    knew.QUESTION: knew,
    bound_at.QUESTION: bound_at,
}


def all_keys(case: Case, question: str = "") -> list[Key]:
    """Give the key of every finding of a case, in the order of the questions."""
    found: list[Key] = []
    for name, module in MODULES.items():
        if not question or name == question:
            found += [key for key in module.keys(case) if key.question == name]
    place = {name: n for n, name in enumerate(MODULES)}
    return sorted(found, key=lambda k: (place[k.question], k.id))


def key_of(case: Case, finding_id: str) -> Key | None:
    """Give the key of a finding id; None if the case raises no such question."""
    question = finding_id.split("/", 1)[0]
    return next((key for key in all_keys(case, question) if key.id == finding_id), None)


def evaluate(scene: Scene, key: Key) -> Result:
    """Give a question's result under one choice of all its readings."""
    result: Result = _module(key).answer(scene, key)
    return with_doubt(scene, key, result)


def _module(key: Key) -> ModuleType:
    return MODULES.get(key.question) or _WHEN_NAMED[key.question]


def subjects_asked(case: Case, key: Key) -> set[str]:
    """Give the subjects that a question looks at besides those of what it is about."""
    asked = getattr(_module(key), "subjects", None)
    found: set[str] = asked(case, key) if asked else set()
    return found


def asked_by(case: Case, key: Key) -> Key | None:
    """Give the finding that an ``answer`` check names; None for all else, or if none is named."""
    if key.question != "check":
        return None
    asked = checks.finding_named(case.checks[key.subject].what)
    named = key_of(case, asked) if asked else None
    return None if named is None or named.question == "check" else named
