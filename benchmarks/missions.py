"""Random missions against `habeas.places.whereabouts`, judged by points that a mover could reach.

Shared by `tests/places/test_soundness.py` and `benchmarks/soundness.py`. Nothing of habeas.places
but its public answer is used: distances are pyproj's, and the territories are decoded here, from
the frozen files (`Frozen`) or straight from the packages they were built from (`Packages`).
"""

import json
import math
import random
import tarfile
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import shapely
from pyproj import Geod

from habeas.bounds import Moment, Tri
from habeas.places import Point
from habeas.places.region import region
from habeas.places.whereabouts import Fix, whereabouts

REGIONS = ["US", "FJ", "RU", "AQ", "KI", "MX", "HN", "GB", "NZ"]
# Asked about the United States, and flown among Alaska's western islands, across 180 degrees.
ALEUTIANS = "US Aleutians"
FILES = {"maritime": "outlines_maritime.npz", "atlas": "outlines_atlas_sea.npz"}
ERROR_KM = {"maritime": 0.5, "atlas": 2.5}
CLEAR_KM = 2.0
KT_KM_US = 1.852 / 3600e6
UNLIMITED_KT = 1e9
MINUTE = 60_000_000
HOUR = 60 * MINUTE
SEA_KM = 22.224
GEOD = Geod(ellps="WGS84")
ALPHA_3 = {
    "US": "USA ASM GUM MNP PRI UMI VIR",
    "FJ": "FJI",
    "RU": "RUS",
    "KI": "KIR",
    "MX": "MEX",
    "HN": "HND",
    "GB": "GBR AIA BMU FLK GGY GIB SGS IMN IOT JEY CYM MSR PCN SHN TCA VGB",
    "NZ": "NZL COK NIU TKL",
}
ATLAS_NAMES = {
    "US": [
        "United States of America",
        "American Samoa",
        "Guam",
        "N. Mariana Is.",
        "Puerto Rico",
        "U.S. Minor Outlying Is.",
        "U.S. Virgin Is.",
    ],
    "FJ": ["Fiji"],
    "RU": ["Russia"],
    "AQ": ["Antarctica"],
    "KI": ["Kiribati"],
    "MX": ["Mexico"],
    "HN": ["Honduras"],
    "GB": [
        "United Kingdom",
        "Anguilla",
        "Bermuda",
        "Falkland Is.",
        "Guernsey",
        "Gibraltar",
        "S. Geo. and the Is.",
        "Isle of Man",
        "Br. Indian Ocean Ter.",
        "Jersey",
        "Cayman Is.",
        "Montserrat",
        "Pitcairn Is.",
        "Saint Helena",
        "Turks and Caicos Is.",
        "British Virgin Is.",
        "Akrotiri",
        "Dhekelia",
    ],
    "NZ": ["New Zealand", "Cook Is.", "Niue"],
}


# ---------------------------------------------------------------- distances


def away_km(at, lons, lats):
    """Distances from (lon, lat) to many points."""
    n = len(lons)
    return np.asarray(GEOD.inv(np.full(n, at[0]), np.full(n, at[1]), lons, lats)[2]) / 1000


def moved(lons, lats, azimuths, kms):
    """Points some kilometres away in a direction."""
    lons, lats, azimuths, kms = np.broadcast_arrays(
        *(np.asarray(each, float) for each in (lons, lats, azimuths, kms))
    )
    lon, lat, _ = GEOD.fwd(lons.ravel(), lats.ravel(), azimuths.ravel(), kms.ravel() * 1000)
    return np.asarray(lon), np.asarray(lat)


def ecef_km(lons, lats):
    """Earth-centred coordinates, of which chords are taken to sift candidates."""
    a, e2 = 6378.137, 0.0066943799901413165
    lam, phi = np.radians(lons), np.radians(lats)
    n = a / np.sqrt(1 - e2 * np.sin(phi) ** 2)
    return np.stack(
        [n * np.cos(phi) * np.cos(lam), n * np.cos(phi) * np.sin(lam), n * (1 - e2) * np.sin(phi)],
        axis=-1,
    )


def about_km(at, spots):
    """Distances to spots on a sphere of 6371 km: within 1 % of the geodesics."""
    chord = np.linalg.norm(spots - ecef_km(*at), axis=1)
    return 2 * 6371 * np.arcsin(np.minimum(chord / (2 * 6371), 1))


# ---------------------------------------------------------------- territories by the frozen files


@dataclass
class Line:
    """The outline of a region in one file, as points at most about a kilometre apart."""

    lons: np.ndarray
    lats: np.ndarray
    spots: np.ndarray = field(init=False)

    def __post_init__(self):
        self.spots = ecef_km(self.lons, self.lats)


def filled(ring, step_km):
    """The points of a ring and between them, without the edges that a cut made."""
    a, b = ring[:-1], ring[1:]
    cut = ((np.abs(a[:, 0]) == 180) & (a[:, 0] == b[:, 0])) | (
        (np.abs(a[:, 1]) == 90) & (a[:, 1] == b[:, 1])
    )
    a, b = a[~cut], b[~cut]
    mid = np.cos(np.radians((a[:, 1] + b[:, 1]) / 2))
    long = 111.7 * np.hypot((b[:, 0] - a[:, 0]) * mid, b[:, 1] - a[:, 1])
    pieces = np.maximum(1, np.ceil(long / step_km)).astype(int)
    which = np.repeat(np.arange(len(a)), pieces)
    share = (np.arange(len(which)) - np.repeat(np.cumsum(pieces) - pieces, pieces)) / pieces[which]
    return a[which] + (b - a)[which] * share[:, None]


class Frozen:
    """The files that ship with habeas, read by their reference page."""

    def __init__(self, folder):
        folder = Path(folder)
        members = json.loads((folder / "manifest.json").read_text("utf-8"))["members"]
        self._areas, self.lines = {}, {}
        for file, name in FILES.items():
            with np.load(folder / name) as held:
                arrays = {key: held[key] for key in held.files}
            vertices = np.cumsum(arrays["deltas"], axis=0, dtype=np.int32) / 1e6
            units = [str(unit) for unit in arrays["units"]]
            starts = arrays["ring_start"]
            for code in REGIONS:
                wanted = [units.index(u) for u in members.get(code, [code]) if u in units]
                rings = np.flatnonzero(np.isin(arrays["ring_unit"], wanted))
                if not len(rings):
                    continue
                parts = {}
                for k in rings:
                    ring = vertices[starts[k] : starts[k + 1]]
                    key = (arrays["ring_unit"][k], arrays["ring_part"][k])
                    shell, holes = parts.setdefault(key, ([], []))
                    (holes if arrays["ring_hole"][k] else shell).append(ring)
                self._areas[file, code] = Rings(
                    [ring for shell, holes in parts.values() for ring in shell + holes],
                    [n for n, (s, h) in enumerate(parts.values()) for _ in s + h],
                    [
                        is_hole
                        for s, h in parts.values()
                        for is_hole in [False] * len(s) + [True] * len(h)
                    ],
                )
                points = np.concatenate(
                    [filled(vertices[starts[k] : starts[k + 1]], 1.0) for k in rings]
                )
                if len(wanted) > 1:
                    points = points[~self._within(file, code, points)]
                self.lines[file, code] = Line(points[:, 0], points[:, 1])
            west = self.lines[file, "US"]
            far = (west.lats > 50) & ((west.lons < -165) | (west.lons > 170))
            self.lines[file, ALEUTIANS] = Line(west.lons[far], west.lats[far])

    def _within(self, file, code, points):
        """Which points are borders between two units of one region, hence no outline of it."""
        inner = np.arange(len(points))
        for x, y in ((1e-4, 0), (-1e-4, 0), (0, 1e-4), (0, -1e-4)):
            near = points[inner] + [x, y]
            inner = inner[self.inside(file, code, near[:, 0], near[:, 1]) == 1]
        found = np.zeros(len(points), bool)
        found[inner] = True
        return found

    def files(self, code):
        return [file for file in FILES if (file, code) in self.lines]

    def inside(self, file, code, lons, lats):
        """1 inside, 0 outside, for each point."""
        return self._areas[file, code].cover(lons, lats).astype(int)


class Rings:
    """Rings, each a polygon of its own; a point is in a part if in its shell and in no hole."""

    def __init__(self, rings, parts, holes):
        self._shapes = []
        for ring in rings:
            shape = shapely.Polygon(ring)
            shape = shape if shape.is_valid else shapely.make_valid(shape)
            shapely.prepare(shape)
            self._shapes.append(shape)
        self._parts, self._holes = np.asarray(parts), np.asarray(holes)
        self._boxes = np.array([shape.bounds for shape in self._shapes])

    def hits(self, lons, lats):
        """For each point and ring whether it holds it, at any turn of the longitude."""
        found = np.zeros((len(lons), len(self._shapes)), bool)
        west, south, east, north = self._boxes.T
        high = (lats[:, None] >= south) & (lats[:, None] <= north)
        for turn in (-360, 0, 360):
            turned = lons + turn
            near = high & (turned[:, None] >= west) & (turned[:, None] <= east)
            for k in np.flatnonzero(near.any(axis=0)):
                rows = np.flatnonzero(near[:, k])
                found[rows, k] |= shapely.contains_xy(self._shapes[k], turned[rows], lats[rows])
        return found

    def cover(self, lons, lats):
        """Whether each point lies in some part."""
        hits = self.hits(lons, lats)
        covered = np.zeros(len(lons), bool)
        for row in np.flatnonzero(hits.any(axis=1)):
            parts = self._parts[hits[row]]
            holed = parts[self._holes[hits[row]]]
            covered[row] = bool(set(parts) - set(holed))
        return covered

    def shells(self, lons, lats):
        """How many shells hold each point."""
        return self.hits(lons, lats)[:, ~self._holes].sum(axis=1)


# ---------------------------------------------------------------- territories by the packages


def member(folder, pattern, name):
    (path,) = Path(folder).glob(pattern)
    with tarfile.open(path) as archive:
        return json.load(archive.extractfile(name))


def unrolled(ring):
    """A ring without jumps at 180 degrees, closed through the pole where it goes round it."""
    ring = np.array(ring, float)
    ring[:, 0] = np.unwrap(ring[:, 0], period=360)
    if abs(ring[-1, 0] - ring[0, 0]) < 180:
        return ring
    pole = math.copysign(90, ring[:, 1].mean())
    return np.vstack([ring, [ring[-1, 0], pole], [ring[0, 0], pole], ring[:1]])


class Packages:
    """The published packages: maritime units as drawn, and land with what lies 12 nm off it."""

    def __init__(self, folder, frozen):
        self._frozen = frozen  # only to know which files speak of a region
        self._maritime, self._land, self._foreign, self._coast = {}, {}, {}, {}
        features = member(folder, "geo-maps*maritime*.tgz", "package/map.geo.json")["features"]
        held = {f["properties"]["A3"]: f["geometry"] for f in features}
        for code, codes in ALPHA_3.items():
            self._maritime[code] = [
                Rings(*as_rings(held[a3]["coordinates"], held[a3]["type"]))
                for a3 in codes.split()
                if a3 in held
            ]
        self._read_atlas(member(folder, "world-atlas*.tgz", "package/countries-10m.json"))

    def _read_atlas(self, topology):
        scale, shift = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
        arcs = [np.cumsum(np.array(a), axis=0) * scale + shift for a in topology["arcs"]]
        units = []
        for shape in topology["objects"]["countries"]["geometries"]:
            polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
            drawn = [[joined(arcs, ring) for ring in polygon] for polygon in polygons]
            kept = [[r for r in polygon if len(r) >= 4] for polygon in drawn]
            units.append((shape["properties"]["name"], [p for p in kept if p]))
        for code, names in ATLAS_NAMES.items():
            own = [polygon for name, polygons in units if name in names for polygon in polygons]
            rest = [p for name, polygons in units if name not in names for p in polygons]
            self._land[code] = Rings(*as_rings(own, "MultiPolygon"))
            self._foreign[code] = Rings(*as_rings(rest, "MultiPolygon"))
            points = np.concatenate(
                [
                    filled(np.column_stack([np.unwrap(r[:, 0], period=360), r[:, 1]]), 0.5)
                    for polygon in own
                    for r in polygon
                ]
            )
            points[:, 0] = (points[:, 0] + 180) % 360 - 180
            self._coast[code] = (shapely.STRtree(shapely.points(points)), ecef_km(*points.T))

    def inside(self, file, code, lons, lats):
        """1 inside, 0 outside, -1 where the package leaves it open."""
        if file == "maritime":
            counts = np.array([unit.shells(lons, lats) for unit in self._maritime[code]])
            # A ring within a ring may be a hole or an island drawn twice: no verdict there.
            told = np.where((counts % 2 == 1).any(axis=0), 1, 0)
            return np.where((told == 0) & (counts > 0).any(axis=0), -1, told)
        found = self._land[code].cover(lons, lats)
        sea = np.flatnonzero(~found)
        sea = sea[self._near(code, lons[sea], lats[sea])]
        if len(sea):
            found[sea[~self._foreign[code].cover(lons[sea], lats[sea])]] = True
        return found.astype(int)

    def _near(self, code, lons, lats):
        tree, spots = self._coast[code]
        wide = np.minimum(0.205 / np.maximum(np.cos(np.radians(lats)), 1e-3), 180)
        near = np.zeros(len(lons), bool)
        here = ecef_km(lons, lats)
        for turn in (-360, 0, 360):
            x = lons + turn
            boxes = shapely.box(x - wide, lats - 0.205, x + wide, lats + 0.205)
            of, hit = tree.query(boxes)
            within = np.linalg.norm(here[of] - spots[hit], axis=1) <= SEA_KM
            near[of[within]] = True
        return near


def joined(arcs, ring):
    """A ring of a topology: arcs one after the other, those below zero backwards."""
    pieces = [arcs[k] if k >= 0 else arcs[~k][::-1] for k in ring]
    return np.vstack([pieces[0], *(piece[1:] for piece in pieces[1:])])


def as_rings(coordinates, kind):
    polygons = coordinates if kind == "MultiPolygon" else [coordinates]
    rings, parts, holes = [], [], []
    for n, polygon in enumerate(polygons):
        for k, ring in enumerate(polygon):
            rings.append(unrolled(ring))
            parts.append(n)
            holes.append(k > 0)
    return rings, parts, holes


# ---------------------------------------------------------------- missions


@dataclass(frozen=True)
class Mission:
    where: str
    start: Fix | None
    end: Fix | None
    at: Moment
    speed_kt: float | None

    @property
    def code(self):
        """The region that is asked about."""
        return self.where.split(" ", maxsplit=1)[0]

    def ask(self):
        return whereabouts(region(self.code), self.start, self.end, self.at, self.speed_kt)

    @property
    def km_us(self):
        return (UNLIMITED_KT if self.speed_kt is None else self.speed_kt) * KT_KM_US


def place(rng, frozen, code):
    """A place on or near the outline, far from it, by a pole or by 180 degrees."""
    kind = rng.random()
    if kind < 0.7:
        line = frozen.lines[rng.choice(frozen.files(code)), code]
        k = rng.randrange(len(line.lons))
        km = 0.0 if rng.random() < 0.05 else 10 ** rng.uniform(-0.5, 3.2)
        lon, lat = moved(line.lons[k], line.lats[k], rng.uniform(-180, 180), km)
        return float(lon[0]), float(lat[0])
    if kind < 0.8:
        return rng.uniform(-180, 180), math.degrees(math.asin(rng.uniform(-1, 1)))
    if kind < 0.88:
        lat = rng.choice([-1, 1]) * rng.choice([90.0, rng.uniform(80, 90)])
        return rng.uniform(-180, 180), lat
    line = frozen.lines[rng.choice(frozen.files(code)), code]
    lat = float(line.lats[rng.randrange(len(line.lats))])
    lon = rng.choice([-1, 1]) * rng.choice([180.0, 180 - 10 ** rng.uniform(-3, 1)])
    return lon, max(-90.0, min(90.0, lat + rng.uniform(-3, 3)))


def moment(rng, earliest, chance_exact=0.3):
    width = 1 if rng.random() < chance_exact else int(rng.uniform(0, 30) * MINUTE) + 1
    return Moment(earliest, earliest + width)


def mission(rng, frozen):
    code = rng.choice([*REGIONS, ALEUTIANS])
    one = place(rng, frozen, code)
    if rng.random() < 0.25:
        two = place(rng, frozen, code)
    else:
        km = 0.0 if rng.random() < 0.1 else 10 ** rng.uniform(0, 3.5)
        lon, lat = moved(one[0], one[1], rng.uniform(-180, 180), km)
        two = (float(lon[0]), float(lat[0]))
    radii = [rng.choice([0.0, rng.uniform(0, 10), rng.uniform(0, 10)]) for _ in range(2)]
    long = int(10 ** rng.uniform(-1, 1.2) * HOUR)
    start = Fix(Point(one[1], one[0]), radii[0], moment(rng, 0))
    end = Fix(Point(two[1], two[0]), radii[1], moment(rng, long))
    share = rng.uniform(0, 1) if rng.random() < 0.85 else rng.uniform(-0.2, 1.2)
    at = moment(rng, int(share * long), 0.5)
    which = rng.random()
    if which < 0.2:
        end = None
    elif which < 0.4:
        start = None
    if rng.random() < 0.02:
        return Mission(code, start, end, at, None)
    kt = 10 ** rng.uniform(0.3, 2.9)
    if start and end:
        apart = away_km(one, np.array([two[0]]), np.array([two[1]]))[0]
        floor = max(0.0, apart - radii[0] - radii[1]) / (end.when.latest - start.when.earliest)
        kt = max(kt, float(rng.uniform(0.98, 3) * floor / KT_KM_US))
    if rng.random() < 0.5:
        told = Mission(code, start, end, at, kt).ask()
        flips = [told.min_speed_kt_inside.lo, told.min_speed_kt_outside.lo]
        flips = [flip for flip in flips if 0 < flip < 50_000]
        if flips:
            kt = rng.choice([max(flips), *flips]) * rng.uniform(0.95, 1.05)
    return Mission(code, start, end, at, kt)


# ---------------------------------------------------------------- what a mover could reach


@dataclass(frozen=True)
class Way:
    """One order of the fixes and the moment, over real instants (the last is excluded)."""

    kind: str  # between, before, after
    mission: Mission

    def kept(self, d1, d2, slack=0.0, *, strict=True):
        """Whether some t, t1, t2 in their bounds let the mover be that far from each fix."""
        m, v = self.mission, self.mission.km_us
        t_lo, t_hi = float(m.at.earliest), float(m.at.latest - 1)
        late = np.full_like(d1, t_hi)
        early = np.full_like(d1, t_lo)
        if self.kind == "between":
            if m.start:
                t1 = m.start.when.earliest
                need = (d1 - m.start.radius_km - slack) / v
                early = np.maximum(np.maximum(early, t1), t1 + need)
            if m.end:
                t2 = m.end.when.latest - 1
                need = (d2 - m.end.radius_km - slack) / v
                late = np.minimum(np.minimum(late, t2), t2 - need)
            return early <= late
        if self.kind == "before":  # t < t1 <= t2
            fix, other, d, sign = m.start, m.end, d1, 1
        else:  # t1 <= t2 < t
            fix, other, d, sign = m.end, m.start, d2, -1
        # Mirrored so that the moment comes first and its fix after it.
        when = (fix.when.earliest, fix.when.latest - 1)
        (lo, hi), t = (when, t_lo) if sign == 1 else ((-when[1], -when[0]), -t_hi)
        first = np.maximum(lo, t + np.maximum(0.0, d - fix.radius_km - slack) / v)
        last = np.full_like(d, hi)
        if t >= hi:
            return np.zeros_like(d, bool)
        if other and strict:
            # From the rim of the first fix's place that lies nearest x on to the other fix.
            apart = away_km(spot(fix), np.array([other.point.lon]), np.array([other.point.lat]))[0]
            onward = apart + np.minimum(fix.radius_km, d) - other.radius_km
            limit = other.when.latest - 1 if sign == 1 else -other.when.earliest
            last = np.minimum(last, limit - np.maximum(0.0, onward) / v)
        return first <= last

    def reach(self, lons, lats, slack=0.0, *, strict=True):
        return self.kept(*self.distances(lons, lats), slack, strict=strict)

    def distances(self, lons, lats):
        m = self.mission
        return tuple(
            away_km(spot(fix), lons, lats) if fix else np.zeros(len(lons))
            for fix in (m.start, m.end)
        )

    def centre(self, rng):
        """One point of the set from which to look outwards, or None where none is found."""
        m = self.mission
        if self.kind != "between" or not (m.start and m.end):
            fix = {"before": m.start, "after": m.end}.get(self.kind) or m.start or m.end
            tried = [spot(fix)]
        else:
            (a, b), v = (spot(m.start), spot(m.end)), m.km_us
            azimuth, _, metres = GEOD.inv(*a, *b)
            apart = metres / 1000
            t1, t2 = m.start.when.earliest, m.end.when.latest - 1
            most = min(apart, v * (min(t2, m.at.latest - 1) - t1) + m.start.radius_km)
            least = max(0.0, apart - v * (t2 - max(t1, m.at.earliest)) - m.end.radius_km)
            shares = [0.5, rng.random(), rng.random(), 0.01, 0.99]
            lon, lat = moved(*a, azimuth, [least + s * (most - least) for s in shares])
            tried = list(zip(lon, lat, strict=True))
        for lon, lat in tried:
            if self.reach(np.array([lon]), np.array([lat]))[0]:
                return lon, lat
        return None


def spot(fix):
    return fix.point.lon, fix.point.lat


def ways(m):
    found = [Way("between", m)]
    if m.start:
        found.append(Way("before", m))
    if m.end:
        found.append(Way("after", m))
    return found


def drawn(way, rng, rays):
    """Points on the rim and inside, along rays from one point of the set."""
    centre = way.centre(rng)
    if centre is None:
        return np.zeros(0), np.zeros(0)
    azimuths = np.array([rng.uniform(-180, 180) for _ in range(rays)])
    low, high = np.zeros(rays), np.full(rays, 20_020.0)
    for _ in range(30):
        mid = (low + high) / 2
        ok = way.reach(*moved(*centre, azimuths, mid))
        low, high = np.where(ok, mid, low), np.where(ok, high, mid)
    share = np.sqrt([rng.random() for _ in range(rays)])
    kms = np.concatenate([[0.0], low, low * share])
    return moved(*centre, np.concatenate([[0.0], azimuths, azimuths]), kms)


def sifted(way, line, slack):
    """The points of an outline that may lie within slack of the set, by rough distances."""
    m = way.mission
    rough = [
        (about_km(spot(fix), line.spots) if fix else np.zeros(len(line.lons)))
        for fix in (m.start, m.end)
    ]
    near = way.kept(rough[0] * 0.99, rough[1] * 0.99, slack + 0.1, strict=False)
    return np.flatnonzero(near)


# ---------------------------------------------------------------- the check of one mission


@dataclass
class Verdict:
    told: object
    kept: int = 0
    defects: list = field(default_factory=list)
    # Whether the engine has to decide: no outline near by the three-part bound, or by sampling.
    clear: bool = False
    clear_by_distance: bool = False

    @property
    def decided(self):
        return self.told.outside in (Tri.YES, Tri.NO)


def check(m, frozen, oracle, rng, rays=24):
    """Judge one mission: points that contradict the answer, and whether it ought to decide."""
    told = m.ask()
    verdict = Verdict(told)
    files = frozen.files(m.code)
    lons, lats = [], []
    apart = True  # no outline within the clear distance, by distance
    by_bound = True
    for way in ways(m):
        x, y = drawn(way, rng, rays)
        lons.append(x)
        lats.append(y)
        for file in files:
            line = frozen.lines[file, m.code]
            slack = CLEAR_KM + ERROR_KM[file]
            near = sifted(way, line, slack)
            if len(near) == 0:
                continue
            if len(near) > 4000:  # many: the outline runs far through the set
                near = near[:: len(near) // 4000 + 1]
            d = way.distances(line.lons[near], line.lats[near])
            on = near[way.kept(*d, 0.0, strict=False)]
            close = near[way.kept(*d, slack, strict=False)]
            if len(close):
                by_bound = False
            if len(on) or (len(close) and touches(way, line, close, slack)):
                apart = False
            # The engine's margin is a promise: no outline nearer than it says.
            promised = told.margin_km + ERROR_KM[file]
            if (
                0 < promised < slack
                and not told.contradiction
                and way.kept(*d, promised - 1e-3, strict=False).any()
            ):
                verdict.defects.append(f"{file}: outline nearer than margin {told.margin_km}")
            if len(close):
                pick = np.array([close[rng.randrange(len(close))] for _ in range(rays)])
                turn = [rng.uniform(-180, 180) for _ in pick]
                off = [rng.uniform(0, 4) for _ in pick]
                x, y = moved(line.lons[pick], line.lats[pick], turn, off)
                lons.append(x)
                lats.append(y)
    x, y = np.concatenate(lons), np.concatenate(lats)
    kept = np.zeros(len(x), bool)
    for way in ways(m):
        kept |= way.reach(x, y)
    # Exactly on an edge that a cut made, point in polygon says nothing; its neighbours judge.
    kept &= (np.abs(x) != 180) & (np.abs(y) != 90)
    x, y = x[kept], y[kept]
    verdict.kept = len(x)
    if not len(x):
        return verdict
    if told.contradiction:
        verdict.defects.append(f"said no place fits, but {(x[0], y[0])} does")
    sides = set()
    for file in files:
        inside = oracle.inside(file, m.code, x, y)
        sides |= set(inside.tolist()) - {-1}
        for side, answer, span in (
            (1, Tri.YES, told.min_speed_kt_inside),
            (0, Tri.NO, told.min_speed_kt_outside),
        ):
            there = np.flatnonzero(inside == side)
            if not len(there):
                continue
            seen = (float(x[there[0]]), float(y[there[0]]))
            where = "inside" if side else "outside"
            if told.outside is answer:
                verdict.defects.append(f"outside={answer}, but lon,lat {seen} is {where} ({file})")
            # Above a million knots "at no speed" is promised, and a mover without limit goes on.
            if m.speed_kt and span.lo > m.speed_kt * (1 + 1e-9) + 1e-9:
                verdict.defects.append(f"least speed {where} {span.lo}, but {seen} ({file})")
    verdict.clear = by_bound and len(sides) == 1
    verdict.clear_by_distance = apart and len(sides) == 1
    return verdict


def touches(way, line, close, slack):
    """Whether a point of the outline is within slack of the set, by points around it."""
    close = close[:: max(1, len(close) // 60)]
    azimuths, kms = np.meshgrid(np.arange(0, 360, 10), slack * np.array([0.25, 0.5, 0.75, 1.0]))
    azimuths, kms = azimuths.ravel(), kms.ravel()
    x, y = moved(
        line.lons[close][:, None], line.lats[close][:, None], azimuths[None, :], kms[None, :]
    )
    return bool(way.reach(x, y, strict=False).any())


# ---------------------------------------------------------------- many missions


@dataclass
class Tally:
    """Counts for each region."""

    counts: dict = field(default_factory=dict)
    defects: list = field(default_factory=list)
    undecided: list = field(default_factory=list)

    def add(self, m, verdict):
        row = self.counts.setdefault(m.where, dict.fromkeys(COLUMNS, 0))
        row["missions"] += 1
        row["points"] += verdict.kept
        row[verdict.told.outside.name] += 1
        row["clear"] += verdict.clear
        row["clear_decided"] += verdict.clear and verdict.decided
        row["far"] += verdict.clear_by_distance
        row["far_decided"] += verdict.clear_by_distance and verdict.decided
        self.defects += [(m, defect) for defect in verdict.defects]
        if verdict.clear_by_distance and not verdict.decided:
            self.undecided.append(m)

    def merge(self, other):
        for code, row in other.counts.items():
            mine = self.counts.setdefault(code, dict.fromkeys(COLUMNS, 0))
            for key, value in row.items():
                mine[key] += value
        self.defects += other.defects
        self.undecided += other.undecided

    def total(self, column):
        return sum(row[column] for row in self.counts.values())

    def table(self):
        rows = ["region       " + " ".join(f"{c:>13}" for c in COLUMNS) + "   far decided"]
        for code in [*sorted(self.counts), "all"]:
            row = self.counts.get(code) or {c: self.total(c) for c in COLUMNS}
            share = 100 * row["far_decided"] / max(1, row["far"])
            rows.append(
                f"{code:12} " + " ".join(f"{row[c]:13}" for c in COLUMNS) + f" {share:8.2f} %"
            )
        return "\n".join(rows)


COLUMNS = [
    "missions",
    "points",
    "YES",
    "NO",
    "CANNOT_TELL",
    "clear",
    "clear_decided",
    "far",
    "far_decided",
]


def fly(count, seed, frozen, oracle=None, rays=24):
    """Draw and check many missions; the same seed gives the same missions."""
    rng, tally = random.Random(seed), Tally()
    for _ in range(count):
        m = mission(rng, frozen)
        tally.add(m, check(m, frozen, oracle or frozen, rng, rays))
    return tally
