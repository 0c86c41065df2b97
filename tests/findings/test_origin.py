"""Origin: whether a time hangs on one origin, with outlets that name no basis left open."""

import pytest

from habeas.bounds import Tri
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import ask, key_of

WHEN = "2025-03-15 10:00"


def by(source, basis=""):
    return {"value": WHEN, "source": source, "basis": basis}


CASES = {
    "one source": ([by("S0")], Tri.YES, (1, 1)),
    "two outlets on one basis": ([by("S0", "tracker"), by("S1", "tracker")], Tri.YES, (1, 1)),
    "two stated bases": ([by("S0", "tracker"), by("S1", "tower log")], Tri.NO, (2, 2)),
    "two outlets that name none": ([by("S0"), by("S1")], Tri.CANNOT_TELL, (1, 2)),
    "a third that may share one": (
        [by("S0", "tracker"), by("S1", "tower log"), by("S2")],
        Tri.NO,
        (2, 3),
    ),
}


@pytest.mark.parametrize(("takeoff", "told", "origins"), list(CASES.values()), ids=list(CASES))
def test_independent_origins_are_bounded_and_never_counted_by_outlets(
    case_of, takeoff, told, origins
):
    case = case_of({"takeoff": takeoff})
    finding = ask(case, key_of(case, "origin/T.1.takeoff"))
    assert finding.answer is told
    assert finding.result.bounds["origins"] == dict(zip(("least", "most"), origins, strict=True))
    assert len(finding.result.claims) == len(takeoff)


def test_a_time_that_no_source_gives_raises_no_question(case_of):
    case = case_of({"takeoff": {"value": WHEN}, "landing": "2025-03-15 12:00"})
    assert key_of(case, "origin/T.1.takeoff") is None
    assert key_of(case, "origin/T.1.landing") is not None


def test_with_its_only_source_left_out_nothing_is_told(case_of):
    case = case_of({"takeoff": WHEN})
    finding = ask(case, key_of(case, "origin/T.1.takeoff"), AS_IT_STANDS.leaving_out("S0"))
    assert finding.answer is Tri.CANNOT_TELL
