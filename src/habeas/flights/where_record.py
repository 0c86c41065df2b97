"""The record of where an aircraft was at a moment, as ``habeas where`` of a track writes it."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from habeas.bounds import Moment, Span, Tri
from habeas.bounds.outward import at_least, at_most
from habeas.flights.anchors import Errors
from habeas.flights.crossings import Crossing, crossings
from habeas.flights.estimate import Estimate
from habeas.flights.ledger import Ledger
from habeas.flights.names_json import names_json
from habeas.flights.track_json import (
    Json,
    fix_json,
    instant_json,
    moment_json,
    point_json,
    spots_json,
)
from habeas.flights.track_where import TrackWhere, track_where
from habeas.places.region import Region, region
from habeas.places.speed import SpeedLimit, tailwind_kt
from habeas.places.touched import (
    countries_at,
    countries_certain,
    countries_of_points,
    countries_possible,
)
from habeas.places.whereabouts import UNLIMITED_KT


@dataclass(frozen=True, slots=True)
class WhereAsked:
    """What is asked of a track.

    Attributes:
        at: the moment.
        as_typed: as it was typed.
        side: ``outside`` or ``inside``; blank if no territory is asked about.
        territory: the territory; None if none is asked about.
        file: only this boundary file; blank for all.
        limit: the speed limit; None for that of the aircraft's type.
        aircraft: the type that was typed; blank for that of the track.
        errors: errors given with the question.
    """

    at: Moment
    as_typed: str
    side: str
    territory: Region | None
    file: str
    limit: SpeedLimit | None
    aircraft: str
    errors: Errors


@dataclass(frozen=True, slots=True)
class ToldWhere:
    """Where an aircraft was, with all that is told of it.

    Attributes:
        ledger: the statuses of its fixes.
        asked: the question.
        found: the answer.
        limit: the speed limit.
        crossings: of the territory, else of the countries that the used fixes show.
        certain, possible: the countries it was in, or may have been in, at the moment.
    """

    ledger: Ledger
    asked: WhereAsked
    found: TrackWhere
    limit: SpeedLimit
    crossings: tuple[Crossing, ...]
    certain: tuple[str, ...]
    possible: tuple[str, ...]

    @property
    def answer(self) -> Tri | None:
        """The answer to the side that was asked about; None if no territory was."""
        if self.asked.territory is None:
            return None
        outside = Tri.CANNOT_TELL if self.found.outside is None else self.found.outside
        return outside if self.asked.side == "outside" else ~outside

    @property
    def rows(self) -> tuple[int, ...]:
        """The used fixes that the answer rests on."""
        ends = [row for pair in self.found.pairs for row in (pair.before, pair.after)]
        return tuple(sorted({row for row in ends if row is not None}))

    @property
    def same_with_doubtful(self) -> bool | None:
        """Whether the doubtful fixes leave the answer as it is; None if none was asked for."""
        return None if self.answer is None else self.found.with_doubtful is self.found.with_used


def told_where(ledger: Ledger, asked: WhereAsked) -> ToldWhere:
    """Say where an aircraft was, by its ledger."""
    limit = asked.limit or ledger.limits.speed
    kt = UNLIMITED_KT if limit.kt is None else limit.kt
    found = track_where(ledger, asked.at, kt, asked.territory, asked.errors)
    # It is in all of the sets at once, so what one of them rules out is ruled out.
    possible = [countries_possible([one], kt, asked.file) for one in found.envelopes]
    return ToldWhere(
        ledger,
        asked,
        found,
        limit,
        tuple(_crossings(ledger, asked, kt)),
        countries_certain(found.envelopes, kt, asked.file),
        tuple(sorted(set.intersection(*map(set, possible)))) if possible else (),
    )


def _crossings(ledger: Ledger, asked: WhereAsked, kt: float) -> Iterable[Crossing]:
    fixes = ledger.used().fixes
    if asked.territory is not None:
        return crossings(ledger, asked.territory, kt, asked.errors)
    if not len(fixes):
        return ()
    codes = countries_of_points(fixes.lon, fixes.lat, asked.file)
    lands = [region(code).chosen(asked.file) if asked.file else region(code) for code in codes]
    found = [one for land in lands for one in crossings(ledger, land, kt, asked.errors)]
    return sorted(found, key=lambda one: (one.estimate, one.region, one.enters))


def where_record(told: ToldWhere) -> Json:
    """Give the record of where an aircraft was."""
    found, asked = told.found, told.asked
    track, answer = found.track, told.answer
    return {
        **names_json(told.ledger.track),
        "at": moment_json(asked.at, asked.as_typed),
        "region": asked.territory.code if asked.territory else None,
        "asked": asked.side or None,
        "answer": None if answer is None else answer.value,
        "min_speed_kt_inside": _span(found.min_speed_kt_inside, answer),
        "min_speed_kt_outside": _span(found.min_speed_kt_outside, answer),
        "needs_tailwind_kt": tailwind(told),
        "margin_km": None if answer is None else at_least(found.margin_km),
        "speed_limit": {"kt": told.limit.kt, "kind": told.limit.kind, "why": told.limit.why},
        "contradiction": found.contradiction,
        "area_km2": {
            "lower": at_least(found.area.lower_km2),
            "upper": at_most(found.area.upper_km2),
        },
        "estimate": _estimate(found.estimate),
        "countries_certain": list(told.certain),
        "countries_possible": list(told.possible),
        "crossings": [crossing_json(told, one) for one in told.crossings],
        "ledger": {**told.ledger.counts(), "refused_by": told.ledger.refused()},
        "with_doubtful_fixes": _with_doubtful(told),
        "assumes": list(assumptions(told)),
        "fixes": [fix_json(track, row) for row in told.rows],
        "spots": spots_json(track, told.rows),
    }


def tailwind(told: ToldWhere) -> float | None:
    """Give the tailwind that being inside would need, in kt; None where nothing tells."""
    kt = told.found.min_speed_kt_inside.lo
    if told.answer is None or kt == inf:
        return None
    wind = tailwind_kt(kt, told.asked.aircraft or told.ledger.limits.aircraft)
    return None if wind is None else round(max(0.0, wind), 1)


def assumptions(told: ToldWhere) -> Iterable[str]:
    """Say what the answer takes for right."""
    if told.asked.territory is not None:
        for border in told.asked.territory.boundaries:
            yield f"{border.label}: the line is right within {border.error_km:g} km"
        if told.asked.territory.note:
            yield told.asked.territory.note
    yield f"speed: {told.limit.why}"
    errors, track = told.asked.errors, told.found.track
    own_km = max((float(track.fixes.error_km[row]) for row in told.rows), default=0.0)
    own_s = max((track.clock_s(row) for row in told.rows), default=0.0)
    km = own_km if errors.km is None else errors.km
    clock = own_s if errors.clock_s is None else errors.clock_s
    yield f"places of the fixes are right within {km:.3g} km, their times within {clock:g} s"


def crossing_json(told: ToldWhere, one: Crossing) -> Json:
    """Give a crossing: which way, when at the earliest and latest, and where by the estimate."""
    track = told.found.track
    outer = [
        " or ".join(code for code in countries_at(track.fixes.point(row)) if code != one.region)
        for row in (one.before, one.after)
    ]
    return {
        "region": one.region,
        "enters": one.enters,
        "from": (outer[0] or None) if one.enters else one.region,
        "to": one.region if one.enters else (outer[1] or None),
        "earliest": instant_json(one.earliest),
        "latest": instant_json(one.latest),
        "estimate": instant_json(one.estimate),
        **point_json(one.point),
        "files": list(one.files),
        "spots": spots_json(track, (one.before, one.after)),
    }


def _estimate(estimate: Estimate | None) -> Json | None:
    if estimate is None:
        return None
    band = None if estimate.band_km is None else round(estimate.band_km, 1)
    return {**point_json(estimate.point), "band_km": band, "share": estimate.share}


def _span(span: Span, answer: Tri | None) -> list[float | None] | None:
    return None if answer is None else [at_least(span.lo), at_most(span.hi)]


def _with_doubtful(told: ToldWhere) -> str | None:
    same = told.same_with_doubtful
    return None if same is None else ("same" if same else "differs")
