"""Runways: where each ends, how it is called there, and which way it points.

They come with the frozen table of airports, from OurAirports: open runways with both ends
known. Names follow magnetic north; headings here are true, computed from the ends. Where the
list had the names of a runway the other way round, the table has them exchanged.
"""

from dataclasses import dataclass
from functools import lru_cache

from habeas.places.airports import airport_cells
from habeas.places.geodesic import Point, along, course

# What the table writes for an end that the list gives no name for.
_UNNAMED = "?"


@dataclass(frozen=True, slots=True)
class RunwayEnd:
    """One end of a runway.

    Attributes:
        name: as it is painted there: ``16R``; blank where the list gives none.
        point: where it is.
        elevation_ft: above mean sea level, in feet; None where the list gives none.
        heading_deg: true direction towards the other end: how one lands and takes off from here.
    """

    name: str
    point: Point
    elevation_ft: float | None
    heading_deg: float


@dataclass(frozen=True, slots=True)
class Runway:
    """A runway with both its ends.

    Attributes:
        ends: both, in the order of the list: as a rule the lower number first.
        length_m: from end to end.
    """

    ends: tuple[RunwayEnd, RunwayEnd]
    length_m: float

    @property
    def name(self) -> str:
        """Both names: ``16R/34L``."""
        return "/".join(end.name for end in self.ends)

    @property
    def middle(self) -> Point:
        """The point halfway between the ends."""
        low, high = self.ends
        return along(low.point, high.point, 0.5)


@lru_cache(maxsize=4096)
def runways_of(code: str) -> tuple[Runway, ...]:
    """Give the runways of the airport that an ICAO code or an alias names, the longest first.

    None are given for an airport without a runway of which both ends are known, or for a code
    that no airport has.

    Example:
        >>> longest = runways_of("KHRL")[0]
        >>> longest.name, round(longest.length_m, -2)
        ('17R/35L', 2500.0)
        >>> [round(end.heading_deg) for end in longest.ends]
        [181, 1]
    """
    cells = airport_cells(code)
    written = cells["runways"] if cells else ""
    return tuple(_runway(text) for text in written.split(";") if text)


def _runway(text: str) -> Runway:
    (low, low_at, low_ft), (high, high_at, high_ft) = (_end(end) for end in text.split("/"))
    heading, km = course(low_at, high_at)
    back, _ = course(high_at, low_at)
    ends = (RunwayEnd(low, low_at, low_ft, heading), RunwayEnd(high, high_at, high_ft, back))
    return Runway(ends, km * 1000)


def _end(text: str) -> tuple[str, Point, float | None]:
    name, where = text.split(" ")
    lat, lon, *feet = (float(number) for number in where.split(","))
    return name.replace(_UNNAMED, ""), Point(lat, lon), feet[0] if feet else None
