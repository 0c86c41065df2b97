"""Contradiction: do the sources contradict each other about one event's time?

Rule: YES if no instant fits what all of them say; the sources may then not all be right. Of
rivals that one claim names ("10:00 or 11:00") one is enough. Where a source says only that the
event came before or after another, the other's times count too.
"""

from collections.abc import Iterator
from dataclasses import replace

from habeas.bounds import Alternative, Chronology, Moment, Relation, Tri, intersection_of
from habeas.case.records import Case, TimeClaim
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION = "contradiction"
_IN_WORDS = {
    Tri.YES: "No instant fits all of them.",
    Tri.NO: "Some instant fits all of them.",
    Tri.CANNOT_TELL: "Nothing that counts tells whether some instant fits all of them.",
}


def keys(case: Case) -> Iterator[Key]:
    """Give one key per event that at least two sources time."""
    for event, said in case.times.items():
        if len({s.claim.source for s in said if s.claim.decides}) > 1:
            yield Key(QUESTION, event)


def answer(scene: Scene, key: Key) -> Result:
    """Say whether some instant fits every claim about the event."""
    event = scene.clock.event(key.subject)
    said = [
        replace(s, said=scene.clock.words_of(s))
        for s in scene.case.times[key.subject]
        if scene.clock.counts(s.claim)
    ]
    ties = _ties(key.subject, said)
    told = _contradicted(scene, key.subject, said, ties) if said else Tri.CANNOT_TELL
    steps = [f"{s.claim.source}: {s.claim.value}" for s in said]
    return Result(
        told,
        scene.claims_of(key.subject) if ties else event.claims,
        scene.assumes_of(key.subject) if ties else event.assumes,
        (*steps, _IN_WORDS[told]),
        (f"the record behind one of the times of {key.subject}",) if told is Tri.YES else (),
        {"all": event.hull},
        events=tuple(dict.fromkeys([key.subject, *(n for t in ties for n in (t.first, t.second))])),
    )


def _ties(event: str, said: list[TimeClaim]) -> list[Relation]:
    """Give what the claims say of an event by naming another."""
    after = [Relation(other, event) for s in said for other in s.said.after]
    return [*after, *(Relation(event, other) for s in said for other in s.said.before)]


def _contradicted(scene: Scene, event: str, said: list[TimeClaim], ties: list[Relation]) -> Tri:
    """Say whether no instant fits what all the claims say of an event."""
    common = _common(said)
    if not common or not ties:
        return Tri.NO if common else Tri.YES
    names = dict.fromkeys([event, *(name for tie in ties for name in (tie.first, tie.second))])
    lines = [_line(scene, event, m, said, tuple(names)) for m in common]
    if not any(line.possible(*ties) for line in lines):
        others_fit = any(line.possible() for line in lines)
        return Tri.YES if others_fit else Tri.CANNOT_TELL
    return Tri.CANNOT_TELL if scene.line(event).is_contradictory else Tri.NO


def _line(
    scene: Scene, event: str, when: Moment, said: list[TimeClaim], names: tuple[str, ...]
) -> Chronology:
    """Give the chronology in which an event lies in a stretch that fits every claim about it.

    The event is set, which leaves out its own claims, also those that tie it to others. In
    their place stands each time that a source printed for it, so that none of them may come
    before what the same source printed as earlier.
    """
    clock = Scene(scene.case, scene.choice.setting(event, when)).clock
    printed = {
        f"{event} as {claim.claim.source} printed it, {n}": tuple(
            Alternative(when, a.series, a.printed)
            for a in claim.said.alternatives
            if a.when.contains(when)
        )
        for n, claim in enumerate(said)
        if claim.said.alternatives
    }
    same = [
        relation
        for name in printed
        for relation in (Relation(event, name, strict=False), Relation(name, event, strict=False))
    ]
    return clock.chronology(clock.tied(names), printed, same)


def _common(said: list[TimeClaim]) -> list[Moment]:
    """Give the stretches of time that fit every claim, by one of its own rivals each."""
    limits = (s.said.limit for s in said if s.said.limit is not None)
    common = [intersection_of(limits)]
    for rivals in (s.said.alternatives for s in said if s.said.alternatives):
        common = [
            both for m in common for a in rivals if not (both := m.intersect(a.when)).is_empty
        ]
    return [m for m in common if not m.is_empty]
