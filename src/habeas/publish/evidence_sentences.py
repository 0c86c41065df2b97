"""Evidence sentences: what the sources say, each number and each time beside who gives it."""

from collections.abc import Iterator

from habeas.bounds import Tri
from habeas.case.records import Case, Leg, with_the
from habeas.case.sites import site
from habeas.evidence.claim import Claim
from habeas.evidence.times import written
from habeas.findings import findings
from habeas.findings.counts import count_of, in_words
from habeas.findings.scene import Scene
from habeas.findings.wording import CLOCKS
from habeas.publish.said import Said, capital, holders, side_by_side

# What a leg did at an event, and whether the place that goes with it is its start or its end.
_DID = {
    "takeoff": ("took off", " from ", "from"),
    "left": ("left", " ", "from"),
    "landing": ("landed", " at ", "to"),
    "arrived": ("arrived", " at ", "to"),
    "handed_over": ("handed its people over", "", ""),
}


def people(scene: Scene) -> Iterator[Said]:
    """Give each group's number as each holder gives it, side by side, then what fits them all."""
    for group in scene.case.groups.values():
        count, claims = count_of(scene, group.id)
        if not claims:
            continue
        said = side_by_side(scene.case, claims)
        fits = f"What fits them all: {in_words(count)}."
        words = "No one number fits them all." if count.is_empty else fits
        together = f" {words}" if len({claim.value for claim in claims}) > 1 else ""
        yield f"{capital(group.label or group.id)}: {said}.{together}", list(claims)


def movements(scene: Scene) -> Iterator[Said]:
    """Give each time of each leg, with the place where the sources agree on one."""
    for transfer in scene.case.transfers.values():
        for leg in transfer.legs:
            for event, (did, at, end) in _DID.items():
                name = f"{leg.id}.{event}"
                claims = list(scene.clock.event(name).claims)
                if not claims:
                    continue
                place, more = _place(scene, leg, end) if end else ("", [])
                where = f"{at}{place}" if place else ""
                when = written(scene.line(name).bounds(name), scene.zone)
                start = f"{capital(with_the(transfer.name))} {did}{where}"
                yield f"{start}: {when}.", [*claims, *more]


def _place(scene: Scene, leg: Leg, end: str) -> tuple[str, list[Claim]]:
    """Name the one place that all sources give for a leg's start or end, with their claims."""
    claims = scene.values(f"{leg.id}.{end}")
    values = {claim.value for claim in claims}
    if len(values) != 1:
        return "", []
    value = values.pop()
    known = site(scene.case, value)
    return (known.name if known else value), list(claims)


def orders(scene: Scene) -> Iterator[Said]:
    """Give each clock of each order, and its words as the sources print them."""
    for order in scene.case.orders.values():
        for clock in order.clocks:
            name = f"{order.id}.{clock}"
            claims = list(scene.clock.event(name).claims)
            # Without a claim that counts there is nothing to say of it.
            if claims:
                when = written(scene.line(name).bounds(name), scene.zone)
                yield f"{capital(with_the(order.name))} {CLOCKS[clock]}: {when}.", claims
        quoted = [c for c in scene.values(f"{order.id}.words") if c.spot.quote]
        for quote in dict.fromkeys(c.spot.quote for c in quoted):
            claims = [c for c in quoted if c.spot.quote == quote]
            who = holders(scene.case, claims)
            yield f"The words of {with_the(order.name)}, according to {who}: “{quote}”.", claims


def conflicts(case: Case) -> Iterator[Said]:
    """Give the events for which the sources' times cannot all be right."""
    for finding in findings(case, question="contradiction"):
        if finding.answer is Tri.YES:
            said = "; ".join(finding.result.why[:-1])
            subject = finding.key.subject
            yield (
                f"The times that the sources give for {subject} cannot all be right: {said}.",
                list(finding.result.claims),
            )


def inferred(scene: Scene) -> Iterator[Said]:
    """Give what we read into a source, once for all claims of which it is said."""
    why: dict[str, list[Claim]] = {}
    for claims in scene.case.claims.values():
        for claim in claims:
            if claim.inferred and claim.decides:
                why.setdefault(claim.inferred, []).append(claim)
    for reason, some in why.items():
        read = ", ".join(dict.fromkeys(f"{c.subject} as {c.value}" for c in some))
        yield f"We read {read}: {reason}.", some
