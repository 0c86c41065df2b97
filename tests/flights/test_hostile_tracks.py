"""Hostile track files: one clear problem each, bounded memory, and the rest is still read."""

import gzip
import json
import resource
import subprocess
import sys
import time

import pytest
from track_files import MIDNIGHT, codes, csv_text, lines_of, read, told, trace_of

from habeas.flights.heap import MOST_NAMES, MOST_TRACKS
from habeas.flights.opened import unpacked
from habeas.flights.recognise import read_file, read_paths


def unpacking_s(members):
    """Give how long it takes to unpack a file of so many members, none of which holds a byte."""
    packed = gzip.compress(b"") * members
    began = time.perf_counter()
    assert unpacked(packed, "many.gz").content == b""
    return time.perf_counter() - began


def test_a_gzip_of_very_many_members_takes_time_in_step_with_their_number():
    unpacking_s(1_000)
    assert unpacking_s(160_000) < 30 * unpacking_s(20_000)


def test_members_of_any_size_are_joined_and_what_follows_them_is_passed_over():
    parts = [b"", b"a" * 100_000, b"b", bytes(range(256)) * 9_000, b"c"]
    packed = b"".join(map(gzip.compress, parts)) + b"\0" * 40_000
    found = unpacked(packed, "joined.gz")
    assert (found.content, found.problems) == (b"".join(parts), ())


LEGS = ["point_time", "lat", "lon", "altitude", "icao", "call_sign", "leg_id"]


def as_lines(rows):
    return lines_of(
        {"now": MIDNIGHT + s, "hex": "a00001", "lat": lat, "lon": lon, "flight": name}
        for s, lat, lon, name in rows
    )


def as_traffic(rows):
    return json.dumps(
        [
            {"timestamp": (MIDNIGHT + s) * 1000, "icao24": "a00001", "latitude": lat,
             "longitude": lon, "altitude": 100.0, "callsign": name}
            for s, lat, lon, name in rows
        ]
    )  # fmt: skip


def as_legs(rows):
    return csv_text(
        LEGS,
        [
            [f"2031-05-{4 + s // 86400:02}T{s // 3600 % 24:02}:{s // 60 % 60:02}:{s % 60:02}", lat,
             lon, 100, "a00001", name, 1]
            for s, lat, lon, name in rows
        ],
    )  # fmt: skip


def as_trace(rows):
    return trace_of(
        [[s, lat, lon, 100, 1, 2, 0, 0, {"flight": name}, "mlat"] for s, lat, lon, name in rows]
    )


FORMS = {"lines": as_lines, "traffic": as_traffic, "legs": as_legs, "trace": as_trace}
GOOD = [(n, 40 + n / 1000, 5.0, "TST1") for n in range(200)]


@pytest.mark.parametrize("form", list(FORMS.values()), ids=list(FORMS))
def test_a_truncated_gzip_gives_what_came_out_and_one_problem(form):
    packed = gzip.compress(form(GOOD).encode())
    found = read_file(unpacked(packed[: len(packed) * 3 // 4], "cut.gz"))
    assert codes(found) == ["FLT-002"]
    assert 50 < len(found.records[0].fixes) < 200


@pytest.mark.parametrize("form", list(FORMS.values()), ids=list(FORMS))
@pytest.mark.parametrize("value", [float("nan"), float("-inf"), 1e308, -1e308])
def test_a_coordinate_that_is_no_place_costs_only_its_row(form, value):
    text = form([*GOOD[:3], (9, "@", 5.0, "TST1"), *GOOD[10:13]])
    written = "1e999" if value in (float("inf"), float("-inf")) else repr(value)
    found = read(text.replace('"@"', written).replace("@", repr(value)))
    if found.records:
        assert len(found.records[0].fixes) == 6
        assert told(found, "FLT-101") + told(found, "FLT-102") == 1
    else:
        # NaN is no JSON: an array that holds it is none.
        assert codes(found) == ["FLT-005"]


@pytest.mark.parametrize("form", list(FORMS.values()), ids=list(FORMS))
def test_an_aircraft_with_too_many_names_keeps_the_first_ones(form):
    rows = [(n, 40 + n / 1e6, 5.0, f"T{n}") for n in range(MOST_NAMES * 3)]
    found = read(form(rows))
    track = found.records[0]
    assert (len(track.fixes), len(track.calls)) == (len(rows), MOST_NAMES)
    assert codes(found) == ["FLT-201"]
    assert track.called("callsign")[0] == "T0"


@pytest.mark.slow
def test_more_aircraft_than_a_file_can_hold_are_told():
    rows = [
        {"now": MIDNIGHT, "hex": f"{n:06x}", "lat": 1, "lon": 2} for n in range(MOST_TRACKS + 5)
    ]
    found = read(lines_of(rows))
    assert (len(found.records), codes(found)) == (MOST_TRACKS, ["FLT-203"])


def test_cells_of_any_size_and_kind_cost_only_their_row():
    good = [f"2031-05-04T00:00:{n:02}" for n in range(9)]
    rows = [[when, 40 + n, 5, 100, "a00001", "T1", 1] for n, when in enumerate(good)]
    rows[3][5] = "x" * 200_000
    rows[5][5] = "nul\0byte"
    rows[6][1] = "4_0"
    found = read(csv_text(LEGS, rows))
    # The long one is torn, and to nobody but a program is 4_0 a number.
    assert list(found.records[0].fixes.lat) == [40, 41, 42, 44, 45, 47, 48]
    assert told(found, "FLT-101") == 2


def test_a_quote_that_never_ends_is_told():
    text = csv_text(LEGS, [["2031-05-04T00:00:05", 40, 5, 100, "a00001", "T1", 1]])
    found = read(text + '2031-05-04T00:00:09,41,5,100,a00001,"T1,1\r\n' + "x,y\r\n" * 50_000)
    assert len(found.records[0].fixes) >= 1
    assert "FLT-101" in codes(found)


DEEP = {
    "arrays": '{"icao": "a00001", "timestamp": 0, "trace": ' + "[" * 100_000,
    "rows": '[{"timestamp": ' + "[" * 100_000 + ', "latitude": 1, "longitude": 2, "altitude": 3}',
    "objects": '{"type": "FeatureCollection", "features": ' + '{"a":' * 100_000,
}


@pytest.mark.parametrize("text", list(DEEP.values()), ids=list(DEEP))
def test_nesting_without_end_is_told(text):
    assert codes(read(text)) in (["FLT-005"], ["FLT-001"])


def test_a_bomb_is_told_and_the_other_files_of_its_folder_are_read(tmp_path):
    with gzip.open(tmp_path / "bomb.json.gz", "wb", compresslevel=1) as stream:
        for _ in range(300):
            stream.write(b" " * 2**20)
    (tmp_path / "good.jsonl").write_text(as_lines(GOOD), "utf-8")
    found = dict(read_paths([tmp_path]))
    assert codes(found["bomb.json.gz"]) == ["FLT-003"]
    assert len(found["good.jsonl"].records[0].fixes) == 200


LIMITED = """
import resource, sys
from pathlib import Path
from habeas.flights.recognise import read_paths
for name, found in read_paths([Path(sys.argv[1])]):
    print(sum(len(t.fixes) for t in found.records), *[p.code for p in found.problems])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def identical(form, count):
    """Give the bytes of a file that says one point so many times."""
    if form == "lines":
        return b'{"now":1935619200,"hex":"a00001","lat":1,"lon":2}\n' * count
    if form == "legs":
        return (
            ",".join(LEGS) + "\r\n"
        ).encode() + b"2031-05-04T00:00:05,1,2,3,a00001,T,1\r\n" * count
    if form == "traffic":
        one = b'{"timestamp":1,"icao24":"a00001","latitude":1,"longitude":2,"altitude":3}'
        return b"[" + one + b",\n" + (one + b",") * (count - 2) + one + b"]"
    head = b'{"icao":"a00001","timestamp":1935619200,"trace":['
    return head + b"[0,1,2]," * (count - 1) + b"[0,1,2]]}"


@pytest.mark.slow
@pytest.mark.parametrize("form", list(FORMS))
def test_ten_million_identical_points_take_bounded_memory(form, tmp_path):
    path = tmp_path / "many.gz"
    count = {"trace": 10_000_000, "lines": 5_000_000}.get(form, 3_000_000)
    path.write_bytes(gzip.compress(identical(form, count), compresslevel=1))
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True, check=True
    )
    read_of_it, peak = done.stdout.splitlines()
    assert set(read_of_it.split()[1:]) & {"FLT-009", "FLT-003"}
    assert int(peak) * (1024 if sys.platform != "darwin" else 1) < 3 * 2**30
    assert resource.RLIM_INFINITY
