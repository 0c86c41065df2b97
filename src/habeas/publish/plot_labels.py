"""Labels of a map: each beside its point, on the first side where it covers no other."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from habeas.publish.plot_frame import Frame

# Of the map's height: the height of a letter of one point, and of the width its breadth.
_HIGH: Final = 0.0034
_WIDE: Final = 0.00125
_GAP: Final = 0.008
_TRIES: Final = (
    (1, 0),
    (1, 1),
    (-1, 0),
    (-1, 1),
    (0, 1),
    (0, -1),
    (1, -1),
    (-1, -1),
    (1, 2),
    (1, -2),
)
# What the scale takes of the map, roughly.
_SCALE: Final = (0.36, 0.1)


@dataclass(frozen=True, slots=True)
class Label:
    """Words on a map, at their lower left corner."""

    text: str
    x: float
    y: float
    size: float
    bold: bool = False


Box = tuple[float, float, float, float]


def placed(labels: Iterable[Label], frame: Frame) -> list[Label]:
    """Give the labels that have room, moved beside their points; the first ones first."""
    width, height = frame.east - frame.west, frame.north - frame.south
    taken: list[Box] = [_lower_right(frame, _SCALE)]
    found: list[Label] = []
    seen: set[tuple[str, int, int]] = set()
    for label in labels:
        key = (label.text, round(label.x / width * 200), round(label.y / height * 200))
        if key in seen or not _inside(label, frame):
            continue
        seen.add(key)
        for across, up in _TRIES:
            moved, box = _moved(label, across, up, width, height)
            if _fits(box, frame) and not any(_meet(box, other) for other in taken):
                taken.append(box)
                found.append(moved)
                break
    return found


def _moved(label: Label, across: int, up: int, width: float, height: float) -> tuple[Label, Box]:
    wide = len(label.text) * label.size * _WIDE * width * (1.1 if label.bold else 1.0)
    high = label.size * _HIGH * height
    x = label.x + across * _GAP * width - (wide if across < 0 else wide / 2 if across == 0 else 0)
    y = label.y - high / 2 + up * (high + _GAP * height)
    return replace(label, x=x, y=y), (x, y, x + wide, y + high)


def _lower_right(frame: Frame, share: tuple[float, float]) -> Box:
    wide = (frame.east - frame.west) * share[0]
    high = (frame.north - frame.south) * share[1]
    return frame.east - wide, frame.south, frame.east, frame.south + high


def _inside(label: Label, frame: Frame) -> bool:
    return frame.west <= label.x <= frame.east and frame.south <= label.y <= frame.north


def _fits(box: Box, frame: Frame) -> bool:
    return (
        box[0] >= frame.west
        and box[1] >= frame.south
        and box[2] <= frame.east
        and box[3] <= frame.north
    )


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
