"""FlightTracer CSV."""

import pytest
from track_files import MIDNIGHT, codes, csv_text, read, told

from habeas.flights.records import AIRBORNE, ON_GROUND, Heard

RAW = "time,lat,lon,altitude,ground_speed,heading,details,alt_geom,nnumber,model,desc,timestamp,ping_time,icao"
DETAILS = (
    "{'type': 'adsb_icao', 'flight': 'TST1    ', 'alt_geom': 9100, 'squawk': '2731', "
    "'nav_modes': ['autopilot', 'vnav'], 'nic': 8, 'rc': 186, 'nac_p': 9, 'sil': 3}"
)


def raw(s, lat, altitude="9000", details=DETAILS):
    when = f"2031-05-04 00:{s // 60:02}:{s % 60:02}.250"
    return [s + 0.25, lat, -97.6, altitude, "310.4", "181.0", details, "9100.0", "N1", "A320",
            "AIRBUS A-320", "2031-05-04", when, "A00001"]  # fmt: skip


def read_raw(*rows):
    return read(csv_text(RAW.split(","), rows))


def test_a_raw_row_gives_its_fix_with_the_details_and_its_place():
    track = read_raw(raw(5, 26.2)).records[0]
    fixes = track.fixes
    assert (track.icao24, fixes.t[0]) == ("a00001", MIDNIGHT + 5.25)
    assert (fixes.alt_ft[0], fixes.geom_ft[0], fixes.gs_kt[0]) == (9000, 9100, 310.4)
    assert (fixes.heard[0], fixes.error_km[0]) == (Heard.ADSB, pytest.approx(0.186))
    assert (fixes.sil[0], fixes.nac_p[0], fixes.ground[0]) == (3, 9, AIRBORNE)
    assert track.called("callsign") == ("TST1",)
    assert track.called("registration") == ("N1",)
    assert track.spot(0).at == "row 1"


def test_rows_are_put_in_order_of_time_and_keep_their_places():
    found = read_raw(raw(60, 26.3), raw(5, 26.2, "ground", ""), raw(90, 26.4))
    track = found.records[0]
    assert list(track.fixes.lat) == [26.2, 26.3, 26.4]
    assert [track.spot(n).at for n in range(3)] == ["row 2", "row 1", "row 3"]
    assert list(track.fixes.ground) == [ON_GROUND, AIRBORNE, AIRBORNE]
    assert (codes(found), told(found, "FLT-103")) == (["FLT-103"], 1)


HOSTILE = {
    "a program": "__import__('os').abort()",
    "an unclosed dict": "{'rc': 186",
    "brackets without end": "[" * 100_000,
    "a huge number": "{'rc': " + "9" * 100_000 + "}",
}


@pytest.mark.parametrize("details", list(HOSTILE.values()), ids=list(HOSTILE))
def test_details_are_never_run_and_cost_no_row(details):
    found = read_raw(raw(5, 26.2, details=details), raw(9, 26.3))
    assert len(found.records[0].fixes) == 2
    assert found.records[0].fixes.error_km[0] == 5.0


def test_legs_have_their_own_time_and_no_callsign_where_it_is_unknown():
    header = "point_time,flight_date_pst,altitude,ground_speed,heading,lat,lon,icao,call_sign,leg_id,flight_leg,geometry"
    row = ["2031-05-04 00:00:05.250", "2031-05-03", 9000, 310.4, 181, 26.2, -97.6, "a00001",
           "UNKNOWN", 1, "UNKNOWN_leg1", "POINT (-97.6 26.2)"]  # fmt: skip
    track = read(csv_text(header.split(","), [row])).records[0]
    assert (track.fixes.t[0], track.called("callsign")) == (MIDNIGHT + 5.25, ())


def test_torn_rows_are_told_and_embedded_line_breaks_count_as_one_row():
    text = csv_text(RAW.split(","), [raw(5, 26.2, details="{'a':\n'b'}"), raw(60, 26.3)])
    found = read(text.rstrip() + "\r\n1,2\r\n" + "x," * 20 + "\r\n")
    track = found.records[0]
    assert [track.spot(n).at for n in range(2)] == ["row 1", "row 2"]
    assert told(found, "FLT-108") == 2
    assert told(found, "FLT-101") == 2
