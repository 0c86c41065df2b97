"""Outside: of which territory, by which file, and what is known before the first place."""

from habeas.bounds import Tri
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import ask, key_of

Y, N, C = Tri.YES, Tri.NO, Tri.CANNOT_TELL
DAY = "2025-03-15"
FLIGHT = {
    "from": "KHRL",
    "to": "MHPR",
    "takeoff": f"{DAY} 10:00",
    "landing": f"{DAY} 12:30",
    "vehicle": "N1",
}
AIRCRAFT = [{"id": "N1", "type": "A320"}]
BOUNDARY = {
    "id": "line",
    "question": "which file draws the line",
    "sets": "boundary",
    "options": [{"name": "sea", "value": "maritime"}, {"name": "coast", "value": "atlas"}],
}


def outside(case, choice=AS_IT_STANDS):
    return ask(case, key_of(case, "outside/T/O.entered"), choice)


def test_without_a_place_of_departure_no_territory_is_named(case_of):
    leg = {key: said for key, said in FLIGHT.items() if key != "from"}
    finding = outside(case_of(leg, order={"entered": f"{DAY} 11:00"}))
    assert finding.answer is C
    assert any("No source places its departure" in step for step in finding.result.why)


def test_rival_departures_from_two_countries_name_no_territory(case_of):
    leg = {**FLIGHT, "from": ["KHRL", "MMMX"]}
    finding = outside(case_of(leg, order={"entered": f"{DAY} 09:00"}))
    assert finding.answer is C
    assert any("No source places its departure" in step for step in finding.result.why)


def test_a_country_that_no_file_has_is_no_territory(case_of):
    strip = {"place": "STRIP", "country": "XX", "lat": "26.2", "lon": "-97.6"}
    case = case_of({**FLIGHT, "from": "STRIP"}, order={"entered": f"{DAY} 09:00"}, places=[strip])
    finding = outside(case)
    assert finding.answer is C
    assert "No boundary file has XX." in finding.result.why


def test_each_boundary_file_answers_under_its_own_reading(case_of):
    case = case_of(
        FLIGHT, order={"entered": f"{DAY} 12:25"}, vehicles=AIRCRAFT, readings=[BOUNDARY]
    )
    finding = outside(case)
    assert finding.by_reading == {"line=sea": Y, "line=coast": Y}
    drawn = {}
    for option in ("sea", "coast"):
        result = outside(case, AS_IT_STANDS.reading("line", option)).result
        (drawn[option],) = result.bounds["T.1.min_speed_kt_inside"]
        (note,) = [text for kind, text in result.assumes if kind == "boundary"]
        assert note.count("line within") == 1
    assert drawn == {"sea": "maritime", "coast": "atlas"}


def test_a_unit_of_a_country_is_departed_from_as_the_country_when_that_is_asked(case_of):
    leg = {"from": "TJSJ", "to": "KMIA", "takeoff": f"{DAY} 10:00", "landing": f"{DAY} 12:30"}
    order = {"entered": f"{DAY} 09:00", "forbids": "leave US"}
    case = case_of(leg, order=order)
    finding = ask(case, key_of(case, "in-force/T/O.entered"))
    assert not any("cannot be said to leave" in step for step in finding.result.why)


def test_an_island_territory_is_departed_from_as_the_country_it_belongs_to(case_of):
    leg = {"from": "TJSJ", "to": "KMIA", "takeoff": f"{DAY} 10:00:00", "landing": f"{DAY} 12:30"}
    order = {"entered": f"{DAY} 10:00:30"}
    case = case_of({**leg, "vehicle": "N1"}, order=order, vehicles=AIRCRAFT)
    finding = ask(case, key_of(case, "outside/T/O.entered"))
    assert finding.answer is Tri.NO
    assert any("the territory of US" in text for _, text in finding.result.assumes)


def test_a_flight_whose_take_off_nobody_times_departs_from_its_own_country(case_of):
    first = {"from": "KHRL", "to": "MMMX", "landing": f"{DAY} 12:00"}
    second = {
        "after": "T.1",
        "from": "MMMX",
        "to": "MHPR",
        "takeoff": f"{DAY} 14:00",
        "landing": f"{DAY} 16:30",
        "vehicle": "N1",
    }
    case = case_of(first, second, order={"entered": f"{DAY} 12:00"}, vehicles=AIRCRAFT)
    finding = outside(case)
    assert "the territory of US is" in str(finding.result.assumes)
    assert finding.answer is C


def test_before_the_first_known_place_nothing_certain_follows(case_of):
    first = {"from": "KHRL", "to": "KIAH", "landing": f"{DAY} 12:00"}
    second = {"after": "T.1", "from": "KIAH", "takeoff": f"{DAY} 12:02", "vehicle": "N1"}
    known = {**first, "takeoff": f"{DAY} 11:00", "vehicle": "N1"}
    # At the landing it is inside; in the hours before it may have been out at sea.
    for leg, entered, told in (
        (known, f"{DAY} 12:00", N),
        (first, f"between {DAY} 06:00 and {DAY} 12:01", C),
    ):
        case = case_of(leg, second, order={"entered": entered}, vehicles=AIRCRAFT)
        finding = outside(case)
        assert finding.answer is told
        unplaced = "Before T.1.landing: nothing fixes where it had come from."
        assert (unplaced in finding.result.why) is (leg is first)
