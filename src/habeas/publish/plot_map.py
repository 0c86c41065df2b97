"""The shapes of a drawn map, projected: land, lines, hatched areas, marks, and labels in place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from habeas.places.boundaries import Boundary
from habeas.places.coast import border_lines, coasts, fine, unpacked
from habeas.places.geodesic import Floats
from habeas.publish.drawing import CROSSING, FLOWN, UNHEARD, Drawing, Line
from habeas.publish.plot_frame import Frame, frame_of
from habeas.publish.plot_labels import Label, placed

_SCALES: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_STEPS: Final = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0)


@dataclass(frozen=True, slots=True, eq=False)
class MapShapes:
    """What is drawn on a map, in km from its middle.

    Attributes:
        frame: its projection and window.
        land: rings of land.
        coasts: their lines, without the edges that they were cut along.
        grid: meridians and parallels; ``degrees`` are their labels.
        borders: for each boundary file its lines; ``border_names`` what they are called.
        areas, heard, unheard, crossings: the drawing's.
        marks: the points of each kind.
        labels: words, each where none covers another.
        scale_km: the length of the bar.
    """

    frame: Frame
    land: list[Floats]
    coasts: list[Floats]
    grid: list[Floats]
    borders: list[list[Floats]]
    border_names: list[str]
    areas: list[Floats]
    heard: list[Floats]
    unheard: list[Floats]
    crossings: list[Floats]
    marks: dict[str, Floats]
    labels: list[Label]
    degrees: list[Label]
    scale_km: float


def map_shapes(drawing: Drawing, aspect: float) -> MapShapes:
    """Give the shapes of a drawing on a map whose width is ``aspect`` times its height."""
    frame = frame_of(drawing.focus, aspect)
    rings = [np.array(unpacked(ring)) for ring in coasts(frame.window)]
    heard = list(_of_kind(drawing, FLOWN, frame))
    unheard = list(_of_kind(drawing, UNHEARD, frame))
    crossings = list(_of_kind(drawing, CROSSING, frame))
    marks = _marks(drawing, frame)
    degree = _step(frame)
    return MapShapes(
        frame,
        [ring for ring in (frame.project(_dense(ring)) for ring in rings) if _whole(ring)],
        [line for ring in rings for line in _coast(ring, frame)],
        [frame.project(line) for line in _grid(frame, degree)],
        [list(_border(boundary, frame)) for boundary in drawing.borders],
        [f"line by {boundary.label}" for boundary in drawing.borders],
        [frame.project(area.ring) for area in drawing.areas],
        heard,
        unheard,
        crossings,
        marks,
        placed(_labels(drawing, frame), frame),
        list(_degrees(frame, degree)),
        _scale_km(frame),
    )


def _of_kind(drawing: Drawing, kind: str, frame: Frame) -> Iterator[Floats]:
    for line in drawing.lines:
        if line.kind == kind:
            yield from (frame.project(part[:, :2]) for part in line.parts)


def _marks(drawing: Drawing, frame: Frame) -> dict[str, Floats]:
    kinds = dict.fromkeys(mark.kind for mark in drawing.marks)
    return {
        kind: frame.project(
            np.array([(m.point.lon, m.point.lat) for m in drawing.marks if m.kind == kind])
        )
        for kind in kinds
    }


def _labels(drawing: Drawing, frame: Frame) -> Iterator[Label]:
    """Give the words of a map, the most needed first: airports, areas, lines, fixes."""
    for mark in sorted(drawing.marks, key=lambda mark: mark.kind != "airport"):
        x, y = frame.project(np.array([[mark.point.lon, mark.point.lat]]))[0]
        yield Label(
            mark.label, x, y, 7.5 if mark.kind == "airport" else 6.5, mark.kind == "airport"
        )
    for line in drawing.lines:
        if line.label and line.parts:
            yield Label(line.label, *_halfway(line, frame), 8.0, bold=True)
    for area in drawing.areas:
        if area.label:
            yield Label(area.label, *_top(frame.project(area.ring)), 9.0, bold=True)


def _halfway(line: Line, frame: Frame) -> tuple[float, float]:
    """Give the middle, by its length on the map, of the longest piece of a line."""
    parts = [frame.project(part[:, :2]) for part in line.parts]
    ways = [np.hypot(*np.diff(part, axis=0).T).cumsum() for part in parts]
    n = int(np.nanargmax([np.nan_to_num(way[-1]) for way in ways]))
    x, y = parts[n][int(np.searchsorted(ways[n], ways[n][-1] / 2))]
    return float(x), float(y)


def _top(ring: Floats) -> tuple[float, float]:
    x, y = ring[int(np.nanargmax(ring[:, 1]))]
    return float(x), float(y)


def _dense(ring: Floats) -> Floats:
    """Give a ring with corners close enough for long cut edges to bend with the projection."""
    return fine(ring, 2.0) if len(ring) < 2000 else ring


def _whole(ring: Floats) -> bool:
    return not bool(np.isnan(ring).any())


def _coast(ring: Floats, frame: Frame) -> Iterator[Floats]:
    """Give the lines of a ring of land, without the edges along which it was cut."""
    cuts = {edge for box in frame.window for edge in (box[0], box[2])} | {-180.0, 180.0}
    levels = {edge for box in frame.window for edge in (box[1], box[3])} | {-90.0, 90.0}
    on = np.zeros(len(ring), dtype=bool)
    for edge in cuts:
        on |= np.abs(ring[:, 0] - edge) < 2e-3
    for edge in levels:
        on |= np.abs(ring[:, 1] - edge) < 2e-3
    apart = np.flatnonzero(on[1:] & on[:-1]) + 1
    for part in np.split(ring, apart):
        if len(part) > 1:
            line = frame.project(part)
            if _whole(line):
                yield line


def _border(boundary: Boundary, frame: Frame) -> Iterator[Floats]:
    span = max(frame.east - frame.west, frame.north - frame.south) / 111.0
    for line in border_lines(boundary, frame.window, span / 1500):
        placed_line = frame.project(np.asarray(line))
        if _whole(placed_line):
            yield placed_line


def _step(frame: Frame) -> float:
    span = max(frame.east - frame.west, frame.north - frame.south) / 111.0
    return next((step for step in _STEPS if span / step <= 7), _STEPS[-1])


def _grid(frame: Frame, step: float) -> Iterator[Floats]:
    for south, north, lons, lats in _lattice(frame, step):
        for lon in lons:
            run = np.linspace(south, north, 60)
            yield np.column_stack([np.full(60, lon), run])
        for lat in lats:
            run = np.linspace(lons[0], lons[-1], 90)
            yield np.column_stack([run, np.full(90, lat)])


def _lattice(frame: Frame, step: float) -> Iterator[tuple[float, float, Floats, Floats]]:
    for west, south, east, north in frame.window:
        lons = np.arange(np.floor(west / step), np.ceil(east / step) + 1) * step
        lats = np.arange(np.ceil(south / step), np.floor(north / step) + 1) * step
        yield south, north, lons, lats[np.abs(lats) < 90]


def _degrees(frame: Frame, step: float) -> Iterator[Label]:
    """Give the labels of the grid: longitudes at the lower edge, latitudes at the left one."""
    width, height = frame.east - frame.west, frame.north - frame.south
    for south, north, lons, lats in _lattice(frame, step):
        for lon in np.unique((lons + 180) % 360 - 180):
            line = frame.project(
                np.column_stack([np.full(400, lon), np.linspace(south, north, 400)])
            )
            inner = (frame.west + 0.06 * width, frame.east - 0.06 * width)
            x = _where(line, 1, frame.south + 0.004 * height, inner)
            if x is not None:
                yield Label(_degree(lon, "EW"), x, frame.south + 0.004 * height, 5.5)
        for lat in lats:
            line = frame.project(
                np.column_stack([np.linspace(lons[0], lons[-1], 800), np.full(800, lat)])
            )
            inner = (frame.south + 0.04 * height, frame.north - 0.03 * height)
            y = _where(line, 0, frame.west + 0.004 * width, inner)
            if y is not None:
                yield Label(_degree(lat, "NS"), frame.west + 0.004 * width, y, 5.5)


def _where(line: Floats, axis: int, level: float, between: tuple[float, float]) -> float | None:
    """Give where a line meets a level of one axis, on the other, between two bounds."""
    values = line[:, axis] - level
    step = np.hypot(*np.diff(line, axis=0).T)
    meets = ((values[:-1] <= 0) != (values[1:] <= 0)) & (step < (between[1] - between[0]) / 4)
    for n in np.flatnonzero(meets).tolist():
        here = float(line[n, 1 - axis])
        if between[0] < here < between[1]:
            return here
    return None


def _degree(value: float, letters: str) -> str:
    figure = f"{abs(round(value, 1)):g}"
    return f"{figure}°" if value in {0.0, -180.0} else f"{figure}° {letters[int(value < 0)]}"


def _scale_km(frame: Frame) -> float:
    width = frame.east - frame.west
    return float(max((km for km in _SCALES if km <= width / 4), default=_SCALES[0]))
