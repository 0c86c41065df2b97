"""Centrelines: whether positions lie along a runway's extended centreline, and which runway.

Within 25 km a plane at the runway's end is flat enough: the error of a position is larger. An
approach flies towards the threshold in the runway's direction; a departure away from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians, sin
from typing import TYPE_CHECKING, Final

from habeas.flights.records import Array, Fixes
from habeas.places.geodesic import KM_PER_DEGREE
from habeas.places.late import Late
from habeas.places.runways import Runway, RunwayEnd

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

# A tenth of a nautical mile: what an instrument approach keeps within, errors included.
OFFSET_KM: Final = 0.185
DIRECTION_DEG: Final = 12.0
BEFORE_KM: Final = 14.0
BEYOND_KM: Final = 9.0
FT_PER_KM: Final = 3280.84
# Only beyond this longitude can a position near a runway have the other sign.
WRAPS_DEG: Final = 175.0


@dataclass(frozen=True, slots=True)
class Line:
    """Positions against one runway end.

    Attributes:
        end: the runway end.
        length_km: of the runway.
        along_km: distance past the threshold in the runway's direction; negative before it.
        aside_km: distance from the centreline.
        direction: the direction flown at each position, degrees.
    """

    end: RunwayEnd
    length_km: float
    along_km: Array
    aside_km: Array
    direction: Array

    def approaching(self) -> Array:
        """Say which positions are aligned before the far end of the runway."""
        return self._aligned(-BEFORE_KM, self.length_km)

    def departing(self) -> Array:
        """Say which positions are aligned from the threshold on, and beyond the far end."""
        return self._aligned(0.0, self.length_km + BEYOND_KM)

    def _aligned(self, first_km: float, last_km: float) -> Array:
        on_line = np.abs(self.aside_km) <= OFFSET_KM
        on_line &= (self.along_km >= first_km) & (self.along_km <= last_km)
        if bool(on_line.any()):
            off = (self.direction - self.end.heading_deg + 180) % 360 - 180
            on_line &= np.abs(off) <= DIRECTION_DEG
        return on_line


def lines(fixes: Fixes, direction: Array, runways: tuple[Runway, ...]) -> Iterator[Line]:
    """Give the positions against each end of each runway; ``direction`` is that flown at each."""
    for runway in runways:
        length_km = runway.length_m / 1000
        low, high = runway.ends
        along, aside = _against(low, fixes)
        yield Line(low, length_km, along, aside, direction)
        yield Line(high, length_km, length_km - along, -aside, direction)


def directions(fixes: Fixes) -> Array:
    """Give the direction flown at each fix: as reported, else from its neighbours."""
    # Some forms write 0 for a direction, with a speed of 0, where they have none.
    told = np.where(fixes.gs_kt == 0, np.nan, fixes.track_deg)
    if len(told) < 2 or not np.isnan(told).any():
        return told
    shrink = np.cos(np.radians(fixes.lat))
    east, north = np.gradient(_unwrapped(fixes.lon)) * shrink, np.gradient(fixes.lat)
    flown = np.degrees(np.arctan2(east, north)) % 360
    still = (np.abs(east) + np.abs(north)) < 1e-6
    flown = np.where(still, np.nan, flown)
    return np.asarray(np.where(np.isnan(told), flown, told))


def nearest_on_runway_km(fixes: Fixes, runway: Runway) -> Array:
    """Give the distance of each position from the runway between its ends, in km."""
    along, aside = _against(runway.ends[0], fixes)
    beyond = np.maximum(np.maximum(-along, along - runway.length_m / 1000), 0.0)
    return np.hypot(beyond, aside)


def _against(end: RunwayEnd, fixes: Fixes) -> tuple[Array, Array]:
    shrink = cos(radians(end.point.lat)) * KM_PER_DEGREE
    east = fixes.lon - end.point.lon
    if abs(end.point.lon) > WRAPS_DEG:
        east = (east + 180) % 360 - 180
    north = fixes.lat - end.point.lat
    turn = radians(end.heading_deg)
    sine, cosine = sin(turn), cos(turn)
    along = east * (shrink * sine) + north * (KM_PER_DEGREE * cosine)
    return along, east * (shrink * cosine) - north * (KM_PER_DEGREE * sine)


def _unwrapped(lon: Array) -> Array:
    return np.degrees(np.unwrap(np.radians(lon)))
