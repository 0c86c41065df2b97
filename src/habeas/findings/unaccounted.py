"""Unaccounted: the stretches between known places of a person, group or transfer.

Rule: between the last end of the stays so far and the start of the next no source gives a place.
A stay is a stint of hand/custody.csv with a place, of whoever is asked about or of a group that
all of them are in; or a leg of the transfer that is asked about, or that they were aboard. Two
legs that meet at one place on the map leave nothing open between them. YES if a stretch is
certainly longer than nothing, NO if none can be, each as [least, most] minutes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, permutations, product
from math import isfinite

from habeas.bounds import Chronology, Relation, Tri, every, minus_s, some
from habeas.bounds.span import Span
from habeas.case.lookup import lookup_of
from habeas.case.records import Case
from habeas.case.sites import site
from habeas.evidence.claim import Claim
from habeas.findings.holding import aboard_of, legs_as_stays, stints_of, subjects_of_holding
from habeas.findings.kinship import memberships
from habeas.findings.legs_in_doubt import doubt_claims
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION = "unaccounted"
_MINUTE_S = 60.0
_NONE_OPEN = {
    Tri.NO: "No stretch of {} is open: each stay begins where the last one ends.",
    Tri.CANNOT_TELL: "What counts gives no two stays of {} that fit together.",
}


@dataclass(frozen=True, slots=True)
class _Stay:
    """A stretch with a known place: the events of its start and end, and its leg, if it is one."""

    start: str
    end: str
    leg: str = ""


def keys(case: Case) -> Iterator[Key]:
    """Give one key per person or group with two stints, and per transfer with two legs."""
    for who, stints in sorted(lookup_of(case).stints.items()):
        if len(stints) > 1:
            yield Key(QUESTION, who)
    for transfer in case.transfers.values():
        if len(transfer.legs) > 1:
            yield Key(QUESTION, transfer.id)


def subjects(case: Case, key: Key) -> set[str]:
    """Give the subjects of every claim that the answer may look at."""
    found = {f"{leg}.{end}" for leg in case.legs for end in ("from", "to")}
    if key.subject in case.transfers:
        return found
    return found | {f"{one}.place" for one in case.stints} | subjects_of_holding(case, key.subject)


def answer(scene: Scene, key: Key) -> Result:
    """Give the stretches, and whether any is certain."""
    stays, said = _stays_of(scene, key.subject)
    events = tuple(dict.fromkeys(e for stay in stays for e in (stay.start, stay.end)))
    line = _line(scene, stays)
    stays.sort(key=lambda stay: (line.bounds(stay.start), line.bounds(stay.end), stay.start))
    torn = line.is_contradictory
    cuts = [(stays[:n], stays[n:]) for n in range(1, 1 if torn else len(stays))]
    found = {
        (_last(line, before), after[0].start): (_span(line, before, after), _meet(scene, *cut))
        for before, after in cuts
        if (cut := (before, after)) and _meet(scene, *cut) is not Tri.YES
    }
    told = some(_certain(span) & ~meet for span, meet in found.values())
    if torn or len(stays) < 2:
        told = Tri.CANNOT_TELL
    minutes = {f"{a} to {b}": _minutes(span) for (a, b), (span, _) in found.items()}
    return Result(
        told,
        (*said, *(scene.claims_of(*events) if events else ())),
        scene.assumes_of(*events) if events else (),
        tuple(f"From {name}: {_words(*span)}." for name, span in minutes.items())
        or (_NONE_OPEN[told].format(key.subject),),
        tuple(f"where {key.subject} was between {a} and {b}" for a, b in found),
        {
            name: {"unit": "min", "least": least, "most": most}
            for name, (least, most) in minutes.items()
        },
        contradiction=torn,
        events=events,
    )


def _stays_of(scene: Scene, who: str) -> tuple[list[_Stay], list[Claim]]:
    """Give the stays of somebody or of a transfer, and the claims of where they were."""
    stays: list[_Stay] = []
    named, said = ((who,), []) if who in scene.case.transfers else aboard_of(scene, who)
    for stint in stints_of(scene, who):
        places = scene.values(f"{stint.id}.place")
        if places:
            stays.append(_Stay(f"{stint.id}.start", f"{stint.id}.end"))
            said += places
    for transfer in named:
        said += doubt_claims(scene, transfer)
        legs = scene.legs(scene.case.transfers[transfer])
        if len(named) == 1:
            ends = [(start, end) for start, end, _ in legs_as_stays(scene, transfer)]
            stays += [_Stay(*two, leg.id) for two, leg in zip(ends, legs, strict=False)]
        said += [c for leg in legs for e in ("from", "to") for c in scene.values(f"{leg.id}.{e}")]
    said += [claim for rows in memberships(scene, who).values() for claim in rows]
    return stays, said


def _line(scene: Scene, stays: list[_Stay]) -> Chronology:
    """Give the chronology in which no stay ends before it starts."""
    events = [event for stay in stays for event in (stay.start, stay.end)]
    order = [Relation(stay.start, stay.end, strict=False) for stay in stays]
    return scene.clock.chronology(scene.tied(*events), relations=order)


def _last(line: Chronology, stays: list[_Stay]) -> str:
    return max(stays, key=lambda stay: (line.bounds(stay.end).latest, stay.end)).end


def _span(line: Chronology, before: list[_Stay], after: list[_Stay]) -> Span:
    """Give the seconds from the last end of some stays to the first start of others.

    If others of them may have started first, as many as may lie between any two of them.
    """
    spans = [_between(line, a, b) for a, b in product(before, after)]
    most = min(s.hi for s in spans)
    if not _in_order(line, [*before, *after]):
        most = max(_between(line, a, b).hi for a, b in permutations([*before, *after], 2))
    return Span(max(0.0, min(s.lo for s in spans)), max(0.0, most))


def _between(line: Chronology, first: _Stay, second: _Stay) -> Span:
    return minus_s(line.bounds(second.start), line.bounds(first.end))


def _in_order(line: Chronology, stays: list[_Stay]) -> bool:
    """Say whether each stay certainly starts no later than the next."""
    told = (line.before(b.start, a.start) for a, b in pairwise(stays))
    return every(~one for one in told) is Tri.YES


def _meet(scene: Scene, before: list[_Stay], after: list[_Stay]) -> Tri:
    """Say whether a leg ends at the one place on the map at which the next one starts."""
    if not (before[-1].leg and after[0].leg):
        return Tri.NO
    ends, starts = (
        {claim.value for claim in scene.values(subject)}
        for subject in (f"{before[-1].leg}.to", f"{after[0].leg}.from")
    )
    places = {place for place in ends & starts if _is_a_point(scene.case, place)}
    return Tri.from_possible(yes=bool(places), no=ends != starts or len(ends) != 1 or not places)


def _is_a_point(case: Case, place: str) -> bool:
    """Say whether a place is one on the map, not a country or words."""
    found = site(case, place)
    return found is not None and found.point is not None


def _certain(span: Span) -> Tri:
    return Tri.from_possible(yes=span.hi > 0, no=span.lo <= 0)


def _minutes(span: Span) -> tuple[float, float | None]:
    """Give a stretch in minutes, with two decimals, rounded outwards."""
    least = span.lo * 100 // _MINUTE_S / 100
    return least, -(-span.hi * 100 // _MINUTE_S) / 100 if isfinite(span.hi) else None


def _words(least: float, most: float | None) -> str:
    if most is None:
        return f"at least {least:,.0f} min, with no upper bound"
    return f"{least:,.0f} to {most:,.0f} min"
