"""Story sentences: the prison, the agreement, the law, the allegation, and what was said."""

from collections.abc import Iterator

from habeas.case.records import Thing
from habeas.evidence.claim import Claim
from habeas.evidence.times import written
from habeas.findings.scene import Scene
from habeas.publish.said import Said, capital, holders, side_by_side

# What is told of each sort of thing, in this order: the key, and how a reader calls it.
_TOLD = {
    "facility": {
        "run_by": "run by",
        "opened": "opened",
        "capacity": "built for, in people",
        "holds": "reported to hold, in people",
        "described_as": "described as",
    },
    "agreement": {
        "parties": "between",
        "approved": "amount approved",
        "granted": "amount granted",
        "paid": "amount paid",
        "term": "for the term of",
        "persons": "for so many people",
        "purpose": "for the purpose of",
    },
    "authority": {
        "passed": "passed",
        "invoked": "invoked",
        "made_public": "made public",
        "used_before": "used before",
        "confers": "said to allow",
    },
}


def things(scene: Scene, sort: str) -> Iterator[Said]:
    """Give what the sources say of each thing of a sort, each value beside who gives it."""
    for thing in scene.case.things.values():
        if thing.sort == sort:
            yield from _thing(scene, thing)


def _thing(scene: Scene, thing: Thing) -> Iterator[Said]:
    for key, called in _TOLD[thing.sort].items():
        claims = scene.values(f"{thing.id}.{key}")
        if claims:
            yield f"{capital(thing.name)}, {called}: {side_by_side(scene.case, claims)}.", claims


def statements(scene: Scene) -> Iterator[Said]:
    """Give each statement: who, when, and the words as the source prints them."""
    for statement in scene.case.statements.values():
        by = scene.values(f"{statement.id}.by")
        if not by:
            continue
        claims = list(by)
        when, timed = f"{statement.id}.when", scene.clock.event(f"{statement.id}.when").claims
        claims += timed
        time = f", {written(scene.line(when).bounds(when), scene.zone)}" if timed else ""
        said, more = _content(scene, statement.id)
        text = f"{capital(statement.name)}: {side_by_side(scene.case, by)}{time}"
        yield f"{text}{said}.", [*claims, *more]


def _content(scene: Scene, statement: str) -> tuple[str, list[Claim]]:
    """Give what was said, shown or passed on, and what it cites, with the claims."""
    parts, claims = [], []
    for key, words in (("says", "it says"), ("shows", "it shows"), ("of", "it is of")):
        found = scene.values(f"{statement}.{key}")
        if found:
            parts.append(f"{words} {side_by_side(scene.case, found)}")
            claims += found
    evidence = scene.values(f"{statement}.evidence")
    if evidence:
        parts.append(f"evidence: {side_by_side(scene.case, evidence)}")
        claims += evidence
    quoted = [claim for claim in scene.values(f"{statement}.words") if claim.spot.quote]
    parts += [f"“{claim.spot.quote}” ({holders(scene.case, [claim])})" for claim in quoted]
    return ("; " + "; ".join(parts) if parts else ""), [*claims, *quoted]
