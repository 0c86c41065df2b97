"""A scan: the same legs as of the files themselves, whatever the archive, order or history."""

import gzip
import json
import os
import re
import shutil
from concurrent.futures import Future
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import duckdb
import made_archives as made
import pytest

from habeas.flights import scan as scan_module
from habeas.flights import scan_job, scan_listing
from habeas.flights.fields import Fields
from habeas.flights.leg_columns import COLUMNS
from habeas.flights.leg_record import leg_records, told_legs
from habeas.flights.merged import merged
from habeas.flights.opened import unpacked
from habeas.flights.recognise import read_file
from habeas.flights.scan import Asked, scan, work_folder
from habeas.flights.watch_list import WatchList, watched

DAY = "2031-05-04"


@pytest.fixture(scope="module")
def files():
    return made.trace_files()


@pytest.fixture
def history(files, tmp_path):
    return made.write_folders(tmp_path / "history", files)


def scanned(to, *archives, watch=None, problems_to=None):
    """Scan in this process; the result says how the run went."""
    asked = Asked(tuple(archives), to, watch, problems_to=problems_to)
    return scan(asked, made.Here, lambda *_: None)


def rows(table, columns="*"):
    with duckdb.connect() as base:
        asked = base.execute(f"SELECT {columns} FROM read_parquet(?)", [str(table)])  # noqa: S608
        return [dict(zip(asked_columns(asked), row, strict=True)) for row in asked.fetchall()]


def asked_columns(asked):
    return [column[0] for column in asked.description]


def codes(found, but=("FLT-401",)):
    return {code: n for code, n in found.problems.counts.items() if code not in but}


def test_the_table_has_the_legs_of_the_files_in_order_of_address_time_and_leg(
    history, files, tmp_path
):
    found = scanned(tmp_path / "legs.parquet", history)
    tracks = merged(
        track
        for (day, icao), packed in files.items()
        for track in read_file(unpacked(packed, f"{day}{icao}")).records
    )
    records = [r for track in tracks for r in leg_records(told_legs(track, Fields()))]
    table = rows(tmp_path / "legs.parquet")
    assert found.legs == len(table) == len(records) == 5
    for row, record in zip(table, records, strict=True):
        same = ("icao24", "registration", "callsigns", "adep", "adep_class", "ades", "leg")
        same += ("alternative_to", "hypothesis", "go_arounds", "runway_from", "runway_to")
        assert {name: row[name] for name in same} == {name: record[name] for name in same}
        counts = {name: row[name] for name in ("used", "doubtful", "rejected")}
        assert counts.items() <= record["ledger"].items()
    assert [(r["icao24"], r["first_fix"]) for r in table] == sorted(
        (r["icao24"], r["first_fix"]) for r in table
    )


def test_the_reference_says_what_every_column_is():
    page = Path(__file__).parents[2] / "docs" / "reference" / "command-line.md"
    section = page.read_text("utf-8").partition("## Scans")[2].partition("\n## ")[0]
    told = [name for row in section.splitlines() if row.startswith("| `")
            for name in re.findall(r"`(\w+)`", row.split("|")[1])]  # fmt: skip
    assert sorted(told) == sorted(COLUMNS)


def test_times_are_instants_and_open_ends_are_empty(history, tmp_path):
    scanned(tmp_path / "legs.parquet", history)
    with duckdb.connect() as base:
        asked = base.execute(
            "SELECT epoch_us(atot_earliest), epoch_us(atot_latest) FROM read_parquet(?)"
            " WHERE icao24 = '0c2a11'",
            [str(tmp_path / "legs.parquet")],
        )
        [(earliest, latest)] = asked.fetchall()
    # Taken off at 22:30 on the 4th, heard each minute.
    took_off = 1_935_700_200_000_000
    assert earliest <= took_off <= latest <= earliest + 70_000_000


def test_a_flight_over_midnight_is_one_leg_with_spots_in_both_days(history, tmp_path):
    scanned(tmp_path / "legs.parquet", history)
    [leg] = [r for r in rows(tmp_path / "legs.parquet") if r["icao24"] == "0c2a11"]
    assert (leg["adep"], leg["ades"]) == ("KMIA", "KELP")
    assert {spot["source"][:10] for spot in json.loads(leg["spots"])} == {
        "2031/05/04",
        "2031/05/05",
    }


def test_each_row_names_the_file_that_it_begins_in_and_the_hash_of_its_bytes(
    history, files, tmp_path
):
    scanned(tmp_path / "legs.parquet", history)
    hashes = {
        f"{day.replace('-', '/')}/{made.member_name(icao)}": sha256(packed).hexdigest()
        for (day, icao), packed in files.items()
    }
    for row in rows(tmp_path / "legs.parquet"):
        assert hashes[row["input"]] == row["sha256"]
        assert row["input"].endswith(f"{row['icao24']}.json")


@pytest.mark.parametrize("parts", [1, 3])
def test_a_tar_gives_the_legs_of_the_folder(history, files, tmp_path, parts):
    scanned(tmp_path / "folder.parquet", history)
    scanned(tmp_path / "tar.parquet", *made.write_tars(tmp_path / "tars", files, parts))
    columns = ", ".join(name for name in COLUMNS if name not in ("input", "spots"))
    assert rows(tmp_path / "tar.parquet", columns) == rows(tmp_path / "folder.parquet", columns)


def test_the_order_of_archives_and_what_is_named_twice_change_no_byte(history, tmp_path):
    days = [history / "2031/05/04", history / "2031/05/05"]
    tables = []
    for n, archives in enumerate([days, days[::-1], [*days, history, days[0] / "traces"]]):
        to = tmp_path / f"{n}.parquet"
        scanned(to, *archives)
        tables.append(to.read_bytes())
    assert len(set(tables)) == 1


def test_the_same_bytes_in_two_archives_count_once(history, files, tmp_path):
    shutil.copytree(history / "2031/05/04", tmp_path / "again" / "2031/05/04")
    one = scanned(tmp_path / "one.parquet", history)
    both = scanned(tmp_path / "both.parquet", history, tmp_path / "again")
    assert both.files == one.files + sum(day == DAY for day, _ in files)
    kept = [[(r["icao24"], r["leg"], r["used"]) for r in rows(tmp_path / f"{n}.parquet")]
            for n in ("one", "both")]  # fmt: skip
    assert kept[0] == kept[1]


WATCHED = {
    "an address": ("a2c4e0\n", {"a2c4e0"}),
    "a U.S. registration": ("N-837VA\n", {"ab7437"}),
    "another registration, which only its files state": ("HP1234CMP\n", {"0c2a11"}),
    "both": ("hp-1234-cmp\na2c4e0\n", {"a2c4e0", "0c2a11"}),
    "none that was heard": ("abcdef\n", set()),
}


@pytest.mark.parametrize(("text", "found"), WATCHED.values(), ids=list(WATCHED))
def test_a_watch_list_picks_these_aircraft(history, tmp_path, text, found):
    scanned(tmp_path / "legs.parquet", history, watch=watched(text)[0])
    assert {r["icao24"] for r in rows(tmp_path / "legs.parquet")} == found


def test_of_aircraft_that_are_not_watched_no_byte_is_read(history, tmp_path):
    for path in history.rglob("*a2c4e0.json"):
        path.write_bytes(b"\x1f\x8bno gzip")
    watch = WatchList(frozenset({"ab7437"}))
    found = scanned(tmp_path / "legs.parquet", history, watch=watch)
    assert (codes(found), found.files) == ({}, 1)


def test_a_second_run_reads_nothing_again_and_gives_the_same_bytes(history, tmp_path):
    first = scanned(tmp_path / "legs.parquet", history)
    before = (tmp_path / "legs.parquet").read_bytes()
    again = scanned(tmp_path / "legs.parquet", history)
    assert (first.kept, again.kept) == (0, again.files)
    assert (tmp_path / "legs.parquet").read_bytes() == before


def test_changed_bytes_are_read_again_also_where_size_and_time_are_the_same(history, tmp_path):
    scanned(tmp_path / "legs.parquet", history)
    [path] = history.rglob("*ab7437.json")
    stat, content = path.stat(), path.read_bytes()
    path.write_bytes(content[:4] + b"\1" + content[5:])
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    again = scanned(tmp_path / "legs.parquet", history)
    assert again.kept == again.files - 1
    changed = sha256(path.read_bytes()).hexdigest()
    assert changed in {r["sha256"] for r in rows(tmp_path / "legs.parquet")}


def test_a_further_day_reads_only_what_it_may_change(history, files, tmp_path):
    scanned(tmp_path / "legs.parquet", history)
    later = made.write_folders(
        tmp_path / "later", {("2031-05-06", "a2c4e0"): files["2031-05-05", "a2c4e0"]}
    )
    again = scanned(tmp_path / "legs.parquet", history, later)
    assert again.kept == sum(icao != "a2c4e0" for _, icao in files)


def test_what_no_run_needs_any_more_is_forgotten(history, tmp_path):
    to = tmp_path / "legs.parquet"
    scanned(to, history)
    scanned(to, history, watch=WatchList(frozenset({"ab7437"})))
    assert scanned(to, history).kept == 1


def test_many_files_of_one_aircraft_are_cut_into_windows_and_no_leg_is_lost_or_doubled(
    tmp_path, monkeypatch
):
    flown = {
        "a2c4e0": [
            replace(f, takeoff=f"2031-05-{d:02}T{a}", landing=f"2031-05-{d + n:02}T{b}")
            for d in range(1, 10)
            for f, a, b, n in (
                (made.FLOWN["a2c4e0"][0], "08:00:00+00:00", "10:00:00+00:00", 0),
                (made.Flight("KAEX", "KHRL", "", ""), "23:00:00+00:00", "01:00:00+00:00", 1),
            )
        ]
    }
    history = made.write_folders(tmp_path / "history", made.trace_files(flown))
    scanned(tmp_path / "whole.parquet", history)
    monkeypatch.setattr(scan_listing, "WINDOW_FILES", 3)
    scanned(tmp_path / "cut.parquet", history)
    columns = "icao24, adep, ades, atot_earliest, aldt_latest, leg, alternative_to, input, sha256"
    whole = rows(tmp_path / "whole.parquet", columns)
    assert len(whole) == 18
    assert rows(tmp_path / "cut.parquet", columns) == whole


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
    bomb = gzip.compress(b'{"icao":"ab7437","timestamp":0,"trace":[' + b" " * 2**26, mtime=0)
    points = b'{"icao":"ab7437","timestamp":0,"trace":[' + b"[0,1,2]," * 500_000
    of_another = gzip.decompress(content).replace(b"ab7437", b"a2c4e0", 1)
    return {
        "truncated gzip": content[: len(content) // 2],
        "damaged gzip": content[:40] + b"\0\0\0\0" + content[44:],
        "a bomb of 1000:1": bomb,
        "more points than any day": gzip.compress(points, mtime=0),
        "no JSON": b"never a trace",
        "nothing": b"",
        "another aircraft": gzip.compress(of_another, mtime=0),
    }[kind]


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


def test_a_csv_has_the_same_rows_and_no_cell_that_a_spreadsheet_runs(tmp_path):
    flown = {"ab7437": made.FLOWN["ab7437"]}
    archives = made.trace_files(flown, {"ab7437": "=1+1"})
    history = made.write_folders(tmp_path / "history", archives)
    scanned(tmp_path / "legs.csv", history)
    scanned(tmp_path / "legs.parquet", history)
    head, row = (tmp_path / "legs.csv").read_text().splitlines()
    assert head.split(",") == list(COLUMNS)
    assert row.startswith("ab7437,'=1+1,claimed,")
    assert rows(tmp_path / "legs.parquet", "registration") == [{"registration": "=1+1"}]


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


def test_the_work_folder_keeps_results_only(history, tmp_path):
    scanned(tmp_path / "legs.parquet", history)
    work = work_folder(tmp_path / "legs.parquet")
    assert [p.name for p in work.iterdir()] == ["results.sqlite"]
