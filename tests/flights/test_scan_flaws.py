"""A scan of flawed files: one problem each, bounded memory, and the rest is read."""

import gzip
import json
from concurrent.futures import Future

import made_archives as made
import pytest
from scans import codes, rows, scanned

from habeas.flights import scan as scan_module
from habeas.flights import scan_job
from habeas.flights.leg_record import told_legs
from habeas.flights.scan import Asked, scan


@pytest.fixture(scope="module")
def files():
    return made.trace_files()


@pytest.fixture
def history(files, tmp_path):
    return made.write_folders(tmp_path / "history", files)


FLAWS = {
    "truncated gzip": "FLT-002",
    "damaged gzip": "FLT-002",
    "a bomb of 1000:1": "FLT-003",
    "more points than any day": "FLT-009",
    "no JSON": "FLT-005",
    "nothing": "FLT-005",
    "another aircraft": "FLT-406",
}


def flawed(kind, content):
    """Give a file with a flaw instead of a sound one."""
    head = b'{"icao":"ab7437","timestamp":0,"trace":['
    made = {
        "truncated gzip": lambda: content[: len(content) // 2],
        "damaged gzip": lambda: content[:40] + b"\0\0\0\0" + content[44:],
        "a bomb of 1000:1": lambda: gzip.compress(head + b" " * 2**26, mtime=0),
        "more points than any day": lambda: gzip.compress(head + b"[0,1,2]," * 500_000, mtime=0),
        "no JSON": lambda: b"never a trace",
        "nothing": lambda: b"",
        "another aircraft": lambda: gzip.compress(
            gzip.decompress(content).replace(b"ab7437", b"a2c4e0", 1), mtime=0
        ),
    }
    return made[kind]()


@pytest.mark.parametrize(("kind", "code"), FLAWS.items(), ids=list(FLAWS))
@pytest.mark.parametrize("packed", [False, True], ids=["folder", "tar"])
def test_a_flawed_file_is_one_problem_and_the_rest_is_read(files, tmp_path, kind, code, packed):
    key = ("2031-05-05", "ab7437")
    archives = {**files, key: flawed(kind, files[key])}
    found = scanned(
        tmp_path / "legs.parquet",
        *(made.write_tars(tmp_path / "tars", archives)
          if packed else [made.write_folders(tmp_path / "history", archives)]),
    )  # fmt: skip
    assert [p["code"] for p in found.problems.first if p["severity"] == "error"] == [code]
    assert {r["icao24"] for r in rows(tmp_path / "legs.parquet")} >= {"a2c4e0", "0c2a11"}


def test_a_defect_over_one_aircraft_is_told_and_costs_no_other(history, tmp_path, monkeypatch):
    def fails(track, fields):
        if track.icao24 == "a2c4e0":
            raise ZeroDivisionError("of ours")
        return told_legs(track, fields)

    monkeypatch.setattr(scan_job, "told_legs", fails)
    found = scanned(tmp_path / "legs.parquet", history)
    assert codes(found) == {"FLT-409": 1}
    assert {r["icao24"] for r in rows(tmp_path / "legs.parquet")} == {"0c2a11", "ab7437"}


class Deadly(made.Here):
    """Workers that an aircraft ends, and all that are read with it."""

    given_up = (ZeroDivisionError,)

    def submit(self, work, job):
        if any(window.icao24 == "a2c4e0" for window in job.windows):
            future = Future()
            future.set_exception(ZeroDivisionError())
            return future
        return super().submit(work, job)


def test_an_aircraft_that_ends_its_workers_is_told_and_costs_no_other(
    history, tmp_path, monkeypatch
):
    monkeypatch.setattr(scan_module, "JOBS_IN_ALL", 1)
    asked = Asked((history,), tmp_path / "legs.parquet")
    done = []
    found = scan(asked, Deadly, lambda *counts: done.append(counts))
    assert codes(found) == {"FLT-407": 1}
    assert {r["icao24"] for r in rows(tmp_path / "legs.parquet")} == {"0c2a11", "ab7437"}
    assert done[-1] == (found.files, found.files)


def test_problems_are_the_same_file_each_time_and_all_in_it(history, tmp_path):
    [path] = history.rglob("*ab7437.json")
    path.write_bytes(b"never a trace")
    told = []
    for _ in range(2):
        found = scanned(tmp_path / "a.parquet", history, problems_to=tmp_path / "told.jsonl")
        told.append((tmp_path / "told.jsonl").read_text().splitlines())
    assert told[0] == told[1]
    assert [json.loads(line)["code"] for line in told[0]] == ["FLT-401", "FLT-401", "FLT-005"]
    assert found.problems.counts == {"FLT-401": 2, "FLT-005": 1}


def test_where_nothing_can_be_read_no_table_is_written(tmp_path):
    (tmp_path / "a.tar").write_bytes(b"no tar")
    found = scanned(tmp_path / "legs.parquet", tmp_path / "a.tar")
    assert found.legs is None
    assert not (tmp_path / "legs.parquet").exists()


def test_an_output_folder_whose_name_looks_like_a_pattern_is_written_to(history, tmp_path):
    folder = tmp_path / "it's [a]*?"
    folder.mkdir()
    scanned(folder / "legs.parquet", history)
    assert {p.name for p in folder.iterdir()} == {"legs.parquet", "legs.parquet.work"}


def test_names_with_line_breaks_and_quotes_keep_rows_apart(tmp_path):
    odd = 'a"b\n\x1f\0,c\r'
    archives = made.trace_files({"ab7437": made.FLOWN["ab7437"]}, {"ab7437": odd})
    scanned(tmp_path / "legs.parquet", made.write_folders(tmp_path / "history", archives))
    [row] = rows(tmp_path / "legs.parquet")
    assert row["registration"].startswith('a"b')
    assert row["ades"] == "KIAH"
