"""Centrelines: whether positions lie along a runway's extended centreline, and which runway.

Within 25 km a plane at the runway's end is flat enough: the error of a position is larger. An
approach flies towards the threshold in the runway's direction; a departure away from it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import cos, radians, sin
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from habeas.evidence.late import Late
from habeas.flights.records import Array, Fixes
from habeas.places.geodesic import KM_PER_DEGREE
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


# The columns of a frame: the first ones measure a position, the others are the runway's own.
MEASURED: Final = slice(0, 6)
LENGTH, HEADING, FAR_HEADING = slice(6, 7), slice(7, 8), slice(8, 9)
# Positions times runways that are measured at once: some 50 MB.
MOST_MEASURED: Final = 2_000_000


class HasRunways(Protocol):
    """A field with its runways, and what positions are measured with against each of them."""

    @property
    def runways(self) -> tuple[Runway, ...]:
        """The runways."""

    @property
    def frames(self) -> Array:
        """What ``frames_of`` gives of them."""


F = TypeVar("F", bound=HasRunways)


@dataclass(frozen=True, slots=True)
class Line:
    """Positions against one runway end.

    Attributes:
        end: the runway end.
        along_km: distance past the threshold in the runway's direction; negative before it.
        aside_km: distance from the centreline.
        fits: which positions are aligned with it.
    """

    end: RunwayEnd
    along_km: Array
    aside_km: Array
    fits: Array


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of a centreline counts: so far before the threshold, so far past the far end."""

    before_km: float
    beyond_km: float


# An approach is aligned before the far end; a departure from the threshold on, and beyond it.
APPROACHING: Final = Window(BEFORE_KM, 0.0)
DEPARTING: Final = Window(0.0, BEYOND_KM)


def lines_met(
    fixes: Fixes, direction: Array, fields: Iterable[F], window: Window, least: int
) -> Iterator[tuple[F, Line]]:
    """Give the runway ends of some fields with whose centreline so many positions are aligned.

    Many fields are measured at once: most centrelines meet no position of a flight.

    Args:
        fixes: the positions.
        direction: that flown at each; nan where it is not known, which is aligned with none.
        fields: the fields.
        window: the part of a centreline that counts.
        least: how many positions must be aligned.
    """
    for part in _parts(fields, max(1, MOST_MEASURED // max(1, len(fixes)))):
        frames = np.concatenate([one.frames for one in part])
        along, aside = _measured(frames, fixes)
        on_line = np.abs(aside) <= OFFSET_KM
        met = np.flatnonzero(on_line.sum(axis=1) >= least)
        if not len(met):
            continue
        whose = [(one, runway) for one in part for runway in one.runways]
        measured = frames[met], along[met], on_line[met]
        ways = [_aligned(*measured, direction, window, far=far) for far in (False, True)]
        for k, n in enumerate(met.tolist()):
            one, runway = whose[n]
            for end, sign, (past, fits) in zip(runway.ends, (1, -1), ways, strict=True):
                if int(fits[k].sum()) >= least:
                    yield one, Line(end, past[k], sign * aside[n], fits[k])


def _aligned(
    frames: Array, along: Array, on_line: Array, direction: Array, window: Window, *, far: bool
) -> tuple[Array, Array]:
    """Give how far past the near or far end positions are, and which are aligned: a row a runway.

    Args:
        frames: of the runways, as ``frames_of`` gives them.
        along: how far past the near end's threshold each position is, km.
        on_line: which positions are on the centreline.
        direction: that flown at each position, degrees.
        window: the part of a centreline that counts.
        far: whether the far end's threshold and heading count.
    """
    lengths, heading = frames[:, LENGTH], frames[:, FAR_HEADING if far else HEADING]
    past = lengths - along if far else along
    off = (direction - heading + 180) % 360 - 180
    within = (past >= -window.before_km) & (past <= lengths + window.beyond_km)
    return past, on_line & within & (np.abs(off) <= DIRECTION_DEG)


def is_beyond_an_end(fixes: Fixes, field: HasRunways, within_km: float) -> bool:
    """Say whether some position is on a centreline of a field, so far beyond a runway's end."""
    beyond, aside = _beyond_ends(field, fixes)
    on_line = np.abs(aside) <= OFFSET_KM
    return bool((on_line & (beyond > 0) & (beyond < within_km)).any())


def _beyond_ends(field: HasRunways, fixes: Fixes) -> tuple[Array, Array]:
    """Give how far beyond the nearer end and aside of each runway positions are, in km.

    Between the ends the distance beyond is negative.
    """
    along, aside = _measured(field.frames, fixes)
    return np.maximum(-along, along - field.frames[:, LENGTH]), aside


def _parts(fields: Iterable[F], most: int) -> Iterator[list[F]]:
    """Cut fields with runways into parts of so many runways at most, or of one field."""
    part: list[F] = []
    held = 0
    for one in fields:
        if part and held + len(one.runways) > most:
            yield part
            part, held = [], 0
        if one.runways:
            part.append(one)
            held += len(one.runways)
    if part:
        yield part


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


def nearest_on_runway_km(fixes: Fixes, field: HasRunways) -> Array:
    """Give the distance of each position from the nearest runway between its ends, in km."""
    if not field.runways:
        return np.full(len(fixes), np.inf)
    beyond, aside = _beyond_ends(field, fixes)
    return np.asarray(np.hypot(np.maximum(beyond, 0.0), aside).min(axis=0))


def frames_of(runways: Iterable[Runway]) -> Array:
    """Give what positions are measured with against each runway's first end.

    Returns:
        One row a runway: its latitude and longitude, then what a degree east and a degree north
        count along it, and aside of it, in km; its length in km; the heading of either end.
    """
    rows = []
    for runway in runways:
        end = runway.ends[0]
        shrink = cos(radians(end.point.lat)) * KM_PER_DEGREE
        sine, cosine = sin(radians(end.heading_deg)), cos(radians(end.heading_deg))
        rows.append(
            (
                *(end.point.lat, end.point.lon),
                *(shrink * sine, KM_PER_DEGREE * cosine),
                *(shrink * cosine, -KM_PER_DEGREE * sine),
                *(runway.length_m / 1000, end.heading_deg, runway.ends[1].heading_deg),
            )
        )
    return np.array(rows, dtype="float64").reshape(-1, FAR_HEADING.stop)


def _measured(frames: Array, fixes: Fixes) -> tuple[Array, Array]:
    """Give how far along and aside of each runway each position is: a row a runway."""
    lat, lon, east_along, north_along, east_aside, north_aside = frames.T[MEASURED, :, None]
    east, north = fixes.lon - lon, fixes.lat - lat
    if bool((np.abs(lon) > WRAPS_DEG).any()):
        east = np.where(np.abs(lon) > WRAPS_DEG, (east + 180) % 360 - 180, east)
    return (
        np.asarray(east * east_along + north * north_along),
        np.asarray(east * east_aside + north * north_aside),
    )


def _unwrapped(lon: Array) -> Array:
    if float(np.ptp(lon)) < 180:
        return lon
    return np.degrees(np.unwrap(np.radians(lon)))
