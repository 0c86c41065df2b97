"""Fixes and tracks: what receivers heard of one aircraft, in columns, each row with its spot.

Columns keep a day of positions in a few arrays, so that a million of them fit in memory and a
rule over all is one line. Times are UTC seconds since 1970, heights feet, speeds knots, angles
degrees, errors kilometres; ``nan`` says that a report left the value out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final

from habeas.bounds import Moment
from habeas.evidence.late import Late
from habeas.evidence.spot import Spot
from habeas.places.geodesic import Point

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[Any]
else:
    np = Late("numpy")
    Array = Any


class Heard(IntEnum):
    """How a position came to the file."""

    UNKNOWN = 0
    ADSB = 1
    ADSR = 2
    TISB = 3
    MLAT = 4
    ADSC = 5
    MODE_S = 6
    OTHER = 7
    NETWORK = 8
    """As a commercial network gives it: ADS-B, radar, multilateration or an estimate, unsaid."""


# How far a position may be off where the report does not say: the containment radius of a
# plain ADS-B position, and what multilateration, rebroadcasts and networks reach in practice.
ERROR_KM: Final = {
    Heard.UNKNOWN: 5.0,
    Heard.ADSB: 0.3,
    Heard.ADSR: 0.3,
    Heard.TISB: 1.0,
    Heard.MLAT: 2.0,
    Heard.ADSC: 2.0,
    Heard.MODE_S: 5.0,
    Heard.OTHER: 5.0,
    Heard.NETWORK: 1.0,
}

AIRBORNE: Final = 0
ON_GROUND: Final = 1
UNSAID: Final = -1

# The bit of readsb's ``dbFlags`` for an address of the privacy programme.
PRIVACY_ADDRESS: Final = 4

# The locator of files of binary records, all of this many bytes.
BYTES: Final = "bytes"
RECORD_BYTES: Final = 16

# Marks of a fix: what the form itself says of it. They are hints and decide nothing alone.
STALE: Final = 1
NEW_LEG: Final = 2
GEOMETRIC_RATE: Final = 4
GEOMETRIC_HEIGHT: Final = 8
CARRIED_FORWARD: Final = 16

_INTEGERS: Final = {"ground": "int8", "heard": "int8", "marks": "uint8", "sil": "int8",
                    "nac_p": "int8", "input": "int32", "row": "int64"}  # fmt: skip
_ABSENT: Final = {"ground": UNSAID, "heard": 0, "marks": 0, "sil": -1, "nac_p": -1, "input": 0}


@dataclass(frozen=True, slots=True)
class Input:
    """One file as it was read.

    Attributes:
        file: its name, as the reader of a finding can look it up.
        sha256: the hash of its bytes as they lie on disk.
        form: the form it was read as, such as ``readsb trace_full``.
        locator: the word of its rows in a spot: ``item`` (from 0), ``row`` or ``line`` (from 1),
            or ``bytes`` for records, whose row is their number from 0.
        clock_s: how far its time stamps may be off; ADS-B itself carries no time.
        licence: what its licence asks of who passes it on; blank where nothing is known.
    """

    file: str
    sha256: str = ""
    form: str = ""
    locator: str = "row"
    clock_s: float = 2.0
    licence: str = ""

    def at(self, row: int) -> str:
        """Give the locator of a row.

        Example:
            >>> Input("a.csv").at(7), Input("00.bin.ttf", locator=BYTES).at(2)
            ('row 7', 'bytes 32-48')
        """
        if self.locator == BYTES:
            return f"{BYTES} {row * RECORD_BYTES}-{(row + 1) * RECORD_BYTES}"
        return f"{self.locator} {row}"


@dataclass(frozen=True, slots=True)
class Call:
    """A name that an aircraft used from some moment on, as a file gives it.

    Attributes:
        kind: callsign, registration, operator, type, description, squawk, flight, number,
            from, to, or another that its form names.
        value: the name, without the padding.
        t: the time of the report that first gives it, UTC seconds; ``nan`` where a table of
            flights gives it without a time and no position of that flight is known.
        row: that report's row.
        input: the input's index in the track.
    """

    kind: str
    value: str
    t: float
    row: int
    input: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Fixes:
    """Positions of one aircraft, one array a column, all of one length.

    Attributes:
        t: UTC seconds since 1970.
        lat, lon: degrees on WGS84.
        alt_ft: pressure altitude (1013.25 hPa), or geometric where ``marks`` say so.
        geom_ft: geometric height above the ellipsoid.
        gs_kt, track_deg, rate_fpm: speed over ground, direction, climb.
        error_km: how far the position may be off.
        ground: ON_GROUND, AIRBORNE or UNSAID.
        heard: a ``Heard``.
        marks: STALE, NEW_LEG, ...
        sil, nac_p: integrity and accuracy as the aircraft states them; -1 unsaid.
        input: index of the input in the track.
        row: place in that input.
    """

    t: Array
    lat: Array
    lon: Array
    alt_ft: Array
    geom_ft: Array
    gs_kt: Array
    track_deg: Array
    rate_fpm: Array
    error_km: Array
    ground: Array
    heard: Array
    marks: Array
    sil: Array
    nac_p: Array
    input: Array
    row: Array

    @classmethod
    def of(cls, **columns: "Sequence[Any] | Array") -> "Fixes":
        """Make fixes from columns; those left out are absent in every row.

        Example:
            >>> len(Fixes.of(t=[0.0, 1.0], lat=[1, 1], lon=[2, 2]))
            2
        """
        n = len(columns["t"])
        made = {}
        for name in COLUMNS:
            kind = _INTEGERS.get(name, "float64")
            if name in columns:
                made[name] = np.asarray(columns[name], dtype=kind)
            elif name == "row":
                made[name] = np.arange(n, dtype=kind)
            else:
                made[name] = np.full(n, _ABSENT.get(name, np.nan), dtype=kind)
        if "error_km" not in columns:
            made["error_km"] = default_errors(made["heard"])
        return cls(**made)

    def __len__(self) -> int:
        return len(self.t)

    def take(self, which: Any) -> "Fixes":
        """Give the rows of an index array, a mask or a slice."""
        return Fixes(**{name: getattr(self, name)[which] for name in COLUMNS})

    def point(self, n: int) -> Point:
        """Give the position of row ``n``."""
        return Point(float(self.lat[n]), float(self.lon[n]))


COLUMNS: Final = tuple(column.name for column in fields(Fixes))


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """What one or more files hold of one aircraft, in order of time.

    Attributes:
        icao24: its 24-bit address in small letters; with ``~`` one that is no ICAO address;
            blank where no file names it.
        fixes: the positions.
        inputs: the files they come from.
        calls: the names it used.
        temporary: that its address is one of the privacy programme, never an identity.
        name: the flight or track where no address is known: its network and id, or its file.
            Two such tracks are one only if they have the same name. With an address it says
            that the flight of this name has it.
    """

    icao24: str
    fixes: Fixes
    inputs: tuple[Input, ...]
    calls: tuple[Call, ...] = ()
    temporary: bool = False
    name: str = ""

    def spot(self, n: int) -> Spot:
        """Give the place of row ``n`` in its source."""
        heard_in = self.inputs[int(self.fixes.input[n])]
        at = heard_in.at(int(self.fixes.row[n]))
        return Spot(heard_in.file, at, sha256=heard_in.sha256)

    def clock_s(self, n: int) -> float:
        """Give how far the time stamp of row ``n`` may be off."""
        return self.inputs[int(self.fixes.input[n])].clock_s

    def moment(self, n: int) -> Moment:
        """Give the bounds of the time of row ``n``, by its own input's clock."""
        return moment_of(float(self.fixes.t[n]), self.clock_s(n))

    def called(self, kind: str) -> tuple[str, ...]:
        """Give the distinct names of one kind, in the order of their first use."""
        return tuple(dict.fromkeys(call.value for call in self.calls if call.kind == kind))


def default_errors(heard: Array) -> Array:
    """Give the error of each fix from how it was heard, in km."""
    table = np.array([ERROR_KM[kind] for kind in Heard])
    return table[heard]


def moment_of(t: float, slack_s: float) -> Moment:
    """Give the bounds of a stamp that may be off by so much: the microsecond it names, widened.

    Example:
        >>> moment_of(1.5, 0.5)
        Moment(earliest=1000000, latest=2000001)
    """
    us, slack = round(t * 1e6), round(slack_s * 1e6)
    return Moment(us - slack, us + slack + 1)


def joined(parts: Iterable[Fixes]) -> Fixes:
    """Give the rows of all parts, in order of time; at one time in order of input and row."""
    some = list(parts)
    whole = Fixes(**{n: np.concatenate([getattr(p, n) for p in some]) for n in COLUMNS})
    return in_time_order(whole)


def in_time_order(fixes: Fixes) -> Fixes:
    """Give the fixes in order of time, then of input and row."""
    if len(fixes) < 2 or bool((np.diff(fixes.t) > 0).all()):
        return fixes
    return fixes.take(np.lexsort((fixes.row, fixes.input, fixes.t)))


def renumbered(track: Track, offset: int) -> Track:
    """Give a track whose inputs are counted from ``offset`` on."""
    moved = replace(track.fixes, input=track.fixes.input + np.int32(offset))
    calls = tuple(replace(call, input=call.input + offset) for call in track.calls)
    return replace(track, fixes=moved, calls=calls)
