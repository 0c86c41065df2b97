"""Tables that a person describes with a map of columns."""

import json

import pytest
from column_maps import EXCERPT, HUBS, REPORTS, STUDY, WAYPOINTS
from track_files import MIDNIGHT, as_file, codes, csv_text, told

from habeas.flights.merged import merged
from habeas.flights.read_mapped import read_map
from habeas.flights.recognise import read_file
from habeas.flights.records import AIRBORNE, ON_GROUND, UNSAID, Heard


def tables_of(text):
    found = read_map(text.encode(), "columns.yaml")
    assert found.problems == ()
    return found.records


def read(content, text, name="table.csv"):
    return read_file(as_file(content, name), tables_of(text))


ONE = """
tables:
- form: mine
  time: {column: when, format: iso, zone: UTC}
  clock_s: 60
  latitude: lat
  longitude: lon
  heard: mlat
"""


def mapped(rows, more="", header=("when", "lat", "lon"), text=ONE):
    return read(csv_text(header, rows), text + more)


def test_a_table_is_read_by_what_its_map_says():
    found = mapped([["2031-05-04 00:00:05", 26.2, -97.6]])
    track = found.records[0]
    assert (track.name, track.inputs[0].form, track.inputs[0].clock_s) == ("table.csv", "mine", 60)
    assert (track.fixes.t[0], track.fixes.heard[0]) == (MIDNIGHT + 5, Heard.MLAT)
    assert (track.fixes.ground[0], track.spot(0).at) == (UNSAID, "row 1")


UNITS = {
    "altitude m": ("altitude", "m", "alt_ft", 304.8, 1000),
    "altitude FL": ("altitude", "FL", "alt_ft", 380, 38000),
    "altitude ft": ("altitude", "ft", "alt_ft", 25, 25),
    "altitude km": ("altitude", "km", "alt_ft", 0.3048, 1000),
    "speed m/s": ("speed", "m/s", "gs_kt", 100, 194.3844),
    "speed km/h": ("speed", "km/h", "gs_kt", 185.2, 100),
    "speed mph": ("speed", "mph", "gs_kt", 100, 86.8976),
    "vertical_rate m/s": ("vertical_rate", "m/s", "rate_fpm", 5.08, 1000),
    "vertical_rate ft/s": ("vertical_rate", "ft/s", "rate_fpm", 10, 600),
    "error NM": ("error", "NM", "error_km", 2, 3.704),
    "error m": ("error", "m", "error_km", 500, 0.5),
}


@pytest.mark.parametrize(
    ("name", "unit", "column", "given", "expected"), list(UNITS.values()), ids=list(UNITS)
)
def test_every_unit_becomes_that_of_the_columns(name, unit, column, given, expected):
    more = f"  {name}: {{column: x, unit: {unit}}}\n"
    found = mapped([["2031-05-04 00:00:05", 26.2, -97.6, given]], more, ("when", "lat", "lon", "x"))
    assert getattr(found.records[0].fixes, column)[0] == pytest.approx(expected, rel=1e-5)


ZONES = {
    "UTC": ("UTC", MIDNIGHT),
    "an offset": ('"-05:00"', MIDNIGHT + 5 * 3600),
    "a place": ("America/New_York", MIDNIGHT + 4 * 3600),
}


@pytest.mark.parametrize(("zone", "t"), list(ZONES.values()), ids=list(ZONES))
def test_local_times_are_read_in_the_zone_that_the_map_declares(zone, t):
    text = ONE.replace("zone: UTC", f"zone: {zone}")
    assert mapped([["2031-05-04 00:00:00", 26.2, -97.6]], text=text).records[0].fixes.t[0] == t


def test_a_local_time_that_the_clocks_make_twice_or_never_is_no_time():
    text = ONE.replace("zone: UTC", "zone: America/New_York")
    twice, never, fine = "2031-11-02 01:30:00", "2031-03-09 02:30:00", "2031-11-02 03:30:00"
    found = mapped([[when, 26.2, -97.6] for when in (twice, never, fine)], text=text)
    assert (len(found.records[0].fixes), told(found, "FLT-109")) == (1, 2)


def test_a_time_must_state_its_zone_where_the_map_says_that_it_does():
    text = ONE.replace("zone: UTC", "zone: stated")
    rows = [["2031-05-04 00:00:00", 26.2, -97.6], ["2031-05-04T02:00:00+02:00", 26.2, -97.6]]
    found = mapped(rows, text=text)
    assert list(found.records[0].fixes.t) == [MIDNIGHT]
    assert (told(found, "FLT-109"), told(found, "FLT-101")) == (1, 1)


FAULTY = {
    "no unit": ("  altitude: {column: x}\n", "altitude.unit: Field required"),
    "an unknown unit": ("  altitude: {column: x, unit: cubits}\n", "write one of ft, m, km, FL"),
    "a zone that is none": ("  position_time: {column: x, format: iso, zone: Mars}\n", "no zone"),
    "a time without a zone": ("  position_time: {column: x, format: iso}\n", "needs a zone"),
    "an unknown key": ("  colour: red\n", "0.colour"),
    "an anchor": ("  names: &a {callsign: c}\n", "anchors"),
    "a tag": ("  flight: !!python/name:os.system x\n", "tags"),
    "a key twice": ("  heard: mlat\n", "twice"),
    "a way of hearing that is none": ("  gives: positions\n  flight: [a]\n", "0.flight"),
}


@pytest.mark.parametrize(("more", "said"), list(FAULTY.values()), ids=list(FAULTY))
def test_a_faulty_map_is_told_with_its_line_and_not_used(more, said):
    found = read_map((ONE + more).encode(), "columns.yaml")
    assert (found.records, codes(found)) == ((), ["FLT-011"] * len(found.problems))
    assert said in found.problems[0].message
    assert found.problems[0].at.line > 1


@pytest.mark.parametrize("key", ["time", "clock_s", "heard"])
def test_a_table_of_positions_needs_its_time_clock_and_how_it_was_heard(key):
    lines = [line for line in ONE.splitlines() if not line.strip().startswith(key)]
    found = read_map("\n".join(lines).encode(), "columns.yaml")
    assert (codes(found), key in found.problems[0].message) == (["FLT-011"], True)


@pytest.mark.parametrize("text", ["", "tables: []", "a: [", "[" * 5000, "x" * 70_000, "\x00"])
def test_a_text_that_is_no_map_is_told(text):
    found = read_map(text.encode(), "columns.yaml")
    assert (found.records, codes(found)) == ((), ["FLT-011"])


def test_a_file_that_fits_no_map_is_told_with_the_columns_it_lacks():
    found = mapped([["x", 1]], header=("when", "lat"))
    assert codes(found) == ["FLT-010"]
    assert found.problems[0].message == "lacks 1 column of the map: lon"


def test_a_known_form_needs_no_map_and_is_read_beside_one():
    found = read(json.dumps({"now": MIDNIGHT, "hex": "a00001", "lat": 1, "lon": 2}), ONE)
    assert found.records[0].icao24 == "a00001"


def test_a_study_gives_its_positions_the_addresses_of_its_list():
    positions = csv_text(
        ["flight_id", "event_time", "longitude", "latitude", "altitude", "speed", "on_ground", "vert_speed"],
        [["e1", "2031-05-04T00:01:00Z", -0.4, 51.4, 900, 160, 0, -700],
         ["e1", "2031-05-04T00:00:00Z", -0.5, 51.5, 0, 10, 1, 0]],
    )  # fmt: skip
    flights = csv_text(
        [
            "flight_id",
            "start_time",
            "adep",
            "ades",
            "callsign",
            "flight",
            "reg",
            "model",
            "address",
        ],
        [["e1", "2031-05-03T23:00:00Z", "AAA", "BBB", "TST1", "TS1", "TSTA", "A320", "4ABCDE"]],
    )
    tracks = [*read(positions, STUDY).records, *read(flights, STUDY, "flights.csv").records]
    (track,) = merged(tracks)
    assert (track.icao24, track.name, len(track.fixes)) == ("4abcde", "", 2)
    assert list(track.fixes.ground) == [ON_GROUND, AIRBORNE]
    assert (track.called("from"), track.called("to")) == (("AAA",), ("BBB",))


def test_json_rows_and_reports_in_degrees_are_read_by_their_maps():
    row = {"timestamp": "2031-05-04T00:00:05.5", "icao24": "a00001", "callsign": "TST1",
           "latitude": 33.1, "longitude": -111.6, "altitude_m": 304.8, "velocity_ms": 100.0,
           "heading": 90.0, "on_ground": False, "alerts": ["X"]}  # fmt: skip
    track = read(json.dumps([row]), HUBS).records[0]
    assert (track.fixes.t[0], track.spot(0).at) == (MIDNIGHT + 5.5, "item 0")
    assert (track.fixes.alt_ft[0], track.fixes.ground[0]) == (pytest.approx(1000), AIRBORNE)

    cells = ["1", "9", "x", "31/05/04 00:00:05", *"1111", "TST1", "AAAA", "BBBB", "",
             "493000S 0011500W", "380", *"xx", "450", *"xxxxxx"]  # fmt: skip
    track = read(";".join([*cells[:16], "450", *cells[17:]]) + "\n", REPORTS).records[0]
    assert (track.fixes.lat[0], track.fixes.lon[0]) == (-49.5, -1.25)
    assert (track.fixes.t[0], track.fixes.alt_ft[0], track.spot(0).at) == (
        MIDNIGHT + 5,
        38000,
        "row 1",
    )


def test_every_map_of_the_tests_is_whole():
    assert [len(tables_of(text)) for text in (STUDY, WAYPOINTS, HUBS, REPORTS, EXCERPT)] == [
        4, 3, 1, 1, 1]  # fmt: skip
