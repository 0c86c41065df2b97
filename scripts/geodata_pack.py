"""The outlines file: units, polygons and rings as flat arrays, the same bytes every time.

``docs/reference/geodata.md`` describes the arrays for those who read them.
"""

import gzip
import hashlib
import io
import zipfile
from pathlib import Path

import numpy as np
import shapely
from geodata_atlas import Units
from geodata_rings import Coords
from numpy.typing import NDArray

# A zip entry carries a date; this is the earliest that the format can hold.
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
MICRODEGREES = 1_000_000


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
    """Write text as gzip without a file name and without the time of day."""
    path.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))


def sha256(path: Path) -> str:
    """Give the SHA-256 of a file as hex digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
