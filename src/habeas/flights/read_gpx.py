"""GPX: track points with their times.

Source: GPX 1.1 schema. Times are UTC also where they do not say it; elevation is in metres above
the sea. Nothing says whose track it is or how it was recorded: a track is known by its file and
name. Routes and waypoints have no times of a movement. Not yet checked against a real file.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from habeas.evidence.problem import Readout
from habeas.flights.opened import Opened
from habeas.flights.plan import FT_PER_M, KT_PER_MS, Plan, Quantity
from habeas.flights.records import GEOMETRIC_HEIGHT, Track
from habeas.flights.stamps import Stamp
from habeas.flights.timed_points import TimedPoint, read_points
from habeas.flights.xml_points import Elements, attribute, parent_of, root_of, text_of

FORM: Final = "GPX"
# Nobody says which receiver's clock it was.
CLOCK_S: Final = 15.0

PLAN: Final = Plan(
    form=FORM,
    time=Stamp("time", unit_s=0, zone="UTC"),
    lat="lat",
    lon="lon",
    clock_s=CLOCK_S,
    numbers={"alt_ft": Quantity("height", FT_PER_M), "gs_kt": Quantity("speed", KT_PER_MS)},
    flight="name",
    calls={"name": "name"},
    height_marks=GEOMETRIC_HEIGHT,
    locator="item",
)


def looks_like(content: bytes) -> bool:
    """Say whether bytes are GPX, by the first element."""
    return root_of(content) == "gpx"


def read(file: Opened) -> Readout[Track]:
    """Give a track for each name of a track in the file, and what was wrong with its points."""
    return read_points(file, replace(PLAN, space=file.name), _points)


def _points(content: bytes, untimed: Counter[str]) -> Iterator[TimedPoint]:
    called = ""
    for name, element in Elements(content, frozenset({"trkpt", "trk", "name", "rtept", "wpt"})):
        if name == "trkpt":
            yield TimedPoint(
                text_of(element, "time"),
                attribute(element, "lat"),
                attribute(element, "lon"),
                text_of(element, "ele"),
                text_of(element, "speed"),
                called,
            )
        elif name == "name" and parent_of(element) == "trk":
            called = (element.text or "").strip()
        elif name == "trk":
            called = ""
        elif name == "rtept":
            untimed["point of a route"] += 1
        elif name == "wpt":
            untimed["waypoint"] += 1
