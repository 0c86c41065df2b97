"""Unaccounted: the stretches between known places of a person, group or transfer.

Rule: between the end of one stay and the start of the next no source gives a place. A stay is a
stint of hand/custody.csv, or a leg of the transfer that is asked about; two legs that meet at
one place leave nothing open between them. YES if a stretch is certainly longer than nothing, NO
if none can be, each as [least, most] minutes.
"""

from collections.abc import Iterator
from itertools import pairwise
from math import isfinite

from habeas.bounds import Tri, minus_s, some
from habeas.case.records import Case
from habeas.evidence.claim import Claim
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION = "unaccounted"
_MINUTE_S = 60.0


def keys(case: Case) -> Iterator[Key]:
    """Give one key per person or group with two stints, and per transfer with two legs."""
    stints = [stint.who for stint in case.stints.values()]
    for who in sorted({one for one in stints if stints.count(one) > 1}):
        yield Key(QUESTION, who)
    for transfer in case.transfers.values():
        if len(transfer.legs) > 1:
            yield Key(QUESTION, transfer.id)


def subjects(case: Case, key: Key) -> set[str]:
    """Give the subjects of every claim that the answer may look at."""
    stints = [stint.id for stint in case.stints.values() if stint.who == key.subject]
    return {f"{stint}.{field}" for stint in stints for field in ("start", "end")}


def answer(scene: Scene, key: Key) -> Result:
    """Give the stretches, and whether any is certain."""
    found = stretches(scene, key.subject)
    events = tuple(dict.fromkeys(event for pair in found for event in pair))
    line = scene.line(*events)
    told = some(_certain(*span) for span in found.values())
    claims = [*_places(scene, key.subject), *(scene.claims_of(*events) if events else ())]
    return Result(
        Tri.CANNOT_TELL if line.is_contradictory else told,
        tuple(claims),
        scene.assumes_of(*events) if events else (),
        tuple(f"From {a} to {b}: {_words(*span)}." for (a, b), span in found.items())
        or (f"No stretch of {key.subject} is open: each stay begins where the last one ends.",),
        tuple(f"where {key.subject} was between {a} and {b}" for a, b in found),
        {
            f"{a} to {b}": {"unit": "min", "least": s[0], "most": s[1]}
            for (a, b), s in found.items()
        },
        contradiction=line.is_contradictory,
        events=events,
    )


def stretches(scene: Scene, who: str) -> dict[tuple[str, str], tuple[float | None, float | None]]:
    """Give the events between which no place is known, with the least and most minutes."""
    return {pair: _minutes(scene, *pair) for pair in _open_between(scene, who)}


def _open_between(scene: Scene, who: str) -> Iterator[tuple[str, str]]:
    """Give the events between which no place is known."""
    if who in scene.case.transfers:
        for first, second in pairwise(scene.legs(scene.case.transfers[who])):
            if not _meet(scene, f"{first.id}.to", f"{second.id}.from"):
                yield scene.reached(first), scene.departed(second)
        return
    stints = [stint.id for stint in scene.case.stints.values() if stint.who == who]
    in_order = sorted(stints, key=lambda one: scene.clock.event(f"{one}.start").hull.earliest)
    for one, following in pairwise(in_order):
        yield f"{one}.end", f"{following}.start"


def _places(scene: Scene, who: str) -> list[Claim]:
    """Give the claims of where the legs of a transfer begin and end."""
    legs = scene.legs(scene.case.transfers[who]) if who in scene.case.transfers else ()
    return [c for leg in legs for end in ("from", "to") for c in scene.values(f"{leg.id}.{end}")]


def _meet(scene: Scene, to: str, from_: str) -> bool:
    """Say whether all that counts gives one place for the end of a leg and the next one's start."""
    ends, starts = ({claim.value for claim in scene.values(s)} for s in (to, from_))
    return len(ends) == 1 and ends == starts


def _minutes(scene: Scene, end: str, start: str) -> tuple[float | None, float | None]:
    line = scene.line(end, start)
    span = minus_s(line.bounds(start), line.bounds(end))
    least = max(0.0, span.lo) if isfinite(span.lo) else 0.0
    most = max(0.0, span.hi) / _MINUTE_S if isfinite(span.hi) else None
    return round(least / _MINUTE_S, 2), None if most is None else round(most, 2)


def _certain(least: float | None, most: float | None) -> Tri:
    return Tri.from_possible(yes=most is None or most > 0, no=not least)


def _words(least: float | None, most: float | None) -> str:
    if most is None:
        return f"at least {least:,.0f} min, with no upper bound"
    return f"{least:,.0f} to {most:,.0f} min"
