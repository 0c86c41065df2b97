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

from habeas.bounds import Chronology, Relation, Tri, agreed, every, minus_s, some
from habeas.bounds.span import Span
from habeas.case.lookup import lookup_of
from habeas.case.records import Case
from habeas.case.sites import site
from habeas.evidence.claim import Claim
from habeas.findings.holding import aboard_of, stints_of, subjects_of_holding
from habeas.findings.kinship import is_torn, memberships
from habeas.findings.legs_in_doubt import doubt_claims, is_in_doubt
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


_Minutes = dict[tuple[str, str], tuple[float, float | None]]


@dataclass(frozen=True, slots=True)
class _Way:
    """What the stays of somebody leave open, if they were aboard one transfer.

    Attributes:
        told: whether a stretch is certain.
        minutes: the least and the most of each stretch.
        events: the starts and the ends.
        torn: whether the times contradict each other.
    """

    told: Tri
    minutes: _Minutes
    events: tuple[str, ...]
    torn: bool = False


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
    """Give the stretches, and whether any is certain, whichever transfer they were aboard."""
    who = key.subject
    named, said = ((who,), []) if who in scene.case.transfers else aboard_of(scene, who)
    ways = [_open(scene, _stays_of(scene, who, one)) for one in named or ("",)]
    events = tuple(dict.fromkeys(event for way in ways for event in way.events))
    told, bounds = agreed(way.told for way in ways), _hulls([way.minutes for way in ways])
    in_doubt = any(is_in_doubt(scene, one) for one in named) or (said and not named)
    if in_doubt or is_torn(scene, who):
        told, bounds = Tri.CANNOT_TELL, {pair: (0.0, most) for pair, (_, most) in bounds.items()}
    return Result(
        told,
        tuple(dict.fromkeys((*said, *_claims(scene, who, named, events)))),
        scene.assumes_of(*events) if events else (),
        tuple(f"From {a} to {b}: {_words(*span)}." for (a, b), span in bounds.items())
        or (_NONE_OPEN[told].format(who),),
        tuple(f"where {who} was between {a} and {b}" for a, b in bounds),
        {
            f"{a} to {b}": {"unit": "min", "least": least, "most": most}
            for (a, b), (least, most) in bounds.items()
        },
        contradiction=any(way.torn for way in ways) or is_torn(scene, who),
        events=events,
    )


def _open(scene: Scene, stays: list[_Stay]) -> _Way:
    """Give what stays leave open."""
    events = tuple(dict.fromkeys(e for stay in stays for e in (stay.start, stay.end)))
    line = _line(scene, stays)
    if line.is_contradictory or len(stays) < 2:
        return _Way(Tri.CANNOT_TELL, {}, events, line.is_contradictory)
    stays.sort(key=lambda stay: (line.bounds(stay.start), line.bounds(stay.end), stay.start))
    told, minutes = [], {}
    for before, after in ((stays[:n], stays[n:]) for n in range(1, len(stays))):
        meet = _meet(scene, before[-1].leg, after[0].leg)
        span = _span(line, before, after)
        told.append(_certain(span) & ~meet)
        if meet is not Tri.YES:
            minutes[_last(line, before), after[0].start] = _minutes(span)
    return _Way(some(told), minutes, events)


def _stays_of(scene: Scene, who: str, aboard: str) -> list[_Stay]:
    """Give the stays of somebody who was aboard a transfer, or of the transfer itself."""
    stints = stints_of(scene, who)
    placed = (one for one in stints if scene.values(f"{one.id}.place"))
    legs = scene.legs(scene.case.transfers[aboard]) if aboard else ()
    return [
        *(_Stay(f"{one.id}.start", f"{one.id}.end") for one in placed),
        *(_Stay(scene.departed(leg), scene.reached(leg), leg.id) for leg in legs),
    ]


def _claims(
    scene: Scene, who: str, named: tuple[str, ...], events: tuple[str, ...]
) -> Iterator[Claim]:
    """Give the claims of where somebody was, and when."""
    for stint in stints_of(scene, who):
        yield from scene.values(f"{stint.id}.place")
    for transfer in named:
        yield from doubt_claims(scene, transfer)
        for leg in scene.legs(scene.case.transfers[transfer]):
            yield from (c for end in ("from", "to") for c in scene.values(f"{leg.id}.{end}"))
    for rows in memberships(scene, who).values():
        yield from rows
    yield from scene.claims_of(*events) if events else ()


def _hulls(ways: list[_Minutes]) -> _Minutes:
    """Give each stretch that some way leaves open, as wide as any of them has it."""
    found: _Minutes = {}
    for pair in dict.fromkeys(pair for way in ways for pair in way):
        spans = [way[pair] for way in ways if pair in way]
        most = [most for _, most in spans]
        least = min(least for least, _ in spans) if len(spans) == len(ways) else 0.0
        found[pair] = least, None if None in most else max(m for m in most if m is not None)
    return found


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


def _meet(scene: Scene, first: str, second: str) -> Tri:
    """Say whether a leg ends at the one place on the map at which the next one starts."""
    if not (first and second):
        return Tri.NO
    ends, starts = (
        {claim.value for claim in scene.values(s)} for s in (f"{first}.to", f"{second}.from")
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
