"""Contradiction: do the sources contradict each other about one event's time?

Rule: YES if no instant fits what all of them say; the sources may then not all be right.
"""

from collections.abc import Iterator

from habeas.bounds import Tri, intersection_of
from habeas.case.records import Case
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION = "contradiction"


def keys(case: Case) -> Iterator[Key]:
    """Give one key per event that at least two sources time."""
    for event, said in case.times.items():
        if len({s.claim.source for s in said if s.claim.decides}) > 1:
            yield Key(QUESTION, event)


def answer(scene: Scene, key: Key) -> Result:
    """Say whether some instant fits every claim about the event."""
    event = scene.clock.event(key.subject)
    said = [s for s in scene.case.times[key.subject] if scene.clock.counts(s.claim)]
    limits = [s.said.limit for s in said if s.said.limit is not None]
    values = [a.when for s in said for a in s.said.alternatives]
    common = intersection_of([*limits, *values])
    told = Tri.YES if common.is_empty else Tri.NO
    if not said:
        told = Tri.CANNOT_TELL
    steps = [f"{s.claim.source}: {s.claim.value}" for s in said]
    return Result(
        told,
        event.claims,
        event.assumes,
        (
            *steps,
            "No instant fits all of them." if told is Tri.YES else "Some instant fits all of them.",
        ),
        (f"the record behind one of the times of {key.subject}",) if told is Tri.YES else (),
        {"all": event.hull},
        events=(key.subject,),
    )
