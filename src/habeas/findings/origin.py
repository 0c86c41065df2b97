"""Origin: does a time, a number, an amount, or who made a statement, hang on one origin alone?

Rule: copies, agency credits and a stated basis share an origin; the number of independent
origins is bounded, never counted by outlets.
"""

from collections.abc import Iterator

from habeas.bounds import Tri
from habeas.case.records import Case
from habeas.findings import agreement
from habeas.findings.origins import origins_of
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION = "origin"
_NOTES = {
    Tri.YES: (),
    Tri.NO: (("origins", "what the sources name as their basis is independent of one another"),),
    Tri.CANNOT_TELL: (("origins", "an outlet that names no basis may share another's"),),
}


def keys(case: Case) -> Iterator[Key]:
    """Give one key per time, number and amount that a source gives, and per statement's maker."""
    subjects = [*case.times, *case.counts, *_amounts(case), *(f"{s}.by" for s in case.statements)]
    for subject in dict.fromkeys(subjects):
        if any(claim.decides for claim in case.said_of(subject)):
            yield Key(QUESTION, subject)


def subjects(case: Case, key: Key) -> set[str]:
    """Give the subject itself."""
    del case
    return {key.subject}


def answer(scene: Scene, key: Key) -> Result:
    """Say whether a single origin stands behind what is said."""
    claims = tuple(scene.values(key.subject))
    found = origins_of(scene.case, claims)
    least, most = found.count.least, found.count.most
    told = Tri.CANNOT_TELL
    if claims and most == 1:
        told = Tri.YES
    elif least > 1:
        told = Tri.NO
    return Result(
        told,
        claims,
        _NOTES[told],
        (f"{found.in_words}: {', '.join(found.named)}.",),
        ("what the outlets that name no basis rest on",) if told is Tri.CANNOT_TELL else (),
        {
            "sources": found.sources,
            "origins": {"least": least, "most": most},
            "records": found.records,
        },
        events=(key.subject,),
    )


def _amounts(case: Case) -> Iterator[str]:
    agreements = [thing.id for thing in case.things.values() if thing.sort == "agreement"]
    return (f"{one}.{stage}" for one in agreements for stage in agreement.STAGES)
