"""readsb ``trace_full_{hex}.json``: one aircraft's day, as the archives of readsb networks keep it.

Source: readsb README-json.md, json_out.c (sprintTracePoint) and globe_index.c. ``timestamp`` is
midnight in day files and the first point's time in rolling ones, so offsets count from whatever
it says. Offsets can be negative or run past the day: the point stays where it puts itself.
"""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from habeas.evidence.late import Late
from habeas.evidence.problem import Problem, Readout
from habeas.evidence.spot import Place
from habeas.flights import problems as kinds
from habeas.flights.heap import MOST_NAMES, repeated, told_twice, too_many_names
from habeas.flights.opened import Opened
from habeas.flights.records import (
    PRIVACY_ADDRESS,
    Array,
    Call,
    Input,
    Track,
    in_time_order,
)
from habeas.flights.row_limit import beyond_limit
from habeas.flights.trace_columns import Details, columns_of, given
from habeas.flights.trace_json import (
    JsonError,
    Trace,
    decoded_loosely,
    decoded_trace,
    mended_trace,
    transposed,
)
from habeas.flights.usable import counted, usable

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

FORM: Final = "readsb trace_full"
CLOCK_S: Final = 2.0
# Further back than a day file reaches into the night before.
ODD_OFFSET_S: Final = -3600.0


def looks_like(content: bytes) -> bool:
    """Say whether bytes are a trace: an object that names an address, a time and a trace."""
    head = content[:4096]
    return head.lstrip()[:1] == b"{" and b'"trace"' in head and b'"timestamp"' in head


def read(file: Opened) -> Readout[Track]:
    """Give the one track of a trace file, and what was wrong with it."""
    # Every point begins with a bracket: counting them takes no memory.
    if too_many := beyond_limit(file.name, file.content.count(b"[")):
        return Readout((), too_many)
    try:
        trace, flaws, rows = _decoded(file)
    except JsonError as error:
        message = f"is no whole {FORM} file: {error}"
        return Readout((), (Problem(kinds.NOT_THE_FORM, Place(file.name), message, "not read"),))
    columns = transposed(trace.trace)
    offsets = given(columns[0])
    told = [*_left_out(file.name, flaws), *_of_time(file.name, offsets)]
    if not bool((np.diff(offsets) >= 0).all()):
        rows = _in_order(trace, rows, offsets)
        columns = transposed(trace.trace)
    heard_in = Input(file.name, file.sha256, FORM, "item", CLOCK_S)
    fixes, details = columns_of(trace, columns, rows)
    fixes, more = usable(fixes, heard_in)
    told += more
    fixes = in_time_order(fixes)
    again = repeated(fixes)
    if again.any():
        told.append(told_twice(int(again.sum()), file.name))
    calls = list(islice(_calls(trace, details, rows), MOST_NAMES + 1))
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


def _in_order(trace: Trace, rows: Array, offsets: Array) -> Array:
    """Put the points in order of time, so that what one states holds for those after it."""
    order = np.argsort(offsets, kind="stable")
    trace.trace = [trace.trace[n] for n in order.tolist()]
    return np.asarray(rows[order])


def _calls(trace: Trace, details: Details, rows: Array) -> Iterator[Call]:
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
    before: tuple[str | None, str | None] = (None, None)
    for n, detail in details:
        named = (detail.flight, detail.squawk)
        if named == before:
            continue
        before = named
        for kind, said in (("callsign", detail.flight), ("squawk", detail.squawk)):
            if said and last.get(kind) != said:
                last[kind] = said
                if value := said.strip():
                    yield Call(kind, value, first + trace.trace[n].t, int(rows[n]))


def _left_out(name: str, flaws: list[tuple[int, str]]) -> list[Problem]:
    if not flaws:
        return []
    what = counted(len(flaws), "row", ("is", "are"))
    message = f"{what} not of the form: item {flaws[0][0]}: {flaws[0][1]}"
    return [Problem(kinds.BAD_ROW, Place(name), message, did="left out")]


def _of_time(name: str, offsets: Array) -> Iterator[Problem]:
    early = int((offsets < ODD_OFFSET_S).sum())
    if early:
        message = f"{early} points lie more than an hour before the file's own time"
        yield Problem(kinds.ODD_OFFSET, Place(name), message, did="kept at the time they state")
    disordered = int((np.diff(offsets) < 0).sum())
    if disordered:
        message = f"{disordered} points stand before an earlier one"
        yield Problem(kinds.OUT_OF_ORDER, Place(name), message, did="put in order of time")
