"""Columns of a trace: decoded points as arrays, in few passes, for a day has ten thousand.

Source: readsb json_out.c (sprintTracePoint) and README-json.md.
"""

from collections.abc import Sequence
from math import nan
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from habeas.evidence.late import Late
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
from habeas.flights.trace_json import Detail, Trace

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
_STATED = attrgetter("rc", "nic", "sil", "nac_p")
# Stands for "ground" among heights: far below any.
_ON_GROUND_FT: Final = -1e9


# What every fourth point or so carries, with the point's place.
Details = Sequence[tuple[int, Detail]]


def columns_of(
    trace: Trace, columns: Sequence[Sequence[Any]], rows: Array
) -> tuple[Fixes, Details]:
    """Give the points of a trace as fixes, and the aircraft objects that some of them carry.

    Args:
        trace: the trace.
        columns: what ``transposed`` gives of its points.
        rows: the places of its points in the file.
    """
    offset, lat, lon, alts, gs, track, flags, rate, held, ways, geom = columns
    details = [(n, detail) for n, detail in enumerate(held) if detail is not None]
    known = {way: int(HEARD.get(way or "", Heard.UNKNOWN)) for way in set(ways)}
    heard = np.array([known[way] for way in ways], dtype="int8")
    alt, ground = _heights(alts)
    t = given(offset) + trace.timestamp
    rc, nic, sil, nac = _stated(details, len(held))
    fixes = Fixes.of(
        t=t,
        lat=given(lat),
        lon=given(lon),
        alt_ft=alt,
        geom_ft=_numbers(geom),
        gs_kt=_numbers(gs),
        track_deg=_numbers(track),
        rate_fpm=_numbers(rate),
        error_km=errors_from(t, rc, nic, default_errors(heard)),
        ground=ground,
        heard=heard,
        marks=np.nan_to_num(_numbers(flags)).astype("int64") & MARKS,
        sil=sil,
        nac_p=nac,
        row=rows,
    )
    return fixes, details


def given(column: Sequence[float]) -> Array:
    """Give a column in which nothing is missing as an array."""
    return np.fromiter(column, dtype="float64", count=len(column))


def _numbers(column: Sequence[float | None]) -> Array:
    """Give a column as an array, nan where a point has nothing."""
    return given([nan if value is None else value for value in column])


def _heights(alts: Sequence[float | str | None]) -> tuple[Array, Array]:
    """Give the heights, nan where there is none, and what they say of the ground."""
    # Nearly all are whole numbers.
    told = given([a if a.__class__ is int else _height(a) for a in alts])
    down = told == _ON_GROUND_FT
    ground = np.where(down, ON_GROUND, AIRBORNE)
    ground[[n for n in np.flatnonzero(np.isnan(told)).tolist() if alts[n] is None]] = UNSAID
    return np.where(down, np.nan, told), ground


def _height(said: float | str | None) -> float:
    if said == "ground":
        return _ON_GROUND_FT
    return nan if said is None or isinstance(said, str) else said


def _stated(details: Details, count: int) -> tuple[Array, Array, Array, Array]:
    """Give what every fourth point or so states of its error, where it stands."""
    found = np.full((count, 4), np.nan)
    if details:
        where = [n for n, _ in details]
        found[where] = np.array([_STATED(held) for _, held in details], dtype="float64")
    rc, nic, sil, nac = found.T
    return rc, nic, _small(sil, 3), _small(nac, 15)


def _small(numbers: Array, most: int) -> Array:
    """Give small whole numbers, -1 for none."""
    return np.asarray(np.clip(np.nan_to_num(numbers, nan=-1.0), -1, most).astype("int8"))
