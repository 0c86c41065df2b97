"""Reported flights: what a list or a log claims of a flight, without any position.

Each is a dated claim of whoever keeps the list. Times are bounds: a printed minute is widened as
in every source, and a day or zone that the list leaves open stays open.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from habeas.bounds import Count, Moment
from habeas.bounds.moment import hull_of
from habeas.evidence import vague
from habeas.evidence.spot import Spot
from habeas.evidence.zones import UnknownZoneError, ZoneContext, as_utc, named_zone
from habeas.places.airports import airport

UNKNOWN: Final = Moment.unknown()
Assumes = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReportedFlight:
    """One flight as one row reports it.

    Attributes:
        spot: the row.
        form: the form of the list.
        day: its date as the list gives it, ISO 8601; local, of an end that the form names.
        on: the bounds of that day.
        flight: flight number or callsign; blank where none is given.
        registration, aircraft_type, operator: the aircraft, as far as given.
        from_airport, to_airport: ICAO codes, or what the row writes; blank where missing.
        scheduled_departure: bounds of the departure that was planned.
        landed: bounds of the landing.
        status: what the list says became of it.
        counts: how many people, by what the list calls it.
        assumes: what the bounds rest on, as (kind, sentence).
    """

    spot: Spot
    form: str
    day: str
    on: Moment
    flight: str = ""
    registration: str = ""
    aircraft_type: str = ""
    operator: str = ""
    from_airport: str = ""
    to_airport: str = ""
    scheduled_departure: Moment = UNKNOWN
    landed: Moment = UNKNOWN
    status: str = ""
    counts: tuple[tuple[str, Count], ...] = ()
    assumes: Assumes = ()


def zone_of(code: str) -> str:
    """Give the zone of an airport, blank if the airport is not known.

    Example:
        >>> zone_of("KHRL"), zone_of("")
        ('America/Chicago', '')
    """
    known = airport(code) if code else None
    return known.zone if known else ""


def day_of(day: date, zone: str) -> tuple[Moment, Assumes]:
    """Give the bounds of a local day: of a zone, or of every zone on earth if it is blank."""
    start = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a local day
    when = as_utc(start, start + timedelta(days=1), named_zone(zone) if zone else None)
    if zone:
        return when, (("zone", f"the place's zone: {zone}"),)
    return when, (("zone", "no zone is stated: any zone on earth, from UTC-12 to UTC+14"),)


def minute_of(local: datetime, letters: str, zone: str) -> tuple[Moment, Assumes]:
    """Give the bounds of a printed minute with its zone letters, at an airport in a zone.

    Letters that mean several offsets, or none that is known, are read as the airport's own
    time; where the letters and the airport's zone differ, the bounds hold both.

    Example:
        >>> noon = datetime(2031, 1, 4, 12, 0)
        >>> when, assumes = minute_of(noon, "CST", "America/Chicago")
        >>> when == minute_of(noon, "CST", "")[0], assumes[-1][1]
        (False, 'a printed minute m is [m - 30 s, m + 60 s)')
    """
    start, end = local - vague.MINUTE_BEFORE, local + vague.MINUTE_AFTER
    zones, told = [], []
    try:
        zones.append(ZoneContext(court=zone).written(letters, local))
    except UnknownZoneError:
        if zone:
            told.append(("zone", f"{letters} is read as the airport's own time: {zone}"))
    if zone:
        zones.append(named_zone(zone))
    found = [as_utc(start, end, one) for one in zones] or [as_utc(start, end, None)]
    if len(set(found)) > 1:
        told.append(("zone", f"{letters} or {zone}: the two differ, the bounds hold both"))
    if not zones:
        told.append(("zone", f"{letters} names no one zone, and the airport is not known"))
    told.append(("minute", "a printed minute m is [m - 30 s, m + 60 s)"))
    return hull_of(found), tuple(told)
