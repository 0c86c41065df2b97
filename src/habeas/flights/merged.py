"""Merged: all that several files hold of one aircraft, as one track in order of time.

The same moment in two files stays two rows, each with its spot. A file given twice (the same
bytes) counts once, and so does a row that one network's files share, such as two day files
that overlap round midnight.
"""

from collections.abc import Iterable
from dataclasses import replace
from math import inf, isnan, nan
from typing import TYPE_CHECKING

from habeas.evidence.late import Late
from habeas.flights.records import Array, Call, Fixes, Track, joined, renumbered

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")


def merged(tracks: Iterable[Track]) -> tuple[Track, ...]:
    """Give one track for each address, in order of address; then those without, by name.

    A track without address is that of a flight: it joins others of the same name, and those of
    the address that a table of flights gives that name. Law: the order of the tracks never
    matters, and a track merged with itself is itself.
    """
    given = list(tracks)
    starts = _starts(given)
    known = [_timed(track, starts) for track in given]
    addresses = _addresses(known)
    by_key: dict[tuple[str, str], list[Track]] = {}
    for track in known:
        address = track.icao24 or addresses.get(track.name, "")
        by_key.setdefault((address, "" if address else _name(track)), []).append(track)
    order = sorted(by_key, key=lambda key: (not key[0], key))
    return tuple(
        replace(_one(by_key[key]), icao24=key[0], name=key[1] and by_key[key][0].name)
        for key in order
    )


def _name(track: Track) -> str:
    """Give what tells a flight without address from others; without a name that is its file."""
    return track.name or f"{track.inputs[0].file} {track.inputs[0].sha256}"


def _addresses(tracks: list[Track]) -> dict[str, str]:
    """Give the address of each flight that a table gives one; of two it has neither."""
    found: dict[str, set[str]] = {}
    for track in tracks:
        if track.name and track.icao24:
            found.setdefault(track.name, set()).add(track.icao24)
    return {name: min(of) for name, of in found.items() if len(of) == 1}


def _starts(tracks: list[Track]) -> dict[str, float]:
    starts: dict[str, float] = {}
    for track in tracks:
        if track.name and len(track.fixes):
            first = float(track.fixes.t[0])
            starts[track.name] = min(first, starts.get(track.name, first))
    return starts


def _timed(track: Track, starts: dict[str, float]) -> Track:
    """Give names that a table states without a time that of the flight's first position."""
    if not any(isnan(call.t) for call in track.calls):
        return track
    start = starts.get(track.name, nan)
    calls = [replace(c, t=start) if isnan(c.t) else c for c in track.calls]
    return replace(track, calls=tuple(calls))


def _one(tracks: list[Track]) -> Track:
    distinct: dict[tuple[str, str, str, str], Track] = {}
    for track in tracks:
        heard_in = track.inputs[0]
        key = (heard_in.sha256, heard_in.file, heard_in.form, track.name)
        distinct.setdefault(key, track)
    by_bytes: dict[tuple[str, str, str], Track] = {}
    for (sha256, file, form, name), track in sorted(distinct.items(), key=lambda item: item[0]):
        by_bytes.setdefault((sha256 or file, form, name), track)
    kept = sorted(by_bytes.values(), key=_order)
    if len(kept) == 1:
        return kept[0]
    moved, offset = [], 0
    for track in kept:
        moved.append(renumbered(track, offset))
        offset += len(track.inputs)
    inputs = tuple(one for track in moved for one in track.inputs)
    fixes = joined(track.fixes for track in moved)
    return replace(
        moved[0],
        fixes=fixes.take(_once(fixes, [one.form for one in inputs])),
        inputs=inputs,
        calls=tuple(sorted((c for track in moved for c in track.calls), key=_call_order)),
        temporary=any(track.temporary for track in moved),
    )


def _once(fixes: Fixes, forms: list[str]) -> Array:
    """Say which rows repeat no row of another file of the same form."""
    kind = np.array([forms.index(form) for form in forms])[fixes.input]
    # Rows of other forms at the same moment must not stand between the two.
    order = np.lexsort((fixes.row, fixes.input, fixes.lon, fixes.lat, fixes.t, kind))
    same = fixes.input[order][1:] != fixes.input[order][:-1]
    for column in (fixes.t, fixes.lat, fixes.lon, kind):
        same &= column[order][1:] == column[order][:-1]
    once = np.ones(len(fixes), dtype=bool)
    once[order[1:][same]] = False
    return once


def _order(track: Track) -> tuple[float, str, str, str]:
    first = float(track.fixes.t[0]) if len(track.fixes) else inf
    return first, track.inputs[0].file, track.inputs[0].sha256, track.name


def _call_order(call: Call) -> tuple[float, str, str]:
    return inf if isnan(call.t) else call.t, call.kind, call.value
