"""Findings of the page: answer, readings, steps, claims on each side, what would change it."""

from collections.abc import Iterator, Mapping

from habeas.bounds import Moment, Tri
from habeas.case.records import Case
from habeas.case.what_if import AS_IT_STANDS, WhatIf
from habeas.evidence.claim import Claim
from habeas.findings import Finding, Key
from habeas.findings.ask import MOST_PRINTED
from habeas.findings.asked import Asked
from habeas.findings.axes import combinations_of, count_of_combinations, live_axes, name_of
from habeas.findings.checks import compared
from habeas.findings.questions import asked_by
from habeas.findings.wording import question_of, told
from habeas.publish.page_changes import RESTS, UNUSED, Changes, Tried
from habeas.publish.page_claims import ClaimTable
from habeas.publish.page_texts import Texts, kept
from habeas.publish.page_times import Times

# Claims of these fields say where something was, or what it was, and not when.
_PLACES = (".from", ".to", ".vehicle", ".type", ".forbids")


def records(
    asked: Asked, claims: ClaimTable, texts: Texts, times: Times
) -> Iterator[dict[str, object]]:
    """Give every finding as the page holds it."""
    case = asked.case
    changes = Changes(case)
    for finding in asked.every():
        key = finding.key
        near = [claim for claim in finding.result.claims if _is_near(finding, claim)]
        tried = changes.of(finding, near)
        yield kept(
            {
                **_head(case, finding),
                **_by_reading(case, finding),
                **_check(case, key),
                "why": [texts.number(step) for step in finding.result.why],
                "settle": [texts.number(step) for step in finding.result.settle],
                "assumes": _assumes(finding, texts),
                "bounds": [[name, text] for name, text in _bounds(finding, times)],
                **_claims(case, finding, claims, [(c, _side(finding, c, tried)) for c in near]),
            }
        ) | {"flips": None if tried is None else tried.flips}


def _head(case: Case, finding: Finding) -> dict[str, object]:
    key = finding.key
    return {
        "id": key.id,
        "question": key.question,
        "subject": key.subject,
        "order": key.order,
        "clock": key.clock,
        "who": key.who,
        "asked": question_of(case, key),
        "answer": None if finding.answer is None else finding.answer.value,
        "told": told(finding) if finding.answer is None else "",
        "stages": list(finding.result.stages),
        "contradiction": finding.result.contradiction or None,
    }


def _by_reading(case: Case, finding: Finding) -> dict[str, object]:
    """Give the answer of every combination, or of every option where they are too many."""
    axes = live_axes(case, finding.key, AS_IT_STANDS)
    if not finding.by_reading:
        return {}
    names = {name_of(axes, one): one for one in _combined(case, finding.key)}
    if not finding.by_reading.keys() <= names.keys():
        by_option = {name: answer.value for name, answer in finding.by_reading.items()}
        return {"by_option": by_option, "combinations": count_of_combinations(axes)}
    table = [
        [[names[name].readings[axis.id] for axis in axes], answer.value]
        for name, answer in finding.by_reading.items()
    ]
    return {"axes": [axis.id for axis in axes], "by": table}


def _combined(case: Case, key: Key) -> list[WhatIf]:
    axes = live_axes(case, key, AS_IT_STANDS)
    return (
        list(combinations_of(axes, AS_IT_STANDS))
        if count_of_combinations(axes) <= MOST_PRINTED
        else []
    )


def _check(case: Case, key: Key) -> dict[str, object]:
    """Give what an ``answer`` check makes of each answer of the finding that it names."""
    named = asked_by(case, key)
    if named is None:
        return {}
    expect = case.checks[key.subject].expect
    return {"named": named.id, "expects": {t.value: compared(expect, t).value for t in Tri}}


def _assumes(finding: Finding, texts: Texts) -> list[list[object]]:
    """Give what was relied on; of rival times only those of the events that decide."""
    events = finding.result.events
    return [
        [kind, texts.number(text)]
        for kind, text in finding.result.assumes
        if kind not in ("rivals", "inferred") or not events or any(e in text for e in events)
    ]


def _bounds(finding: Finding, times: Times) -> Iterator[tuple[str, object]]:
    """Give each bound: a time in words, a range as its ends and unit, or the number it is."""
    for name, value in finding.result.bounds.items():
        match value:
            case Moment():
                yield name, times.text(value)
            case Mapping() if "least" in value:
                yield name, [value["least"], value["most"], value.get("unit", "")]
            case _:
                yield name, value


def _claims(
    case: Case, finding: Finding, table: ClaimTable, near: list[tuple[Claim, str]]
) -> dict[str, object]:
    """Give the claims near the answer, each with its side, and the number of those tied to them."""
    used = finding.result.claims
    sided = [[table.number(c), side] for c, side in near]
    subjects = dict.fromkeys([*finding.result.events, *(c.subject for c, _ in near)])
    counted = set(used)
    sided += [
        [table.number(c), UNUSED]
        for subject in subjects
        for c in case.said_of(subject)
        if c not in counted
    ]
    return {"claims": sided, "tied": len(used) - len(near) or None}


def _side(finding: Finding, claim: Claim, tried: Tried | None) -> str:
    if tried is None or claim.subject not in finding.result.events:
        return RESTS
    return tried.side(claim)


def _is_near(finding: Finding, claim: Claim) -> bool:
    """Say whether a claim is about an event that decides, or about a place or vehicle."""
    events = finding.result.events
    if not events or claim.subject in events:
        return True
    record, _, _ = claim.subject.rpartition(".")
    legs = {event.rpartition(".")[0] for event in events}
    return claim.subject.endswith((".type", ".forbids")) or (
        record in legs and claim.subject.endswith(_PLACES)
    )
