"""No answer of whereabouts is contradicted by a place the mover could have been at."""

import importlib.util
import sys
from pathlib import Path

import pytest

import habeas.places

PATH = Path(__file__).resolve().parents[2] / "benchmarks" / "missions.py"


@pytest.fixture(scope="module")
def missions():
    spec = importlib.util.spec_from_file_location("missions_of_soundness", PATH)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def flown(missions):
    frozen = missions.Frozen(Path(habeas.places.__file__).parent / "geodata")
    return missions.fly(500, seed=20250315, frozen=frozen, rays=8)


@pytest.mark.slow
def test_no_reachable_place_contradicts_an_answer(flown):
    print(flown.table())
    assert flown.total("points") > 8_000
    assert not flown.defects, "\n".join(f"{defect}\n  {m}" for m, defect in flown.defects[:5])


@pytest.mark.slow
def test_where_no_outline_is_near_the_engine_decides(flown):
    assert flown.total("far") > 100
    assert flown.total("far_decided") >= 0.95 * flown.total("far"), flown.undecided[:5]


@pytest.mark.slow
def test_both_answers_and_none_are_among_the_missions(flown):
    assert min(flown.total(answer) for answer in ("YES", "NO", "CANNOT_TELL")) > 10


@pytest.mark.parametrize(
    ("code", "lat", "lon"),
    [("AQ", -86.8, 180.0), ("AQ", -86.8, -180.0), ("AQ", -90.0, 0.0), ("RU", 68.9, 180.0)],
)
def test_a_fix_on_the_cut_at_180_or_on_a_pole_is_not_outside(missions, code, lat, lon):
    fix = missions.Fix(missions.Point(lat, lon), 0.0, missions.Moment(0, 1))
    at = missions.Moment(missions.MINUTE, missions.MINUTE + 1)
    told = missions.Mission(code, fix, None, at, 1.0).ask()
    assert told.outside is not missions.Tri.YES
