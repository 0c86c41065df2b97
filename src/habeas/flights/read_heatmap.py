"""readsb heatmaps ``NN.bin.ttf``: half an hour of all aircraft of a network, a position a slice.

Source: readsb globe_index.c. NN counts half hours of the UTC day, 00 to 47. Records have 16
bytes, little-endian: hex, lat, lon (int32), alt, gs (int16). First an index with one record a
slice; then the slices, each after a marker that gives its time and length. A position is that of
some moment within its slice. It takes 25 ft for a unit of height (-123 is the ground, -124
unknown), a tenth of a knot for one of speed (-1 unknown); the low 24 bits of hex are the
address, bit 24 says that it is no ICAO address, bits 27-31 how it was heard. A record whose
lat is beyond every latitude holds the squawk and, in its last 8 bytes, the callsign.

Spots are byte ranges of the unpacked file. Not yet checked against a real file.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from habeas.evidence.late import Late
from habeas.evidence.problem import Problem, Readout
from habeas.evidence.spot import Place
from habeas.flights import problems as kinds
from habeas.flights.heap import Heap, parted
from habeas.flights.opened import Opened
from habeas.flights.records import (
    AIRBORNE,
    BYTES,
    ON_GROUND,
    RECORD_BYTES,
    UNSAID,
    Array,
    Fixes,
    Heard,
    Input,
    Track,
)

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

FORM: Final = "readsb heatmap"
CLOCK_S: Final = 2.0
MARKER: Final = 0x0E7F7C9D
# Half an hour of the whole world in slices of 10 s has about two million positions.
MOST_RECORDS: Final = 4_000_000

_FIELDS: Final = [("hex", "<u4"), ("lat", "<i4"), ("lon", "<i4"), ("alt", "<i2"), ("gs", "<i2")]
_NAMES: Final = 1 << 30
_GROUND: Final = -123
_NO_HEIGHT: Final = -124
_NO_SPEED: Final = -1
_OTHER_ADDRESS: Final = 1 << 24
# Half an hour has 1,800 slices of a second.
_MOST_SLICES: Final = 1_800
# By the number in bits 27-31, as readsb numbers its kinds of address.
_HEARD: Final = (
    Heard.ADSB,
    Heard.ADSB,
    Heard.ADSR,
    Heard.TISB,
    Heard.ADSC,
    Heard.MLAT,
    Heard.OTHER,
    Heard.MODE_S,
    Heard.ADSB,
    Heard.ADSR,
    Heard.TISB,
    Heard.TISB,
    Heard.OTHER,
)


def looks_like(content: bytes) -> bool:
    """Say whether bytes are a heatmap: the index points to a marker right behind itself."""
    slices = int.from_bytes(content[:4], "little")
    at = slices * RECORD_BYTES
    return 0 < slices <= _MOST_SLICES and content[at : at + 4] == MARKER.to_bytes(4, "little")


def read(file: Opened) -> Readout[Track]:
    """Give a track for each address of the file, and what was wrong with it."""
    whole = len(file.content) // RECORD_BYTES
    records = np.frombuffer(file.content, dtype=_FIELDS, count=min(whole, MOST_RECORDS))
    markers = np.flatnonzero(records["hex"] == MARKER)
    stamp, interval_s = _slices(records[markers])
    rows = np.arange(len(records), dtype="int64")
    rows = rows[(rows > markers[0]) & (records["hex"] != MARKER)]
    t = stamp[np.searchsorted(markers, rows, side="right") - 1]
    heard_in = Input(file.name, file.sha256, FORM, BYTES, CLOCK_S + interval_s)
    tracks, told = parted(_heap(records[rows], rows, t), heard_in)
    return Readout(tuple(tracks), (*_cut(file, int(records["hex"][0]), len(markers)), *told))


def _slices(markers: Array) -> tuple[Array, float]:
    """Give the time of each slice in UTC seconds, and the longest of their lengths."""
    high = markers["lat"].astype("int64") << 32
    ms = high | markers["lon"].astype("int64") & 0xFFFFFFFF
    return ms / 1000, float(max(0, markers["alt"].max())) / 1000


def _heap(records: Array, rows: Array, t: Array) -> Heap:
    names_only = records["lat"] >= _NAMES
    addresses, who = np.unique(records["hex"] & 0x1FFFFFF, return_inverse=True)
    alt, gs = records["alt"].astype("float64"), records["gs"].astype("float64")
    ground = np.where(alt == _GROUND, ON_GROUND, np.where(alt == _NO_HEIGHT, UNSAID, AIRBORNE))
    known = np.array([*_HEARD, *[Heard.UNKNOWN] * (32 - len(_HEARD))], dtype="int8")
    fixes = Fixes.of(
        t=t,
        lat=np.where(names_only, np.nan, records["lat"] / 1e6),
        lon=np.where(names_only, np.nan, records["lon"] / 1e6),
        alt_ft=np.where((alt == _GROUND) | (alt == _NO_HEIGHT), np.nan, alt * 25),
        gs_kt=np.where(gs == _NO_SPEED, np.nan, gs / 10),
        ground=ground,
        heard=known[records["hex"] >> 27],
        row=rows,
    )
    nothing = np.full(len(rows), np.nan)
    return Heap(
        fixes,
        who,
        [(_address(int(one)), "") for one in addresses],
        {"callsign": _callsigns(records, names_only), "squawk": _squawks(records, names_only)},
        nothing,
        nothing,
        np.zeros(len(rows), dtype=bool),
        names_only=names_only,
    )


def _address(number: int) -> str:
    return f"{'~' if number & _OTHER_ADDRESS else ''}{number & 0xFFFFFF:06x}"


def _callsigns(records: Array, which: Array) -> tuple[Array, list[str]]:
    """Give the number of each record's callsign, and the callsigns."""
    said = np.frombuffer(records[which].tobytes(), dtype=[("", "S8"), ("name", "S8")])["name"]
    distinct, inverse = np.unique(said, return_inverse=True)
    return _numbered([_printed(bytes(one)) for one in distinct], inverse, which)


def _printed(raw: bytes) -> str:
    text = raw.decode("ascii", "replace").strip(" \0")
    return text if text.isprintable() else ""


def _squawks(records: Array, which: Array) -> tuple[Array, list[str]]:
    """Give the number of each record's squawk: four digits of an octal number, else none."""
    distinct, inverse = np.unique(records["lat"][which] & 0xFFFF, return_inverse=True)
    words = [f"{int(one):04}" if one else "" for one in distinct]
    octal = [word if len(word) == 4 and set(word) <= set("01234567") else "" for word in words]
    return _numbered(octal, inverse, which)


def _numbered(words: list[str], inverse: Array, which: Array) -> tuple[Array, list[str]]:
    index = {word: n for n, word in enumerate(dict.fromkeys(["", *words]))}
    codes = np.zeros(len(which), dtype="int32")
    if words:
        codes[which] = np.array([index[word] for word in words], dtype="int32")[inverse]
    return codes, list(index)


def _cut(file: Opened, indexed: int, slices: int) -> Iterator[Problem]:
    place = Place(file.name)
    if len(file.content) // RECORD_BYTES > MOST_RECORDS:
        message = f"has more than {MOST_RECORDS:,} records"
        yield Problem(kinds.TOO_MANY_ROWS, place, message, did="the first ones read")
    elif (slices != indexed or len(file.content) % RECORD_BYTES) and not file.problems:
        message = f"names {indexed:,} slices and holds {slices:,}, the last one perhaps in part"
        yield Problem(kinds.NOT_THE_FORM, place, message, did="what is there was read")
