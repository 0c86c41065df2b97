"""Uses: does the list of earlier uses of a law match the number that is given?

Rule: each distinct earlier use that a source lists is one, and no source's list rivals another's;
the number given is a count as any other. Open where nobody lists any.
YES if the two are the same for certain, NO if they cannot be.
"""

from collections.abc import Iterator

from habeas.bounds import Count, Tri
from habeas.case.records import Case
from habeas.findings.counts import count_at, in_words, notes_of, settle_counts
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION = "uses"


def keys(case: Case) -> Iterator[Key]:
    """Give one key per authority of which both a number and a list are given."""
    for thing in case.things.values():
        number, listed = f"{thing.id}.used_before", f"{thing.id}.earlier_uses"
        if number in case.counts and case.said_of(listed):
            yield Key(QUESTION, thing.id)


def answer(scene: Scene, key: Key) -> Result:
    """Say whether the list has as many uses as the number says."""
    number = f"{key.subject}.used_before"
    given, said = count_at(scene, number)
    listed = scene.values(f"{key.subject}.earlier_uses")
    uses = sorted({claim.value for claim in listed})
    total = Count.exactly(len(uses))
    told = total.equals(given) if uses else Tri.CANNOT_TELL
    return Result(
        told,
        (*said, *listed),
        (("list", "the list is whole, and names each use in one way"), *notes_of(scene, [number])),
        (f"Number given: {in_words(given)}.", f"Listed: {', '.join(uses) or 'none'}."),
        settle_counts(told, said),
        {"given": {"least": given.least, "most": given.most}, "listed": len(uses)},
        contradiction=given.is_empty,
    )
