"""Legs as people read them: a block each, the likelier story first, its rivals below it."""

from collections.abc import Iterator
from math import isfinite
from typing import Final

from habeas.cli.ink import heading, wrapped
from habeas.cli.where_shown import spoken_ledger
from habeas.evidence.times import written
from habeas.flights.leg_ends import LegEnd
from habeas.flights.leg_record import ToldLegs
from habeas.flights.legs import Leg
from habeas.flights.names_json import spoken_name
from habeas.flights.track_json import moment_between

_IN: Final = "  "


def leg_lines(told: ToldLegs, zone: str, *, quiet: bool) -> Iterator[str]:
    """Give an aircraft's legs in lines of at most 80 columns; quiet, a line for each leg."""
    if quiet:
        for leg in told.legs:
            yield f"{told.ledger.track.icao24 or told.ledger.track.name} {_headline(leg)}"
        return
    yield heading(spoken_name(told.ledger.track))
    counts = spoken_ledger(told.ledger.counts(), told.ledger.refused())
    yield from wrapped(counts, _IN, _IN * 2)
    if not told.legs:
        yield f"{_IN}no flight is shown: the fixes are all on the ground, or too few"
    for leg in told.legs:
        yield from _block(leg, told, zone)


def _headline(leg: Leg) -> str:
    return f"{leg.name}: {leg.takeoff.airport or '?'} to {leg.landing.airport or '?'}"


def _block(leg: Leg, told: ToldLegs, zone: str) -> Iterator[str]:
    """Give one leg; an alternative stands deeper, and says what it would stand for."""
    deeper = _IN * 2 if leg.alternative_to else ""
    calls = f", as {', '.join(leg.callsigns)}" if leg.callsigns else ""
    kind = "leg" if not leg.alternative_to else "or"
    instead = f" instead of {' and '.join(leg.alternative_to)}" if leg.alternative_to else ""
    yield from wrapped(f"{kind} {_headline(leg)}{calls}{instead}", deeper + _IN, deeper + _IN * 2)
    inner = deeper + _IN * 2
    if leg.reason:
        yield from wrapped(leg.reason, inner, inner + _IN)
    yield from _end("off", leg.takeoff, zone, inner)
    yield from _end("on", leg.landing, zone, inner)
    for text in _remarks(leg, told):
        yield from wrapped(text, inner, inner + _IN)


def _end(word: str, end: LegEnd, zone: str, inner: str) -> Iterator[str]:
    """Give a take-off or a landing: the field and its class, then the time, then why."""
    runway = f" runway {end.runway}" if end.runway else ""
    named = f"{end.airport}{runway}, {end.kind.value}"
    where = named if end.airport else f"field not observed ({end.kind.value})"
    when = written(moment_between(end.earliest, end.latest), zone)
    yield from wrapped(f"{word:<4}{where}: {when}", inner, inner + " " * 4)
    if isfinite(end.estimate):
        guess = written(moment_between(end.estimate, end.estimate), zone)
        yield from wrapped(f"likeliest {guess}", inner + " " * 4, inner + " " * 6)
    if end.reason:
        yield from wrapped(end.reason, inner + " " * 4, inner + " " * 6)


def _remarks(leg: Leg, told: ToldLegs) -> Iterator[str]:
    if leg.go_arounds:
        yield f"{_count(leg.go_arounds, 'approach', 'approaches')} that did not end in its landing"
    if leg.touches:
        yield f"it touched the ground and went on {_count(leg.touches, 'time', 'times')}"
    yield from _spots(leg, told)


def _spots(leg: Leg, told: ToldLegs) -> Iterator[str]:
    first, last = told.track.spot(leg.first), told.track.spot(leg.last)
    if first.source == last.source:
        yield f"fixes: {first.at} to {last.at} of {first.source}"
    else:
        yield f"fixes: {first.at} of {first.source} to {last.at} of {last.source}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
