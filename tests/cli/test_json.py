"""The JSON contract: one document, with the fields that others rely on."""

import json

import pytest
from click.testing import CliRunner

from habeas.cli.main import cli

FINDING = {
    "id", "question", "subject", "order", "clock", "who", "answer", "by_reading", "bounds",
    "because", "assumes", "flips", "settle", "state",
}  # fmt: skip
WHERE = {
    "at", "region", "answer", "min_speed_kt_inside", "min_speed_kt_outside", "needs_tailwind_kt",
    "margin_km", "speed_limit", "assumes", "spots",
}  # fmt: skip
RUNS = {
    "init": ("init new", {"file"}),
    "add": ("add note.txt", {"file", "sha256", "did"}),
    "cite": ("cite . note left", {"source", "sha256", "at", "quote"}),
    "build": ("build", {"database", "digest"}),
    "findings": ("findings -Q left", FINDING),
    "why": ("why T1 O-1", FINDING),
    "explain": ("explain --format md", {"file"}),
    "page": ("page", {"file"}),
    "where": ("where --from KHRL@2025-03-15T17:26 --at 2025-03-15T20Z --outside US", WHERE),
    "diff": ("diff old.json", {"id", "change", "was", "now"}),
}


@pytest.fixture(scope="module")
def case(tmp_path_factory, write_small):
    folder = write_small(tmp_path_factory.mktemp("json") / "case")
    (folder / "note.txt").write_text("The plane left.\n")
    (folder / "old.json").write_text('{"records": [{"id": "left/T9/O-1.entered", "answer": "no"}]}')
    run = CliRunner().invoke(cli, ["add", str(folder), str(folder / "note.txt")])
    assert run.exit_code == 0, run.output
    return folder


def document(words):
    result = CliRunner().invoke(cli, [*words.split(), "--json"], catch_exceptions=False)
    assert result.exit_code in (0, 1), result.output
    return json.loads(result.stdout)


@pytest.mark.parametrize(("words", "fields"), list(RUNS.values()), ids=list(RUNS))
def test_each_command_prints_one_document_with_the_fields_relied_on(
    words, fields, case, monkeypatch
):
    monkeypatch.chdir(case)
    got = document(words)
    assert set(got) == {"format", "records", "problems"}
    assert got["format"] == "habeas/1"
    assert got["records"]
    assert all(fields <= set(record) for record in got["records"])


def test_check_gives_its_problems_with_the_way_out(case, monkeypatch):
    monkeypatch.chdir(case)
    got = document("check")
    assert got["records"] == []
    assert got["problems"]
    assert all({"code", "at", "message", "did", "help"} <= set(p) for p in got["problems"])


def test_a_zone_to_print_in_changes_words_and_no_answer(case, monkeypatch):
    monkeypatch.chdir(case)
    here, there = (document(f"findings -Q left --zone {z}") for z in ("UTC", "Asia/Tokyo"))
    assert here != there
    assert [r["state"] for r in here["records"]] == [r["state"] for r in there["records"]]
