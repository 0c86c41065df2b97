"""Boundary files: the frozen outlines of countries, with what is known of their error.

Two dated files answer every question of territory (land and 12 nm of sea): maritime units
from OpenStreetMap (ODbL), and Natural Earth's land with a geodesic buffer. They ship with
licence, hash and measured error (``geodata/manifest.json``).
"""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from habeas.evidence.late import Late
from habeas.places.frozen import GEODATA, manifest
from habeas.places.geodesic import Floats, Point
from habeas.places.outline import Outline
from habeas.places.units import members

if TYPE_CHECKING:
    import numpy as np
    import shapely
    from numpy.typing import NDArray
else:
    np = Late("numpy")
    shapely = Late("shapely")

FILES: Final = {"maritime": "outlines_maritime.npz", "atlas": "outlines_atlas_sea.npz"}
_MICRO: Final = 1_000_000
# How exactly a distance to the line is found: far below any error of the files.
DISTANCE_KM: Final = 0.02


@dataclass(frozen=True, slots=True, eq=False)
class Boundary:
    """One region's border in one boundary file.

    Attributes:
        file: ``maritime`` or ``atlas``.
        label: what a reader is told of it: source and month.
        error_km: the error of the line's position, by measurement.
        outline: the line itself.
        area: the polygons, for telling on which side a point lies.
    """

    file: str
    label: str
    error_km: float
    outline: Outline
    area: Any

    def contains(self, point: Point) -> bool:
        """Say whether the point lies inside, by the file as it is; the line itself counts.

        Points on longitude 180 or at a pole lie on an edge that the file was cut along,
        which is no border: they are inside what the edge was cut through.
        """
        return bool(shapely.intersects_xy(self.area, point.lon, point.lat))

    def contains_all(self, lons: Floats, lats: Floats) -> "NDArray[np.bool_]":
        """Say for many points at once whether each lies inside, as ``contains`` does."""
        return np.asarray(shapely.intersects_xy(self.area, lons, lats))

    def distance_km(self, point: Point) -> float:
        """Give the distance from a point to the line, to a few metres, never too large."""
        near = self.outline.minimise(_first, point, point, within=DISTANCE_KM)
        return max(0.0, near.lower)


def _first(d1: Floats, _d2: Floats) -> Floats:
    return d1


@cache
def outline_arrays(file: str) -> dict[str, Any]:
    """Give a file's rings as arrays: corners in millionths of a degree, and what each ring is."""
    with np.load(GEODATA / FILES[file]) as bundle:
        arrays = {name: bundle[name] for name in bundle.files}
    arrays["coords"] = np.cumsum(arrays.pop("deltas"), axis=0, dtype=np.int32)
    return arrays


@cache
def country_codes() -> frozenset[str]:
    """Give the codes of all countries that some file knows (ISO 3166-1 alpha-2)."""
    codes = set(members())
    for file in FILES:
        codes |= {str(code) for code in outline_arrays(file)["units"]}
    return frozenset(codes)


@cache
def boundary(file: str, country: str) -> Boundary | None:
    """Give a country's border in one file; None if the file has none."""
    arrays = outline_arrays(file)
    wanted = set(members().get(country, [country]))
    units = [n for n, code in enumerate(arrays["units"]) if str(code) in wanted]
    rings = np.flatnonzero(np.isin(arrays["ring_unit"], units))
    if not len(rings):
        return None
    coords = [_ring(arrays, int(ring)) for ring in rings]
    about = manifest()["files"][FILES[file]]
    area = _area(coords, arrays["ring_part"][rings])
    outline = _outline([np.asarray(r, dtype=np.float64) for r in _rings_of(area)])
    return Boundary(file, about["label"], float(about["error_km"]), outline, area)


def _rings_of(area: Any) -> list[Any]:
    """Give the coordinates of every ring of an area, shells and holes alike."""
    return [
        shapely.get_coordinates(ring)
        for polygon in shapely.get_parts(area)
        for ring in (polygon.exterior, *polygon.interiors)
    ]


def _ring(arrays: dict[str, Any], ring: int) -> Floats:
    first, last = arrays["ring_start"][ring : ring + 2]
    return np.asarray(arrays["coords"][first:last], dtype=np.float64) / _MICRO


def _outline(rings: list[Floats]) -> Outline:
    """Give the real border: the edges that a file was cut along are not part of it."""
    starts = np.concatenate([_closed(ring)[:-1] for ring in rings])
    ends = np.concatenate([_closed(ring)[1:] for ring in rings])
    cut = (np.abs(starts[:, 0]) == 180) & (np.abs(ends[:, 0]) == 180)
    cut |= (np.abs(starts[:, 1]) == 90) & (np.abs(ends[:, 1]) == 90)
    return Outline(starts[~cut], ends[~cut])


def _closed(ring: Floats) -> Floats:
    return ring if (ring[0] == ring[-1]).all() else np.concatenate([ring, ring[:1]])


def _area(rings: list[Floats], parts: "np.typing.NDArray[np.int32]") -> Any:
    """Give the area: of each part the first ring is the shell, the others are holes.

    Units of one country may overlap, so they are united: lines between them are no border.
    """
    linear = [shapely.linearrings(_closed(ring)) for ring in rings]
    shapes = []
    for part in dict.fromkeys(parts.tolist()):
        of_part = [linear[n] for n in np.flatnonzero(parts == part)]
        shapes.append(shapely.polygons(of_part[0], of_part[1:] or None))
    area = shapely.union_all(shapes)
    shapely.prepare(area)
    return area
