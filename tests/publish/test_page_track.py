"""Tracks on the page: solid where heard, broken over a silence, the crossing as a range."""

import pytest
from made_trace import AS_REPORTED, made_trace, with_track

from habeas.case.read_case import read_case
from habeas.case.what_if import WhatIf
from habeas.findings.scene import Scene
from habeas.publish.page_map import atlas
from habeas.publish.page_times import Times

SILENT = [("2025-03-15T22:40:00+00:00", "2025-03-15T22:52:00+00:00")]


@pytest.fixture(scope="module")
def drawn(repo_bundled, tmp_path_factory):
    folder = tmp_path_factory.mktemp("tracked") / "case"
    trace = made_trace("a2c4e0", AS_REPORTED, silent=SILENT)
    return map_of(with_track(repo_bundled / "2025-03-15", folder, trace))


@pytest.fixture(scope="module")
def reported(repo_bundled):
    return map_of(repo_bundled / "2025-03-15")


def map_of(folder):
    scene = Scene(read_case(folder), WhatIf())
    return atlas(scene, Times(scene))


def width_ms(crossing):
    return crossing["at"][1] - crossing["at"][0]


def test_a_track_is_drawn_in_pieces_with_the_silence_between(drawn):
    (track,) = drawn["tracks"]
    assert (track["transfer"], track["leg"]) == ("T1", "T1.1")
    assert len(track["lines"]) == 2
    assert len(track["silences"]) == 1


def test_the_shortest_way_of_a_leg_with_a_track_is_not_drawn(drawn, reported):
    legs = {route["leg"] for route in drawn["routes"]}
    assert {route["leg"] for route in reported["routes"]} - legs == {"T1.1"}
    assert "tracks" not in reported


def test_the_track_narrows_the_crossing_and_the_place_at_the_order(drawn, reported):
    (by_track,) = [c for c in drawn["crossings"] if c["transfer"] == "T1"]
    (by_report,) = [c for c in reported["crossings"] if c["transfer"] == "T1"]
    assert width_ms(by_track) < 60_000 < width_ms(by_report)
    assert by_report["at"][0] <= by_track["at"][0]
    assert by_track["at"][1] <= by_report["at"][1]
