"""Pieces of the JSON of tracks: moments, instants, points and spots, as the contract has them."""

from collections.abc import Iterable
from math import isfinite

from habeas.bounds import OPEN_FUTURE, OPEN_PAST, Moment
from habeas.evidence.spot import Spot
from habeas.evidence.times import iso
from habeas.flights.records import Track, moment_of
from habeas.places.geodesic import Point

Json = dict[str, object]


def moment_json(when: Moment, as_reported: str = "") -> Json:
    """Give a moment: its bounds, and what the source says."""
    return {
        "earliest": iso(when.earliest),
        "latest": iso(when.latest),
        "as_reported": as_reported,
    }


def moment_between(earliest: float, latest: float) -> Moment:
    """Give the moment between two times in UTC seconds, which may be infinite.

    Example:
        >>> moment_between(0.0, float("inf")) == Moment(0, OPEN_FUTURE)
        True
    """
    lo = round(earliest * 1e6) if isfinite(earliest) else OPEN_PAST
    hi = round(latest * 1e6) + 1 if isfinite(latest) else OPEN_FUTURE
    return Moment(lo, hi)


def instant_json(seconds: float) -> str | None:
    """Give an instant in ISO 8601; None for one that is not known.

    Example:
        >>> instant_json(0.5), instant_json(float("nan"))
        ('1970-01-01T00:00:00.500000Z', None)
    """
    return iso(moment_of(seconds, 0.0).earliest) if isfinite(seconds) else None


def point_json(point: Point) -> Json:
    """Give a point in degrees, to a tenth of a metre."""
    return {"lat": round(point.lat, 6), "lon": round(point.lon, 6)}


def fix_json(track: Track, row: int) -> Json:
    """Give a fix: where, how high, how far it may be off, and where it stands in its source."""
    height = float(track.fixes.alt_ft[row])
    return {
        **point_json(track.fixes.point(row)),
        "alt_ft": height if isfinite(height) else None,
        "error_km": round(float(track.fixes.error_km[row]), 3),
        "at": moment_json(track.moment(row), stamp(track, row)),
        "spot": track.spot(row).to_json(),
    }


def stamp(track: Track, row: int) -> str:
    """Give the time that a row states, in ISO 8601."""
    return instant_json(float(track.fixes.t[row])) or ""


def spots_json(track: Track, rows: Iterable[int]) -> list[object]:
    """Give where some rows stand, each place once, in order of time."""
    spots: dict[Spot, None] = {}
    for row in sorted(set(rows)):
        spots.setdefault(track.spot(row))
    return [spot.to_json() for spot in spots]


def number(value: float, digits: int = 1) -> float | None:
    """Give a rounded figure; None for one that is infinite or unknown."""
    return round(float(value), digits) if isfinite(value) else None
