"""Fixes as they are typed: ``PLACE@TIME``, where PLACE is an airport code or LAT,LON."""

from dataclasses import dataclass

import click

from habeas.case.suggest import nearest
from habeas.cli.shared import said_at
from habeas.evidence.zones import ZoneContext
from habeas.places import Fix, Point, airport
from habeas.places.airports import airport_codes


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


def typed_fix(text: str) -> Typed:
    """Read a fix; one that cannot be read ends with exit code 2."""
    place, _, when = text.partition("@")
    if not when:
        raise click.UsageError(f"{text!r}: write PLACE@TIME, such as KHRL@2025-03-15T17:26-04:00.")
    point, radius, zone, note = _place(place)
    said = said_at(when, ZoneContext(place=zone))
    moments = [a.when for a in said.alternatives] or ([said.limit] if said.limit else [])
    if len(moments) != 1:
        raise click.UsageError(f"{when!r}: one time is needed here.")
    # How minutes are printed is one assumption for all fixes; the others are of one place.
    told = tuple(words if kind == "minute" else f"{place}: {words}" for kind, words in said.assumes)
    within = f"{place} is within {radius:g} km of its point" if radius else ""
    return Typed(
        Fix(point, radius, moments[0], place),
        zone,
        tuple(text for text in (*told, within, note) if text),
    )


def _place(text: str) -> tuple[Point, float, str, str]:
    """Give the point, the radius in km, the zone and a note of a place."""
    found = airport(text)
    if found is not None:
        note = f"{text}: {found.note}" if found.note else ""
        return found.point, found.radius_km, found.zone, note
    try:
        lat, lon = (float(part) for part in text.split(","))
    except ValueError:
        near = nearest(text.upper(), airport_codes(), most=3) if text else []
        hint = f" Near: {', '.join(near)}." if near else ""
        raise click.UsageError(f"{text!r} is neither an airport code nor LAT,LON.{hint}") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise click.UsageError(f"{text!r} is outside the globe.")
    return Point(lat, lon), 0.0, "", ""
