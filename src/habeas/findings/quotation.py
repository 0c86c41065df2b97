"""Quotation: do the words stand at their spots, and were they said of the people they are used of?

Two questions of one statement, told apart by the last part of the id:

    verbatim   YES if every printing of its words stands at its spot in the held source or in
               the note of it; NO if one does not. Open where the source is not held.
    moved      YES if it was first said before any of the people that it is printed about had
               left on their transfer (or, without one, were first in known custody); NO if all
               of them had by then.
"""

from collections.abc import Iterator

from habeas.bounds import Tri, agreed, every
from habeas.case.records import Case
from habeas.evidence.claim import Claim, Standing
from habeas.evidence.source import notes_by_source
from habeas.findings.kinship import parts_within, within
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION = "quotation"
VERBATIM, MOVED = "verbatim", "moved"
_OF_A_STANDING = {
    Tri.YES: "stands in what is held",
    Tri.NO: "does not stand in what is held",
    Tri.CANNOT_TELL: "cannot be compared, since the source is not held",
}


def keys(case: Case) -> Iterator[Key]:
    """Give one key per statement with quoted words, and per one that is printed about people."""
    for statement in case.statements:
        if any(claim.spot.quote for claim in case.said_of(f"{statement}.words")):
            yield Key(QUESTION, statement, who=VERBATIM)
        about = case.said_of(f"{statement}.about")
        if f"{statement}.when" in case.times and any(_whom(case, c.value) for c in about):
            yield Key(QUESTION, statement, who=MOVED)


def subjects(case: Case, key: Key) -> set[str]:
    """Give the subjects of every claim that the answer may look at."""
    found = {f"{group}.aboard" for group in case.groups}
    found |= {f"{stint}.start" for stint in case.stints}
    found |= {f"{leg}.{field}" for leg in case.legs for field in ("takeoff", "left", "called_off")}
    return found if key.who == MOVED else set()


def answer(scene: Scene, key: Key) -> Result:
    """Answer the one or the other."""
    return _verbatim(scene, key) if key.who == VERBATIM else _moved(scene, key)


def _verbatim(scene: Scene, key: Key) -> Result:
    noted = notes_by_source(scene.case.sources)
    said = [c for c in scene.case.said_of(f"{key.subject}.words") if c.spot.quote]
    said = [c for c in said if scene.clock.counts(c) or c.standing is Standing.QUOTE_NOT_FOUND]
    stands = {c: _stands(scene.case, c, c.source in noted) for c in said}
    told = every(stands.values()) if said else Tri.CANNOT_TELL
    printed = len({" ".join(c.spot.quote.split()) for c in said})
    steps = [f"“{c.spot.quote}” ({c.source}) {_OF_A_STANDING[s]}." for c, s in stands.items()]
    if printed > 1:
        steps.append(f"The sources print the words in {printed} ways.")
    as_noted = any(c.source in noted for c in said)
    return Result(
        told,
        tuple(said),
        (("notes", "our notes of sources that are not held print their words"),)
        if as_noted
        else (),
        tuple(steps),
        tuple(f"{c.source} itself" for c, s in stands.items() if s is Tri.CANNOT_TELL),
        {"printings": len(said), "ways": printed},
    )


def _stands(case: Case, claim: Claim, noted: bool) -> Tri:
    """Say whether words stand at their spot; open where there is nothing to compare with."""
    if claim.standing is Standing.QUOTE_NOT_FOUND:
        return Tri.NO
    return Tri.YES if noted or case.sources[claim.source].held else Tri.CANNOT_TELL


def _moved(scene: Scene, key: Key) -> Result:
    when = f"{key.subject}.when"
    about = [c for c in scene.values(f"{key.subject}.about") if _whom(scene.case, c.value)]
    told: dict[str, Tri] = {}
    events: list[str] = []
    for who in dict.fromkeys(claim.value for claim in about):
        there = there_from(scene, who)
        events += there
        before = [scene.line(when, event).before(when, event) for event in there]
        told[who] = agreed(before) if before else Tri.CANNOT_TELL
    found = agreed(told.values()) if told else Tri.CANNOT_TELL
    if Tri.YES in told.values():
        found = Tri.YES
    line = scene.line(when, *events)
    return Result(
        found,
        (*about, *scene.claims_of(when, *events)),
        scene.assumes_of(when, *events),
        (
            *scene.spoken((when, *dict.fromkeys(events)), line),
            *(f"Of {who}: {_MOVED[told[who]]}" for who in told),
        ),
        (f"a source that fixes {when} more narrowly",) if found is Tri.CANNOT_TELL else (),
        {when: line.bounds(when)},
        contradiction=line.is_contradictory,
        events=(when, *dict.fromkeys(events)),
    )


_MOVED = {
    Tri.YES: "it was first said before any of them was on the way or held there.",
    Tri.NO: "it was first said when all of them were on the way or held there.",
    Tri.CANNOT_TELL: "the sources leave open which came first.",
}


def _whom(case: Case, value: str) -> bool:
    return value in case.groups or value in case.transfers or value in case.people


def there_from(scene: Scene, who: str) -> list[str]:
    """Name the events from which on somebody was on the way, or in known custody."""
    case = scene.case
    if who in case.transfers:
        return [scene.left(case.transfers[who])]
    kin = {*within(case, who), *parts_within(case, who), who}
    aboard = {
        word
        for group in kin
        for claim in scene.values(f"{group}.aboard")
        for word in claim.value.replace(" or ", " ").split()
    }
    legs = {leg.transfer for leg in case.legs.values() if leg.id in aboard}
    known = [case.transfers[t] for t in case.transfers if t in aboard | legs]
    if known:
        return [scene.left(transfer) for transfer in known]
    return [f"{stint.id}.start" for stint in case.stints.values() if stint.who in kin]
