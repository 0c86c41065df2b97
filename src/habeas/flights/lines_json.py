"""The adapter of msgspec for readsb's JSON lines: aircraft objects, flattened into columns."""

from collections.abc import Iterator
from operator import attrgetter
from typing import Final

import msgspec

from habeas.flights.cells import Cell
from habeas.flights.table import CHUNK_ROWS, MOST_ROWS, Table

_Cell = int | float | str | bool | None


class Detail(msgspec.Struct, gc=False):
    """The object that every fourth line or so carries beside its own fields."""

    type: _Cell = None
    flight: _Cell = None
    squawk: _Cell = None
    rc: _Cell = None
    nic: _Cell = None
    nac_p: _Cell = None
    sil: _Cell = None
    alt_geom: _Cell = None
    baro_rate: _Cell = None


class Line(msgspec.Struct, gc=False):
    """One line."""

    now: _Cell = None
    hex: _Cell = None
    lat: _Cell = None
    lon: _Cell = None
    alt_baro: _Cell = None
    gs: _Cell = None
    gscp: _Cell = None
    track: _Cell = None
    seen_pos: _Cell = None
    alt_geom: _Cell = None
    baro_rate: _Cell = None
    type: _Cell = None
    flight: _Cell = None
    squawk: _Cell = None
    rc: _Cell = None
    nic: _Cell = None
    nac_p: _Cell = None
    sil: _Cell = None
    registration: _Cell = msgspec.field(default=None, name="r")
    model: _Cell = msgspec.field(default=None, name="t")
    desc: _Cell = None
    owner: _Cell = msgspec.field(default=None, name="ownOp")
    flags: _Cell = msgspec.field(default=None, name="dbFlags")
    flightdict: Detail | None = None


# What stands in the object beside a line where the line itself says nothing.
_IN_DETAIL: Final = Detail.__struct_fields__
_LINE: Final = msgspec.json.Decoder(Line)


class AircraftLines:
    """The lines of a file, some thousand at a time.

    Args:
        content: its bytes.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.flaws: list[tuple[int, str]] = []
        self.cut = False

    def tables(self) -> Iterator[Table]:
        """Give the lines as rows numbered from 1; blank lines have a number and say nothing."""
        held: list[Line] = []
        numbers: list[int] = []
        for n, line in enumerate(self._content.split(b"\n"), start=1):
            if not line or line.isspace():
                continue
            if n > MOST_ROWS:
                self.cut = True
                break
            try:
                held.append(_LINE.decode(line))
            except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
                self.flaws.append((n, str(error)))
                continue
            numbers.append(n)
            if len(held) == CHUNK_ROWS:
                yield _table(held, numbers)
                held, numbers = [], []
        if held:
            yield _table(held, numbers)


def is_line(line: bytes) -> bool:
    """Say whether a line is an aircraft object: one with ``now``, and ``hex`` or ``flight``.

    Example:
        >>> is_line(b'{"now": 1.0, "hex": "a00001"}'), is_line(b'{"now": 1.0, "aircraft": []}')
        (True, False)
    """
    try:
        found = _LINE.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    return found.now is not None and (found.hex is not None or found.flight is not None)


def _table(held: list[Line], numbers: list[int]) -> Table:
    columns: dict[str, list[Cell]] = {
        name: list(map(attrgetter(name), held)) for name in Line.__struct_fields__
    }
    for n, line in enumerate(held):
        if line.flightdict is not None:
            for name, said in zip(
                _IN_DETAIL, msgspec.structs.astuple(line.flightdict), strict=True
            ):
                if said is not None and columns[name][n] is None:
                    columns[name][n] = said
    alt, gscp = columns["alt_baro"], columns["gscp"]
    columns["gs"] = [b if a is None else a for a, b in zip(columns["gs"], gscp, strict=True)]
    columns["ground"] = [_ground(a, b) for a, b in zip(alt, gscp, strict=True)]
    columns["alt_baro"] = [_height(a) if isinstance(a, str) else a for a in alt]
    columns["now"] = [
        a if b is None else _heard_at(a, b)
        for a, b in zip(columns["now"], columns["seen_pos"], strict=True)
    ]
    return Table(columns, numbers)


def _height(said: str) -> Cell:
    """Give the height; words other than ``ground`` are none, also where they look like one.

    Lines seen with ``"0"`` state a geometric height of thousands of feet beside it.
    """
    return said if said == "ground" else f"'{said}'"


def _ground(alt: Cell, gscp: Cell) -> Cell:
    if isinstance(alt, str):
        return "ground" if alt == "ground" else None
    # Lines with `gscp` went through a program that may write 0 for the ground.
    if alt is None or (alt == 0 and gscp is not None):
        return None
    return "air"


def _heard_at(now: Cell, ago: Cell) -> Cell:
    if isinstance(now, int | float) and isinstance(ago, int | float):
        return now - ago
    return now
