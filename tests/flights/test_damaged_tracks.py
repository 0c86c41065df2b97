"""Damaged track files of every form: never an exception, and never a fix off the globe or of no time."""

import json
import random

import duckdb
import pytest
from column_maps import HUBS, REPORTS, STUDY
from track_files import (
    MIDNIGHT,
    as_file,
    csv_text,
    heat,
    heat_name,
    heatmap_of,
    lines_of,
    trace_of,
)

from habeas.flights.merged import merged
from habeas.flights.read_mapped import read_map
from habeas.flights.recognise import read_file, read_reports

TRAFFIC = {"timestamp": MIDNIGHT * 1000, "icao24": "4b1234", "latitude": 46.5, "longitude": 6.6,
           "altitude": 100.0, "last_position": MIDNIGHT * 1000 - 500, "onground": False}  # fmt: skip
LEGS = ["point_time", "lat", "lon", "altitude", "icao", "call_sign", "leg_id"]
KML = (
    "<kml><Placemark><name>T</name><gx:Track><when>2031-05-04T00:00:05Z</when>"
    "<gx:coord>1 2 3</gx:coord></gx:Track></Placemark></kml>"
).replace("gx:", "")
GPX = '<gpx><trk><name>T</name><trkseg><trkpt lat="1" lon="2"><time>2031-05-04T00:00:05Z</time></trkpt></trkseg></trk></gpx>'
SITE = ["Timestamp", "UTC", "Callsign", "Position", "Altitude", "Speed", "Direction"]
STATES = {"time": MIDNIGHT, "states": [["4b1234", "T", "x", MIDNIGHT, MIDNIGHT, 6.6, 46.5, 300.0,
          False, 100.0, 90.0, 0.0, None, 300.0, "2731", False, 0]]}  # fmt: skip
REPORT = "n;9;x;31/05/04 00:00:05;a;b;c;d;T1;AAAA;BBBB;;493000S 0011500W;380;s;e;450;t;f;p;g;a;h\n"
RADARBOX = "Date,Flight,Departure,STD,Arrival,STA,Aircraft,Status,Airline,ArrivalICAO,DepartureICAO"
LOG = "Date|Flight number|Tail number|Previous Airport|Next Airport|From plane\nMay 6, 2031|T|N1|A|B|2\n"

FILES = {
    "trace": trace_of([[n, 40, 5, 100, 1, 2, 0, 0, {"flight": "T"}, "mlat"] for n in range(9)]),
    "lines": lines_of({"now": MIDNIGHT + n, "hex": "a00001", "lat": 1, "lon": n} for n in range(9)),
    "rows": json.dumps([TRAFFIC, {**TRAFFIC, "latitude": 46.6}]),
    "columns": json.dumps({k: {"0": v, "1": v} for k, v in TRAFFIC.items()}),
    "rest": json.dumps(STATES),
    "legs": csv_text(LEGS, [["2031-05-04T00:00:05", 40, 5, 100, "a00001", "T1", 1]] * 3),
    "site": csv_text(SITE, [[MIDNIGHT, "x", "T1", "1.5,2.5", 0, 12, 180]]),
    "heatmap": heatmap_of([(0, [heat(0xA00001, 26.2, -97.6), heat_name(0xA00001, "T")])]),
    "kml": KML,
    "gpx": GPX,
    "snapshots": json.dumps([{"timestamp": "2031-05-04T00:00:05", "icao24": "a00001", "callsign": "T",
                              "latitude": 1.0, "longitude": 2.0, "altitude_m": 3.0, "heading": 4.0,
                              "velocity_ms": 5.0, "on_ground": False}]),
    "reports": REPORT,
    "list": csv_text(RADARBOX.split(","), [["2031-01-14", "T", "A (KMIA)", "12:45 EST", "B (KMEM)", "",
                                            "B734 (N1)", "Landed 14:20 CST", "", "", ""]]),
    "log": LOG,
}  # fmt: skip
MAPS = [table for text in (STUDY, HUBS, REPORTS) for table in read_map(text.encode(), "m").records]


def damaged(content, draw):
    """Give the bytes with some of them changed, cut, doubled or put elsewhere."""
    made = bytearray(content)
    for _ in range(draw.randint(1, 6)):
        at = draw.randrange(len(made) or 1)
        way = draw.randrange(4)
        if way == 0 and made:
            made[at] = draw.choice(b'0123456789.,:;-+"\\[]{}<>eENanull\n\x00\xff ')
        elif way == 1:
            del made[at : at + draw.randint(1, 8)]
        elif way == 2:
            made[at:at] = draw.choice(
                [b"null", b"1e999", b"-", b"9" * 400, b'"', b"\n", b"[", b"{"]
            )
        else:
            made[at:at] = made[at : at + draw.randint(1, 30)]
    return bytes(made)


def check(content):
    for tables in ((), MAPS):
        found = read_file(as_file(content), tables)
        for track in merged(found.records):
            fixes = track.fixes
            assert (abs(fixes.lat) <= 90).all()
            assert (abs(fixes.lon) <= 180).all()
            assert (abs(fixes.t) < 1e10).all()
            assert len(fixes) < 2 or (fixes.t[1:] >= fixes.t[:-1]).all()
    read_reports(as_file(content))


@pytest.mark.parametrize("name", list(FILES))
def test_no_damage_of_a_file_raises_or_gives_a_fix_of_nowhere(name):
    text = FILES[name]
    content = text.encode() if isinstance(text, str) else text
    draw = random.Random(name)
    check(content)
    for _ in range(50):
        check(damaged(content, draw))


@pytest.mark.slow
def test_no_damage_of_parquet_raises_or_gives_a_fix_of_nowhere(tmp_path):
    path = tmp_path / "states.parquet"
    with duckdb.connect(":memory:") as base:
        base.execute(
            "CREATE TABLE states AS SELECT 1935619200 + n AS time, '4b1234' AS icao24, "
            "46.5 + n / 100 AS lat, 6.6 AS lon, 100.0 AS velocity FROM range(50) AS t(n)"
        )
        base.execute(f"COPY states TO '{path}' (FORMAT parquet)")
    content, draw = path.read_bytes(), random.Random(7)
    check(content)
    for _ in range(20):
        check(damaged(content, draw))
