"""The adapter of msgspec: trace points and aircraft objects, decoded straight into typed rows.

Only the fields that are used are decoded; the rest is skipped unread, which is most of the time.
Points hold nothing that could lead back to them, so the collector of rings need not know them.
"""

import re
from typing import Any, Final

import msgspec


class Detail(msgspec.Struct, gc=False):
    """The aircraft object that every fourth point or so carries."""

    flight: str | None = None
    squawk: str | None = None
    rc: float | None = None
    nic: float | None = None
    nac_p: int | None = None
    sil: int | None = None


class Point(msgspec.Struct, array_like=True, gc=False):
    """One point of a trace; rows of before 2022 have 9 elements, later ones 14."""

    t: float
    lat: float
    lon: float
    alt: int | float | str | None = None
    gs: float | None = None
    track: float | None = None
    flags: int | None = 0
    rate: float | None = None
    detail: Detail | None = None
    heard: str | None = None
    geom: float | None = None


class Trace(msgspec.Struct):
    """One file: whose trace it is, and its points."""

    icao: str
    timestamp: float
    trace: list[Point]
    r: str | None = None
    t: str | None = None
    desc: str | None = None
    own_op: str | None = msgspec.field(default=None, name="ownOp")
    flags: int | None = msgspec.field(default=0, name="dbFlags")


class LooseTrace(msgspec.Struct):
    """The same file with its points unread, for one in which a point breaks the form."""

    icao: str
    timestamp: float
    trace: list[msgspec.Raw]
    r: str | None = None
    t: str | None = None
    desc: str | None = None
    own_op: str | None = msgspec.field(default=None, name="ownOp")
    flags: int | None = msgspec.field(default=0, name="dbFlags")


class JsonError(ValueError):
    """Raised for JSON that is not of the form; the message says where."""


_BETWEEN: Final = re.compile(rb"\]\s*,\s*\[")
# With its aircraft object a point has some 600 bytes.
_LONGEST_POINT: Final = 65536

_TRACE = msgspec.json.Decoder(Trace)
_LOOSE = msgspec.json.Decoder(LooseTrace)
_POINT = msgspec.json.Decoder(Point)


def decoded_trace(content: bytes) -> Trace:
    """Give a whole trace.

    Raises:
        JsonError: if any point, or the whole, is not of the form.
    """
    return _decoded(_TRACE, content)  # type: ignore[no-any-return]


def transposed(points: list[Point]) -> list[tuple[Any, ...]]:
    """Give the points column by column, in the order of the fields of a point.

    Example:
        >>> transposed([Point(0.0, 1.0, 2.0), Point(5.0, 1.5, 2.5)])[:2]
        [(0.0, 5.0), (1.0, 1.5)]
    """
    if not points:
        return [()] * len(Point.__struct_fields__)
    return list(zip(*map(msgspec.structs.astuple, points), strict=True))


def decoded_loosely(content: bytes) -> tuple[Trace, list[tuple[int, str]], list[int]]:
    """Give the points that are of the form, why each other one is not, and the indices kept.

    Raises:
        JsonError: if the whole is not of the form.
    """
    loose = _decoded(_LOOSE, content)
    points, kept, flaws = [], [], []
    for n, raw in enumerate(loose.trace):
        try:
            points.append(_POINT.decode(raw))
            kept.append(n)
        except msgspec.MsgspecError as error:
            flaws.append((n, str(error)))
    whole = Trace(
        loose.icao, loose.timestamp, points, loose.r, loose.t, loose.desc, loose.own_op, loose.flags
    )
    return whole, flaws, kept


def mended_trace(content: bytes) -> bytes:
    """Give a trace that was cut off, ended after its last whole point.

    Example:
        >>> mended_trace(b'{"icao": "a00001", "timestamp": 0, "trace": [[0, 1, 2], [5, 1')
        b'{"icao": "a00001", "timestamp": 0, "trace": [[0, 1, 2]]}'
    """
    tail = max(0, len(content) - _LONGEST_POINT)
    ends = [found.start() for found in _BETWEEN.finditer(content, tail)]
    return content[: ends[-1] + 1] + b"]}" if ends else content


def _decoded(decoder: "msgspec.json.Decoder[Any]", content: bytes) -> Any:
    try:
        return decoder.decode(content)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise JsonError(str(error)) from None
