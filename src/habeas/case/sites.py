"""One map: what a place id in a hand file stands for.

An id of hand/places.csv comes first, so that a case can add or correct a place; then an
ICAO code or alias; then an ISO country or a part of one, which has an area and no point.
"""

from dataclasses import dataclass

from habeas.case.records import Case
from habeas.places import Point, airport, zones_at


@dataclass(frozen=True, slots=True)
class Site:
    """A place on the map.

    Attributes:
        id: as the hand file writes it.
        name: what a reader calls it.
        point: its centre; None for an area or a place without coordinates.
        radius_km: how far from the centre the place may reach.
        country: ISO country, if known.
        zone: IANA zone, if known.
        note: what a reader must be told of its position.
    """

    id: str
    name: str
    point: Point | None
    radius_km: float
    country: str
    zone: str
    note: str = ""


def site(case: Case, place: str) -> Site | None:
    """Give the place that an id stands for; None if nothing is known by that id."""
    ground = case.grounds.get(place)
    if ground is not None:
        known = airport(ground.is_) if ground.is_ else None
        if ground.lat is None or ground.lon is None:
            point, radius = (known.point, known.radius_km) if known else (None, 0.0)
        else:
            point, radius = Point(ground.lat, ground.lon), ground.radius_km
        zone = ground.zone or (known.zone if known else "") or _zone(point)
        country = ground.country or (known.country if known else "")
        return Site(place, ground.name or place, point, radius, country, zone)
    found = airport(place)
    if found is not None:
        return Site(
            place, found.name, found.point, found.radius_km, found.country, found.zone, found.note
        )
    if is_country(place):
        return Site(place, place, None, 0.0, place.split("-", 1)[0], "")
    return None


def is_country(place: str) -> bool:
    """Say whether an id is an ISO country or a part of one (``US``, ``US-TX``)."""
    head, _, part = place.partition("-")
    return len(head) == 2 and head.isalpha() and head.isupper() and (not part or part.isalnum())


def _zone(point: Point | None) -> str:
    zones = zones_at(point) if point else []
    return zones[0] if len(zones) == 1 else ""
