"""Origin: does an event's time hang on one origin alone?

Rule: copies, agency credits and a stated basis share an origin; the number of independent
origins is bounded, never counted by outlets.
"""

from collections.abc import Iterator

from habeas.bounds import Tri
from habeas.case.records import Case
from habeas.evidence.source import independent_origins
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION = "origin"
_NOTES = {
    Tri.YES: (),
    Tri.NO: (("origins", "what the sources name as their basis is independent of one another"),),
    Tri.CANNOT_TELL: (("origins", "an outlet that names no basis may share another's"),),
}


def keys(case: Case) -> Iterator[Key]:
    """Give one key per event that some source times."""
    for event, said in case.times.items():
        if any(s.claim.decides for s in said):
            yield Key(QUESTION, event)


def answer(scene: Scene, key: Key) -> Result:
    """Say whether a single origin stands behind the event's time."""
    claims = tuple(s.claim for s in scene.case.times[key.subject] if scene.clock.counts(s.claim))
    origins = independent_origins((c.origin, bool(c.basis)) for c in claims)
    sources = len({c.source for c in claims})
    told = Tri.CANNOT_TELL
    if claims and origins.most == 1:
        told = Tri.YES
    elif origins.least > 1:
        told = Tri.NO
    many = (
        _many(origins.least, "independent origin")
        if origins.least == origins.most
        else f"{origins.least} to {origins.most} independent origins"
    )
    return Result(
        told,
        claims,
        _NOTES[told],
        (f"{_many(sources, 'source')}, {many}: {', '.join(sorted({c.origin for c in claims}))}.",),
        ("what the outlets that name no basis rest on",) if told is Tri.CANNOT_TELL else (),
        {"sources": sources, "origins": {"least": origins.least, "most": origins.most}},
        events=(key.subject,),
    )


def _many(number: int, word: str) -> str:
    return f"1 {word}" if number == 1 else f"{number} {word}s"
