"""Tracks in a case: an invented trace of the first aircraft, beside what the outlets print."""

from dataclasses import replace

import pytest
from click.testing import CliRunner
from made_trace import AS_REPORTED, Flight, made_trace, with_track

from habeas.bounds import Moment, Tri
from habeas.case.read_case import read_case
from habeas.case.what_if import WhatIf
from habeas.cli.main import cli
from habeas.findings import Key, ask
from habeas.findings.by_track import by_track
from habeas.findings.scene import Scene
from habeas.flights.records import joined
from habeas.places import hard_limit
from habeas.places.region import region

ORAL = Key("outside", "T1", "O-oral", "said")


@pytest.fixture
def tracked(repo_bundled, tmp_path):
    def make(flight=AS_REPORTED, icao="a2c4e0", silent=(), **row):
        content = made_trace(icao, flight, silent=silent)
        return with_track(repo_bundled / "2025-03-15", tmp_path / "case", content, **row)

    return make


@pytest.fixture(scope="module")
def reported(repo_bundled, tmp_path_factory):
    """Give the case with a track of the first aircraft as outlets report its flight, read once."""
    folder = tmp_path_factory.mktemp("reported") / "case"
    content = made_trace("a2c4e0", AS_REPORTED)
    return read_case(with_track(repo_bundled / "2025-03-15", folder, content))


def observed(case, subject):
    return [c for c in case.said_of(subject) if c.source == "track-invented"]


def codes(case):
    return [p.code for p in case.problems if p.code.startswith(("CAS-6", "FLT"))]


def test_a_track_of_the_legs_aircraft_gives_its_times_as_limits_with_their_rows(reported):
    (takeoff,) = observed(reported, "T1.1.takeoff")
    (landing,) = observed(reported, "T1.1.landing")
    assert takeoff.value == "between 2025-03-15T21:26:03Z and 2025-03-15T21:26:27Z"
    assert landing.value == "between 2025-03-15T23:36:23Z and 2025-03-15T23:36:47Z"
    assert takeoff.spot.at == "item 12"
    assert takeoff.spot.sha256 == reported.sources["track-invented"].sha256
    assert list(reported.tracks) == ["T1.1"]
    assert codes(reported) == []


def test_the_answer_cites_two_positions_of_the_track_beside_the_reports(reported):
    found = ask(reported, ORAL)
    assert found.answer is Tri.YES
    sources = {claim.source for claim in found.result.claims}
    assert {"track-invented", "reuters-20250317", "timeline-ichh"} <= sources
    spots = [c.spot.at for c in found.result.claims if c.subject == "T1.1.track"]
    assert len(spots) == 3
    assert all(at.startswith("item ") for at in spots)
    assert any(line.startswith("By the track of T1.1") for line in found.result.why)


def test_a_track_decides_where_the_printed_minutes_leave_it_open(tracked, repo_bundled):
    second = Flight("KHRL", "MHPR", "2025-03-15T21:45:05+00:00", "2025-03-16T00:09:40+00:00")
    key = Key("outside", "T2", "O-oral", "said")
    assert ask(read_case(repo_bundled / "2025-03-15"), key).answer is Tri.CANNOT_TELL
    case = read_case(tracked(second, "ab7437"))
    assert list(case.tracks) == ["T2.1"]
    assert ask(case, key).answer is Tri.YES
    # Without the track's source it is open again.
    left_out = WhatIf(without=frozenset({"track-invented"}))
    assert ask(case, key, left_out).answer is Tri.CANNOT_TELL


def test_without_a_track_nothing_changes(repo_bundled):
    case = read_case(repo_bundled / "2025-03-15")
    assert case.tracks == {}
    assert not [s for s in case.claims if s.endswith(".track")]


def test_a_track_that_contradicts_the_printed_minutes_makes_nothing_certain(tracked):
    late = Flight("KHRL", "MHPR", "2025-03-15T22:40:00+00:00", "2025-03-16T00:50:00+00:00")
    case = read_case(tracked(late))
    found = ask(case, ORAL)
    assert found.answer is Tri.CANNOT_TELL
    assert found.result.contradiction
    torn = ask(case, Key("contradiction", "T1.1.takeoff"))
    assert torn.answer is Tri.YES
    assert {"track-invented", "cnn-20250317"} <= {c.source for c in torn.result.claims}


@pytest.mark.parametrize(
    ("flight", "icao"),
    [
        pytest.param(AS_REPORTED, "abcdef", id="another aircraft"),
        pytest.param(
            Flight("KHRL", "MHPR", "2025-03-14T21:26:05+00:00", "2025-03-14T23:36:40+00:00"),
            "a2c4e0",
            id="another day",
        ),
        pytest.param(
            Flight("KELP", "MHPR", "2025-03-15T21:26:05+00:00", "2025-03-15T23:56:40+00:00"),
            "a2c4e0",
            id="from another airport",
        ),
    ],
)
def test_a_track_that_is_not_the_legs_is_told_and_decides_nothing(tracked, flight, icao):
    case = read_case(tracked(flight, icao))
    assert case.tracks == {}
    assert codes(case) == ["CAS-602"]
    assert not observed(case, "T1.1.takeoff")


def test_a_distrusted_track_decides_nothing(tracked):
    case = read_case(tracked(use="no"))
    assert case.tracks == {}


def test_a_source_of_kind_track_that_holds_none_is_a_problem_at_its_file(repo_bundled, tmp_path):
    case = read_case(with_track(repo_bundled / "2025-03-15", tmp_path / "case", b"not a track"))
    (problem,) = [p for p in case.problems if p.code == "FLT-001"]
    assert problem.at.file == "sources/invented-trace.json"


def test_the_matrix_says_which_answers_rest_on_a_track_and_which_on_reports(tracked):
    told = CliRunner().invoke(cli, ["findings", str(tracked())]).output
    assert "By the track of T1.1, between its positions" in told
    assert "Tracks are held of T1.1 (track-invented)." in told
    assert "rest on reports alone" in told
    assert all(len(line) <= 80 for line in told.splitlines())


def test_silences_of_the_track_widen_where_it_was_and_never_flip_it(tracked):
    silent = [("2025-03-15T21:40:00+00:00", "2025-03-15T23:20:00+00:00")]
    case = read_case(tracked(silent=silent))
    assert ask(case, ORAL).answer in (Tri.YES, Tri.CANNOT_TELL)


def test_the_answer_says_what_it_takes_of_the_track_for_right(reported):
    found = ask(reported, ORAL)
    relied = [words for kind, words in found.result.assumes if kind == "track"]
    assert any("ground" in words for words in relied)
    assert any("a2c4e0" in words and "2 s" in words for words in relied)


@pytest.mark.parametrize("sha256", ["", "ab" * 32], ids=["no hash", "another hash"])
def test_bytes_that_are_not_those_of_the_row_decide_nothing(tracked, sha256):
    case = read_case(tracked(sha256=sha256))
    assert case.tracks == {}
    told = [p for p in case.problems if p.at.file == "sources.csv" and p.severity > 1]
    assert [p.did for p in told] == ["it decides nothing"]


def test_doubtful_positions_that_change_the_answer_leave_it_open(tracked):
    silent = [("2025-03-15T22:40:00+00:00", "2025-03-15T22:52:00+00:00")]
    second = Flight("KHRL", "MHPR", "2025-03-15T21:45:05+00:00", "2025-03-16T00:09:40+00:00")
    case = read_case(tracked(second, "ab7437", silent=silent))
    held = case.tracks["T2.1"]
    # One doubtful position at home, just before the minutes of the order.
    home = held.used.fixes.take([0])
    stray = replace(home, t=home.t * 0 + 1_742_078_640.0)
    track = replace(held.used, fixes=joined([held.used.fixes, stray]))
    doubted = replace(case, tracks={"T2.1": replace(held, with_doubtful=track)})
    key = Key("outside", "T2", "O-oral", "said")
    assert ask(case, key).answer is Tri.YES
    assert ask(doubted, key).answer is Tri.CANNOT_TELL


def test_a_speed_that_no_two_positions_allow_is_a_contradiction(reported):
    slow = WhatIf(speeds={"T1.1": 100.0})
    found = ask(reported, ORAL, slow)
    assert found.answer is Tri.CANNOT_TELL
    assert found.result.contradiction


def test_a_brief_answer_by_a_track_is_the_full_one_without_its_words(reported):
    leg = reported.legs["T1.1"]
    at = Moment(1_742_078_700_000_000, 1_742_078_880_000_000)
    asked = (leg, region("US"), at, hard_limit("air", "A320"))
    full = by_track(Scene(reported, WhatIf()), *asked)
    brief = by_track(Scene(reported, WhatIf(), brief=True), *asked)
    assert (brief.outside, brief.steps) == (full.outside, ())
    assert full.outside is Tri.YES
    assert len(full.steps) == 1


def test_a_moment_round_the_whole_track_is_left_open(reported):
    at = Moment(1_742_000_000_000_000, 1_742_200_000_000_000)
    asked = (reported.legs["T1.1"], region("US"), at, hard_limit("air", "A320"))
    assert by_track(Scene(reported, WhatIf()), *asked).outside is Tri.CANNOT_TELL
