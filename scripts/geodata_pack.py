"""The outlines file: units, polygons and rings as flat arrays, the same bytes every time.

``docs/reference/geodata.md`` describes the arrays for those who read them.
"""

import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import shapely
from geodata_atlas import Units
from geodata_rings import Coords
from numpy.typing import NDArray

# A zip entry carries a date; this is the earliest that the format can hold.
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
MICRODEGREES = 1_000_000
# Packed, a block is far below the 65,536 bytes that a block can say it has.
BLOCK_BYTES = 40_000


def outlines(units: Units) -> dict[str, NDArray[np.generic]]:
    """Lay the rings of all units out as flat arrays, sorted by code."""
    codes = sorted(units)
    rings: list[Coords] = []
    unit: list[int] = []
    part: list[int] = []
    hole: list[bool] = []
    polygon = 0
    for number, code in enumerate(codes):
        for area in sorted(shapely.get_parts(shapely.normalize(units[code])), key=_west_first):
            for nth, ring in enumerate([area.exterior, *area.interiors]):
                rings.append(shapely.get_coordinates(ring))
                unit.append(number)
                part.append(polygon)
                hole.append(nth > 0)
            polygon += 1
    whole = np.rint(np.vstack(rings) * MICRODEGREES).astype(np.int32)
    return {
        "deltas": np.diff(whole, axis=0, prepend=np.zeros((1, 2), np.int32)),
        "ring_start": np.cumsum([0, *map(len, rings)]).astype(np.int32),
        "ring_unit": np.array(unit, np.int16),
        "ring_part": np.array(part, np.int32),
        "ring_hole": np.array(hole, np.bool_),
        "units": np.array(codes),
    }


def _west_first(area: shapely.Polygon) -> tuple[float, ...]:
    west, south, east, north = area.bounds
    return west, south, east, north


def write_npz(path: Path, arrays: dict[str, NDArray[np.generic]]) -> None:
    """Write what ``numpy.savez_compressed`` would, but without the time of day."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, array in arrays.items():
            entry = zipfile.ZipInfo(f"{name}.npy", ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            content = io.BytesIO()
            np.lib.format.write_array(content, np.ascontiguousarray(array), allow_pickle=False)
            archive.writestr(entry, content.getvalue(), compresslevel=9)


def read_npz(path: Path) -> Units:
    """Read an outlines file back into areas: what every measurement is made on."""
    with np.load(path) as held:
        coords = np.cumsum(held["deltas"], axis=0, dtype=np.int32) / MICRODEGREES
        index = np.repeat(np.arange(len(held["ring_unit"])), np.diff(held["ring_start"]))
        rings = shapely.linearrings(coords, indices=index)
        polygons = shapely.polygons(rings, indices=held["ring_part"])
        first = np.flatnonzero(~held["ring_hole"])
        areas = shapely.multipolygons(polygons, indices=held["ring_unit"][first])
        codes = [str(code) for code in held["units"]]
    return dict(zip(codes, areas, strict=True))


def write_gzip(path: Path, text: str) -> None:
    """Write lines as blocked gzip, without a file name and without the time of day."""
    path.write_bytes(b"".join(map(_block, _blocks(text))))


def _blocks(text: str) -> Iterator[bytes]:
    """Part a text into runs of whole lines, none of which is much longer than BLOCK_BYTES."""
    block = b""
    for line in text.splitlines(keepends=True):
        block += line.encode("utf-8")
        if len(block) >= BLOCK_BYTES:
            yield block
            block = b""
    if block:
        yield block


def _block(content: bytes) -> bytes:
    """Pack one member that says how long it is: BGZF, SAM format specification, section 4.1."""
    packer = zlib.compressobj(9, wbits=-15)
    body = packer.compress(content) + packer.flush()
    tail = struct.pack("<II", zlib.crc32(content), len(content))
    length = struct.pack("<2sHH", b"BC", 2, 18 + len(body) + len(tail) - 1)
    head = struct.pack("<2sBBIBBH", b"\x1f\x8b", 8, 4, 0, 2, 255, len(length))
    return head + length + body + tail


def sha256(path: Path) -> str:
    """Give the SHA-256 of a file as hex digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
