"""Allegation: does who makes it cite any evidence, and how many independent origins tell of it?

Rule: what is cited is itself a claim with a source (``evidence``), whose first word is of a closed
list: none, unnamed, document, data, sworn, finding. YES if all that count name something cited, NO
if all say that none was; where they differ, or none says, it is open.
Whether the allegation is true is not asked.
"""

from collections.abc import Iterator

from habeas.bounds import Tri, agreed
from habeas.case.lookup import lookup_of
from habeas.case.records import Case
from habeas.evidence.claim import Claim
from habeas.findings.origins import origins_of
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION = "allegation"
# Evidence that is itself a record, in the closed list of words of `evidence`.
_RECORDS = ("document", "data", "sworn", "finding")


def keys(case: Case) -> Iterator[Key]:
    """Give one key per allegation, and per statement of which somebody says what it cites."""
    for statement in case.statements.values():
        if statement.kind == "allegation" or case.said_of(f"{statement.id}.evidence"):
            yield Key(QUESTION, statement.id)


def subjects(case: Case, key: Key) -> set[str]:
    """Give the subjects of the denials."""
    del key
    denials = [one.id for one in case.statements.values() if one.kind == "denial"]
    return {f"{denial}.{field}" for denial in denials for field in ("of", "by")}


def answer(scene: Scene, key: Key) -> Result:
    """Say whether evidence is cited for it."""
    cited = scene.values(f"{key.subject}.evidence")
    told_of = [*scene.values(f"{key.subject}.says"), *scene.values(f"{key.subject}.words")]
    found = origins_of(scene.case, told_of)
    records = len({c.origin for c in cited if c.value.lower().startswith(_RECORDS)})
    denied = [claim for claims in denials(scene, key.subject).values() for claim in claims]
    told = _told(cited)
    return Result(
        told,
        (*cited, *told_of, *denied),
        (("origins", "an outlet that names no basis may share another's"),) if told_of else (),
        (
            *(f"{claim.source}: {claim.value}" for claim in cited),
            *(f"Denied: {name}." for name in denials(scene, key.subject)),
            f"Told by {found.in_words}; {records} cited for it.",
        ),
        (f"what {key.subject} rests on, from whoever makes it",) if told is Tri.CANNOT_TELL else (),
        {
            "sources": found.sources,
            "origins": {"least": found.count.least, "most": found.count.most},
            "records": records,
        },
    )


def denials(scene: Scene, statement: str) -> dict[str, list[Claim]]:
    """Give each denial of a statement, with the claims of who denies it."""
    return {
        one.name: [*of, *scene.values(f"{one.id}.by")]
        for one in lookup_of(scene.case).saying.get(("of", statement), ())
        if one.kind == "denial"
        and (of := [c for c in scene.values(f"{one.id}.of") if c.value == statement])
    }


def _told(cited: list[Claim]) -> Tri:
    """Say whether all that count name something that is cited, or all name nothing."""
    return agreed(_cites(claim.value) for claim in cited)


def _cites(words: str) -> Tri:
    """Say whether the first word names evidence; open for words outside the closed list."""
    head = words.lower().replace(",", " ").split()[:1]
    if head == ["none"]:
        return Tri.NO
    return Tri.YES if head and head[0] in ("unnamed", *_RECORDS) else Tri.CANNOT_TELL
