"""Merged: all that several files hold of one aircraft, as one track in order of time.

The same moment in two files stays two rows, each with its spot. A file given twice (the same
bytes) counts once, and so does a row that one network's files share, such as two day files
that overlap round midnight.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from habeas.flights.records import Array, Call, Fixes, Track, joined, renumbered
from habeas.places.late import Late

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")


def merged(tracks: Iterable[Track]) -> tuple[Track, ...]:
    """Give one track for each address, in order of address.

    Law: the order of the tracks never matters, and a track merged with itself is itself.
    """
    by_address: dict[str, list[Track]] = {}
    for track in tracks:
        by_address.setdefault(track.icao24, []).append(track)
    return tuple(_one(by_address[address]) for address in sorted(by_address))


def _one(tracks: list[Track]) -> Track:
    distinct: dict[tuple[str, str, str], Track] = {}
    for track in tracks:
        heard_in = track.inputs[0]
        distinct.setdefault((heard_in.sha256, heard_in.file, heard_in.form), track)
    by_bytes: dict[tuple[str, str], Track] = {}
    for (sha256, file, form), track in sorted(distinct.items(), key=lambda item: item[0]):
        by_bytes.setdefault((sha256 or file, form), track)
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
    """Say which rows are no repetition of the row before in another file of the same form."""
    if len(fixes) < 2:
        return np.ones(len(fixes), dtype=bool)
    kind = np.array([forms.index(form) for form in forms])[fixes.input]
    same = np.ones(len(fixes) - 1, dtype=bool)
    for column in (fixes.t, fixes.lat, fixes.lon, kind):
        same &= column[1:] == column[:-1]
    same &= fixes.input[1:] != fixes.input[:-1]
    return np.concatenate([[True], ~same])


def _order(track: Track) -> tuple[float, str, str]:
    first = float(track.fixes.t[0]) if len(track.fixes) else np.inf
    return first, track.inputs[0].file, track.inputs[0].sha256


def _call_order(call: Call) -> tuple[float, str, str]:
    return call.t, call.kind, call.value
