"""Invented traces in a real form: a straight flight between two airports, as readsb writes it."""

import csv
import hashlib
import io
import json
import shutil
from dataclasses import dataclass
from datetime import datetime

from pyproj import Geod

from habeas.places import airport

WGS84 = Geod(ellps="WGS84")
CRUISE_FT = 34_000
TAXI_S = 240


@dataclass(frozen=True)
class Flight:
    """A flight of an invented aircraft: airports, and UTC times in ISO form."""

    start: str
    end: str
    takeoff: str
    landing: str


def made_trace(icao, flight, *, kind="A320", step_s=20, silent=()):
    """Give the bytes of a ``trace_full`` file of one flight, with taxi before and after.

    Args:
        icao: the address.
        flight: what it flew.
        kind: type designator.
        step_s: seconds between points.
        silent: pairs of ISO times between which nothing is heard.
    """
    took_off, landed = _s(flight.takeoff), _s(flight.landing)
    points = []
    t = took_off - TAXI_S
    while t <= landed + TAXI_S:
        if not any(_s(a) < t < _s(b) for a, b in silent):
            points.append(_point(flight, t, took_off, landed))
        t += step_s
    midnight = took_off - took_off % 86_400
    rows = [[round(t - midnight, 2), *rest] for t, *rest in points]
    whole = {"icao": icao, "t": kind, "dbFlags": 0, "timestamp": midnight, "trace": rows}
    return json.dumps(whole).encode()


def _point(flight, t, took_off, landed):
    a, b = airport(flight.start).point, airport(flight.end).point
    azimuth, _, metres = WGS84.inv(a.lon, a.lat, b.lon, b.lat)
    share = min(1.0, max(0.0, (t - took_off) / (landed - took_off)))
    lon, lat, _ = WGS84.fwd(a.lon, a.lat, azimuth, metres * share)
    speed_kt = metres / (landed - took_off) * 3600 / 1852
    if not took_off < t < landed:
        return (
            t,
            round(lat, 6),
            round(lon, 6),
            "ground",
            8.0,
            round(azimuth % 360, 1),
            0,
            None,
            None,
        )
    height = int(min(CRUISE_FT, 25 * min(t - took_off, landed - t)) // 25 * 25)
    return (
        t, round(lat, 6), round(lon, 6), height, round(speed_kt, 1), round(azimuth % 360, 1),
        0, 0, None, "adsb_icao", height, 0, 250, 0.0,
    )  # fmt: skip


def _s(text):
    return datetime.fromisoformat(text).timestamp()


# The first aircraft as the outlets print it, with invented seconds.
AS_REPORTED = Flight("KHRL", "MHPR", "2025-03-15T21:26:05+00:00", "2025-03-15T23:36:40+00:00")


def with_track(bundled, folder, content, **row):
    """Copy a case to ``folder`` with a source of kind track added."""
    shutil.copytree(bundled, folder)
    (folder / "sources" / "invented-trace.json").write_bytes(content)
    listed = (folder / "sources.csv").read_text("utf-8")
    head = next(csv.reader(io.StringIO(listed)))
    cells = dict.fromkeys(head, "") | {
        "id": "track-invented",
        "kind": "track",
        "title": "Invented trace",
        "file": "sources/invented-trace.json",
        "sha256": hashlib.sha256(content).hexdigest(),
        **row,
    }
    added = io.StringIO()
    csv.DictWriter(added, head, lineterminator="\n").writerow(cells)
    (folder / "sources.csv").write_text(listed.rstrip("\n") + "\n" + added.getvalue(), "utf-8")
    return folder
