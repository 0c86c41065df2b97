"""State vectors in CSV and Parquet."""

import duckdb
import pytest
from track_files import MIDNIGHT, codes, csv_text, read, told

from habeas.flights.records import ON_GROUND

OPENSKY = {
    "time": MIDNIGHT, "icao24": "4b1234", "lat": 46.5, "lon": 6.6, "velocity": 100.0,
    "heading": 90.0, "vertrate": -5.0, "callsign": "TST1    ", "onground": True,
    "baroaltitude": 304.8, "geoaltitude": 609.6, "lastposupdate": MIDNIGHT - 1.5,
}  # fmt: skip
TRAFFIC = {
    "timestamp": "2031-05-04 00:00:00+00:00", "icao24": "4b1234", "latitude": 46.5,
    "longitude": 6.6, "altitude": 1000.0, "groundspeed": 194.0, "track": 90.0,
}  # fmt: skip


def parquet(path, select):
    with duckdb.connect(":memory:") as base:
        base.execute(f"COPY ({select}) TO '{path}' (FORMAT parquet)")
    return path.read_bytes()


def as_csv(*rows):
    return csv_text(list(rows[0]), [list(row.values()) for row in rows])


def test_opensky_csv_is_in_metres_and_seconds():
    track = read(as_csv(OPENSKY)).records[0]
    assert (track.icao24, track.inputs[0].form) == ("4b1234", "OpenSky state vectors CSV")
    assert (track.fixes.t[0], track.fixes.alt_ft[0]) == (MIDNIGHT - 1.5, pytest.approx(1000))
    assert (track.fixes.ground[0], track.spot(0).at) == (ON_GROUND, "row 1")


def test_repeated_positions_of_a_table_are_told():
    again = {**OPENSKY, "time": MIDNIGHT + 1}
    moved = {**OPENSKY, "time": MIDNIGHT + 2, "lat": 46.6, "lastposupdate": MIDNIGHT + 1}
    found = read(as_csv(OPENSKY, again, moved))
    assert (len(found.records[0].fixes), told(found, "FLT-105")) == (2, 1)


def test_times_of_the_traffic_library_are_words_in_utc_and_never_bare_numbers():
    assert read(as_csv(TRAFFIC)).records[0].fixes.t[0] == MIDNIGHT
    number = read(as_csv({**TRAFFIC, "timestamp": MIDNIGHT}))
    assert told(number, "FLT-101") == 1


def test_parquet_gives_what_csv_gives(tmp_path):
    columns = ", ".join(
        f"'{value}' AS {name}" if isinstance(value, str) else f"{value} AS {name}"
        for name, value in OPENSKY.items()
    )
    content = parquet(tmp_path / "states.parquet", f"SELECT {columns}")
    track, expected = read(content).records[0], read(as_csv(OPENSKY)).records[0]
    for name in ("t", "lat", "lon", "alt_ft", "gs_kt", "ground"):
        assert list(getattr(track.fixes, name)) == list(getattr(expected.fixes, name))
    assert (track.spot(0).at, track.inputs[0].form) == ("row 1", "OpenSky state vectors Parquet")


def test_times_of_parquet_are_read_as_times(tmp_path):
    select = (
        "SELECT TIMESTAMP '2031-05-04 00:00:05.25' AS timestamp, '4b1234' AS icao24, "
        "46.5 AS latitude, 6.6::DECIMAL(9,4) AS longitude, 1000 AS altitude, [1, 2] AS more"
    )
    track = read(parquet(tmp_path / "states.parquet", select)).records[0]
    assert (track.fixes.t[0], track.fixes.lon[0]) == (MIDNIGHT + 5.25, 6.6)


def test_parquet_of_other_columns_is_named_by_them(tmp_path):
    found = read(parquet(tmp_path / "other.parquet", "SELECT 1 AS wings, 2 AS wheels"))
    assert codes(found) == ["FLT-001"]
    assert "wings, wheels" in found.problems[0].message


@pytest.mark.parametrize("cut", [4, 40, 200])
def test_parquet_that_is_not_whole_is_told_and_names_no_file_of_ours(tmp_path, cut):
    content = parquet(tmp_path / "states.parquet", "SELECT 1 AS wings, 2 AS wheels")
    found = read(content[:cut])
    assert codes(found) == ["FLT-005"]
    assert "/" not in found.problems[0].message
