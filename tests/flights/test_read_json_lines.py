"""readsb JSON lines."""

import json

import pytest
from track_files import MIDNIGHT, codes, lines_of, read, told

from habeas.flights.records import AIRBORNE, ON_GROUND, UNSAID, Heard

FIRST = {"now": MIDNIGHT + 1.5, "hex": "A00001", "lat": 26.2, "lon": -97.6, "alt_baro": 9000,
         "gs": 310.4, "track": 181.0, "type": "adsb_icao", "rc": 186, "flight": "TST1    ",
         "baro_rate": -640, "squawk": "2731", "sil": 3, "nac_p": 9}  # fmt: skip


def one(**changed):
    return read(lines_of([{**FIRST, **changed}])).records[0]


def test_a_line_gives_its_fix_in_the_columns_units_with_its_place():
    track = one()
    fixes = track.fixes
    assert (track.icao24, len(fixes)) == ("a00001", 1)
    assert (fixes.t[0], fixes.lat[0], fixes.lon[0]) == (MIDNIGHT + 1.5, 26.2, -97.6)
    assert (fixes.alt_ft[0], fixes.gs_kt[0], fixes.rate_fpm[0]) == (9000, 310.4, -640)
    assert (fixes.heard[0], fixes.error_km[0]) == (Heard.ADSB, pytest.approx(0.186))
    assert (fixes.ground[0], fixes.sil[0], fixes.nac_p[0]) == (AIRBORNE, 3, 9)
    assert track.spot(0).at == "line 1"
    assert track.called("callsign") == ("TST1",)
    assert track.called("squawk") == ("2731",)


def test_a_position_is_as_old_as_the_line_says():
    assert one(seen_pos=4.5).fixes.t[0] == MIDNIGHT - 3


def test_ground_is_what_the_line_calls_ground():
    assert one(alt_baro="ground").fixes.ground[0] == ON_GROUND
    assert one(alt_baro=None).fixes.ground[0] == UNSAID
    assert one(alt_baro=0).fixes.ground[0] == AIRBORNE
    # A program that renames `gs` may also have written 0 for the ground.
    assert one(alt_baro=0, gs=None, gscp=12).fixes.ground[0] == UNSAID


def test_a_height_that_is_a_word_is_told_and_is_no_height():
    found = read(lines_of([{**FIRST, "alt_baro": "0"}]))
    assert codes(found) == ["FLT-106"]
    assert str(found.records[0].fixes.alt_ft[0]) == "nan"
    assert found.records[0].fixes.ground[0] == UNSAID


def test_the_object_beside_a_line_says_what_the_line_leaves_out():
    bare = {"now": MIDNIGHT, "hex": "a00001", "lat": 1.0, "lon": 2.0, "gscp": 90}
    detail = {"type": "mlat", "rc": 0, "flight": "TST2", "squawk": "1200"}
    track = read(lines_of([{**bare, "flightdict": detail}])).records[0]
    assert (track.fixes.heard[0], track.fixes.gs_kt[0]) == (Heard.MLAT, 90)
    assert track.called("callsign") == ("TST2",)


def test_many_aircraft_are_a_track_each_and_a_private_address_is_marked():
    rows = [FIRST, {**FIRST, "hex": "~2a0001", "dbFlags": 4}, {**FIRST, "now": MIDNIGHT + 9}]
    found = read(lines_of(rows))
    tracks = [(track.icao24, len(track.fixes), track.temporary) for track in found.records]
    assert tracks == [("a00001", 2, False), ("~2a0001", 1, True)]


def test_line_numbers_are_those_of_the_file_and_flaws_cost_only_their_line():
    good = json.dumps(FIRST)
    later = json.dumps({**FIRST, "now": MIDNIGHT + 20})
    found = read(f"{good}\n\n{{broken\n{later}\n" + '{"now": 5, "flight": "N/A"}\n{"now"')
    track = found.records[0]
    assert [track.spot(n).at for n in range(2)] == ["line 1", "line 4"]
    assert told(found, "FLT-101") == 3


def test_what_is_no_address_is_told_and_its_rows_are_kept_apart():
    found = read(lines_of([FIRST, {**FIRST, "hex": "G-ABCD"}]))
    assert codes(found) == ["FLT-202"]
    assert [(t.icao24, t.name) for t in found.records] == [("", "flown"), ("a00001", "")]


def test_an_object_of_another_kind_is_not_read_as_lines():
    found = read('{"now": 5, "messages": 7, "aircraft": []}\n')
    assert codes(found) == ["FLT-001"]
