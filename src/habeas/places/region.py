"""Regions: a territory by two boundary files, and whether an envelope lies in it or out of it."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from habeas.bounds import Tri, agreed
from habeas.errors import HabeasError
from habeas.evidence.late import Late
from habeas.places.boundaries import FILES, Boundary, boundary, country_codes
from habeas.places.envelope import NO_SPEED_KT, Envelope
from habeas.places.geodesic import KT_PER_KM_S, Point
from habeas.places.outline import Minimum, Objective

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

# How exactly margins and least speeds are found: far below any error of the files.
MARGIN_KM = 0.05
SPEED_KT = 0.2


class UnknownRegionError(HabeasError):
    """Raised for a region that no boundary file has."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"{code!r} is not a region: write an ISO country code (US, SV) or a part of one (US-TX)"
        )
        self.code = code


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """What one boundary file says of an envelope and a region.

    Attributes:
        file: the file's short name.
        outside: YES if the whole envelope lies outside, NO if inside.
        margin_km: distance from the envelope to the line, less the file's error; below 0 the
            line may run through the envelope.
    """

    file: str
    outside: Tri
    margin_km: float


@dataclass(frozen=True, slots=True)
class SpeedAnswer:
    """The least mean speeds one file gives, in kt; infinite where no speed is enough."""

    file: str
    inside_kt: float
    outside_kt: float
    nearest: Point


@dataclass(frozen=True, slots=True)
class Region:
    """A territory: a country's land and its 12 nm sea.

    Attributes:
        code: as it was asked for (US, US-TX).
        country: the country whose outline answers.
        boundaries: the files that have it.
        note: what a reader must be told ("US-TX is counted as inside US").
    """

    code: str
    country: str
    boundaries: tuple[Boundary, ...]
    note: str = ""

    def chosen(self, file: str) -> "Region":
        """Give the same territory by one boundary file only."""
        kept = tuple(b for b in self.boundaries if b.file == file)
        return Region(self.code, self.country, kept or self.boundaries, self.note)

    def contains(self, point: Point) -> Tri:
        """Say whether a point lies inside, by all files; ignores their error."""
        return agreed(Tri.YES if b.contains(point) else Tri.NO for b in self.boundaries)

    def is_outside(self, envelope: Envelope, speed_kt: float) -> Tri:
        """Say by all files whether the envelope lies outside the territory, without margins."""
        return agreed(_side(b, envelope, speed_kt) for b in self.boundaries)

    def survey(self, envelopes: "Envelopes", speed_kt: float) -> tuple["Survey", ...]:
        """Give for each file the answer and all least speeds, from one search of its line."""
        return tuple(_survey(b, envelopes, speed_kt) for b in self.boundaries)


@dataclass(frozen=True, slots=True)
class Envelopes:
    """One stretch of time in three ways; the anchors' points are the same in all.

    Attributes:
        loosest: the longest times and the errors of the places: everywhere it can have been.
        printed: the longest times, the places taken as points.
        tightest: the shortest times, the errors taken off the other way.
    """

    loosest: Envelope
    printed: Envelope
    tightest: Envelope


@dataclass(frozen=True, slots=True)
class Survey:
    """What one file says of a stretch of time: the answer, and the least speeds three ways."""

    answer: FileAnswer | None
    loosest: SpeedAnswer
    printed: SpeedAnswer
    tightest: SpeedAnswer


def outside(answers: tuple[FileAnswer, ...]) -> Tri:
    """Combine the files: "outside" needs outside in all, "inside" needs inside in all."""
    return agreed(answer.outside for answer in answers)


@cache
def region(code: str) -> Region:
    """Give a territory by its code.

    Raises:
        UnknownRegionError: if no file has it.
    """
    country = code.split("-", 1)[0].upper()
    if country not in country_codes():
        raise UnknownRegionError(code)
    boundaries = tuple(b for file in FILES if (b := boundary(file, country)) is not None)
    notes = []
    if "-" in code:
        notes.append(f"{code} has no outline of its own: counted as inside {country}")
    if len(boundaries) < len(FILES):
        notes.append(f"only the {boundaries[0].file} file has {country}")
    return Region(code, country, boundaries, "; ".join(notes))


def _side(border: Boundary, envelope: Envelope, speed_kt: float) -> Tri:
    """Say by one file on which side the envelope lies, as ``_told`` does, without the margin."""
    ends = envelope.start.point, envelope.far_end
    excess = envelope.excess_km(speed_kt)
    if not envelope.is_one_piece(speed_kt) or not border.outline.is_beyond(
        border.error_km, excess, *ends, within=MARGIN_KM
    ):
        return Tri.CANNOT_TELL
    return Tri.NO if border.contains(envelope.a_point(speed_kt)) else Tri.YES


def _told(border: Boundary, envelope: Envelope, speed_kt: float, near: Minimum) -> FileAnswer:
    """Say on which side the envelope lies.

    If no point of the line is within the file's error of the envelope, every connected
    piece of the envelope lies on one side; one point of it tells on which.
    """
    margin = near.lower - border.error_km
    if margin <= 0 or not envelope.is_one_piece(speed_kt):
        return FileAnswer(border.file, Tri.CANNOT_TELL, margin)
    inside = border.contains(envelope.a_point(speed_kt))
    return FileAnswer(border.file, Tri.NO if inside else Tri.YES, margin)


def _survey(border: Boundary, envelopes: Envelopes, speed_kt: float) -> Survey:
    """Search the line once for the margin and for the least speed of each envelope."""
    loosest, printed, tightest = envelopes.loosest, envelopes.printed, envelopes.tightest
    tolerance = SPEED_KT / KT_PER_KM_S
    empty = loosest.is_empty(speed_kt)
    wanted: list[tuple[Objective, float]] = [
        (loosest.least_speed(border.error_km), tolerance),
        (printed.least_speed(0.0), tolerance),
        (tightest.least_speed(0.0), tolerance),
    ]
    if not empty:
        wanted.append((loosest.excess_km(speed_kt), MARGIN_KM))
    found = border.outline.minimise_all(wanted, loosest.start.point, loosest.far_end)
    return Survey(
        None if empty else _told(border, loosest, speed_kt, found[3]),
        _speeds(border, loosest, found[0]),
        _speeds(border, printed, found[1]),
        _speeds(border, tightest, found[2]),
    )


def _speeds(border: Boundary, envelope: Envelope, found: Minimum) -> SpeedAnswer:
    """Give the least speeds by one file.

    At the least speed at which the two fixes fit together the envelope is a piece of one
    geodesic, on one side of the line or across it. As the speed grows it stays connected,
    so the first place it reaches on the other side is a point of the line.
    """
    floor = envelope.floor_speed_kt
    across = max(floor, found.lower * KT_PER_KM_S)
    if across >= NO_SPEED_KT:
        across = np.inf
    inside = border.contains(envelope.a_point(floor * 1.0000001 + 1e-9))
    near, far = min(floor, across), across
    return SpeedAnswer(border.file, near if inside else far, far if inside else near, found.point)
