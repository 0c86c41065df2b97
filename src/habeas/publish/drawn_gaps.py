"""The drawing of a track's silences: the set of places in each, and the fixes round it."""

from collections.abc import Iterator, Sequence
from string import ascii_uppercase

import numpy as np

from habeas.evidence.times import written
from habeas.flights.anchors import Errors
from habeas.flights.gap_record import ToldGap, gap_record
from habeas.flights.gaps import GapKind
from habeas.flights.names_json import spoken_name
from habeas.flights.track_json import moment_between
from habeas.places import spoken_kt
from habeas.places.geodesic import Floats
from habeas.publish.drawing import FIX, FLOWN, Area, Drawing, Line, Mark, licences_of
from habeas.publish.drawn_parts import flown, gap_area, points_of, unheard

# Of a record: too long for the properties of one shape.
_LEFT_OUT = {"stops", "registrations", "identity_notes"}


def gaps_drawing(told: Sequence[ToldGap], errors: Errors, file: str, zone: str) -> Drawing:
    """Give the drawing of one aircraft's silences.

    Args:
        told: its silences; at least one.
        errors: errors given with the question.
        file: only this boundary file was asked; blank for all.
        zone: the zone in which times stand beside UTC.
    """
    track = told[0].track
    named = list(zip(_letters(len(told)), told, strict=True))
    areas = [area for name, one in named if (area := _area(name, one, errors)) is not None]
    heard = Line(FLOWN, "heard", flown(track.fixes, np.arange(len(track.fixes))))
    moving = [one for one in told if one.gap.kind is not GapKind.PARKED]
    return Drawing(
        f"Silences of {spoken_name(told[0].ledger.track)}",
        tuple(_note(name, one, zone) for name, one in named),
        (heard, *(unheard(track, one.gap.before, one.gap.after) for one in moving)),
        tuple(areas),
        tuple(mark for name, one in named for mark in _marks(name, one)),
        licences_of(told[0].ledger.track, file, borders=True),
        _focus(told, areas),
    )


def _letters(count: int) -> Iterator[str]:
    for n in range(count):
        yield ascii_uppercase[n] if count <= len(ascii_uppercase) else str(n + 1)


def _area(name: str, told: ToldGap, errors: Errors) -> Area | None:
    about = {key: value for key, value in gap_record(told).items() if key not in _LEFT_OUT}
    kt = told.limit.kt or told.ledger.limits.speed_kt
    area = gap_area(told.track, told.gap, kt, errors, {"silence": name, **about})
    return None if area is None else Area(area.name, area.ring, area.properties, name)


def _marks(name: str, told: ToldGap) -> Iterator[Mark]:
    track, gap = told.track, told.gap
    for word, row in (("last before", gap.before), ("first after", gap.after)):
        when = written(moment_between(*[float(track.fixes.t[row])] * 2), "UTC")
        about = {"silence": name, "fix": f"{word} silence {name}", "at": track.spot(row).to_json()}
        yield Mark(FIX, when.split(" ", 1)[1].removesuffix(" UTC"), track.fixes.point(row), about)


def _note(name: str, told: ToldGap, zone: str) -> str:
    gap = told.gap
    when = written(moment_between(gap.t1, gap.t2), zone)
    least = spoken_kt(gap.min_speed_kt())
    drawn = "" if gap.kind is not GapKind.PARKED else ", not drawn"
    return f"{name}  {when}: {gap.kind.value}{drawn}; least mean speed {least}"


def _focus(told: Sequence[ToldGap], areas: Sequence[Area]) -> Floats:
    rings = [area.ring for area in areas]
    return np.concatenate([*rings, points_of(told[0].track.fixes)[:, :2]])
