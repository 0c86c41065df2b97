"""readsb ``trace_full_{hex}.json``: one aircraft's day, as the archives of readsb networks keep it.

Source: readsb README-json.md, json_out.c (sprintTracePoint) and globe_index.c. ``timestamp`` is
midnight in day files and the first point's time in rolling ones, so offsets count from whatever
it says. Offsets can be negative or run past the day: the point stays where it puts itself.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from habeas.evidence.problem import Problem, Readout
from habeas.evidence.spot import Place
from habeas.flights import problems as kinds
from habeas.flights.heap import MOST_NAMES, repeated, told_twice, too_many_names
from habeas.flights.opened import Opened
from habeas.flights.records import (
    AIRBORNE,
    ON_GROUND,
    PRIVACY_ADDRESS,
    UNSAID,
    Array,
    Call,
    Fixes,
    Heard,
    Input,
    Track,
    default_errors,
    in_time_order,
)
from habeas.flights.stated_error import errors_from
from habeas.flights.table import MOST_ROWS
from habeas.flights.trace_json import (
    JsonError,
    Trace,
    decoded_loosely,
    decoded_trace,
    mended_trace,
    transposed,
)
from habeas.flights.usable import counted, usable
from habeas.places.late import Late

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

FORM: Final = "readsb trace_full"
CLOCK_S: Final = 2.0
# Further back than a day file reaches into the night before.
ODD_OFFSET_S: Final = -3600.0

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


def looks_like(content: bytes) -> bool:
    """Say whether bytes are a trace: an object that names an address, a time and a trace."""
    head = content[:4096]
    return head.lstrip()[:1] == b"{" and b'"trace"' in head and b'"timestamp"' in head


def read(file: Opened) -> Readout[Track]:
    """Give the one track of a trace file, and what was wrong with it."""
    # Every point begins with a bracket: counting them takes no memory.
    count = file.content.count(b"[")
    if count > MOST_ROWS:
        message = f"has some {count:,} points, more than the {MOST_ROWS:,} that are read"
        return Readout((), (Problem(kinds.TOO_MANY_ROWS, Place(file.name), message, "not read"),))
    try:
        trace, flaws, rows = _decoded(file)
    except JsonError as error:
        message = f"is no whole {FORM} file: {error}"
        return Readout((), (Problem(kinds.NOT_THE_FORM, Place(file.name), message, "not read"),))
    told = _left_out(file.name, flaws)
    heard_in = Input(file.name, file.sha256, FORM, "item", CLOCK_S)
    fixes, more = usable(_columns(trace, rows), heard_in)
    told += more
    told += _of_time(file.name, trace)
    fixes = in_time_order(fixes)
    again = repeated(fixes)
    if again.any():
        told.append(told_twice(int(again.sum()), file.name))
    calls = list(islice(_calls(trace, rows), MOST_NAMES + 1))
    if len(calls) > MOST_NAMES:
        told.append(too_many_names(file.name, trace.icao))
    if not len(fixes):
        told.append(Problem(kinds.NO_FIXES, Place(file.name), "holds no position", "kept empty"))
    track = Track(
        icao24=trace.icao.strip().lower(),
        fixes=fixes.take(~again) if again.any() else fixes,
        inputs=(heard_in,),
        calls=tuple(calls[:MOST_NAMES]),
        temporary=bool((trace.flags or 0) & PRIVACY_ADDRESS),
    )
    return Readout((track,), tuple(told))


def _decoded(file: Opened) -> tuple[Trace, list[tuple[int, str]], Array]:
    content = mended_trace(file.content) if file.is_cut else file.content
    try:
        trace = decoded_trace(content)
        return trace, [], np.arange(len(trace.trace), dtype="int64")
    except JsonError:
        # One point that breaks the form must not cost the others.
        trace, flaws, kept = decoded_loosely(content)
        return trace, flaws, np.asarray(kept, dtype="int64")


def _columns(trace: Trace, rows: Array) -> Fixes:
    offset, lat, lon, alts, gs, track, flags, rate, details, ways, geom = transposed(trace.trace)
    n = len(offset)
    known = {way: int(HEARD.get(way or "", Heard.UNKNOWN)) for way in set(ways)}
    heard = np.array([known[way] for way in ways], dtype="int8")
    t = _numbers(offset) + trace.timestamp
    rc = np.full(n, np.nan)
    nic, sil, nac = rc.copy(), np.full(n, -1, "int8"), np.full(n, -1, "int8")
    for k, detail in enumerate(details):
        if detail is None:
            continue
        rc[k] = np.nan if detail.rc is None else detail.rc
        nic[k] = np.nan if detail.nic is None else detail.nic
        sil[k] = -1 if detail.sil is None else max(-1, min(detail.sil, 3))
        nac[k] = -1 if detail.nac_p is None else max(-1, min(detail.nac_p, 15))
    return Fixes.of(
        t=t,
        lat=_numbers(lat),
        lon=_numbers(lon),
        alt_ft=_numbers([None if isinstance(alt, str) else alt for alt in alts]),
        geom_ft=_numbers(geom),
        gs_kt=_numbers(gs),
        track_deg=_numbers(track),
        rate_fpm=_numbers(rate),
        error_km=errors_from(t, rc, nic, default_errors(heard)),
        ground=np.array([_ground(alt) for alt in alts], dtype="int8"),
        heard=heard,
        marks=np.array([(marks or 0) & 15 for marks in flags], dtype="uint8"),
        sil=sil,
        nac_p=nac,
        row=rows,
    )


def _numbers(column: Sequence[Any]) -> Array:
    return np.array(column, dtype="float64")


def _ground(alt: float | str | None) -> int:
    if alt == "ground":
        return ON_GROUND
    return UNSAID if alt is None else AIRBORNE


def _calls(trace: Trace, rows: Array) -> Iterator[Call]:
    """Give the names of the file's head, and each callsign when it first appears or changes."""
    first = float(trace.timestamp)
    for kind, value in (
        ("registration", trace.r),
        ("type", trace.t),
        ("description", trace.desc),
        ("operator", trace.own_op),
    ):
        if value and value.strip():
            yield Call(kind, value.strip(), first, 0)
    last: dict[str, str] = {}
    for n, point in enumerate(trace.trace):
        if point.detail is None:
            continue
        for kind, said in (("callsign", point.detail.flight), ("squawk", point.detail.squawk)):
            value = (said or "").strip()
            if value and last.get(kind) != value:
                last[kind] = value
                yield Call(kind, value, first + point.t, int(rows[n]))


def _left_out(name: str, flaws: list[tuple[int, str]]) -> list[Problem]:
    if not flaws:
        return []
    what = counted(len(flaws), "row", ("is", "are"))
    message = f"{what} not of the form: item {flaws[0][0]}: {flaws[0][1]}"
    return [Problem(kinds.BAD_ROW, Place(name), message, did="left out")]


def _of_time(name: str, trace: Trace) -> Iterator[Problem]:
    offsets = _numbers([p.t for p in trace.trace])
    early = int((offsets < ODD_OFFSET_S).sum())
    if early:
        message = f"{early} points lie more than an hour before the file's own time"
        yield Problem(kinds.ODD_OFFSET, Place(name), message, did="kept at the time they state")
    disordered = int((np.diff(offsets) < 0).sum())
    if disordered:
        message = f"{disordered} points stand before an earlier one"
        yield Problem(kinds.OUT_OF_ORDER, Place(name), message, did="put in order of time")
