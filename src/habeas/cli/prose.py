"""Prose: one finding as a tired lawyer reads it."""

from collections.abc import Iterator
from textwrap import wrap

from habeas.cli.matrix import MARKS, WIDTH
from habeas.evidence.claim import Claim
from habeas.evidence.guards import visible
from habeas.findings import Finding

# Assumptions of these kinds speak of one event each; those of other events are counted only.
_OF_ONE_EVENT = ("rivals", "inferred")


def prose(finding: Finding) -> Iterator[str]:
    """Give a finding as prose: how it follows, from what, assuming what, and what changes it."""
    result = finding.result
    told = "; ".join(result.stages) or "a range"
    yield f"{finding.id}: {told if finding.answer is None else MARKS[finding.answer]}"
    if result.contradiction:
        yield "The claims contradict each other; nothing certain follows."
    for name, answer in finding.by_reading.items():
        yield f"  under {name}: {MARKS[answer]}"
    yield from _section("How it follows", result.why)
    near = [c for c in result.claims if _is_near(finding, c.subject)]
    yield from _section("What it rests on", _claims(near) + _rest(len(result.claims) - len(near)))
    yield from _section("What it assumes", _assumptions(finding))
    if finding.flips is not None:
        flips = [f"{MARKS[f.to]} if {' and '.join(f.parts)}" for f in finding.flips]
        yield from _section("What would change it", flips or ["none up to 3 parts"])
    yield from _section("What would settle it", result.settle)


def _is_near(finding: Finding, subject: str) -> bool:
    """Say whether a claim is about an event that decides, or about a place or vehicle."""
    events = finding.result.events
    legs = {event.rsplit(".", 1)[0] for event in events}
    if not events or subject in events:
        return True
    return subject.endswith((".type", ".forbids")) or (
        subject.rsplit(".", 1)[0] in legs and subject.endswith((".from", ".to", ".vehicle"))
    )


def _claims(claims: list[Claim]) -> list[str]:
    """Give the claims, those of one value together: what is said, and who says it where."""
    grouped: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        grouped.setdefault((claim.subject, claim.value), []).append(claim)
    return [
        f"{subject}: {visible(value)}: " + "; ".join(_cited(claim) for claim in said)
        for (subject, value), said in grouped.items()
    ]


def _cited(claim: Claim) -> str:
    """Cite one claim: source, place, words, whom it quotes, and whether it could be checked."""
    parts = [
        claim.source,
        claim.spot.at,
        f'"{visible(claim.spot.quote)}"' if claim.spot.quote else "",
        f"quoting {visible(claim.by)}" if claim.by else "",
        f"resting on {visible(claim.basis)}" if claim.basis else "",
        "" if claim.spot.sha256 else "not held",
    ]
    return ", ".join(part for part in parts if part)


def _rest(count: int) -> list[str]:
    return [f"and {count} claims of events tied to these (--json lists them)"] if count else []


def _assumptions(finding: Finding) -> list[str]:
    events = finding.result.events
    return [
        f"{kind}: {text}"
        for kind, text in finding.result.assumes
        if kind not in _OF_ONE_EVENT or not events or any(event in text for event in events)
    ]


def _section(title: str, lines: "tuple[str, ...] | list[str]") -> Iterator[str]:
    if not lines:
        return
    yield ""
    yield title
    for line in lines:
        deep = len(line) - len(line.lstrip())
        yield from wrap(
            line.strip(),
            WIDTH,
            initial_indent=" " * deep + "- ",
            subsequent_indent=" " * (deep + 4),
        )
