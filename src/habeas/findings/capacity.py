"""Capacity: does a facility hold no more people than it is built for, as far as is reported?

Rule: what it is built for is a count as any other: limits are intersected, bare numbers are
alternatives. What it holds is reported of many days, so that no report limits another: it is
their hull. Then the most and the least of what it holds are compared with what it is built for.
"""

from collections.abc import Iterator

from habeas.bounds import Count
from habeas.case.records import Case
from habeas.evidence.claim import Claim
from habeas.findings.counts import count_at, in_words, notes_of, settle_counts
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION = "capacity"


def keys(case: Case) -> Iterator[Key]:
    """Give one key per facility of which both numbers are reported."""
    for thing in case.things.values():
        if thing.sort == "facility" and {f"{thing.id}.capacity", f"{thing.id}.holds"} <= set(
            case.counts
        ):
            yield Key(QUESTION, thing.id)


def answer(scene: Scene, key: Key) -> Result:
    """Say whether what the facility holds is within what it is built for."""
    subjects = (f"{key.subject}.holds", f"{key.subject}.capacity")
    held, held_by = held_at(scene, subjects[0])
    built, built_by = count_at(scene, subjects[1])
    told = held.at_most(built)
    return Result(
        told,
        (*held_by, *built_by),
        (("dates", "the numbers are of different days"), *notes_of(scene, subjects)),
        (f"Holds: {in_words(held)}.", f"Built for: {in_words(built)}."),
        settle_counts(told, held_by, built_by),
        {
            "holds": {"least": held.least, "most": held.most},
            "capacity": {"least": built.least, "most": built.most},
        },
        contradiction=held.is_empty or built.is_empty,
    )


def held_at(scene: Scene, subject: str) -> tuple[Count, tuple[Claim, ...]]:
    """Give the hull of numbers that are each of a day of its own, and the claims of them."""
    said = [c for c in scene.case.counts.get(subject, ()) if scene.clock.counts(c.claim)]
    hull = Count(1, 0) if said else Count(0, None)
    for one in said:
        hull = hull.hull(one.said.count)
    return hull, tuple(one.claim for one in said)
