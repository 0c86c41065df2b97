"""Flightradar24: the archive's two tables, the site's CSV, and granular data."""

import pytest
from track_files import MIDNIGHT, codes, csv_text, read, told

from habeas.flights.merged import merged
from habeas.flights.records import AIRBORNE, ON_GROUND, Heard

POSITIONS = "flight_id,snapshot_id,altitude,heading,latitude,longitude,radar_id,speed,squawk"
FLIGHTS = "flight_id,aircraft_id,reg,equip,callsign,flight,schd_from,schd_to,real_to,reserved"
SITE = "Timestamp,UTC,Callsign,Position,Altitude,Speed,Direction"
GRANULAR = "network_time,receiver_time,receiver_id,hex,callsign,lat,lon,altitude,speed,heading,on_ground,class"


def archive():
    rows = [[77, MIDNIGHT + 60, 9000, 181, 26.2, -97.6, 5, 310, 13827],
            [77, MIDNIGHT, 0, 180, 26.3, -97.6, 5, 12, 0],
            [78, MIDNIGHT, 9000, 90, 20.0, -90.0, 5, 300, 0]]  # fmt: skip
    return read(csv_text(POSITIONS.split(","), rows), "positions.csv")


def flights():
    rows = [[77, 1, "TSTAA", "A320", "TST1", "TS1", "AAA", "BBB", "CCC", "NA"],
            [79, 1, "NA", "", "TST9", "TS9", "AAA", "BBB", "NA", "NA"]]  # fmt: skip
    return read(csv_text(FLIGHTS.split(","), rows), "flights.csv")


def test_the_archive_gives_a_track_for_each_flight_id():
    found = archive()
    first, second = found.records
    assert [(t.icao24, t.name) for t in found.records] == [("", "FR24 77"), ("", "FR24 78")]
    assert list(first.fixes.ground) == [ON_GROUND, AIRBORNE]
    assert [first.spot(n).at for n in range(2)] == ["row 2", "row 1"]
    assert (first.inputs[0].clock_s, second.fixes.heard[0]) == (15.0, Heard.NETWORK)
    # 13827 is 0x3603; 0 is no squawk.
    assert first.called("squawk") == ("3603",)


def test_the_list_of_flights_gives_its_names_to_the_positions_of_the_same_id():
    tracks = {t.name: t for t in merged([*archive().records, *flights().records])}
    assert list(tracks) == ["FR24 77", "FR24 78", "FR24 79"]
    track = tracks["FR24 77"]
    assert (track.called("registration"), track.called("landed at")) == (("TSTAA",), ("CCC",))
    # The list states no time: its names hold from the flight's first position.
    assert {c.t for c in track.calls if c.kind == "registration"} == {float(MIDNIGHT)}
    named = next(c for c in track.calls if c.kind == "registration")
    assert (track.inputs[named.input].file, named.row) == ("flights.csv", 1)
    assert len(tracks["FR24 79"].fixes) == 0
    assert tracks["FR24 79"].called("registration") == ()


def test_the_order_in_which_the_pair_is_given_means_nothing():
    pair = [*archive().records, *flights().records]
    one, other = merged(pair), merged(pair[::-1])
    assert [(t.name, t.calls, list(t.fixes.t)) for t in one] == [
        (t.name, t.calls, list(t.fixes.t)) for t in other
    ]


def test_a_row_without_its_flight_is_told():
    assert told(read(csv_text(FLIGHTS.split(","), [[""] * 10])), "FLT-101") == 1


def test_the_site_gives_one_flight_with_its_position_in_one_cell():
    rows = [[MIDNIGHT, "x", "TST1", "26.2,-97.6", 0, 12, 180],
            [MIDNIGHT + 60, "x", "TST1", "26.3,-97.5", 900, 160, 180]]  # fmt: skip
    track = read(csv_text(SITE.split(","), rows), "TST1.csv").records[0]
    assert (track.name, track.called("callsign")) == ("TST1.csv", ("TST1",))
    assert [tuple(map(float, p)) for p in zip(track.fixes.lat, track.fixes.lon, strict=True)] == [
        (26.2, -97.6), (26.3, -97.5)]  # fmt: skip
    assert list(track.fixes.ground) == [ON_GROUND, AIRBORNE]


@pytest.mark.parametrize("position", ["26.2", "north,west", "", "26.2,-97.6,9"])
def test_a_cell_that_is_no_position_is_told_by_its_row(position):
    found = read(csv_text(SITE.split(","), [[MIDNIGHT, "x", "TST1", position, 0, 12, 180]]))
    assert told(found, "FLT-101") == 1


def test_granular_rows_have_the_receivers_time_and_a_free_tail():
    stamp = "2031-05-04 00:00:05Z.250"
    row = [stamp, stamp, 5, "0xA00001", "TST1", 26.2, -97.6, 9000, 310, 181, "A", "ads-b"]
    later = ["2031-05-04 00:00:09Z.500", "", *row[2:10], "G", "ads-b", "NIC:8", "SIL:3"]
    found = read(csv_text(GRANULAR.split(","), [row, later]))
    track = found.records[0]
    assert (track.icao24, codes(found)) == ("a00001", [])
    assert list(track.fixes.t) == [MIDNIGHT + 5.25, MIDNIGHT + 9.5]
    assert list(track.fixes.ground) == [AIRBORNE, ON_GROUND]
