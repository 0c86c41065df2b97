"""A simulator of its own: days of flights, what receivers make of them, and what really happened.

Nothing of the engine is used but the records that take the reports: geodesics are pyproj's, and
where runways lie is handed in. An aircraft stands, rolls, climbs, cruises, comes down along a
centreline, rolls out and taxies; its reports are off in place and time by less than they state;
some stretches nobody hears, and some reports are put far away.
"""

import random
from dataclasses import dataclass, field

import numpy as np
from made_tracks import NOON, WGS84, Aircraft, track_of

from habeas.flights.records import Fixes, Heard, Input

ERROR_KM, CLOCK_S = 0.3, 2.0
JUMP_KM = (60, 900)


@dataclass(frozen=True)
class Point:
    lat: float
    lon: float


@dataclass(frozen=True)
class Field:
    """A runway end of an airport, as one lands and takes off on it."""

    code: str
    point: Point
    heading_deg: float
    length_km: float
    elevation_ft: float


@dataclass
class Day:
    """What one aircraft did, and what was heard of it.

    Attributes:
        legs: (from, time of take-off, to, time of landing).
        was: (time, lat, lon) at every step.
        silent: (first, last) time of each stretch that nobody heard.
        planted: (time, lat, lon) of the reports put far away.
    """

    legs: list = field(default_factory=list)
    was: list = field(default_factory=list)
    silent: list = field(default_factory=list)
    planted: list = field(default_factory=list)
    track: object = None


def simulated(fields, seed, *, legs=4, silences=6, jumps=4):
    """Give a day of flights among some fields."""
    draw = random.Random(seed)
    at = draw.choice(fields)
    made = Aircraft(at.point.lat, at.point.lon, t=NOON, heading=at.heading_deg)
    made.alt_ft, day = at.elevation_ft, Day()
    made.stand(draw.uniform(120, 600))
    for _ in range(legs):
        to = draw.choice([one for one in fields if one.code != at.code])
        day.legs.append(fly(made, at, to, draw))
        at = to
    day.was = made.was
    heard(made, day, draw, silences, jumps)
    return day


def fly(made, at, to, draw):
    """Fly from one field to another, and stand there for a while."""
    made.lat, made.lon, made.heading = at.point.lat, at.point.lon, at.heading_deg
    made.alt_ft = at.elevation_ft
    made.roll(10, 60).roll(20, 120)
    # Wheels leave and touch the ground midway between two reports.
    took_off = made.t + 5.0
    made.fly(60, 180, climb_fpm=draw.uniform(1500, 2500)).fly(240, 260, climb_fpm=2000)
    azimuth, _, metres = WGS84.inv(made.lon, made.lat, to.point.lon, to.point.lat)
    cruise = draw.choice([31_000, 35_000, 37_000]) if metres > 4e5 else 16_000
    for share, height in ((0.35, cruise), (0.5, cruise)):
        lon, lat, _ = WGS84.fwd(made.lon, made.lat, azimuth, metres * share * 0.7)
        made.fly_to(lat, lon, draw.uniform(380, 460), alt_ft=height, step=20.0)
        azimuth, _, metres = WGS84.inv(made.lon, made.lat, to.point.lon, to.point.lat)
    made.approach(to, field_ft=to.elevation_ft, kt=draw.uniform(125, 150))
    landed = made.t + 2.5
    made.roll(25, 70).roll(120, 12, step=10).stand(draw.uniform(1800, 5400), step=30)
    return at.code, took_off, to.code, landed


def heard(made, day, draw, silences, jumps):
    """Give what receivers made of it."""
    rows = np.array(made.rows)
    lost = np.zeros(len(rows), dtype=bool)
    for _ in range(silences):
        first = draw.randrange(len(rows) - 2)
        last = rows[first, 0] + 60 * 2 ** draw.uniform(0, 6)
        inside = (rows[:, 0] > rows[first, 0]) & (rows[:, 0] < last)
        lost |= inside
        day.silent.append((rows[first, 0], last))
    rows = rows[~lost]
    t, lat, lon, alt, kt, heading, ground = (column.copy() for column in rows.T)
    for n in range(len(t)):
        off = draw.uniform(0, 0.9 * ERROR_KM) * 1000
        lon[n], lat[n], _ = WGS84.fwd(lon[n], lat[n], draw.uniform(0, 360), off)
    # The receivers' clock is off by so much all day, and each stamp by a little more.
    t = np.sort(t + draw.uniform(-1.5, 1.5) + np.array([draw.uniform(-0.4, 0.4) for _ in t]))
    for n in sorted(draw.sample(range(1, len(t) - 1), jumps)):
        away = draw.uniform(*JUMP_KM) * 1000
        lon[n], lat[n], _ = WGS84.fwd(lon[n], lat[n], draw.uniform(0, 360), away)
        day.planted.append((t[n], lat[n], lon[n]))
    fixes = Fixes.of(
        t=t, lat=lat, lon=lon, alt_ft=np.round(alt / 25) * 25, gs_kt=kt, track_deg=heading,
        ground=ground, heard=[Heard.ADSB] * len(t),
    )  # fmt: skip
    day.track = track_of(fixes, types=("B738",), inputs=(Input("simulated", clock_s=CLOCK_S),))
