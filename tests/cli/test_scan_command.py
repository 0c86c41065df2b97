"""``habeas scan`` as a shell meets it: what it says, its exit codes, its document."""

import json

import click
import made_archives as made
import pytest
from click.testing import CliRunner

from habeas.cli import progress, scan_command
from habeas.cli.main import cli
from habeas.cli.progress import Counting
from habeas.errors import HabeasError


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Stand in a folder with an archive, and scan in this process."""
    made.write_folders(tmp_path / "history", made.trace_files())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(scan_command, "LocalWorkers", lambda _count: made.Here())
    return tmp_path


def run(*words):
    return CliRunner().invoke(cli, ["scan", *words], catch_exceptions=False)


def test_it_says_what_it_wrote_and_warns_of_missing_folders_on_stderr(desk):
    result = run("history", "--to", "legs.parquet")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "legs.parquet: 5 rows of 3 aircraft, from 5 files",
        "  2 archives; legs.parquet.work/ may be deleted",
    ]
    assert "FLT-401 2031/05/04: 254 folders are missing of the 256" in result.stderr
    assert (desk / "legs.parquet").exists()


@pytest.mark.usefixtures("desk")
def test_quiet_says_the_result_alone():
    result = run("history", "--to", "legs.csv", "-q")
    assert result.output == "legs.csv: 5 rows of 3 aircraft, from 5 files\n"


@pytest.mark.usefixtures("desk")
def test_the_document_has_the_counts_and_the_problems():
    run("history", "--to", "legs.parquet", "-q")
    document = json.loads(run("history", "--to", "legs.parquet", "--json").stdout)
    assert document["format"] == "habeas/1"
    assert document["records"] == [
        {
            "table": "legs.parquet",
            "archives": 2,
            "files": 5,
            "files_known_before": 5,
            "aircraft": 3,
            "legs": 5,
            "problems": {"FLT-401": 2},
        }
    ]
    assert [p["code"] for p in document["problems"]] == ["FLT-401", "FLT-401"]


def test_a_watch_list_picks_and_its_flaws_are_told_with_their_line(desk):
    (desk / "planes.txt").write_text("N278GX\nthe white one\n")
    result = run("history", "--watch", "planes.txt", "--to", "legs.parquet")
    assert "3 rows of 1 aircraft, from 2 files" in result.stdout
    assert "FLT-408 planes.txt:2: 'the white one' names no aircraft (left out)" in result.stderr


def test_what_is_told_beyond_the_first_is_counted_and_can_be_written(desk):
    for day in range(10, 20):
        (desk / f"history/2031/06/{day}/traces/00").mkdir(parents=True)
    result = run("history", "--to", "legs.parquet", "--problems", "told.jsonl")
    assert "FLT-401: 7 more; --problems OUT writes all of them" in result.stderr
    assert len((desk / "told.jsonl").read_text().splitlines()) == 12


USAGE = {
    "no output": (["history"], "Missing option '--to'"),
    "another suffix": (["history", "--to", "legs.xlsx"], ".parquet or .csv"),
    "a folder that is not there": (["history", "--to", "no/legs.csv"], "make it first"),
    "an archive that is not there": (["none", "--to", "legs.csv"], "does not exist"),
    "processes and a cluster": (
        ["history", "--to", "a.csv", "--jobs", "2", "--scheduler", "tcp://127.0.0.1:1"],
        "the cluster decides",
    ),
}


@pytest.mark.parametrize(("words", "message"), USAGE.values(), ids=list(USAGE))
@pytest.mark.usefixtures("desk")
def test_what_cannot_be_asked_exits_with_2(words, message):
    result = run(*words)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_where_nothing_can_be_read_it_exits_with_3_and_says_why(desk):
    (desk / "a.tar").write_bytes(b"no tar")
    result = run("a.tar", "--to", "legs.parquet", "-q")
    assert result.exit_code == 3
    assert "FLT-402 a.tar: is no tar archive" in result.stderr
    assert not (desk / "legs.parquet").exists()


def test_a_work_folder_that_is_damaged_says_what_to_delete(desk):
    (desk / "legs.parquet.work").mkdir()
    (desk / "legs.parquet.work" / "results.sqlite").write_bytes(b"no base" * 1000)
    with pytest.raises(HabeasError, match=r"legs.parquet.work: cannot be used .* delete that"):
        run("history", "--to", "legs.parquet")


def test_without_distributed_it_says_how_to_install_it(desk, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(HabeasError, match=r"pip install 'habeas\[cluster\]'") as raised:
        run("history", "--to", "legs.parquet", "--scheduler", "tcp://127.0.0.1:8786")
    assert raised.value.exit_code == 3
    assert not (desk / "legs.parquet").exists()


@pytest.mark.usefixtures("desk")
def test_an_address_that_is_none_is_refused_before_anything_is_asked():
    with pytest.raises(HabeasError, match="write tcp://HOST:PORT"):
        run("history", "--to", "legs.parquet", "--scheduler", "127.0.0.1")


def test_progress_on_a_terminal_names_count_rate_and_time_left(monkeypatch):
    clock, said = [0.0], []
    monkeypatch.setattr(progress, "monotonic", lambda: clock[0])
    monkeypatch.setattr(progress.sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(click, "echo", lambda text, **_: said.append(text))
    counting = Counting("Scanning", "files")
    with counting.shown():
        for second in range(5):
            clock[0] = float(second)
            counting.at(second * 10, 100)
    assert [line.strip() for line in said] == [
        "Scanning ... 20 of 100 files, 10.0 a second, 8 s left",
        "Scanning ... 30 of 100 files, 10.0 a second, 7 s left",
        "Scanning ... 40 of 100 files, 10.0 a second, 6 s left",
        "",
    ]
