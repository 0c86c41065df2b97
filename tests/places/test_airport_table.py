"""The table of airports: what lies near, across every line; and lists that a user gives."""

import csv
import gzip
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.errors import HabeasError
from habeas.places import Point, airport, distance_km
from habeas.places.airport_table import AirportTable, airport_table
from habeas.places.airports import airports_text
from habeas.places.geodesic import distances_km
from habeas.places.problems import KINDS
from habeas.places.read_airportsdata import AirportListError

HEADER = "icao,iata,name,city,subd,country,elevation,lat,lon,tz,lid\n"


@pytest.fixture(scope="module")
def table():
    return airport_table()


@pytest.fixture
def listed(tmp_path):
    def write(text, name="mine.csv"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_the_table_has_what_the_single_airports_have(table):
    for code in ("KHRL", "MHPR", "ELLX", "00AK", "MSLP"):
        n, one = table.index(code), airport(code)
        assert table.point(n) == one.point
        assert (table.codes[n], table.iata[n], table.countries[n]) == (code, one.iata, one.country)
        assert (table.names[n], table.radius_km[n]) == (one.name, one.radius_km)


def test_an_alias_names_the_row_of_its_airport_and_an_unknown_code_none(table):
    assert table.index("mhsc") == table.index("MHPR")
    assert table.index("QQQQ") is None
    assert table.index("ZZZZ") is None


def test_the_columns_are_those_that_a_csv_reader_gives(table):
    rows = csv.DictReader(airports_text().splitlines())
    read = [row for row in rows if row["ident"] != "ZZZZ"]
    assert table.codes.tolist() == [row["ident"] for row in read]
    assert table.iata.tolist() == [row["iata"] for row in read]
    assert table.countries.tolist() == [row["country"] for row in read]
    assert table.names == tuple(row["name"] for row in read)
    assert table.lat.tolist() == [float(row["lat"]) for row in read]
    assert table.radius_km.tolist() == [float(row["radius_km"]) for row in read]
    assert table.has_runway_ends.tolist() == [row["runways"] != "" for row in read]


def test_an_unknown_elevation_is_no_number_and_a_known_one_is_in_feet(table):
    assert table.elevation_ft[table.index("KDEN")] == 5431
    unknown = np.isnan(table.elevation_ft)
    assert 0 < unknown.sum() < 0.3 * len(table)


def test_codes_stand_in_order_and_once(table):
    assert (table.codes[1:] > table.codes[:-1]).all()


PLACES = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))
HARD = [Point(-17, 179.99), Point(-17, -179.99), Point(89.99, 10), Point(-90, 0), Point(0, 180)]


def brute(table, point, km):
    exact = distances_km(point, table.lon, table.lat)
    return set(np.flatnonzero(exact <= km).tolist()), exact


@settings(max_examples=40)
@given(point=PLACES | st.sampled_from(HARD), km=st.floats(0, 3_000))
def test_near_gives_just_those_within_the_distance_the_nearest_first(point, km):
    table = airport_table()
    found = table.near(point, km)
    within, exact = brute(table, point, km)
    assert set(found.tolist()) == within
    assert len(found) == len(within)
    assert (np.diff(exact[found]) >= 0).all()


@pytest.mark.parametrize("km", [0, 50, 15_000, 20_004])
@pytest.mark.parametrize("point", HARD)
def test_near_holds_at_the_antimeridian_and_the_poles(table, point, km):
    assert set(table.near(point, km).tolist()) == brute(table, point, km)[0]


def test_airports_on_the_other_side_of_180_are_near(table):
    found = {str(table.codes[n]) for n in table.near(Point(-16.8, 179.99), 60)}
    assert "NFNM" in found  # Matei, on Taveuni, 179.88 W


def test_the_whole_table_is_built_in_a_moment():
    spent = []
    for _ in range(3):
        began = time.process_time()
        airport_table.__wrapped__()
        spent.append(time.process_time() - began)
    print(f"built in {min(spent):.3f} s")
    assert min(spent) < 1.0


GOOD = HEADER + (
    '"XAAA","","A, with a comma","","","US",35,10.5,-20.25,"UTC",""\nxbbb,,B,,,MX,,-10,179.5,UTC,\n'
)


@pytest.mark.parametrize("packed", [False, True])
def test_a_users_list_is_read_plain_or_packed(listed, packed):
    text = ("\ufeff" + GOOD).encode()
    path = listed(gzip.compress(text) if packed else text, "airports.any")
    mine, problems = AirportTable.from_airportsdata(path)
    assert problems == ()
    assert mine.codes.tolist() == ["XAAA", "XBBB"]
    assert mine.names[0] == "A, with a comma"
    assert mine.point(mine.index("xbbb")) == Point(-10, 179.5)
    assert mine.elevation_ft[0] == 35
    assert np.isnan(mine.elevation_ft[1])
    assert mine.radius_km.tolist() == [5, 5]
    assert not mine.has_runway_ends.any()
    assert mine.source == "airports.any"
    assert mine.near(Point(-10, -179.9), 100).tolist() == [1]


BAD_ROWS = {
    "no code": (",,A,,,US,1,1,1,,", "PLC-101", "no code"),
    "latitude off the globe": ("XA,,A,,,US,1,97.2,1,,", "PLC-101", "XA: latitude 97.2 is not"),
    "longitude off the globe": ("XA,,A,,,US,1,7,181,,", "PLC-101", "longitude 181 is not"),
    "no latitude": ("XA,,A,,,US,1,,1,,", "PLC-101", "latitude nan is not"),
    "latitude that is no number": ("XA,,A,,,US,1,nan,1,,", "PLC-101", "latitude nan is not"),
    "infinite longitude": ("XA,,A,,,US,1,1,inf,,", "PLC-101", "longitude nan is not"),
    "row cut off": ("XA,,A", "PLC-101", "latitude nan is not"),
    "elevation that is no number": ("XA,,A,,,US,high,1,1,,", "PLC-103", "XA: elevation high"),
    "the same code twice": ("XOK,,A,,,US,1,1,1,,", "PLC-102", "XOK is in line 2 as well"),
}


@pytest.mark.parametrize(("row", "code", "message"), BAD_ROWS.values(), ids=BAD_ROWS)
def test_a_bad_row_is_told_with_its_line_and_the_others_are_used(listed, row, code, message):
    text = f"{HEADER}XOK,,fine,,,US,1,2,3,,\n\n{row}\nXZZ,,fine,,,US,1,2,3,,\n"
    mine, problems = AirportTable.from_airportsdata(listed(text))
    assert [p.code for p in problems] == [code]
    assert str(problems[0].at) == "mine.csv:4"
    assert message in problems[0].message
    assert problems[0].did
    assert {"XOK", "XZZ"} <= set(mine.codes.tolist())
    assert mine.point(mine.index("XOK")) == Point(2, 3)


NO_LIST = {
    "nothing": (b"", "no row holds an airport"),
    "a header alone": (HEADER.encode(), "no row holds an airport"),
    "no positions": (b"icao,name\nKHRL,Valley\n", "line 1: has no column lat, lon"),
    "another form": (b"<html></html>\n", "line 1: has no column icao, lat, lon"),
    "no row that can be used": (HEADER.encode() + b"XA,,,,,,,99,9,,\n", "no row holds"),
    "not UTF-8": (GOOD.encode() + b"X\xe9,,,,,,,1,1,,\n", "line 4: is not UTF-8 text"),
    "cut-off gzip": (gzip.compress(GOOD.encode())[:40], "damaged gzip"),
    "damaged gzip": (b"\x1f\x8b\x08\x00junk that is no gzip", "damaged gzip"),
    "a cell without end": ((HEADER + 'XA,"' + "a" * 200_000).encode(), "line 2: is not CSV"),
}


@pytest.mark.parametrize(("content", "message"), NO_LIST.values(), ids=NO_LIST)
def test_a_file_that_is_no_list_is_an_error_that_says_where(listed, content, message):
    with pytest.raises(AirportListError, match="mine.csv") as caught:
        AirportTable.from_airportsdata(listed(content))
    assert message in str(caught.value)


def test_a_file_that_is_not_there_is_an_error_of_ours(tmp_path):
    with pytest.raises(HabeasError, match="not a plain file"):
        AirportTable.from_airportsdata(tmp_path / "none.csv")


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(listed):
    bomb = gzip.compress(HEADER.encode() + b"\n" * (65 * 2**20))
    with pytest.raises(HabeasError, match="more than the limit"):
        AirportTable.from_airportsdata(listed(bomb))


@given(st.binary(max_size=200))
def test_no_bytes_make_the_reader_fail_but_as_it_says(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("any") / "mine.csv"
    path.write_bytes(HEADER.encode() + content)
    try:
        mine, _ = AirportTable.from_airportsdata(path)
    except AirportListError:
        return
    assert len(mine) > 0


def test_an_airport_far_from_its_runways_is_told_and_its_radius_reaches_them(listed):
    # The point that degrees and minutes read as a decimal give.
    text = HEADER + "ELLX,LUX,Luxembourg,,,LU,1234,49.3724,6.1219,,\n"
    mine, problems = AirportTable.from_airportsdata(listed(text))
    assert [(p.code, p.at.line) for p in problems] == [("PLC-104", 2)]
    assert "ELLX lies 29.0 km from the middles of its runways" in problems[0].message
    assert mine.radius_km[0] == 30
    assert mine.has_runway_ends[0]
    assert distance_km(mine.point(0), airport("ELLX").point) < mine.radius_km[0]


def test_runways_a_world_away_are_those_of_another_field(listed):
    text = HEADER + "ELLX,LUX,Another field,,,AU,0,-30,150,,\n"
    mine, problems = AirportTable.from_airportsdata(listed(text))
    assert "without them" in problems[0].did
    assert mine.radius_km[0] == 5
    assert not mine.has_runway_ends[0]


@pytest.fixture(scope="module")
def published(field_data):
    path = field_data / "flights" / "reference" / "airportsdata_airports.csv.gz"
    return AirportTable.from_airportsdata(path)


@pytest.mark.field_data
@pytest.mark.parametrize(("code", "km"), [("ELLX", 29.0), ("EBBR", 42.4)])
def test_the_published_list_is_told_where_it_is_far_off(published, code, km):
    _, problems = published
    told = [p.message for p in problems if p.code == "PLC-104" and p.message.startswith(code)]
    assert len(told) == 1
    assert float(told[0].split()[2]) == pytest.approx(km, abs=0.2)


# Known answer: how many airports of the published list with a code of four letters lie so
# that one could have stopped there for half an hour between two fixes, at these speeds.
WITHIN_REACH = {500: 0, 525: 46, 550: 339, 600: 840, 735: 1486}


@pytest.mark.field_data
@pytest.mark.parametrize(("kt", "many"), WITHIN_REACH.items())
def test_the_published_list_has_as_many_airports_within_reach_as_is_known(published, kt, many):
    mine, _ = published
    four_letters = np.array([len(c) == 4 and c.isalpha() for c in mine.codes.tolist()])
    before, after = Point(12.3702, -13.9118), Point(-22.6822, 26.9012)
    via = sum(distances_km(p, mine.lon, mine.lat) for p in (before, after))
    in_flight_h = (23_714.33 - 1_800) / 3600
    assert int((four_letters & (via <= kt * 1.852 * in_flight_h)).sum()) == many


def test_every_code_of_the_room_is_documented():
    page = Path(__file__).parents[2] / "docs" / "reference" / "problems.md"
    listed = page.read_text("utf-8")
    for code, kind in KINDS.items():
        line = f"| {code} | {kind.severity.name.lower()} | {kind.title} | {kind.help} |"
        assert line in listed
