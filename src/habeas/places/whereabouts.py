"""Whereabouts: was a mover inside a territory, or outside it, at one moment?

The answer for two fixes, or one, each with bounds in time and place. The least mean speed
that a claim needs comes first, because it rests on no assumed speed.
"""

from dataclasses import dataclass, field, replace
from math import inf

from habeas.bounds import OPEN_FUTURE, OPEN_PAST, Moment, Span, Tri, agreed, minus_s
from habeas.places.envelope import Anchor, Envelope
from habeas.places.geodesic import Point
from habeas.places.region import Envelopes, FileAnswer, Region, outside

# Above this no mover on or near the ground goes; used where nothing limits the speed.
UNLIMITED_KT = 1e9


@dataclass(frozen=True, slots=True)
class Fix:
    """A place at which the mover was, within a radius, at some instant inside bounds."""

    point: Point
    radius_km: float
    when: Moment
    name: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One way the moment can lie to the fixes: before, between or after them.

    Attributes:
        start: the fix that bounds it from before, if one does.
        end: the fix that bounds it from after, if one does.
        at: the moment, cut to this stretch.
    """

    start: Fix | None
    end: Fix | None
    at: Moment

    @property
    def envelope(self) -> Envelope:
        """The set of places at any instant of the moment, over all times of the fixes."""
        if self.start is not None and self.end is not None:
            return Envelope(
                _anchor(self.start, minus_s(self.at, self.start.when)),
                _anchor(self.end, minus_s(self.end.when, self.at)),
                minus_s(self.end.when, self.start.when).hi,
            )
        if self.start is not None:
            return Envelope(_anchor(self.start, minus_s(self.at, self.start.when)))
        assert self.end is not None  # noqa: S101 - a stretch hangs on a fix
        return Envelope(_anchor(self.end, minus_s(self.end.when, self.at)))


def _anchor(fix: Fix, away: Span) -> Anchor:
    return Anchor(fix.point, fix.radius_km, away.hi)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a mover was at a moment, against one territory.

    Attributes:
        outside: YES, NO (inside), or CANNOT_TELL.
        min_speed_kt_inside: least mean speed to have been inside, [lo, hi] over the stated
            minutes and errors; infinite at no speed.
        min_speed_kt_outside: likewise to have been outside.
        inside_by_file: the least speed to be inside by each file, in kt.
        margin_km: how far the envelope stays clear of the line, by the worst file.
        files: what each file says.
        contradiction: that no place fits at all at this speed.
    """

    outside: Tri
    min_speed_kt_inside: Span
    min_speed_kt_outside: Span
    margin_km: float
    files: tuple[FileAnswer, ...] = ()
    inside_by_file: dict[str, float] = field(default_factory=dict)
    outside_by_file: dict[str, float] = field(default_factory=dict)
    nominal_by_file: dict[str, float] = field(default_factory=dict)
    contradiction: bool = False

    @property
    def nominal_kt_inside(self) -> float:
        """The least speed to be inside from the stated minutes alone, without place errors."""
        return min(self.nominal_by_file.values(), default=inf)


def stretches(start: Fix | None, end: Fix | None, at: Moment) -> list[Stretch]:
    """Give each way in which the moment can lie to the fixes.

    Before the first fix and after the last only one fix bounds the place.
    """
    found = []
    inner = at
    if start is not None:
        if at.before(start.when) is not Tri.NO:
            earlier = at.intersect(Moment(OPEN_PAST, start.when.latest))
            found.append(Stretch(None, start, earlier))
        inner = inner.intersect(Moment(start.when.earliest, OPEN_FUTURE))
    if end is not None:
        if end.when.before(at) is not Tri.NO:
            later = at.intersect(Moment(end.when.earliest, OPEN_FUTURE))
            found.append(Stretch(end, None, later))
        inner = inner.intersect(Moment(OPEN_PAST, end.when.latest))
    if not inner.is_empty:
        found.append(Stretch(start, end, inner))
    return found


def whereabouts(
    region: Region, start: Fix | None, end: Fix | None, at: Moment, speed_kt: float | None
) -> Whereabouts:
    """Say whether the mover was outside the territory at the moment.

    Args:
        region: the territory.
        start: a fix before the moment, or None.
        end: a fix after it, or None.
        at: the moment, which may be uncertain.
        speed_kt: the fastest mean speed in kt; None where nothing limits it.

    Law: widening any bound, error or speed never creates or flips a certain answer.
    """
    parts = [_of_stretch(region, stretch, speed_kt) for stretch in stretches(start, end, at)]
    if not parts:
        return Whereabouts(Tri.CANNOT_TELL, Span(0, inf), Span(0, inf), -inf, contradiction=True)
    # Too far apart, no way leads by both fixes, also none before the first or after the last.
    too_far = _too_far(start, end, speed_kt)
    possible = [part for part in parts if not (part.contradiction or too_far)]
    return Whereabouts(
        agreed(part.outside for part in possible),
        Span(
            min(p.min_speed_kt_inside.lo for p in parts),
            max(p.min_speed_kt_inside.hi for p in parts),
        ),
        Span(
            min(p.min_speed_kt_outside.lo for p in parts),
            max(p.min_speed_kt_outside.hi for p in parts),
        ),
        min((p.margin_km for p in possible), default=-inf),
        tuple(f for p in parts for f in p.files),
        _least_of([p.inside_by_file for p in parts]),
        _least_of([p.outside_by_file for p in parts]),
        _least_of([p.nominal_by_file for p in parts]),
        contradiction=not possible,
    )


def is_outside(
    region: Region, start: Fix | None, end: Fix | None, at: Moment, speed_kt: float | None
) -> Tri | None:
    """Give the answer of ``whereabouts`` alone, without speeds and margins: many times faster.

    None if no place fits at all at this speed.
    """
    speed = UNLIMITED_KT if speed_kt is None else speed_kt
    told = []
    if _too_far(start, end, speed_kt):
        return None
    for stretch in stretches(start, end, at):
        envelope = stretch.envelope
        if not envelope.is_empty(speed):
            told.append(region.is_outside(envelope, speed))
    return agreed(told) if told else None


def _too_far(start: Fix | None, end: Fix | None, speed_kt: float | None) -> bool:
    """Say whether the two fixes lie too far apart for the time between them."""
    if start is None or end is None:
        return False
    whole = Stretch(start, end, Moment(start.when.earliest, end.when.latest)).envelope
    return whole.is_empty(UNLIMITED_KT if speed_kt is None else speed_kt)


def _least_of(tables: list[dict[str, float]]) -> dict[str, float]:
    return {key: min(t.get(key, inf) for t in tables) for t in tables for key in t}


def _of_stretch(region: Region, stretch: Stretch, speed_kt: float | None) -> Whereabouts:
    envelope = stretch.envelope
    speed = UNLIMITED_KT if speed_kt is None else speed_kt
    found = region.survey(Envelopes(envelope, _exact(envelope), _tightest(stretch)), speed)
    files = tuple(one.answer for one in found if one.answer is not None)
    return Whereabouts(
        outside(files),
        Span(
            min(one.loosest.inside_kt for one in found),
            max(one.tightest.inside_kt for one in found),
        ),
        Span(
            min(one.loosest.outside_kt for one in found),
            max(one.tightest.outside_kt for one in found),
        ),
        min((f.margin_km for f in files), default=-inf),
        files,
        {one.loosest.file: one.loosest.inside_kt for one in found},
        {one.loosest.file: one.loosest.outside_kt for one in found},
        {one.printed.file: one.printed.inside_kt for one in found},
        contradiction=not files,
    )


def _exact(envelope: Envelope) -> Envelope:
    """Give the envelope with its places taken as points."""
    return replace(
        envelope,
        start=replace(envelope.start, radius_km=0.0),
        end=None if envelope.end is None else replace(envelope.end, radius_km=0.0),
    )


def _tightest(stretch: Stretch) -> Envelope:
    """Give the envelope of the shortest times between the moment and its fixes.

    Its least speeds are the largest that any choice within the minutes needs; the radii
    are taken off the other way, for the fix may have been on the far side of its place.
    """
    start, end, at = stretch.start, stretch.end, stretch.at
    if start is not None and end is not None:
        return Envelope(
            Anchor(start.point, -start.radius_km, max(0.0, minus_s(at, start.when).lo)),
            Anchor(end.point, -end.radius_km, max(0.0, minus_s(end.when, at).lo)),
            max(0.0, minus_s(end.when, start.when).lo),
        )
    if start is not None:
        return Envelope(Anchor(start.point, -start.radius_km, max(0.0, minus_s(at, start.when).lo)))
    assert end is not None  # noqa: S101 - a stretch hangs on a fix
    return Envelope(Anchor(end.point, -end.radius_km, max(0.0, minus_s(end.when, at).lo)))
