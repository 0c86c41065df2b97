"""State vectors in JSON: OpenSky's and those of the ``traffic`` library."""

import json

import pytest
from track_files import MIDNIGHT, codes, read, told

from habeas.flights.planned import LONGEST_CARRIED_S
from habeas.flights.records import AIRBORNE, ON_GROUND, Heard
from habeas.flights.state_plan import CLOCK_S

TRAFFIC = {"timestamp": MIDNIGHT * 1000, "icao24": "4B1234", "callsign": "TST1", "latitude": 46.5,
           "longitude": 6.6, "altitude": 9000.0, "groundspeed": 250.0, "track": -47.0,
           "vertical_rate": 640.0, "onground": False}  # fmt: skip
OPENSKY = {"time": MIDNIGHT, "icao24": "4b1234", "lat": 46.5, "lon": 6.6, "velocity": 100.0,
           "heading": 90.0, "vertrate": -5.0, "callsign": "TST1    ", "onground": True,
           "baroaltitude": 304.8, "geoaltitude": 609.6, "lastposupdate": MIDNIGHT - 1.5}  # fmt: skip


def after(row, s, **changed):
    key, scale = ("timestamp", 1000) if "timestamp" in row else ("time", 1)
    return {**row, key: row[key] + s * scale, **changed}


def test_traffic_rows_are_in_feet_and_knots_and_milliseconds():
    track = read(json.dumps([TRAFFIC])).records[0]
    fixes = track.fixes
    assert (track.icao24, track.inputs[0].form) == ("4b1234", "traffic JSON")
    assert (fixes.t[0], fixes.alt_ft[0], fixes.gs_kt[0]) == (MIDNIGHT, 9000, 250)
    assert (fixes.track_deg[0], fixes.ground[0], fixes.heard[0]) == (313, AIRBORNE, Heard.NETWORK)
    assert track.spot(0).at == "item 0"


def test_opensky_rows_are_in_metres_and_the_position_has_its_own_time():
    track = read(json.dumps([OPENSKY])).records[0]
    fixes = track.fixes
    assert fixes.t[0] == MIDNIGHT - 1.5
    assert (fixes.alt_ft[0], fixes.geom_ft[0]) == pytest.approx((1000, 2000))
    assert fixes.gs_kt[0] == pytest.approx(194.384, abs=0.001)
    assert fixes.rate_fpm[0] == pytest.approx(-984.25, abs=0.01)
    assert fixes.ground[0] == ON_GROUND
    assert track.inputs[0].clock_s == CLOCK_S


def test_a_row_counts_only_when_its_position_is_new_and_the_others_are_told():
    rows = [OPENSKY, after(OPENSKY, 1), after(OPENSKY, 2, lastposupdate=MIDNIGHT + 1.5, lat=46.6),
            after(OPENSKY, 3, lastposupdate=MIDNIGHT + 2.5, lat=46.6)]  # fmt: skip
    found = read(json.dumps(rows))
    # The last one is where the one before was, and was heard anew.
    assert [found.records[0].spot(n).at for n in range(3)] == ["item 0", "item 2", "item 3"]
    assert (codes(found), told(found, "FLT-105")) == (["FLT-105"], 1)


def test_without_a_time_of_positions_those_that_differ_are_new_and_may_be_a_step_old():
    rows = [TRAFFIC, after(TRAFFIC, 5), after(TRAFFIC, 10, latitude=46.6)]
    found = read(json.dumps(rows))
    assert len(found.records[0].fixes) == 2
    assert told(found, "FLT-105") == 1
    assert found.records[0].inputs[0].clock_s == CLOCK_S + 5
    alone = read(json.dumps([TRAFFIC])).records[0]
    assert alone.inputs[0].clock_s == CLOCK_S + LONGEST_CARRIED_S


def test_a_row_that_only_repeats_still_names_the_aircraft():
    rows = [TRAFFIC, after(TRAFFIC, 1, callsign="TST2")]
    track = read(json.dumps(rows)).records[0]
    assert [(c.value, c.row) for c in track.calls] == [("TST1", 0), ("TST2", 1)]


def test_columns_are_read_as_rows_are():
    rows = [TRAFFIC, after(TRAFFIC, 5, latitude=46.6)]
    keyed = {name: {str(n): row[name] for n, row in enumerate(rows)} for name in TRAFFIC}
    listed = {name: [row[name] for row in rows] for name in TRAFFIC}
    expected = read(json.dumps(rows)).records[0]
    for columns in (keyed, listed):
        track = read(json.dumps(columns)).records[0]
        assert list(track.fixes.lat) == list(expected.fixes.lat) == [46.5, 46.6]
        assert track.spot(1).at == "item 1"


def test_the_rest_interface_gives_rows_without_names_and_says_how_each_was_heard():
    def state(address, source):
        return [address, "TST1", "Nowhere", MIDNIGHT, MIDNIGHT, 6.6, 46.5, 304.8, False, 100.0,
                90.0, -5.0, None, 609.6, "2731", False, source, 3]  # fmt: skip

    answer = {"time": MIDNIGHT + 1, "states": [state("4b1234", 0), state("4b1235", 2)]}
    first, second = read(json.dumps(answer)).records
    assert (first.fixes.heard[0], second.fixes.heard[0]) == (Heard.ADSB, Heard.MLAT)
    assert (first.fixes.t[0], first.fixes.alt_ft[0]) == (MIDNIGHT, pytest.approx(1000))


FLAWED = {
    "no position": {"latitude": None},
    "a word for a position": {"latitude": "north"},
    "an endless position": {"longitude": "-inf"},
    "a list for a position": {"latitude": [1, 2]},
    "no time": {"timestamp": None},
    "a day for a time": {"timestamp": "2031-05-04"},
}


@pytest.mark.parametrize("flaw", list(FLAWED.values()), ids=list(FLAWED))
def test_a_flawed_row_is_told_by_its_item_and_costs_no_other(flaw):
    rows = [TRAFFIC, {**after(TRAFFIC, 5), **flaw}, after(TRAFFIC, 10, latitude=46.7)]
    found = read(json.dumps(rows))
    assert (len(found.records[0].fixes), codes(found)) == (2, ["FLT-101"])
    assert "item 1" in found.problems[0].message


def test_an_array_that_was_cut_off_gives_the_rows_before_the_cut():
    import gzip
    import random

    from habeas.flights.opened import unpacked
    from habeas.flights.recognise import read_file

    draw = random.Random(5)
    rows = [after(TRAFFIC, n, latitude=draw.uniform(40, 50)) for n in range(500)]
    packed = gzip.compress(json.dumps(rows).encode())
    found = read_file(unpacked(packed[: len(packed) // 2], "cut.json.gz"))
    assert 100 < len(found.records[0].fixes) < 400
    assert codes(found) == ["FLT-002"]


def test_an_array_that_is_not_whole_is_not_read():
    found = read(json.dumps([TRAFFIC, after(TRAFFIC, 1)])[:-20])
    assert (found.records, codes(found)) == ((), ["FLT-005"])
