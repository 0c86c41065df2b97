"""Captures of one docket that a case holds: compared in the order in which they were captured."""

import json

import pytest
from captures import NEW, OLD, OTHER, case_of
from click.testing import CliRunner

from habeas.cli.main import cli


def run(*words):
    result = CliRunner().invoke(cli, ["drift", *map(str, words)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def test_the_newer_capture_is_compared_with_the_older_whatever_their_ids(tmp_path):
    case_of(tmp_path, [NEW, OLD, OTHER], ["2031-03-12", "2031-03-05", "2031-03-05"])
    code, out = run(tmp_path, "--json")
    records = json.loads(out)["records"]
    assert code == 1
    assert [(r["older"], r["newer"], r["kind"], r["number"]) for r in records] == [
        ("S-2", "S-1", "changed", "2"),
        ("S-2", "S-1", "added", "3"),
    ]
    assert all(r["in_order"] for r in records)
    _, text = run(tmp_path)
    assert "S-2 -> S-1\n" in text


LATE = ("2031-03-05 12:00 UTC", "2031-03-05 23:00 UTC")
OPEN = {
    "neither says": ("", ""),
    "one says": ("2031-03-05", ""),
    "one day": ("2031-03-05", "2031-03-05"),
    "days without a zone that may be one": ("2031-03-05", "2031-03-06"),
    "words that are no time": ("5 March", "6 March"),
}


def test_hours_tell_which_is_newer_where_they_have_a_zone(tmp_path):
    case_of(tmp_path, [OLD, NEW], LATE)
    _, out = run(tmp_path)
    assert "S-1 -> S-2\n" in out


def test_a_link_and_other_bytes_than_the_row_says_are_not_read(tmp_path):
    (tmp_path / "case").mkdir()
    case_of(tmp_path / "case", [OLD, NEW, OLD], ["2031-03-05", "2031-03-12", "2031-03-20"])
    (tmp_path / "outside.csv").write_text(OLD)
    (tmp_path / "case/sources/s1.csv").unlink()
    (tmp_path / "case/sources/s1.csv").symlink_to(tmp_path / "outside.csv")
    (tmp_path / "case/sources/s2.csv").write_text(NEW + "x")
    code, out = run(tmp_path / "case")
    assert (code, out.splitlines()[0]) == (0, "the case holds no two captures of one docket")
    assert "S-1" in out
    assert "S-2" in out


@pytest.mark.parametrize("captured", list(OPEN.values()), ids=list(OPEN))
def test_where_nobody_tells_which_is_newer_it_is_said(tmp_path, captured):
    case_of(tmp_path, [OLD, NEW], captured)
    code, out = run(tmp_path)
    assert code == 1
    assert "which is newer is not told" in out


def test_captures_that_say_the_same_end_with_0(tmp_path):
    case_of(tmp_path, [OLD, OLD + "\n"], ["2031-03-05", "2031-03-12"])
    assert run(tmp_path) == (0, "1:31-cv-00001: S-1 -> S-2: nothing differs\n")


def test_a_case_of_one_capture_has_nothing_to_compare(tmp_path):
    case_of(tmp_path, [OLD, OTHER], ["2031-03-05", "2031-03-06"])
    assert run(tmp_path) == (0, "the case holds no two captures of one docket\n")


def test_one_file_alone_is_no_question(tmp_path):
    (tmp_path / "a.csv").write_text(OLD)
    code, out = run(tmp_path / "a.csv")
    assert code == 2
    assert "name two files" in out
