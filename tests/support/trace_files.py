"""Invented flights as readsb trace_full files: an encoder from a plan, with real runways.

The aircraft, its callsigns and its flights are made up; only the runways are where they are.
"""

import gzip
import json
from pathlib import Path

from habeas.places.geodesic import Point, along, distance_km
from habeas.places.runways import runways_of

# 2031-05-04 00:00:00 UTC, and an address that arithmetic gives to N1.
MIDNIGHT = 1935619200
ADDRESS = "a00001"
CRUISE_FT, CRUISE_KT, STEP_S = 35000, 450.0, 20.0
KM_PER_S = CRUISE_KT * 1.852 / 3600


def row(offset, point, height, speed):
    """Give one point of a trace; ``height`` is feet or "ground"."""
    return [
        round(offset, 2), round(point.lat, 6), round(point.lon, 6), height, speed, None, 0, None,
        None, "adsb_icao", None, None, None, None,
    ]  # fmt: skip


def flown(start, origin, target):
    """Give the points of a flight along the geodesic between two runways, and when it lands.

    It stands for a minute, climbs and descends at 50 ft/s, and stands for a minute again.
    """
    first, last = runways_of(origin)[0], runways_of(target)[0]
    a, b = first.middle, last.middle
    points = [row(start + n * 10, a, "ground", 0.0) for n in range(7)]
    off = start + 60
    whole = distance_km(a, b) / KM_PER_S
    ends = 0.0
    for n in range(1, int(whole / STEP_S)):
        ends = n * STEP_S
        height = min(CRUISE_FT, 50 * ends, 50 * (whole - ends))
        points.append(
            row(off + ends, along(a, b, ends / whole), 25 * round(height / 25), CRUISE_KT)
        )
    on = off + whole
    points += [row(on + n * 10, b, "ground", 0.0) for n in range(1, 8)]
    return points, on


def silenced(points, first, last):
    """Give the points that do not lie between two offsets."""
    return [one for one in points if not first < one[0] < last]


def trace(points, **head):
    """Give the text of a trace file of the invented aircraft."""
    about = {"icao": ADDRESS, "r": "N1", "t": "A320", "timestamp": MIDNIGHT, **head}
    return json.dumps({**about, "trace": points})


def written(folder, name, text, *, packed=False):
    """Write a file; packed as archives do, gzip bytes under a plain name."""
    path = Path(folder) / name
    raw = text.encode()
    path.write_bytes(gzip.compress(raw, mtime=0) if packed else raw)
    return path


def across(longitude, latitude, count, silent, step_deg=0.2):
    """Give points of a flight eastwards at cruise, of which some numbers are left out."""
    points = []
    for n in range(count):
        if n not in silent:
            lon = (longitude + n * step_deg + 180) % 360 - 180
            points.append(row(n * 90.0, Point(latitude + n * 0.05, lon), CRUISE_FT, CRUISE_KT))
    return points
