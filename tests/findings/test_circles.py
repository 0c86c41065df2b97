"""Circles: what can touch each other is in one, and what is shared is shared."""

from pathlib import Path

import pytest
from tests.support.changed import TABLES, TREES, changed, write_case

from habeas.case.read_case import read_case
from habeas.case.records import Case, Group, Thing
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import findings, scene, shared_scenes
from habeas.findings.circles import SHARED, Circles
from habeas.findings.shared_scenes import scene_of


def group(id_, part_of=""):
    return Group(id_, "", part_of)


@pytest.fixture(scope="module")
def invented(tmp_path_factory):
    folder = tmp_path_factory.mktemp("circles")
    write_case(folder, TREES, TABLES)
    return read_case(folder)


def test_what_names_another_at_any_remove_is_in_one_circle_with_it(invented):
    circles = Circles(invented)
    names = ["T2", "U2.1", "G2", "G2a", "P2", "P2.C2z", "ST2", "DE2", "RU2", "PO2"]
    assert len({circles.of_record(name) for name in names}) == 1
    assert circles.of_record("T2") not in (SHARED, circles.of_record("T3"))


def test_what_the_docket_names_is_shared(invented):
    circles = Circles(invented)
    assert {circles.of_record(name) for name in ("G1", "T1", "P1", "ST1")} == {SHARED}
    assert circles.of_field("O1.entered") == circles.of_field("sightings") == SHARED


def test_a_time_told_by_another_joins_the_two(tmp_path):
    path = ("trees", "transfers", "transfers", 2, "legs", 0, "landing", "value")
    write_case(tmp_path, *changed(path, "before T3.1.landing"))
    circles = Circles(read_case(tmp_path))
    assert circles.of_record("T2") == circles.of_record("T3") != SHARED


@pytest.mark.parametrize("case", [
    Case(Path(), groups={"G 1": group("G 1")}),
    Case(Path(), groups={"X": group("X")}, things={"X": Thing("X", "actor", "", "")}),
])  # fmt: skip
def test_a_name_that_may_stand_for_something_shared_is_shared(case):
    assert Circles(case).of_record(next(iter(case.groups))) == SHARED


def test_part_and_whole_are_in_one_circle_and_others_are_not():
    groups = {"G": group("G"), "Ga": group("Ga", "G"), "H": group("H")}
    circles = Circles(Case(Path(), groups=groups))
    assert circles.of_record("G") == circles.of_record("Ga") != circles.of_record("H")


def test_however_few_lines_a_scene_keeps_the_findings_are_the_same(invented, monkeypatch):
    before = [one.to_json() for one in findings(invented, question="left")]
    shared_scenes._SCENES.clear()
    monkeypatch.setattr(scene, "MOST_LINES", 1)
    assert [one.to_json() for one in findings(invented, question="left")] == before


def test_one_scene_serves_all_questions_under_the_same_readings(invented, monkeypatch):
    choice = AS_IT_STANDS.reading("spoken", "a")
    assert scene_of(invented, choice) is scene_of(invented, AS_IT_STANDS.reading("spoken", "a"))
    assert scene_of(invented, choice.leaving_out("S1")) is not scene_of(invented, choice)
    other = Case(Path())
    assert scene_of(other, choice).case is other
    monkeypatch.setattr(shared_scenes, "MOST_SCENES", 1)
    assert scene_of(other, AS_IT_STANDS).choice is AS_IT_STANDS
