"""Lists and logs of flights without positions: claims with their bounds."""

from datetime import UTC, datetime, timedelta

import pytest
from track_files import as_file, csv_text

from habeas.bounds import Moment
from habeas.flights.recognise import read_file, read_reports
from habeas.flights.reported import UNKNOWN, day_of, minute_of

RADARBOX = "Date,Flight,Departure,STD,Arrival,STA,Aircraft,Status,Duration,Airline,ArrivalICAO,DepartureICAO"
LOG = "Date|Flight count|Flight number|Tail number|Operator|Owner|Previous Airport|Next Airport|From NWDC - Boarded Plane|From Plane - Boarded Bus|From NWDC - Boarded Plane|Observations"


def minute(*when):
    """Give the bounds of a printed minute whose UTC is known."""
    at = datetime(*when, tzinfo=UTC)
    return Moment.between(at - timedelta(seconds=30), at + timedelta(minutes=1))


def listed(std="12:45 EST", status="Landed", leaves="KMIA", reaches="KMEM", **more):
    row = {"Date": "2031-01-14", "Flight": "TS1", "Departure": f"A town ({leaves})", "STD": std,
           "Arrival": f"B town ({reaches})", "STA": "", "Aircraft": "B734 (N1TST)", "Status": status,
           "Duration": "", "Airline": "Testing", "ArrivalICAO": reaches, "DepartureICAO": leaves,
           **more}  # fmt: skip
    found = read_reports(as_file(csv_text(RADARBOX.split(","), [list(row.values())]), "list.csv"))
    return found.records[0]


def test_a_row_of_a_list_is_a_claim_with_its_spot():
    flight = listed(status="Landed 14:20 CST")
    assert (flight.flight, flight.registration, flight.aircraft_type) == ("TS1", "N1TST", "B734")
    assert (flight.from_airport, flight.to_airport) == ("KMIA", "KMEM")
    assert flight.scheduled_departure == minute(2031, 1, 14, 17, 45)
    assert flight.landed == minute(2031, 1, 14, 20, 20)
    assert (flight.spot.source, flight.spot.at) == ("list.csv", "row 1")


LANDINGS = {
    "the same day": ("21:30 CST", "Landed 23:10 EST", "KMEM", "KMIA", minute(2031, 1, 15, 4, 10)),
    "after midnight": ("21:30 CST", "Landed 02:08 EST", "KMEM", "KMIA", minute(2031, 1, 15, 7, 8)),
    "a clock that goes back on the way": (
        "00:20 EST", "Landed 23:50 CST", "KMIA", "KMEM",
        # Half an hour after it left, and by the clock of its landing the day before.
        minute(2031, 1, 14, 5, 50),
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("std", "status", "leaves", "reaches", "landed"), list(LANDINGS.values()), ids=list(LANDINGS)
)
def test_the_day_of_a_landing_follows_from_the_departure(std, status, leaves, reaches, landed):
    flight = listed(std, status, leaves, reaches)
    assert flight.landed == landed


def test_without_a_departure_the_landing_is_on_the_day_or_the_next():
    flight = listed("", "Landed 14:20 CST")
    assert flight.scheduled_departure == UNKNOWN
    assert flight.landed.contains(minute(2031, 1, 14, 20, 20))
    assert flight.landed.contains(minute(2031, 1, 15, 20, 20))


def test_a_landing_without_its_minute_has_no_bounds():
    assert listed(status="Landed").landed == UNKNOWN


def test_missing_airports_are_told_and_the_codes_in_words_are_used():
    row = ["2031-01-14", "TS1", "A town (ABC/KMIA)", "", "", "", "", "", "", "", "", ""]
    found = read_reports(as_file(csv_text(RADARBOX.split(","), [row])))
    assert (found.records[0].from_airport, found.records[0].to_airport) == ("KMIA", "")
    assert [p.code for p in found.problems] == ["FLT-302"]


@pytest.mark.parametrize("std", ["25:00 EST", "12:99 EST", "noon", "12:45"])
def test_what_is_no_minute_with_its_zone_gives_no_time(std):
    assert listed(std).scheduled_departure == UNKNOWN


def test_a_row_without_a_date_is_told():
    found = read_reports(as_file(csv_text(RADARBOX.split(","), [["soon", *[""] * 11]])))
    assert (found.records, [p.code for p in found.problems]) == ((), ["FLT-101"])


NOON = datetime(2031, 1, 14, 12, 0)


def test_letters_of_several_offsets_are_read_at_the_airport():
    assert minute_of(NOON, "CST", "America/Chicago")[0] == minute(2031, 1, 14, 18, 0)
    assert minute_of(NOON, "CST", "Asia/Shanghai")[0] == minute(2031, 1, 14, 4, 0)
    assert minute_of(NOON, "COT", "America/Bogota")[0] == minute(2031, 1, 14, 17, 0)


def test_letters_and_an_airport_that_differ_are_both_held():
    when, assumes = minute_of(NOON, "EST", "America/Chicago")
    assert when.contains(minute(2031, 1, 14, 17, 0))
    assert when.contains(minute(2031, 1, 14, 18, 0))
    assert any("the two differ" in sentence for _, sentence in assumes)


def test_letters_that_nobody_can_place_hold_every_zone():
    assert minute_of(NOON, "CST", "")[0].width_us > 25 * 3600 * 1_000_000
    assert day_of(NOON.date(), "")[0].width_us == 50 * 3600 * 1_000_000


def log(*rows):
    text = LOG + "\n" + "".join("|".join(row) + "\n" for row in rows)
    return read_reports(as_file(text, "log.csv"))


SEEN = [
    "Tuesday, May 6, 2031",
    "1",
    "TST1",
    "N1TST",
    "Testing",
    "",
    "KAAA",
    "KBBB",
    "92",
    "40",
    "90",
]


def test_a_row_of_a_log_gives_the_people_that_were_counted_twice():
    flight = log([*SEEN, "words"]).records[0]
    assert (flight.day, flight.flight, flight.registration) == ("2031-05-06", "TST1", "N1TST")
    assert [(name, c.least, c.most) for name, c in flight.counts] == [
        ("From NWDC - Boarded Plane", 92, 92),
        ("From Plane - Boarded Bus", 40, 40),
        ("From NWDC - Boarded Plane (2)", 90, 90),
    ]
    assert flight.on.width_us == 50 * 3600 * 1_000_000


def test_a_day_without_a_flight_is_a_row_too():
    found = log(["Tuesday, May 6, 2031", "NO FLIGHT", *[""] * 10])
    assert (found.records[0].status, found.records[0].flight) == ("no flight", "")


def test_what_a_log_does_not_know_stays_blank_and_what_cannot_be_read_is_told():
    found = log([*SEEN[:3], "?", *SEEN[4:8], "2?", "", "", ""], ["Week of Aug 24th", *[""] * 11])
    assert (found.records[0].registration, found.records[0].counts) == ("", ())
    assert [p.code for p in found.problems] == ["FLT-304", "FLT-303"]


def test_a_list_gives_no_track_and_says_why():
    found = read_file(as_file(csv_text(RADARBOX.split(","), [])))
    assert (found.records, [p.code for p in found.problems]) == ((), ["FLT-301"])


def test_a_file_of_positions_is_no_list():
    assert read_reports(as_file('{"now": 1, "hex": "a00001", "lat": 1, "lon": 2}')) is None


@pytest.mark.field_data
def test_every_row_of_the_list_and_the_log_is_a_claim_or_is_told(field_data):
    from habeas.flights.opened import opened

    folder = field_data / "flights" / "uwchr"
    flown = read_reports(opened(folder / "radarbox_swq_wal.csv.gz"))
    assert len(flown.records) == 3883
    assert [p.code for p in flown.problems] == ["FLT-302"]
    seen = read_reports(opened(folder / "ICEAirKYKM20210625_part.csv"))
    assert (len(seen.records), [p.code for p in seen.problems]) == (82, ["FLT-303"])
    assert {flight.status for flight in seen.records} == {"", "no flight", "cancelled"}
