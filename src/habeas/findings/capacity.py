"""Capacity: does a facility hold no more people than it is built for, as far as is reported?

Rule: as for counts: limits are intersected, bare numbers are alternatives; then the most and
the least of what it holds are compared with what it is built for.
"""

from collections.abc import Iterator

from habeas.case.records import Case
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
    (held, held_by), (built, built_by) = (count_at(scene, subject) for subject in subjects)
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
