"""KML: tracks of Google's extension (``gx:Track``), and points that each have a time.

Sources: OGC KML 2.3 and Google's extension; tar1090, which exports tracks so. ``when`` is UTC
where it says so, or has its offset; a time without either is none. Heights are metres: which
kind, tar1090 writes into the file's name (``press_alt_uncorrected``, ``EGM96``), and 0 is the
ground there; in other files a height is of an unknown kind, and left out. Lines have no times.
Not yet checked against a real file.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from habeas.evidence.problem import Problem, Readout
from habeas.evidence.spot import Place
from habeas.flights import problems as kinds
from habeas.flights.opened import Opened
from habeas.flights.plan import FT_PER_M, Ground, Plan, Quantity
from habeas.flights.records import GEOMETRIC_HEIGHT, Track
from habeas.flights.stamps import Stamp
from habeas.flights.timed_points import TimedPoint, read_points
from habeas.flights.xml_points import Elements, parent_of, root_of

FORM: Final = "KML"
# Nobody says which receiver's clock it was.
CLOCK_S: Final = 15.0
PRESSURE: Final = "press_alt_uncorrected"
GEOID: Final = "EGM96"

PLAN: Final = Plan(
    form=FORM,
    time=Stamp("time", unit_s=0),
    lat="lat",
    lon="lon",
    clock_s=CLOCK_S,
    flight="name",
    calls={"name": "name"},
    locator="item",
)
_WANTED: Final = frozenset({"when", "coord", "coordinates", "name", "Track", "Placemark"})
_LINES: Final = {"LineString": "line", "LinearRing": "ring"}


def looks_like(content: bytes) -> bool:
    """Say whether bytes are KML, by the first element."""
    return root_of(content) == "kml"


def read(file: Opened) -> Readout[Track]:
    """Give a track for each name of a placemark, and what was wrong with its points."""
    plan = replace(PLAN, space=file.name)
    if PRESSURE in file.name or GEOID in file.name:
        return read_points(file, _with_heights(plan, file.name), _points)
    found = read_points(file, plan, _points)
    if not found.records:
        return found
    message = "does not say in its name which kind of height it gives"
    told = Problem(kinds.UNKNOWN_HEIGHT, Place(file.name), message, did="heights left out")
    return Readout(found.records, (*found.problems, told))


def _with_heights(plan: Plan, name: str) -> Plan:
    return replace(
        plan,
        numbers={"alt_ft": Quantity("height", FT_PER_M)},
        height_marks=GEOMETRIC_HEIGHT if GEOID in name else 0,
        ground=Ground("height", frozenset({"0", "0.0", "0.00"}), others_fly=True),
    )


def _points(content: bytes, untimed: Counter[str]) -> Iterator[TimedPoint]:
    reading = _Placemarks()
    for name, element in Elements(content, _WANTED):
        text, parent = (element.text or "").strip(), parent_of(element)
        if name == "coordinates" and parent in _LINES:
            untimed[_LINES[parent]] += 1
        yield from reading.after(name, parent, text)
    if reading.alone:
        untimed["point"] += reading.alone


class _Placemarks:
    """What a file says so far: a placemark's name, and times and places that wait to meet."""

    def __init__(self) -> None:
        self.alone = 0
        self._called = ""
        self._whens: list[str] = []
        self._met = 0
        self._time = self._place = ""

    def after(self, name: str, parent: str, text: str) -> Iterator[TimedPoint]:
        """Give the points that an element completes: times of a track come before its places."""
        if name == "name" and parent == "Placemark":
            self._called = text
        elif name == "when" and parent == "Track":
            self._whens.append(text)
        elif name == "coord":
            when = self._whens[self._met] if self._met < len(self._whens) else ""
            self._met += 1
            yield self._point(when, text.split())
        elif name == "Track":
            self._whens, self._met = [], 0
        elif name == "when" and parent == "TimeStamp":
            self._time = text
        elif name == "coordinates" and parent == "Point":
            self._place = text
        elif name == "Placemark":
            if self._time and self._place:
                yield self._point(self._time, self._place.split(","))
            self.alone += bool(self._place and not self._time)
            self._called = self._time = self._place = ""

    def _point(self, when: str, parts: list[str]) -> TimedPoint:
        lon, lat, height = (*parts, "", "", "")[:3]
        return TimedPoint(when, lat, lon, height, "", self._called)
