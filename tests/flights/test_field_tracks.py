"""Every track file of the field data is read, and each of its rows is a fix or is told."""

import gzip
import re

import pytest
from column_maps import EXCERPT, HUBS, REPORTS, STUDY, WAYPOINTS
from track_files import told

from habeas.flights.merged import merged
from habeas.flights.opened import opened
from habeas.flights.read_mapped import read_map
from habeas.flights.recognise import read_file

pytestmark = pytest.mark.field_data

LISTED = re.compile(r"\| (\S+) \| \d+ \| ([\d,]+) (?:rows|points|lines)(?:, ([\d,]+) aircraft)? \|")


def listed(field_data, folder):
    """Give (path, rows, aircraft) of each file of a folder, as the list of origins counts them."""
    text = (field_data / "flights" / "PROVENANCE.md").read_text("utf-8")
    found = []
    for name, rows, aircraft in LISTED.findall(text):
        if name.startswith(f"{folder}/"):
            path = field_data / "flights" / name
            count = int(aircraft.replace(",", "")) if aircraft else 0
            found.append((path, int(rows.replace(",", "")), count))
    assert found, folder
    return found


def rows_of(readout):
    """Give how many rows were read, and how many were told as read for nothing."""
    fixes = sum(len(track.fixes) for track in readout.records)
    left = sum(told(readout, code) for code in ("FLT-101", "FLT-102", "FLT-105", "FLT-107"))
    return fixes + left


@pytest.mark.parametrize("folder", ["traffic", "grid", "readsb"])
def test_every_row_of_every_file_is_a_fix_or_is_told(field_data, folder):
    for path, rows, aircraft in listed(field_data, folder):
        found = read_file(opened(path))
        assert rows_of(found) == rows, path.name
        if aircraft:
            # One list counts the rows without any address as an aircraft more.
            nobody = path.name == "20230829_1hr.jsonl.gz"
            assert len(found.records) == aircraft - nobody, path.name
        assert all(t.icao24 for t in found.records), path.name


def test_every_row_of_flight_tracer_is_read_and_those_out_of_order_are_counted(field_data):
    disordered = {}
    for path, rows, _ in listed(field_data, "flight_tracer"):
        found = read_file(opened(path))
        assert rows_of(found) == rows, path.name
        disordered[path.name[:10]] = told(found, "FLT-103")
    assert disordered == {"flight_tra": 0, "raw_A11F59": 817, "raw_abfd8c": 1135}


def test_fixes_stand_where_their_spots_say(field_data):
    path = field_data / "flights" / "flight_tracer" / "raw_A11F59_2025-02-07_2025-02-08.csv.gz"
    lines = gzip.decompress(path.read_bytes()).decode().splitlines()
    track = read_file(opened(path)).records[0]
    for n in range(0, len(track.fixes), 500):
        row = int(track.spot(n).at.removeprefix("row "))
        cells = lines[row].split(",")
        assert (float(cells[1]), float(cells[2])) == (track.fixes.lat[n], track.fixes.lon[n])


def test_geojson_points_are_read_and_lines_are_refused(field_data):
    folder = field_data / "flights" / "flight_tracer"
    points = read_file(opened(folder / "processed_abfd8c_2025-02-09_2025-02-09.geojson.gz"))
    assert rows_of(points) == 822
    lines = read_file(opened(folder / "flight_traces_a11f59_20250208_lines.geojson.gz"))
    assert (lines.records, [p.code for p in lines.problems]) == ((), ["FLT-006"])


def test_the_archive_pair_gives_each_flight_its_positions_and_its_names(field_data):
    folder = field_data / "flights" / "fr24_archive"
    positions = read_file(opened(folder / "20170205_positions.csv.gz"))
    flights = read_file(opened(folder / "20170205_flights.csv"))
    assert (rows_of(positions), len(positions.records), len(flights.records)) == (4439, 20, 20)
    tracks = merged([*positions.records, *flights.records])
    assert len(tracks) == 20
    assert all(len(t.fixes) >= 18 and t.called("registration") for t in tracks)


# By folder: the map, the files it is for, and how many aircraft or flights each gives.
MAPPED = {
    "egll": (STUDY, {"egll-flights-fr24.csv.gz": 25, "egll-flights-rt.csv.gz": 32,
                     "egll-positions-fr24.csv.gz": 25, "egll-positions-rt.csv.gz": 32}),
    "pycontrails": (WAYPOINTS, {"flight-meridian.csv.gz": 1, "flight-noisy.csv.gz": 1,
                                "flt-wypts-20190101-eu_part.parquet": 607}),
    "ice_airport_snapshots": (HUBS, {"dade_collier_2026-02.json.gz": 601,
                                     "dade_collier_2026-03.json.gz": 1171,
                                     "ice_airports_2026-02.json.gz": 1356,
                                     "ice_airports_2026-04.json.gz": 1515}),
    "fr24_archive": (REPORTS, {"20170205_ALL_CPR.gz": 16}),
    "investigator": (EXCERPT, {"a2c4e0_N278GX_2026-08-25_border_excerpt.csv": 1,
                               "a960a9_N703KW_2026-08-27_gap_excerpt.csv": 1}),
}  # fmt: skip


@pytest.mark.parametrize("folder", list(MAPPED))
def test_every_row_of_a_table_is_a_fix_or_is_told_when_a_map_describes_it(field_data, folder):
    text, files = MAPPED[folder]
    tables = read_map(text.encode(), "columns.yaml").records
    rows = {path.name: count for path, count, _ in listed(field_data, folder)}
    for name, tracks in files.items():
        found = read_file(opened(field_data / "flights" / folder / name), tables)
        assert len(found.records) == tracks, name
        if "egll-flights" not in name:
            assert rows_of(found) == rows[name], name


def test_two_networks_that_saw_the_same_flights_stay_apart_until_an_address_joins_them(field_data):
    folder = field_data / "flights" / "egll"
    tables = read_map(STUDY.encode(), "columns.yaml").records
    tracks = [
        t for path in sorted(folder.glob("*.gz")) for t in read_file(opened(path), tables).records
    ]
    found = merged(tracks)
    assert all(t.icao24 for t in found)
    # 25 aircraft of the feed, and two that only the radar saw.
    assert len(found) == 27
    assert {one.form for t in found for one in t.inputs if "flights" not in one.form} == {
        "FR24 of a study", "fused tracks of a study"}  # fmt: skip
