"""Finding sentences: what follows for each transfer at each order, and under which reading."""

from collections.abc import Iterator

from habeas.bounds import Tri
from habeas.case.records import Case, with_the
from habeas.evidence.claim import Claim
from habeas.findings import Finding, Key, all_keys, ask
from habeas.findings.scene import Scene
from habeas.findings.wording import PREDICATES, moment_of
from habeas.publish.said import Said, capital, holders, listed

_FORCE = {
    Tri.YES: "in force",
    Tri.NO: "not in force",
    Tri.CANNOT_TELL: "either, as far as the sources tell",
}


def answers(case: Case) -> Iterator[Said]:
    """Give one sentence for each transfer at each clock of each order."""
    for order in case.orders.values():
        for clock in order.clocks:
            for transfer in case.transfers.values():
                found = [ask(case, Key(q, transfer.id, order.id, clock)) for q in PREDICATES]
                claims = [claim for finding in found for claim in _deciding(finding)]
                told = {f.key.question: f.answer for f in found}
                if claims:
                    start = f"When {moment_of(case, found[0].key)}, {with_the(transfer.name)}"
                    yield f"{start} {_told(told)}.", claims


def _deciding(finding: Finding) -> list[Claim]:
    return [c for c in finding.result.claims if c.subject in finding.result.events]


def _told(told: dict[str, Tri | None]) -> str:
    """Say what is so, what is not, and what cannot be told, in this order."""
    so = [PREDICATES[q][0] for q, answer in told.items() if answer is Tri.YES]
    not_so = [PREDICATES[q][1] for q, answer in told.items() if answer is Tri.NO]
    open_ = [PREDICATES[q][0] for q, answer in told.items() if answer is Tri.CANNOT_TELL]
    parts = [listed(so), listed(not_so)]
    text = "; it ".join(part for part in parts if part)
    if not open_:
        return text
    tail = f"whether it {listed(open_)} cannot be told"
    return f"{text}; {tail}" if text else f"is in doubt: {tail}"


def speeds(case: Case) -> Iterator[Said]:
    """Give the least speed that each answer about a territory rests on, and what limits it."""
    for key in all_keys(case, "outside"):
        finding = ask(case, key)
        steps = finding.result.why
        for n, step in enumerate(steps):
            claims = _deciding(finding)
            if "mean speed" in step and claims:
                name = with_the(case.transfers[key.subject].name)
                limit = steps[n + 1] if n + 1 < len(steps) else ""
                start = f"{capital(name)}, when {moment_of(case, key)}"
                yield f"{start}. {step} {limit}".strip(), claims


def in_force(case: Case) -> Iterator[Said]:
    """Say under which reading each order was in force at the act that it forbids."""
    for key in all_keys(case, "in-force"):
        finding = ask(case, key)
        claims = _deciding(finding)
        if not claims or finding.answer is None:
            continue
        by_answer: dict[Tri, list[str]] = {}
        for name, answer in finding.by_reading.items():
            by_answer.setdefault(answer, []).append(name)
        told = "; ".join(
            f"{_FORCE[answer]} under {' and under '.join(names)}"
            for answer, names in by_answer.items()
        )
        order = with_the(case.orders[key.order].name)
        did = f"{with_the(case.transfers[key.subject].name)} did what it forbids"
        yield f"{capital(order)}, when {did}: {told or _FORCE[finding.answer]}.", claims


def readings(scene: Scene) -> Iterator[Said]:
    """Give each option of each reading with those whose position it is."""
    for reading in scene.case.readings.values():
        for option in reading.options:
            claims = scene.case.said_of(f"{reading.id}.{option.name}.by")
            if claims:
                who = ", ".join(dict.fromkeys(c.value for c in claims))
                told = holders(scene.case, claims)
                words = f"“{capital(option.name)}” is the position of {who} (according to {told})."
                yield f"{reading.question} {words}", list(claims)
