"""Scene: what questions share, such as the limit of a leg's rival vehicles."""

import pytest

from habeas.case.what_if import AS_IT_STANDS
from habeas.findings.scene import Scene

FLIGHT = {"from": "KHRL", "to": "MHPR", "takeoff": "2025-03-15 10:00"}
TYPED = [{"id": "N1", "type": "A320"}, {"id": "N2", "type": "B738"}, {"id": "N3"}]
VEHICLES = {
    "one of a known type": (["N1"], 714.7),
    "the faster of two types": (["N1", "N2"], 714.7),
    "one of two without a type": (["N1", "N3"], None),
    "none named": ([], None),
}


@pytest.mark.parametrize(("named", "kt"), list(VEHICLES.values()), ids=list(VEHICLES))
def test_the_limit_is_the_largest_of_all_rival_vehicles(case_of, named, kt):
    leg = {**FLIGHT, "vehicle": named} if named else FLIGHT
    case = case_of(leg, vehicles=TYPED)
    limit, claims = Scene(case, AS_IT_STANDS).speed_limit(case.legs["T.1"])
    assert limit.kt == (None if kt is None else pytest.approx(kt, abs=0.05))
    assert {c.value for c in claims if c.subject == "T.1.vehicle"} == set(named)


def test_a_limit_set_by_the_question_stands_for_all_vehicles(case_of):
    case = case_of({**FLIGHT, "vehicle": ["N1", "N3"]}, vehicles=TYPED)
    limit, _ = Scene(case, AS_IT_STANDS.at_speed("T.1", 480)).speed_limit(case.legs["T.1"])
    assert (limit.kt, limit.kind) == (480, "custom")
