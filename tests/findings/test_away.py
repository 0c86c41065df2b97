"""Away: which places fix the envelope, and which limit holds from one to the next."""

from habeas.bounds import Tri
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import ask, key_of

Y, N, C = Tri.YES, Tri.NO, Tri.CANNOT_TELL
DAY = "2025-03-15"
AIRCRAFT = [{"id": "N1", "type": "A320"}]


def outside(case):
    return ask(case, key_of(case, "outside/T/O.entered"))


def test_a_landing_at_no_known_place_fixes_nothing(case_of):
    first = {"from": "KHRL", "takeoff": f"{DAY} 10:00", "landing": f"{DAY} 12:00", "vehicle": "N1"}
    second = {
        "after": "T.1",
        "from": "MHPR",
        "to": "MSLP",
        "takeoff": f"{DAY} 12:30",
        "landing": f"{DAY} 13:10",
        "vehicle": "N1",
    }
    case = case_of(first, second, order={"entered": f"{DAY} 12:25"}, vehicles=AIRCRAFT)
    finding = outside(case)
    assert finding.answer is Y
    assert any(s.startswith("Between T.1.takeoff and T.2.takeoff") for s in finding.result.why)
    assert not any("T.1.landing" in step for step in finding.result.why)


def test_at_the_second_of_a_landing_far_away_it_is_inside_at_no_speed(case_of):
    leg = {
        "from": "KHRL",
        "to": "MHPR",
        "takeoff": f"{DAY} 10:00",
        "landing": f"{DAY} 12:30:00",
        "vehicle": "N1",
    }
    case = case_of(leg, order={"entered": f"{DAY} 12:29:59"}, vehicles=AIRCRAFT)
    sure = outside(case)
    slow = outside(case_of(leg, order={"entered": f"{DAY} 12:20:00"}, vehicles=AIRCRAFT))
    text = "Between T.1.takeoff and T.1.landing: at no speed could it be inside."
    assert sure.answer is slow.answer is Y
    assert text in sure.result.why
    assert set(sure.result.bounds["T.1.min_speed_kt_inside_as_printed"].values()) == {None}
    assert text not in slow.result.why


def test_a_flight_between_two_bus_rides_lifts_their_limit(case_of):
    ride = {"mode": "road", "from": "KHRL", "to": "KBRO", "left": f"{DAY} 08:00"}
    first = {**ride, "arrived": f"{DAY} 09:00"}
    flight = {"after": "T.1", "from": "KBRO", "to": "KIAH"}
    last = {"mode": "road", "from": "KIAH", "to": "KEFD", "left": f"{DAY} 14:00"}
    order = {"entered": f"{DAY} 11:30"}
    rides = case_of(first, {**last, "after": "T.1", "from": "KHRL"}, order=order)
    flown = case_of(first, flight, {**last, "after": "T.2", "from": "KHRL"}, order=order)
    limits = [{t for k, t in outside(c).result.assumes if k == "speed"} for c in (rides, flown)]
    assert limits[0] == {"road: 135 kt (250 km/h), above what limited road vehicles reach"}
    assert "no type is stated, so no speed limits it" in limits[1]
    assert outside(flown).answer is C


def test_a_flight_of_which_only_leaving_the_place_is_timed_has_an_answer(case_of):
    leg = {"from": "KHRL", "to": "MHPR", "left": f"{DAY} 10:00"}
    assert outside(case_of(leg, order={"entered": f"{DAY} 09:00"})).answer is C


def test_a_rival_place_that_is_not_on_the_map_may_be_anywhere(case_of):
    flight = {"from": "KHRL", "to": "MHPR", "takeoff": f"{DAY} 10:00", "landing": f"{DAY} 12:00"}
    flight = {**flight, "vehicle": "N1"}
    order = {"entered": f"{DAY} 11:50"}
    known = case_of(flight, order=order, vehicles=AIRCRAFT)
    assert outside(known).answer is Tri.YES
    rivals = [{"value": "MHPR", "source": "S0"}, {"value": "Nowhere", "source": "S3"}]
    doubtful = case_of({**flight, "to": rivals}, order=order, vehicles=AIRCRAFT)
    assert outside(doubtful).answer is Tri.CANNOT_TELL
    assert any("not on the map" in step for step in outside(doubtful).result.why)
    assert ask(doubtful, outside(doubtful).key, AS_IT_STANDS.leaving_out("S3")).answer is Tri.YES
