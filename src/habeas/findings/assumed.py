"""Assumed: what an answer rests on besides the times of events.

The readings that the question fixed; what we inferred ourselves in a claim about a place, a
vehicle, its type or what an order forbids; and that one of several rival places or vehicles
is right. Times and counts note theirs where they are resolved.
"""

from dataclasses import replace

from habeas.case.records import Case
from habeas.case.what_if import WhatIf
from habeas.evidence.claim import Claim
from habeas.findings.axes import fixed_axes
from habeas.findings.records import Key, Result

# What a claim may be about where its rivals are alternatives, besides times and counts.
_ALTERNATIVES = (".from", ".to", ".vehicle", ".type")


def with_assumptions(case: Case, key: Key, choice: WhatIf, result: Result) -> Result:
    """Give a result with everything that it rests on."""
    claims = [
        claim
        for claim in result.claims
        if claim.subject not in case.times and claim.subject not in case.counts
    ]
    notes = [
        *(("reading", f"{r.id} = {choice.readings[r.id]}") for r in fixed_axes(case, key, choice)),
        *result.assumes,
        *_rivals(claims),
        *(("inferred", f"{c.subject} ({c.source}): {c.inferred}") for c in claims if c.inferred),
    ]
    return replace(result, assumes=tuple(dict.fromkeys(notes)))


def _rivals(claims: list[Claim]) -> list[tuple[str, str]]:
    values: dict[str, set[str]] = {}
    for claim in claims:
        if claim.subject.endswith(_ALTERNATIVES):
            values.setdefault(claim.subject, set()).add(claim.value)
    return [
        ("rivals", f"one of the {len(given)} values given for {subject} is right")
        for subject, given in sorted(values.items())
        if len(given) > 1
    ]
