"""Columns of a trace: decoded points as arrays, in few passes, for a day has ten thousand.

Source: readsb json_out.c (sprintTracePoint) and README-json.md.
"""

from operator import attrgetter
from typing import TYPE_CHECKING, Final

from habeas.flights.records import (
    AIRBORNE,
    ON_GROUND,
    UNSAID,
    Array,
    Fixes,
    Heard,
    default_errors,
)
from habeas.flights.stated_error import errors_from
from habeas.flights.trace_json import Point, Trace
from habeas.places.late import Late

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

HEARD: Final = {
    "adsb_icao": Heard.ADSB,
    "adsb_icao_nt": Heard.ADSB,
    "adsb_other": Heard.ADSB,
    "adsr_icao": Heard.ADSR,
    "adsr_other": Heard.ADSR,
    "tisb_icao": Heard.TISB,
    "tisb_trackfile": Heard.TISB,
    "tisb_other": Heard.TISB,
    "mlat": Heard.MLAT,
    "adsc": Heard.ADSC,
    "mode_s": Heard.MODE_S,
    "other": Heard.OTHER,
    "unknown": Heard.OTHER,
}

# The marks of a trace are its lowest four flags.
MARKS: Final = 15
_NUMBERS = attrgetter("t", "lat", "lon", "gs", "track", "rate", "geom", "flags")
_STATED = attrgetter("rc", "nic", "sil", "nac_p")
# Stands for "ground" among heights: far below any.
_ON_GROUND_FT: Final = -1e9


def columns_of(trace: Trace, rows: Array) -> Fixes:
    """Give the points of a trace as fixes; ``rows`` are their places in the file."""
    points = trace.trace
    numbers = np.array(list(map(_NUMBERS, points)), dtype="float64").reshape(-1, 8)
    t, lat, lon, gs, track, rate, geom, flags = numbers.T
    heard = np.array(
        [HEARD.get(point.heard or "", Heard.UNKNOWN) for point in points], dtype="int8"
    )
    alt, ground = _heights(points)
    t = t + trace.timestamp
    rc, nic, sil, nac = _stated(points)
    return Fixes.of(
        t=t,
        lat=lat,
        lon=lon,
        alt_ft=alt,
        geom_ft=geom,
        gs_kt=gs,
        track_deg=track,
        rate_fpm=rate,
        error_km=errors_from(t, rc, nic, default_errors(heard)),
        ground=ground,
        heard=heard,
        marks=np.nan_to_num(flags).astype("int64") & MARKS,
        sil=sil,
        nac_p=nac,
        row=rows,
    )


def _heights(points: list[Point]) -> tuple[Array, Array]:
    """Give the heights, nan where there is none, and what they say of the ground."""
    said = [_ON_GROUND_FT if p.alt == "ground" else p.alt for p in points]
    told = np.array([None if isinstance(a, str) else a for a in said], dtype="float64")
    down = told == _ON_GROUND_FT
    ground = np.where(down, ON_GROUND, AIRBORNE)
    ground[[n for n, a in enumerate(said) if a is None]] = UNSAID
    return np.where(down, np.nan, told), ground


def _stated(points: list[Point]) -> tuple[Array, Array, Array, Array]:
    """Give what every fourth point or so states of its error, where it stands."""
    held = [(n, p.detail) for n, p in enumerate(points) if p.detail is not None]
    found = np.full((len(points), 4), np.nan)
    if held:
        where = [n for n, _ in held]
        found[where] = np.array([_STATED(detail) for _, detail in held], dtype="float64")
    rc, nic, sil, nac = found.T
    return rc, nic, _small(sil, 3), _small(nac, 15)


def _small(numbers: Array, most: int) -> Array:
    """Give small whole numbers, -1 for none."""
    return np.asarray(np.clip(np.nan_to_num(numbers, nan=-1.0), -1, most).astype("int8"))
