"""Known answers: real tracks whose flights, runways and times somebody else has worked out.

The cases are those of the field handbook, section 7; a number names the case.
"""

import csv
import gzip
from datetime import UTC, datetime
from itertools import groupby, pairwise

import pytest
from column_maps import STUDY

from habeas.flights.ledger import ledger_of
from habeas.flights.leg_ends import EndClass
from habeas.flights.legs import legs_of
from habeas.flights.merged import merged
from habeas.flights.opened import opened
from habeas.flights.read_mapped import read_map
from habeas.flights.recognise import read_file
from habeas.places import airport


def tracks_of(field_data, *names, tables=()):
    paths = [field_data / "flights" / name for name in names]
    return merged(t for path in paths for t in read_file(opened(path), tables).records)


def likelier(track):
    return [leg for leg in legs_of(ledger_of(track)) if not leg.alternative_to]


def utc(t):
    return datetime.fromtimestamp(t, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def seconds(text):
    return datetime.fromisoformat(text).timestamp()


def same_field(a, b):
    found = airport(a), airport(b)
    return a == b or (None not in found and found[0].ident == found[1].ident)


@pytest.fixture
def one(field_data):
    """Read a file that holds one aircraft."""

    def read(name):
        (track,) = tracks_of(field_data, name)
        return track

    return read


def close(found, wanted, within):
    assert abs(found - seconds(wanted)) <= within, (utc(found), wanted)


def test_10_the_flights_of_n899dn_are_found_and_the_arrival_nobody_heard_is_not_named(one):
    legs = likelier(one("readsb/trace_full_ac671b.json.gz"))
    assert len(legs) == 4
    first, second, third, fourth = legs
    assert (first.landing.airport, first.landing.kind) == ("KMSP", EndClass.OBSERVED)
    close(first.landing.estimate, "2025-02-05T01:12:24Z", 5)
    close(second.takeoff.estimate, "2025-02-05T03:43:50Z", 5)
    assert second.landing.kind is not EndClass.OBSERVED
    assert second.landing.airport == "" == third.takeoff.airport
    close(third.landing.estimate, "2025-02-05T17:00:17Z", 5)
    close(fourth.takeoff.estimate, "2025-02-05T18:14:35Z", 5)
    close(fourth.landing.estimate, "2025-02-05T19:54:28Z", 5)
    assert (fourth.landing.airport, fourth.landing.runway) == ("KDEN", "26")


def test_11_the_five_flights_of_n17104_are_found_among_twelve_flickers(one):
    legs = likelier(one("flight_tracer/raw_A11F59_2025-02-07_2025-02-08.csv.gz"))
    found = [
        (
            leg.takeoff.airport,
            utc(leg.takeoff.estimate),
            leg.landing.airport,
            utc(leg.landing.estimate),
        )
        for leg in legs
    ]
    assert found == [
        ("KBOS", "2025-02-07T01:59:43Z", "KSFO", "2025-02-07T08:48:00Z"),
        ("KSFO", "2025-02-07T16:35:03Z", "KBOS", "2025-02-07T21:07:57Z"),
        ("KBOS", "2025-02-07T23:17:43Z", "KLAX", "2025-02-08T05:20:30Z"),
        ("KLAX", "2025-02-08T07:38:34Z", "KIAD", "2025-02-08T11:31:22Z"),
        ("KIAD", "2025-02-08T17:47:57Z", "KLAX", "2025-02-08T23:21:33Z"),
    ]


def test_12_the_two_flights_of_n8718q_are_found(one):
    first, second = likelier(one("flight_tracer/raw_abfd8c_2025-02-09_2025-02-09.csv.gz"))
    assert (first.landing.airport, second.takeoff.airport, second.landing.airport) == (
        "KDEN", "KDEN", "KSLC")  # fmt: skip
    close(first.landing.estimate, "2025-02-09T01:24:46Z", 3)
    close(second.takeoff.estimate, "2025-02-09T03:14:16Z", 3)
    close(second.landing.estimate, "2025-02-09T04:25:53Z", 3)


def test_13_seven_flights_at_one_strip_are_found_where_the_files_own_flags_mark_six(one):
    legs = likelier(one("readsb/2023-08-30/trace_full_aa178d.json"))
    ends = [(leg.takeoff.airport, leg.landing.airport) for leg in legs]
    assert ends == [("88NV", "88NV")] * 7
    landings = ["17:52:37", "18:26:17", "18:46:32", "19:00:11", "19:40:00", "20:14:02", "20:48:10"]
    for leg, wanted in zip(legs, landings, strict=True):
        close(leg.landing.estimate, f"2023-08-30T{wanted}Z", 3)


def test_13_the_strip_lies_high_and_its_surface_reports_are_believed(one):
    legs = likelier(one("readsb/2023-08-30/trace_full_a3c78c.json"))
    assert [(leg.takeoff.kind, leg.landing.kind) for leg in legs] == [
        (EndClass.OBSERVED, EndClass.OBSERVED)
    ] * 2
    close(legs[0].landing.estimate, "2023-08-30T14:45:45Z", 3)
    close(legs[1].landing.estimate, "2023-08-30T15:56:50Z", 3)


@pytest.mark.parametrize(("name", "least"), [("a2228b", 2), ("aa568e", 3)])
def test_14_flights_are_parted_where_no_leg_flag_is_and_the_other_story_is_told(one, name, least):
    track = one(f"readsb/2023-08-30/trace_full_{name}.json")
    legs = legs_of(ledger_of(track))
    assert len([leg for leg in legs if not leg.alternative_to]) >= least
    assert [leg for leg in legs if leg.alternative_to and "flown on" in leg.reason]


def test_15_the_approaches_of_a_survey_flight_are_found_in_order(one):
    track = one("traffic/belevingsvlucht.json.gz")
    (leg,) = likelier(track)
    ends = [(one.airport, one.runway) for one in leg.approaches]
    # Six passes at Lelystad; the two last ones follow each other on one runway, and the list of
    # the handbook counts them once.
    assert len(ends) == 7
    assert [key for key, _ in groupby(ends)] == [
        ("EHLE", "23"), ("EHLE", "05"), ("EHLE", "23"), ("EHLE", "05"), ("EHLE", "23"),
        ("EHAM", "06"),
    ]  # fmt: skip
    assert (leg.takeoff.airport, leg.landing.airport, leg.landing.runway) == ("EHAM", "EHAM", "06")


def test_16_runways_are_named_as_others_found_them(one, field_data):
    (leg,) = likelier(one("traffic/airbus_tree.json.gz"))
    assert (leg.landing.airport, leg.landing.runway) == ("EDHI", "23")
    by_call = {
        track.called("callsign")[0]: likelier(track)
        for track in tracks_of(field_data, "traffic/zurich_airport.json.gz")
    }
    left = {
        call: (by_call[call][0].takeoff.airport, by_call[call][0].takeoff.runway)
        for call in ("SWR5220", "ACA879", "VJT796")
    }
    assert left == {"SWR5220": ("LSZH", "28"), "ACA879": ("LSZH", "16"), "VJT796": ("", "")}


def test_17_the_spoofed_stretch_is_refused_and_nothing_else_of_that_flight(one):
    track = one("traffic/noisy_spoofing.json.gz")
    ledger = ledger_of(track)
    spoofed = track.fixes.t[ledger.status != 0]
    before = track.fixes.t[track.fixes.t < spoofed.min()].max()
    after = track.fixes.t[track.fixes.t > spoofed.max()].min()
    close(before, "2024-09-17T09:06:31Z", 120)
    close(after, "2024-09-17T09:58:10Z", 120)
    inside = (track.fixes.t > before) & (track.fixes.t < after)
    assert (ledger.status[inside] != 0).all()


@pytest.fixture(scope="module")
def heathrow(field_data):
    """The flights to Heathrow of one afternoon: truth by callsign, and our legs."""
    folder = field_data / "flights"
    tables = read_map(STUDY.encode(), "columns.yaml").records
    names = ["egll/egll-flights-fr24.csv.gz", "egll/egll-positions-fr24.csv.gz"]
    legs = {
        t.called("callsign")[0]: likelier(t) for t in tracks_of(field_data, *names, tables=tables)
    }
    with (folder / "truth" / "egll_truth.csv").open(encoding="utf-8") as stream:
        return [(row, legs[row["callsign"]]) for row in csv.DictReader(stream)]


def test_18_all_arrivals_at_heathrow_are_right(heathrow):
    assert [legs[-1].landing.airport for _, legs in heathrow] == ["EGLL"] * 25


def test_18_departures_are_right_where_the_track_shows_them_and_else_not_observed(heathrow):
    named = [
        (row["adep"], legs[0].takeoff.airport)
        for row, legs in heathrow
        if row["departure_observable"] == "True"
    ]
    unseen = [legs for row, legs in heathrow if row["departure_observable"] == "False"]
    assert len(named) == 21
    assert len(unseen) == 4
    assert all(same_field(*pair) for pair in named), named
    assert [legs[0].takeoff.airport for legs in unseen] == [""] * 4


def test_18_each_landing_interval_meets_the_true_one(heathrow):
    for row, legs in heathrow:
        landing = legs[-1].landing
        low = seconds(row["last_airborne_t"])
        high = seconds(row["first_ground_after_t"]) if row["first_ground_after_t"] else None
        assert high is None or landing.earliest <= high, row["callsign"]
        assert landing.latest >= low, row["callsign"]


# The airport designators of 2017 where the position reports do not name the flight.
OF_2017 = {"SXF": "EDDB", "IST": "LTBA"}


@pytest.fixture(scope="module")
def archive(field_data):
    """The twenty archived flights: by callsign the filed airports and our legs."""
    folder = field_data / "flights" / "fr24_archive"
    filed = {}
    with gzip.open(folder / "20170205_ALL_CPR.gz", "rt") as stream:
        for line in stream:
            cells = line.split(";")
            filed.setdefault(cells[8], (cells[9], cells[10]))
    with (folder / "20170205_flights.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            ends = (row["schd_from"], row["real_to"])
            filed.setdefault(row["callsign"], tuple(OF_2017.get(code, code) for code in ends))
    names = ["fr24_archive/20170205_positions.csv.gz", "fr24_archive/20170205_flights.csv"]
    tracks = tracks_of(field_data, *names)
    return {t.called("callsign")[0]: (filed[t.called("callsign")[0]], likelier(t)) for t in tracks}


def is_field(code, wanted):
    """Say whether a code is the airport that a plan names by ICAO or IATA code."""
    found = airport(code)
    return wanted in {code, found.iata} or same_field(code, wanted)


def test_archived_flights_have_their_airports_and_none_is_wrong(archive):
    ends = {"from": [], "to": []}
    for callsign, ((adep, ades), legs) in archive.items():
        for side, wanted, end in (("from", adep, legs[0].takeoff), ("to", ades, legs[-1].landing)):
            if end.airport:
                assert is_field(end.airport, wanted), (callsign, side, end, wanted)
                ends[side].append(callsign)
    assert len(archive) == 20
    assert len(ends["from"]) >= 16, ends
    assert len(ends["to"]) >= 17, ends
    assert not {"AIC175", "BEL3292", "THY10"} & set(ends["from"])
    assert not {"CSA190", "BEL3292"} & set(ends["to"])


def test_legs_follow_each_other_in_time(heathrow, archive):
    for legs in [legs for _, legs in heathrow] + [legs for _, legs in archive.values()]:
        for earlier, later in pairwise(legs):
            assert earlier.landing.earliest <= later.takeoff.latest
