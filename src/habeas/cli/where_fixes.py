"""Fixes as they are typed: ``PLACE@TIME``, where PLACE is an airport code or LAT,LON."""

from dataclasses import dataclass

import click

from habeas.bounds import Moment
from habeas.case.suggest import nearest
from habeas.cli.shared import said_at
from habeas.evidence.words_time import TimeWords
from habeas.evidence.zones import ZoneContext
from habeas.places import Point, airport
from habeas.places.airport_table import AirportTable
from habeas.places.airports import airport_codes
from habeas.places.whereabouts import Fix


@dataclass(frozen=True, slots=True)
class Typed:
    """A fix that was typed, with what reading it relied on.

    Attributes:
        fix: the fix.
        zone: the zone of its place; blank where none is known.
        assumes: what was relied on, in sentences.
    """

    fix: Fix
    zone: str
    assumes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """How typed fixes are read.

    Attributes:
        error_km: how far each place may be off; None for what the list of airports says.
        clock_s: how far each time may be off as it stands; None for a printed minute's bounds.
        table: the airports; None for the frozen list.
    """

    error_km: float | None = None
    clock_s: float | None = None
    table: AirportTable | None = None


PLAIN = Reading()


@dataclass(frozen=True, slots=True)
class _Named:
    """A place that was typed: where, how far off, its zone, and what to say of it."""

    point: Point
    radius_km: float
    zone: str = ""
    note: str = ""


def typed_fix(text: str, reading: Reading = PLAIN) -> Typed:
    """Read a fix; one that cannot be read ends with exit code 2."""
    place, _, when = text.partition("@")
    if not when:
        raise click.UsageError(f"{text!r}: write PLACE@TIME, such as KHRL@2025-03-15T17:26-04:00.")
    named = _place(place, reading)
    series = "" if reading.clock_s is None else "typed"
    said = said_at(when, ZoneContext(place=named.zone), series=series)
    moment, clock = _moment(said, when, reading.clock_s)
    # How minutes are printed is one assumption for all fixes; the others are of one place.
    told = tuple(
        words if kind == "minute" else f"{place}: {words}"
        for kind, words in said.assumes
        if kind != "minute" or not clock
    )
    radius = named.radius_km if reading.error_km is None else reading.error_km
    within = f"{place} is within {radius:g} km of its point" if radius else ""
    return Typed(
        Fix(named.point, radius, moment, place),
        named.zone,
        tuple(text for text in (*told, clock, within, named.note) if text),
    )


def _moment(said: TimeWords, when: str, clock_s: float | None) -> tuple[Moment, str]:
    """Give the bounds of a typed time, and what was relied on if a clock's error was given."""
    if len(said.alternatives) == 1 and clock_s is not None and said.alternatives[0].series:
        printed, slack = said.alternatives[0].printed, round(clock_s * 1e6)
        return Moment(printed - slack, printed + slack + 1), f"times are right within {clock_s:g} s"
    moments = [a.when for a in said.alternatives] or ([said.limit] if said.limit else [])
    if len(moments) != 1:
        raise click.UsageError(f"{when!r}: one time is needed here.")
    return moments[0], ""


def _place(text: str, reading: Reading) -> _Named:
    """Give the place that an airport code or LAT,LON names."""
    found = _listed(text, reading.table) if reading.table else _frozen(text)
    if found is not None:
        return found
    try:
        lat, lon = (float(part) for part in text.split(","))
    except ValueError:
        known = reading.table.codes.tolist() if reading.table else airport_codes()
        near = nearest(text.upper(), known, most=3) if text else []
        hint = f" Near: {', '.join(near)}." if near else ""
        raise click.UsageError(f"{text!r} is neither an airport code nor LAT,LON.{hint}") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise click.UsageError(f"{text!r} is outside the globe.")
    return _Named(Point(lat, lon), 0.0)


def _frozen(text: str) -> _Named | None:
    found = airport(text)
    if found is None:
        return None
    note = f"{text}: {found.note}" if found.note else ""
    return _Named(found.point, found.radius_km, found.zone, note)


def _listed(text: str, table: AirportTable) -> _Named | None:
    row = table.index(text)
    if row is None:
        return None
    known = airport(text)
    return _Named(table.point(row), float(table.radius_km[row]), known.zone if known else "")
