"""Where an aircraft was at a moment, by its track: inside a territory, outside it, or unknown.

The answer is computed from the fixes that the ledger uses, and again with the doubtful ones;
where the two differ it is CANNOT_TELL. Between fixes the set of places is the meeting of two
geodesic discs (``places.envelope``); before the first and after the last it is one disc.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

from habeas.bounds import Moment, Span, Tri, agreed
from habeas.flights.anchors import Errors, Pair, fix_of, pairs_at
from habeas.flights.estimate import Estimate, estimate_at
from habeas.flights.ledger import Ledger
from habeas.flights.records import Track
from habeas.places.area import Area, area_of
from habeas.places.envelope import Envelope
from habeas.places.region import Region
from habeas.places.whereabouts import Fix, Whereabouts, stretches, whereabouts


@dataclass(frozen=True, slots=True)
class TrackWhere:
    """What a track says of one moment.

    Attributes:
        track: the fixes that the answer counts: the used ones.
        at: the moment.
        pairs: the fixes that bound it.
        area: bounds of the area in which the aircraft was.
        estimate: the likeliest place with its band; None before the first and after the last fix.
        envelopes: the sets of which it is in all.
        outside: whether it was outside the territory; None if none was asked of.
        min_speed_kt_inside, min_speed_kt_outside: the least mean speeds.
        margin_km: how far the set stays from the line.
        with_used: the answer by the used fixes alone.
        with_doubtful: the answer with the doubtful fixes too.
        contradiction: that no place at all fits.
    """

    track: Track
    at: Moment
    pairs: tuple[Pair, ...]
    area: Area
    estimate: Estimate | None
    envelopes: tuple[Envelope, ...]
    outside: Tri | None = None
    min_speed_kt_inside: Span = Span(0.0, inf)
    min_speed_kt_outside: Span = Span(0.0, inf)
    margin_km: float = -inf
    with_used: Tri | None = None
    with_doubtful: Tri | None = None
    contradiction: bool = False


def track_where(
    ledger: Ledger,
    when: Moment,
    speed_kt: float,
    region: Region | None = None,
    errors: Errors = Errors(),  # noqa: B008 - frozen
) -> TrackWhere:
    """Say where an aircraft was at a moment.

    Args:
        ledger: the statuses of the track's fixes.
        when: the moment.
        speed_kt: the speed limit of the question.
        region: the territory asked of; None asks of none.
        errors: errors of place and clock given with the question.
    """
    used = ledger.used()
    pairs = pairs_at(used, when) if len(used.fixes) else ()
    envelopes = _envelopes(used, pairs, when, errors)
    area = area_of(list(envelopes), speed_kt) if envelopes else Area(inf, inf)
    estimate = estimate_at(used, pairs[0], when) if pairs else None
    found = TrackWhere(used, when, pairs, area, estimate, envelopes)
    if region is None or not pairs:
        return found
    return _answered(found, ledger, region, speed_kt, errors)


def _answered(
    found: TrackWhere, ledger: Ledger, region: Region, speed_kt: float, errors: Errors
) -> TrackWhere:
    parts = _parts(found.track, found.pairs, found.at, region, speed_kt, errors)
    told = _meeting(parts)
    doubted = ledger.used_and_doubtful()
    also = told
    if len(doubted.fixes) > len(found.track.fixes):
        pairs = pairs_at(doubted, found.at)
        also = _meeting(_parts(doubted, pairs, found.at, region, speed_kt, errors))
    outside = told if told is also else Tri.CANNOT_TELL
    return TrackWhere(
        found.track,
        found.at,
        found.pairs,
        found.area,
        found.estimate,
        found.envelopes,
        outside,
        # All pairs hold at once, so a place needs the largest of the speeds they ask for.
        _largest([part.min_speed_kt_inside for part in parts]),
        _largest([part.min_speed_kt_outside for part in parts]),
        max(p.margin_km for p in parts),
        told,
        also,
        contradiction=any(p.contradiction for p in parts),
    )


def _largest(spans: list[Span]) -> Span:
    return Span(max(span.lo for span in spans), max(span.hi for span in spans))


def _parts(
    track: Track,
    pairs: Sequence[Pair],
    when: Moment,
    region: Region,
    speed_kt: float,
    errors: Errors,
) -> list[Whereabouts]:
    return [whereabouts(region, *_ends(track, pair, errors), when, speed_kt) for pair in pairs]


def meeting(told: Iterable[Tri | None]) -> Tri | None:
    """Give the answer of sets that all hold the aircraft: one that is certain decides.

    Args:
        told: what each set says; None for one that is empty.

    Returns:
        None if any set is empty, for then no place at all fits; CANNOT_TELL if two differ.

    Example:
        >>> meeting([Tri.CANNOT_TELL, Tri.YES])
        <Tri.YES: 'yes'>
        >>> meeting([Tri.YES, Tri.NO]), meeting([Tri.YES, None]), meeting([])
        (<Tri.CANNOT_TELL: 'cannot tell'>, None, <Tri.CANNOT_TELL: 'cannot tell'>)
    """
    answers = list(told)
    certain = [one for one in answers if one is not None and one is not Tri.CANNOT_TELL]
    if None in answers:
        return None
    return agreed(certain) if certain else Tri.CANNOT_TELL


def _meeting(parts: Sequence[Whereabouts]) -> Tri:
    found = meeting(None if part.contradiction else part.outside for part in parts)
    return Tri.CANNOT_TELL if found is None else found


def _ends(track: Track, pair: Pair, errors: Errors) -> tuple[Fix | None, Fix | None]:
    return fix_of(track, pair.before, errors), fix_of(track, pair.after, errors)


def _envelopes(
    track: Track, pairs: Sequence[Pair], when: Moment, errors: Errors
) -> tuple[Envelope, ...]:
    """Give one set for each pair of fixes; where the clocks leave several, the widest stretch."""
    found = []
    for pair in pairs:
        start, end = _ends(track, pair, errors)
        parts = stretches(start, end, when)
        two_sided = [part for part in parts if part.start is not None and part.end is not None]
        found += [part.envelope for part in (two_sided or parts)[:1]]
    return tuple(found)
