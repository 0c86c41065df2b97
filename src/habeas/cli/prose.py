"""Prose: one finding as a tired lawyer reads it."""

from collections.abc import Callable, Iterator, Sequence

from habeas.cli.ink import MARKS, heading, mark, one_line, wrapped
from habeas.cli.what_if_words import with_units
from habeas.evidence.claim import Claim
from habeas.findings import Finding
from habeas.findings.wording import told

_NOTHING = "nothing found among choices of up to 3 parts"
# Assumptions of these kinds speak of one event each; those of other events are counted only.
_OF_ONE_EVENT = ("rivals", "inferred")


def answer_lines(finding: Finding, question: str = "") -> Iterator[str]:
    """Give the answer alone: its id, what it asks, its word, and what it is under each reading."""
    if finding.answer is None:
        yield from (heading(line) for line in wrapped(f"{finding.id}: {told(finding)}", "", "    "))
    else:
        yield f"{heading(finding.id)}: {mark(finding.answer)}"
    yield from wrapped(question)
    for name, answer in finding.by_reading.items():
        *above, last = wrapped(f"under {name}:", "  ", "    ")
        yield from above
        yield f"{last} {mark(answer)}"


def prose(
    finding: Finding,
    zone: str = "UTC",
    question: str = "",
    search: Callable[[Finding], Finding] | None = None,
) -> Iterator[str]:
    """Give a finding as prose: how it follows, from what, assuming what, and what changes it.

    Args:
        finding: the finding.
        zone: the zone to print times in beside UTC.
        question: what it asks, in words.
        search: gives the finding with its flips; asked for when all before it was given.
    """
    result = finding.result
    yield from answer_lines(finding, question)
    if result.contradiction:
        yield "The claims contradict each other; nothing certain follows."
    yield from _section("How it follows", result.why)
    near = [c for c in result.claims if _is_near(finding, c.subject)]
    yield from _section("What it rests on", _claims(near) + _rest(len(result.claims) - len(near)))
    yield from _section("What it assumes", _assumptions(finding))
    if search is not None:
        finding = search(finding)
    if finding.flips is not None and finding.answer is not None:
        flips = [
            f"{MARKS[flip.to]} if {' and '.join(with_units(part, zone) for part in flip.parts)}"
            for flip in finding.flips
        ]
        yield from _section(
            "What would change it", flips or ["nothing found among choices of up to 3 parts"]
        )
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
        f"{subject}: {value}: " + "; ".join(_cited(claim) for claim in said)
        for (subject, value), said in grouped.items()
    ]


def _cited(claim: Claim) -> str:
    """Cite one claim: source, place, words, whom it quotes, and whether it could be checked."""
    parts = [
        claim.source or "no source is named, so it decides nothing",
        claim.spot.at,
        f'"{one_line(claim.spot.quote)}"' if claim.spot.quote else "",
        f"quoting {claim.by}" if claim.by else "",
        f"resting on {claim.basis}" if claim.basis else "",
        "" if claim.spot.sha256 or not claim.source else "not held",
    ]
    return ", ".join(part for part in parts if part)


def _rest(count: int) -> list[str]:
    if not count:
        return []
    claims = "1 claim" if count == 1 else f"{count} claims"
    return [f"and {claims} of events tied to these (--json lists them)"]


def _assumptions(finding: Finding) -> list[str]:
    events = finding.result.events
    return [
        f"{kind}: {text}"
        for kind, text in finding.result.assumes
        if kind not in _OF_ONE_EVENT or not events or any(event in text for event in events)
    ]


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    if not lines:
        return
    yield ""
    yield heading(title)
    for line in lines:
        deep = len(line) - len(line.lstrip())
        yield from wrapped(line.strip(), " " * deep + "- ", " " * (deep + 4))
