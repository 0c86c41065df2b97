"""Asks of real tracks with hidden stretches whether they were outside a country, and asks a grid.

At a hidden fix's time the engine says whether the aircraft was outside each country that a disc
round one of the fixes reaches. A grid of cells at most 1/200 of the set's short axis wide says the
same where all cells that may touch the set, grown by their radius, lie on one side of the line by
both files. The engine must answer at least 95 % of what the grid answers, and never the opposite.
The grid is refined only where it has to be: a cell that lies on one side has only such cells in it.

    PYTHONPATH=tests/support python benchmarks/decisiveness.py [MOMENTS] [SEED]
"""

import os
import sys
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
import shapely
from asked_sets import OWN_ERRORS, WGS84
from hidden_evidence import ledgers, stretch_of, weighted

from habeas.bounds import Tri
from habeas.flights.anchors import fix_of, pairs_at
from habeas.flights.ledger import Ledger
from habeas.flights.track_where import _meeting, _parts
from habeas.places.boundaries import country_codes
from habeas.places.region import region
from habeas.places.whereabouts import stretches

SHARE = 1 / 200
KM_S_PER_KT = 1.852 / 3600
INSIDE, OUTSIDE, ACROSS = 0, 1, 2


@dataclass(frozen=True)
class Disc:
    """All places within some km of a point."""

    lon: float
    lat: float
    km: float

    def away_km(self, lons, lats):
        n = len(lons)
        return WGS84.inv(np.full(n, self.lon), np.full(n, self.lat), lons, lats)[2] / 1000


@dataclass(frozen=True)
class Lens:
    """The set between two fixes: two discs, and at most so long a way by both their middles."""

    first: Disc
    second: Disc
    way_km: float

    def excess_km(self, lons, lats):
        """Give how far points lie outside, at most; below 0 inside."""
        d1, d2 = self.first.away_km(lons, lats), self.second.away_km(lons, lats)
        return np.maximum(
            np.maximum(d1 - self.first.km, d2 - self.second.km), (d1 + d2 - self.way_km) / 2
        )

    @property
    def apart_km(self):
        a, b = self.first, self.second
        return WGS84.inv(a.lon, a.lat, b.lon, b.lat)[2] / 1000

    @property
    def short_km(self):
        """Give the shorter axis, on a plane: along the line of the middles, or across it."""
        r1, r2, d = self.first.km, self.second.km, self.apart_km
        along = min(r1 + r2 - d, 2 * r1, 2 * r2)
        if d < 1e-6 or d <= abs(r1 - r2):
            return along
        at = (d**2 + r1**2 - r2**2) / (2 * d)
        lens = 2 * max(0.0, r1**2 - at**2) ** 0.5 if 0 <= at <= d else 2 * min(r1, r2)
        oval = max(0.0, self.way_km**2 - d**2) ** 0.5
        return min(along, lens, oval)


def lens_of(ledger, when, speed_kt):
    """Give the set of the two nearest fixes; None where only one bounds it."""
    track = ledger.used()
    pair = pairs_at(track, when)[0]
    ends = fix_of(track, pair.before, OWN_ERRORS), fix_of(track, pair.after, OWN_ERRORS)
    both = [s.envelope for s in stretches(*ends, when) if s.start is not None and s.end is not None]
    if None in ends or not both:
        return None
    v = speed_kt * KM_S_PER_KT
    a, b = both[0].start, both[0].end
    return Lens(
        Disc(a.point.lon, a.point.lat, a.radius_km + v * a.away_s),
        Disc(b.point.lon, b.point.lat, b.radius_km + v * b.away_s),
        v * both[0].whole_s + a.radius_km + b.radius_km,
    )


# ---------------------------------------------------------------- the grid


def grid_says(areas, lens):
    """Say on which side of a country the whole set lies: INSIDE or OUTSIDE; None if unsaid.

    The grid lies on a plane about the lens's middle on which directions and distances from it are
    true. No way on the earth is longer than on such a plane, so a cell's radius is its half
    diagonal at most.
    """
    smaller = min(lens.first, lens.second, key=lambda disc: disc.km)
    finest, half = lens.short_km * SHARE, smaller.km
    if finest <= 0:
        return None
    x, y = np.array([0.0]), np.array([0.0])
    side = np.array([ACROSS])
    while True:
        lons, lats = _placed(smaller, x, y)
        over, radius = lens.excess_km(lons, lats), half * 2**0.5
        kept = over <= radius
        x, y, side, over, lons, lats = (a[kept] for a in (x, y, side, over, lons, lats))
        side = side.copy()
        side[side == ACROSS] = _sides(areas, lons[side == ACROSS], lats[side == ACROSS], radius)
        certain = set(side[over <= 0].tolist()) - {ACROSS}
        if len(certain) > 1 or 2 * half <= finest:
            said = set(side.tolist())
            return said.pop() if len(said) == 1 and ACROSS not in said else None
        if len(set(side.tolist())) == 1 and ACROSS not in side:
            return int(side[0])
        half /= 2
        x, y = (np.concatenate([c + sx * half for sx in signs]) for c, signs in (
            (x, (-1, 1, -1, 1)), (y, (-1, -1, 1, 1))))  # fmt: skip
        side = np.tile(side, 4)


def _placed(middle, x, y):
    n = len(x)
    azimuths, km = np.degrees(np.arctan2(x, y)), np.hypot(x, y)
    lons, lats, _ = WGS84.fwd(np.full(n, middle.lon), np.full(n, middle.lat), azimuths, km * 1000)
    return np.asarray(lons), np.asarray(lats)


def _sides(areas, lons, lats, radius_km):
    """Say on which side of a country's line boxes round grown cells lie, by all its files."""
    tall = radius_km / 110.5
    far = np.minimum(np.abs(lats) + tall, 89.9)
    wide = np.minimum(radius_km / (111.2 * np.cos(np.radians(far))), 179.0)
    south, north = np.maximum(lats - tall, -90), np.minimum(lats + tall, 90)
    inside, outside = np.ones(len(lons), dtype=bool), np.ones(len(lons), dtype=bool)
    for turn in (-360, 0, 360):
        west, east = lons - wide + turn, lons + wide + turn
        here = (east >= -180) & (west <= 180)
        boxes = shapely.box(np.maximum(west[here], -180), south[here],
                            np.minimum(east[here], 180), north[here])  # fmt: skip
        for area in areas:
            inside[here] &= shapely.contains(area, boxes)
            outside[here] &= ~shapely.intersects(area, boxes)
    return np.where(inside, INSIDE, np.where(outside, OUTSIDE, ACROSS))


# ---------------------------------------------------------------- what is asked


@cache
def areas_of(code):
    return tuple(border.area for border in region(code).boundaries)


@cache
def boxes():
    """Give the bounds of each country, over both files."""
    codes = sorted(code for code in country_codes() if len(code) == 2)
    bounds = [np.array([area.bounds for area in areas_of(code)]) for code in codes]
    return codes, shapely.box(
        *np.array([[*b[:, :2].min(axis=0), *b[:, 2:].max(axis=0)] for b in bounds]).T
    )


def reached(lens):
    """Give the countries that one of the two discs reaches, by either file."""
    codes, around = boxes()
    found = set()
    for disc in (lens.first, lens.second):
        drawn = _drawn(disc)
        for n in np.flatnonzero(shapely.intersects(around, drawn)).tolist():
            if any(shapely.intersects(area, drawn) for area in areas_of(codes[n])):
                found.add(codes[n])
    return sorted(found)


def _drawn(disc):
    """Give a disc as polygons in degrees, cut at longitude 180."""
    azimuths = np.linspace(0, 360, 181)[:-1]
    n = len(azimuths)
    lons, lats, _ = WGS84.fwd(
        np.full(n, disc.lon), np.full(n, disc.lat), azimuths, np.full(n, disc.km * 1000)
    )
    lons = disc.lon + (np.asarray(lons) - disc.lon + 180) % 360 - 180
    whole = shapely.make_valid(shapely.polygons(np.column_stack([lons, lats])))
    parts = []
    for turn in (-360, 0, 360):
        moved = shapely.transform(whole, lambda xy, turn=turn: xy + np.array([turn, 0]))
        parts.append(shapely.intersection(moved, shapely.box(-180, -90, 180, 90)))
    return shapely.union_all(parts)


def moments(known, wanted, seed):
    """Give so many (ledger without a hidden stretch, a moment in it)."""
    draw = np.random.default_rng(seed)
    some, weights = weighted(known)
    found = []
    while len(found) < wanted:
        ledger = some[int(draw.choice(len(some), p=weights / weights.sum()))]
        hidden = stretch_of(ledger, draw)
        if hidden is None:
            continue
        left = np.ones(len(ledger.status), dtype=bool)
        left[hidden[0] : hidden[-1] + 1] = False
        track = replace(ledger.track, fixes=ledger.track.fixes.take(left))
        rest = Ledger(track, ledger.limits, ledger.status[left], ledger.rule[left])
        found.append((rest, ledger.track.moment(int(draw.choice(hidden)))))
    return found


def outside_at(ledger, when, speed_kt, territory):
    """Give the engine's answer as ``track_where`` does, without the area that it measures too."""
    track = ledger.used()
    return _meeting(_parts(track, pairs_at(track, when), when, territory, speed_kt, OWN_ERRORS))


def compared(known, wanted, seed):
    """Count pairs of a moment and a country by (what the engine says, what the grid says)."""
    found = Counter()
    for ledger, when in moments(known, wanted, seed):
        speed = ledger.limits.speed_kt
        lens = lens_of(ledger, when, speed)
        if lens is None:
            found["left out"] += 1
            continue
        for code in reached(lens):
            told = outside_at(ledger, when, speed, region(code))
            said = grid_says(areas_of(code), lens)
            found[told, {INSIDE: Tri.NO, OUTSIDE: Tri.YES, None: Tri.CANNOT_TELL}[said]] += 1
    return found


def verdict(found):
    """Give (pairs, answers of the grid, of these the engine's, opposites)."""
    pairs = {key: n for key, n in found.items() if key != "left out"}
    sure = {key: n for key, n in pairs.items() if key[1] is not Tri.CANNOT_TELL}
    same = sum(n for (told, said), n in sure.items() if told is said)
    opposite = sum(n for (told, said), n in sure.items() if told is ~said)
    return sum(pairs.values()), sum(sure.values()), same, opposite


def main(wanted, seed):
    data = Path(os.environ.get("HABEAS_FIELD_DATA", "../shared/data")) / "flights"
    found = compared(ledgers(data), wanted, seed)
    pairs, sure, same, opposite = verdict(found)
    print(
        f"{wanted} moments ({found['left out']} left out), {pairs:,} pairs of a moment and a country"
    )
    for (told, said), n in ((k, n) for k, n in found.items() if k != "left out"):
        print(f"  engine {told.name:11} grid {said.name:11} {n:6,}")
    print(f"of {sure:,} answers of the grid the engine gives {same:,} ({same / sure:.3f}); "
          f"{opposite} the opposite")  # fmt: skip
    return 1 if opposite or same < 0.95 * sure else 0


if __name__ == "__main__":
    numbers = [int(text) for text in sys.argv[1:]]
    sys.exit(main(*(numbers + [1000, 1][len(numbers) :])))
