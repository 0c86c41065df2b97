"""Centrelines: whether positions lie along a runway's extended centreline, and which runway.

Within 25 km a plane at the runway's end is flat enough: the error of a position is larger. An
approach flies towards the threshold in the runway's direction; a departure away from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from habeas.flights.records import Array, Fixes
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
KM_PER_DEGREE: Final = 111.195
FT_PER_KM: Final = 3280.84


@dataclass(frozen=True, slots=True)
class Line:
    """Positions against one runway end.

    Attributes:
        end: the runway end.
        length_km: of the runway.
        along_km: distance past the threshold in the runway's direction; negative before it.
        aside_km: distance from the centreline.
        off_deg: difference between the direction flown and the runway's.
    """

    end: RunwayEnd
    length_km: float
    along_km: Array
    aside_km: Array
    off_deg: Array

    def approaching(self) -> Array:
        """Say which positions are aligned before the far end of the runway."""
        return self._aligned() & (self.along_km >= -BEFORE_KM) & (self.along_km <= self.length_km)

    def departing(self) -> Array:
        """Say which positions are aligned from the threshold on, and beyond the far end."""
        return self._aligned() & (self.along_km >= 0) & (
            self.along_km <= self.length_km + BEYOND_KM
        )  # fmt: skip

    def _aligned(self) -> Array:
        return (np.abs(self.aside_km) <= OFFSET_KM) & (np.abs(self.off_deg) <= DIRECTION_DEG)


def lines(fixes: Fixes, runways: tuple[Runway, ...]) -> Iterator[Line]:
    """Give the positions against each end of each runway."""
    direction = directions(fixes)
    for runway in runways:
        for end in runway.ends:
            along, aside = _against(end, fixes)
            off = (direction - end.heading_deg + 180) % 360 - 180
            yield Line(end, runway.length_m / 1000, along, aside, off)


def directions(fixes: Fixes) -> Array:
    """Give the direction flown at each fix: as reported, else from its neighbours."""
    if not np.isnan(fixes.track_deg).any():
        return fixes.track_deg
    shrink = np.cos(np.radians(fixes.lat))
    east, north = np.gradient(_unwrapped(fixes.lon)) * shrink, np.gradient(fixes.lat)
    flown = np.degrees(np.arctan2(east, north)) % 360
    still = (np.abs(east) + np.abs(north)) < 1e-6
    flown = np.where(still, np.nan, flown)
    return np.where(np.isnan(fixes.track_deg), flown, fixes.track_deg)


def nearest_on_runway_km(fixes: Fixes, runway: Runway) -> Array:
    """Give the distance of each position from the runway between its ends, in km."""
    along, aside = _against(runway.ends[0], fixes)
    beyond = np.maximum(np.maximum(-along, along - runway.length_m / 1000), 0.0)
    return np.hypot(beyond, aside)


def _against(end: RunwayEnd, fixes: Fixes) -> tuple[Array, Array]:
    shrink = float(np.cos(np.radians(end.point.lat)))
    east = ((fixes.lon - end.point.lon + 180) % 360 - 180) * KM_PER_DEGREE * shrink
    north = (fixes.lat - end.point.lat) * KM_PER_DEGREE
    turn = np.radians(end.heading_deg)
    return east * np.sin(turn) + north * np.cos(turn), east * np.cos(turn) - north * np.sin(turn)


def _unwrapped(lon: Array) -> Array:
    return np.degrees(np.unwrap(np.radians(lon)))
