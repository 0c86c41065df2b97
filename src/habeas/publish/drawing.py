"""A drawing of a track: lines, areas and marks, from which maps and export files are made.

Everything in it is for the eye or for other programs; no answer is taken from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from habeas.flights.records import Track
from habeas.places.boundaries import FILES, Boundary
from habeas.places.frozen import manifest
from habeas.places.geodesic import Floats, Point

Properties = Mapping[str, object]

FLOWN: Final = "heard"
UNHEARD: Final = "not heard"
ALTERNATIVE: Final = "alternative"
ENVELOPE: Final = "envelope"
CROSSING: Final = "crossing"
AIRPORT: Final = "airport"
FIX: Final = "fix"
ESTIMATE: Final = "estimate"

OPEN_DATABASE: Final = (
    "Positions came in the form of a readsb network. Such networks (adsb.lol among them) give "
    "their data under the Open Database License 1.0 (ODbL), which asks who passes them on to "
    "name the source and to keep this licence."
)
OUTER: Final = (
    "the ring holds the whole set and is up to one part in 200 of its radius too wide; "
    "answers are computed from the set itself, never from the ring"
)


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line on the map.

    Attributes:
        kind: FLOWN, UNHEARD, ALTERNATIVE (which maps leave out) or CROSSING.
        name: what a reader is told of it.
        parts: its pieces, each with longitude, latitude, height in metres (nan if unsaid) and UTC
            seconds; a row a point.
        properties: what an export says of it.
        label: what stands beside it on a map.
    """

    kind: str
    name: str
    parts: tuple[Floats, ...]
    properties: Properties = field(default_factory=dict)
    label: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """An area on the map.

    Attributes:
        name: what a reader is told of it.
        ring: longitude and latitude of its corners, running on beyond 180.
        properties: what an export says of it.
        label: what stands beside it on a map.
    """

    name: str
    ring: Floats
    properties: Properties = field(default_factory=dict)
    label: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A point on the map.

    Attributes:
        kind: AIRPORT, FIX, ESTIMATE or CROSSING.
        label: what stands beside it.
        point: where.
        properties: what an export says of it.
    """

    kind: str
    label: str
    point: Point
    properties: Properties = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """What is drawn of one aircraft.

    Attributes:
        title: one line.
        notes: what a reader must know, a sentence each.
        lines, areas, marks: in the order in which they are drawn.
        licences: what the data's licences ask for, a sentence each.
        focus: longitude and latitude of what a map must show.
        borders: lines of territories that a map shows.
    """

    title: str
    notes: tuple[str, ...]
    lines: tuple[Line, ...]
    areas: tuple[Area, ...]
    marks: tuple[Mark, ...]
    licences: tuple[str, ...]
    focus: Floats
    borders: tuple[Boundary, ...] = ()


def licences_of(track: Track, file: str = "", *, borders: bool) -> tuple[str, ...]:
    """Give what must stand beside a picture or an export of a track.

    Args:
        track: the track.
        file: only this boundary file was asked; all of them if blank.
        borders: whether boundary files were asked at all.
    """
    stated = [one.licence for one in track.inputs if one.licence]
    network = any(one.form.startswith("readsb") and not one.licence for one in track.inputs)
    told = [*stated, *([OPEN_DATABASE] if network else [])]
    if borders:
        for name in [file] if file else FILES:
            about = manifest()["files"][FILES[name]]
            told.append(
                f"Boundaries: {about['label']}; {about['attribution']}, {about['licence']}."
            )
    return tuple(dict.fromkeys(told))
