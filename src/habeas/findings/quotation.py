"""Quotation: do the words stand at their spots, and were they said of the people they are used of?

Two questions of one statement, told apart by the last part of the id:

    verbatim   YES if every printing of its words stands at its spot in the held source or in
               the note of it; NO if one does not. Open where the source is not held or its
               text cannot be read.
    moved      YES if it was first said before any of the people that it is printed about had
               left on their transfer (or, without one, before any start of their custody that
               is given); NO if all of them had by then. Printed about several, it is moved if
               it is for one of them.
"""

from collections.abc import Iterator
from dataclasses import replace

from habeas.bounds import Tri, every, some
from habeas.case.problems import (
    FILE_MISSING,
    HASH_DIFFERS,
    NO_TEXT_LAYER,
    QUOTE_ELSEWHERE,
    TOO_LARGE,
    UNREADABLE,
    UNSAFE_PATH,
)
from habeas.case.records import Case
from habeas.evidence.claim import Claim, Standing
from habeas.evidence.source import Source, notes_by_source
from habeas.findings.legs_in_doubt import doubt_subjects
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene
from habeas.findings.there import there_of

QUESTION = "quotation"
VERBATIM, MOVED = "verbatim", "moved"
# Why a held file was not compared with its quotes.
_UNREAD = (FILE_MISSING, HASH_DIFFERS, NO_TEXT_LAYER, TOO_LARGE, UNREADABLE, UNSAFE_PATH)
_OF_A_STANDING = {
    Tri.YES: "stands in what is held",
    Tri.NO: "does not stand there in what is held",
    Tri.CANNOT_TELL: "cannot be compared: the source is not held, or cannot be read",
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
    found = {f"{group}.{field}" for group in case.groups for field in ("aboard", "members")}
    found |= {f"{stint}.start" for stint in case.stints} | doubt_subjects(case)
    return found if key.who == MOVED else set()


def answer(scene: Scene, key: Key) -> Result:
    """Answer the one or the other."""
    return _verbatim(scene, key) if key.who == VERBATIM else _moved(scene, key)


def _verbatim(scene: Scene, key: Key) -> Result:
    noted = notes_by_source(scene.case.sources)
    said = [c for c in scene.case.said_of(f"{key.subject}.words") if c.spot.quote]
    said = [c for c in said if scene.clock.counts(_as_found(c))]
    stands = {c: _stands(scene.case, c, noted.get(c.source)) for c in said}
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


def _as_found(claim: Claim) -> Claim:
    """Give a claim as if its words had been found, to tell whether it counts otherwise."""
    is_altered = claim.standing is Standing.QUOTE_NOT_FOUND
    return replace(claim, standing=Standing.DECIDES) if is_altered else claim


def _stands(case: Case, claim: Claim, note: Source | None) -> Tri:
    """Say whether words stand at their spot; open where there is nothing to compare with."""
    elsewhere = any(p.kind is QUOTE_ELSEWHERE and p.at == claim.at for p in case.problems)
    if claim.standing is Standing.QUOTE_NOT_FOUND or elsewhere:
        return Tri.NO
    held = note or case.sources[claim.source]
    unread = any(p.kind in _UNREAD and p.at == held.at for p in case.problems)
    return Tri.YES if held.held and not unread else Tri.CANNOT_TELL


def _moved(scene: Scene, key: Key) -> Result:
    when = f"{key.subject}.when"
    about = [c for c in scene.values(f"{key.subject}.about") if _whom(scene.case, c.value)]
    there = {who: there_of(scene, who, when) for who in dict.fromkeys(c.value for c in about)}
    told = {who: one.said_before for who, one in there.items()}
    events = tuple(dict.fromkeys(event for one in there.values() for event in one.events))
    line = scene.line(when, *events)
    found = some(told.values()) if told and not line.is_contradictory else Tri.CANNOT_TELL
    said = [claim for one in there.values() for claim in one.claims]
    return Result(
        found,
        tuple(dict.fromkeys((*about, *said, *scene.claims_of(when, *events)))),
        (*scene.assumes_of(when, *events), *_PARTS),
        (
            *scene.spoken((when, *events), line),
            *(f"Of {who}: {_MOVED[told[who]]}" for who in told),
        ),
        (f"a source that fixes {when} more narrowly",) if found is Tri.CANNOT_TELL else (),
        {when: line.bounds(when)},
        contradiction=line.is_contradictory,
        events=(when, *events),
    )


_PARTS = (("parts", "a group of which nothing is said itself is as all of its parts are"),)
_MOVED = {
    Tri.YES: "it was first said before any of them was on the way or held there.",
    Tri.NO: "it was first said when all of them were on the way or held there.",
    Tri.CANNOT_TELL: "the sources leave open which came first.",
}


def _whom(case: Case, value: str) -> bool:
    return value in case.groups or value in case.transfers or value in case.people
