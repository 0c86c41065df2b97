"""Stretches: the airborne part of a track between two times on the ground, cut at its silences.

Each silence that can have held a landing has two stories. The likelier one makes the legs; the
other is a rival that would stand in place of one leg or of two.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from habeas.evidence.late import Late
from habeas.flights.ground import MOVED_KM, GroundTime, ground_times, is_airborne
from habeas.flights.records import Array, Fixes
from habeas.flights.sight import Sight
from habeas.flights.silences import Silence, Story, silences
from habeas.places.geodesic import distance_km

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

LEAST_FIXES: Final = 2


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """Airborne fixes of one flight, and what bounds them.

    Attributes:
        flown: indices of the airborne fixes; empty for a flight that nobody heard.
        start, end: the times on the ground before and after it, where they were heard.
        before, after: the last fix before and the first one after a silence that bounds it.
        touches: how often it touched the ground and went on.
    """

    flown: Array
    start: GroundTime | None
    end: GroundTime | None
    before: int | None = None
    after: int | None = None
    touches: int = 0

    @property
    def unheard(self) -> tuple[int, int]:
        """The surface reports round a flight that nobody heard."""
        assert self.start is not None  # noqa: S101 - times on the ground bound a stretch without fixes
        assert self.end is not None  # noqa: S101
        return self.start.last, self.end.first


@dataclass(frozen=True, slots=True)
class Rival:
    """The other story of one silence.

    Attributes:
        instead_of: positions of the legs that it would stand for.
        parts: its own legs.
        reason: what it says, and why it fits.
    """

    instead_of: tuple[int, ...]
    parts: tuple[Stretch, ...]
    reason: str


def stretches(fixes: Fixes) -> Iterator[Stretch]:
    """Give each flight between times on the ground, in order, and those at both open ends."""
    grounds = ground_times(fixes)
    real = [ground for ground in grounds if not ground.touch]
    airborne = np.flatnonzero(is_airborne(fixes))
    ends: list[GroundTime | None] = [None, *real, None]
    for start, end in pairwise(ends):
        low = -1 if start is None else start.last
        high = len(fixes) if end is None else end.first
        flown = airborne[(airborne > low) & (airborne < high)]
        touches = sum(ground.touch and low < ground.first < high for ground in grounds)
        least = 1 if start and end else LEAST_FIXES
        if len(flown) >= least or (start and end and _moved(fixes, start, end)):
            yield Stretch(flown, start, end, touches=touches)


def stories(sight: Sight, stretch: Stretch) -> tuple[list[Stretch], list[Rival]]:
    """Give the legs of the likelier story, and the rivals."""
    quiet = silences(sight, stretch.flown)
    landed = [one for one in quiet if one.story is Story.LANDED_OR_FLOWN]
    likelier = _cut(stretch, landed)
    return likelier, list(_rivals(stretch, quiet, landed, likelier))


def _rivals(
    stretch: Stretch, quiet: list[Silence], landed: list[Silence], likelier: list[Stretch]
) -> Iterator[Rival]:
    for one in quiet:
        n = next(k for k, part in enumerate(likelier) if one.before in part.flown)
        if one.story is Story.LANDED_OR_FLOWN:
            others = [other for other in landed if other is not one]
            whole = tuple(part for part in _cut(stretch, others) if one.before in part.flown)
            yield Rival((n, n + 1), whole, f"flown on through the silence: {one.reason}")
        elif one.story is Story.FLOWN_OR_LANDED:
            cuts = sorted([*landed, one], key=lambda silence: silence.before)
            parts = _cut(stretch, cuts)
            halves = tuple(p for p in parts if one.before in p.flown or one.after in p.flown)
            yield Rival((n,), halves, f"landed in the silence: {one.reason}")


def _cut(stretch: Stretch, landed: list[Silence]) -> list[Stretch]:
    """Cut a stretch at the silences in which the aircraft landed."""
    parts: list[Stretch] = []
    flown, start, before = stretch.flown, stretch.start, stretch.before
    touches = stretch.touches
    for one in landed:
        n = int(np.searchsorted(flown, one.before, side="right"))
        parts.append(Stretch(flown[:n], start, None, before, one.after, touches))
        flown, start, before, touches = flown[n:], None, one.before, 0
    parts.append(Stretch(flown, start, stretch.end, before, stretch.after, touches))
    return parts


def _moved(fixes: Fixes, start: GroundTime, end: GroundTime) -> bool:
    away = distance_km(fixes.point(start.last), fixes.point(end.first))
    return away > MOVED_KM
