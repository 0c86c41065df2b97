"""Broken cases: each fault has its code, its place and its way out, all in one run."""

import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from made_trace import Flight, made_trace

from habeas.case import problems
from habeas.case.read_case import read_case
from habeas.cli.main import cli
from habeas.evidence.problem import Severity

SOURCES = "id,kind\nS-1,article\n"
LEG = "transfers:\n- id: T1\n  legs:\n  - id: T1.1\n"
# Two flights of one aircraft on one day, an hour apart.
FLOWN = tuple(
    made_trace("a2c4e0", Flight(start, end, f"2025-03-15T{off}Z", f"2025-03-15T{on}Z"))
    for start, end, off, on in (
        ("KHRL", "KBRO", "20:10:00", "20:30:00"),
        ("KBRO", "KHRL", "21:30:00", "21:50:00"),
    )
)
TRACKS = SOURCES.replace("kind", "kind,file,sha256") + "".join(
    f"S-{n + 1},track,sources/t{n}.json,{hashlib.sha256(flown).hexdigest()}\n"
    for n, flown in enumerate(FLOWN, start=1)
)
ORDER = "matters:\n- id: M-1\n  court: X\norders:\n- id: O-1\n  matter: M-1\n  kind: TRO\n"


@dataclass(frozen=True)
class Link:
    """A symbolic link, by its target."""

    to: str


@dataclass(frozen=True)
class Unreadable:
    """A file whose reader the system turns away."""


# What is wrong: the files, the code, the place, and the way out where it is not the code's own.
BROKEN = {
    "a newer format": ({"habeas.yaml": "format: habeas-case/9\n"}, "CAS-002", "habeas.yaml:1:1"),
    "YAML that breaks off": ({"hand/orders.yaml": "a: [1\n"}, "CAS-006", "hand/orders.yaml:2:1"),
    "an alias": ({"habeas.yaml": "title: &a x\nzone: *a\n"}, "CAS-007", "habeas.yaml:1:8"),
    "one key twice": ({"habeas.yaml": "title: a\ntitle: b\n"}, "CAS-008", "habeas.yaml:2:1"),
    "a billion laughs": ({"habeas.yaml": "a: &a [x]\nb: &b [*a, *a]\n"}, "CAS-007", "habeas.yaml:1:4"),
    "nesting without end": ({"habeas.yaml": "title: " + "[" * 60 + "]" * 60}, "CAS-009", "habeas.yaml:1:39"),
    "a bidi override": ({"habeas.yaml": "title: a\u202eb\n"}, "CAS-010", "habeas.yaml:1:8"),
    "an escape sequence": ({"sources.csv": SOURCES + "S-2,art\x1b[31m\n"}, "CAS-010", "sources.csv:3:2"),
    "a NUL": ({"sources.csv": SOURCES + "S-2,a\0b\n"}, "CAS-010", "sources.csv:3:2"),
    "too many cells": ({"sources.csv": SOURCES + "S-2,article,x\n"}, "CAS-012", "sources.csv:3"),
    "a cell of a megabyte": ({"sources.csv": SOURCES + f"S-2,{'x' * 10**6}\n"}, "CAS-014", "sources.csv:3:2"),
    "bytes that are not text": ({"sources.csv": b"id,kind\nS-1,\xff\n"}, "CAS-005", "sources.csv"),
    "an unknown key": ({"hand/transfers.yaml": LEG + "    tkeoff: x\n"}, "CAS-101", "hand/transfers.yaml:5:5", "Did you mean `takeoff`?"),
    "a missing key": ({"hand/transfers.yaml": "transfers:\n- label: x\n  legs: []\n"}, "CAS-102", "hand/transfers.yaml:2:3", "Add `id:`."),
    "a value of the wrong shape": ({"habeas.yaml": "title: [a]\n"}, "CAS-103", "habeas.yaml:1:1"),
    "a word not allowed": ({"hand/transfers.yaml": LEG + "    mode: fly\n"}, "CAS-104", "hand/transfers.yaml:5:5", "One of: air, road, rail, sea, foot, unknown."),
    "an id shaped like a path": ({"hand/transfers.yaml": "transfers:\n- id: ../x\n  legs: [{id: L1}]\n"}, "CAS-105", "hand/transfers.yaml:2:3"),
    "one id twice": ({"sources.csv": SOURCES + "S-1,article\n"}, "CAS-106", "sources.csv:3:1"),
    "a place that is none": ({"hand/transfers.yaml": LEG + "    takeoff: {value: 2025-01-01, source: S-1, spot: somewhere}\n"}, "CAS-107", "hand/transfers.yaml:5:5"),
    "an unknown source": ({"hand/transfers.yaml": LEG + "    takeoff: {value: 2025-01-01, source: S-9}\n"}, "CAS-201", "hand/transfers.yaml:5:5", "Did you mean `S-1`?"),
    "an amount that is none": ({"hand/things.yaml": "agreements:\n- id: AG-1\n  paid: {value: a lot, source: S-1}\n"}, "CAS-411", "hand/things.yaml:3:3"),
    "rules that are no table": ({"hand/orders.yaml": "matters:\n- id: M-1\n  court: X\n  rules: us-fed\n"}, "CAS-412", "hand/orders.yaml:2:3"),
    "an unknown event": ({"hand/transfers.yaml": LEG + "    takeoff: {value: after O-9.entered, source: S-1}\n"}, "CAS-202", "hand/transfers.yaml:5:5"),
    "an unknown matter": ({"hand/orders.yaml": "orders:\n- id: O-1\n  matter: M-9\n  kind: TRO\n"}, "CAS-203", "hand/orders.yaml:2:3"),
    "an unknown place": ({"hand/transfers.yaml": LEG + "    from: {value: Nowhere, source: S-1}\n"}, "CAS-204", "hand/transfers.yaml:5:5"),
    "an unknown reading": ({"hand/transfers.yaml": LEG + "    takeoff: {value: 2025-01-01, source: S-1, under: r=x}\n"}, "CAS-205", "hand/transfers.yaml:5:5"),
    "copies in a ring": ({"sources.csv": "id,kind,copy_of\nS-1,a,S-2\nS-2,a,S-1\n"}, "CAS-206", "sources.csv:2"),
    "a reading that changes nothing": ({"hand/readings.yaml": "readings:\n- id: r\n  question: q\n  sets: claims\n  options: [{name: a}, {name: b}]\n"}, "CAS-207", "hand/readings.yaml:2:3"),
    "an axis that is none": ({"hand/readings.yaml": "readings:\n- id: r\n  question: q\n  sets: moon\n  options: [{name: a, value: x}, {name: b, value: y}]\n"}, "CAS-208", "hand/readings.yaml:2:3"),
    "legs in a ring": ({"hand/transfers.yaml": "transfers:\n- id: T1\n  legs: [{id: A, after: B}, {id: B, after: A}]\n"}, "CAS-209", "hand/transfers.yaml:3:11"),
    "legs without an order": ({"hand/transfers.yaml": "transfers:\n- id: T1\n  legs: [{id: A}, {id: B}]\n"}, "CAS-210", "hand/transfers.yaml:3:20"),
    "groups in a ring": ({"hand/groups.csv": "group,part_of\nG-1,G-2\nG-2,G-1\n"}, "CAS-211", "hand/groups.csv:2"),
    "a held file that is missing": ({"sources.csv": "id,kind,file\nS-1,a,sources/x.txt\n"}, "CAS-302", "sources.csv:2"),
    "a held file that changed": ({"sources.csv": "id,kind,file,sha256\nS-1,a,sources/x.txt,00\n", "sources/x.txt": "x"}, "CAS-303", "sources.csv:2"),
    "a quote that is not there": ({"sources.csv": "id,kind,file\nS-1,a,sources/x.txt\n", "sources/x.txt": "hello there", "hand/transfers.yaml": LEG + "    takeoff: {value: 2025-01-01, source: S-1, quote: goodbye}\n"}, "CAS-304", "hand/transfers.yaml:5:5"),
    "a quote at another place": ({"sources.csv": "id,kind,file\nS-1,a,sources/x.txt\n", "sources/x.txt": "a\nhello there", "hand/transfers.yaml": LEG + "    takeoff: {value: 2025-01-01, source: S-1, quote: hello there, spot: line 1}\n"}, "CAS-305", "hand/transfers.yaml:5:5"),
    "a file without text": ({"sources.csv": "id,kind,file\nS-1,a,sources/x.png\n", "sources/x.png": b"\x89PNG\0\0", "hand/transfers.yaml": LEG + "    takeoff: {value: 2025-01-01, source: S-1, quote: x}\n"}, "CAS-307", "sources.csv:2"),
    "a held file without a hash": ({"sources.csv": "id,kind,file\nS-1,a,sources/x.txt\n", "sources/x.txt": "x"}, "CAS-309", "sources.csv:2"),
    "a source outside the folder": ({"sources.csv": "id,kind,file\nS-1,a,../../etc/passwd\n"}, "CAS-003", "sources.csv:2"),
    "a time that is none": ({"hand/transfers.yaml": LEG + "    takeoff: {value: soon, source: S-1}\n"}, "CAS-401", "hand/transfers.yaml:5:5"),
    "an ambiguous zone": ({"hand/transfers.yaml": LEG + "    takeoff: {value: 2025-01-01 10:00 CST, source: S-1}\n"}, "CAS-401", "hand/transfers.yaml:5:5"),
    "a number that is none": ({"hand/groups.csv": "group,count,source\nG-1,many,S-1\n"}, "CAS-402", "hand/groups.csv:2:2"),
    "a clock without a zone": ({"hand/transfers.yaml": LEG + "    takeoff: {value: 2025-01-01 10:00, source: S-1}\n"}, "CAS-403", "hand/transfers.yaml:5:5"),
    "a zone that is none": ({"habeas.yaml": "zone: Mars/Base\n"}, "CAS-404", "habeas.yaml:1:1"),
    "a number that a spreadsheet changed": ({"hand/groups.csv": "group,count,source\nG-1,1.2E+16,S-1\n"}, "CAS-405", "hand/groups.csv:2:2"),
    "clock seconds that are none": ({"sources.csv": "id,kind,clock_s\nS-1,a,nan\n"}, "CAS-408", "sources.csv:2:3"),
    "a latitude off the globe": ({"hand/places.csv": "place,lat,lon\nP-1,97.2,0\n"}, "CAS-409", "hand/places.csv:2:2"),
    "a merge key": ({"habeas.yaml": "title: x\n<<: {zone: UTC}\n"}, "CAS-007", "habeas.yaml:2:1"),
    "a tag": ({"habeas.yaml": "title: !!python/object:os.system x\n"}, "CAS-007", "habeas.yaml:1:8"),
    "a second document": ({"habeas.yaml": "title: x\n---\ntitle: y\n"}, "CAS-007", "habeas.yaml:2:1"),
    "a list as a key": ({"hand/things.yaml": "? [a]\n: b\n"}, "CAS-007", "hand/things.yaml:1:3"),
    "a bell in YAML": ({"hand/things.yaml": "actors:\n- name: a\ab\n"}, "CAS-006", "hand/things.yaml:2:10"),
    "a NUL in YAML": ({"hand/things.yaml": "actors: []\nzone: UTC\0\n"}, "CAS-010", "hand/things.yaml:2:10"),
    "a link for a file": ({"hand/orders.yaml": Link("../elsewhere")}, "CAS-003", "hand/orders.yaml"),
    "a link for a folder": ({"hand": Link("../elsewhere")}, "CAS-003", "hand/orders.yaml"),
    "a folder for a file": ({"hand/orders.yaml/x": ""}, "CAS-003", "hand/orders.yaml"),
    "a file that may not be read": ({"hand/orders.yaml": Unreadable()}, "CAS-016", "hand/orders.yaml"),
    "a source by its absolute path": ({"sources.csv": "id,kind,file\nS-1,a,/etc/passwd\n"}, "CAS-003", "sources.csv:2"),
    "a source by a drive": ({"sources.csv": "id,kind,file\nS-1,a,C:\\x.txt\n"}, "CAS-003", "sources.csv:2"),
    "a source by a name too long": ({"sources.csv": f"id,kind,file\nS-1,a,{'x' * 300}\n"}, "CAS-003", "sources.csv:2"),
    "a held link": ({"sources.csv": "id,kind,file\nS-1,a,sources/x\n", "sources/x": Link("../../elsewhere")}, "CAS-003", "sources.csv:2"),
    "a source of more than a gigabyte": ({"sources.csv": "id,kind,file\nS-1,a,sources/x\n", "sources/x": 2**30 + 1}, "CAS-004", "sources.csv:2", "Split it, or hold a part."),
    "a gigabyte in one line": ({"hand/orders.yaml": 2**30}, "CAS-004", "hand/orders.yaml"),
    "a gigabyte of cells": ({"hand/groups.csv": 2**30}, "CAS-004", "hand/groups.csv"),
    "a workbook that is none": ({"hand/groups.xlsx": b"PK\3\4 no"}, "CAS-011", "hand/groups.xlsx"),
    "257 columns": ({"hand/groups.csv": "group" + ",x" * 256 + "\n"}, "CAS-011", "hand/groups.csv:1"),
    "a table twice": ({"hand/groups.csv": "group\nG-1\n", "hand/groups.xlsx": b"x"}, "CAS-013", "hand/groups.csv"),
    "a quotation mark left open": ({"sources.csv": SOURCES + 'S-2,"art\nS-3,article\n'}, "CAS-015", "sources.csv:3:2"),
    "a column twice": ({"hand/groups.csv": "group,label,label\nG-1,a,b\n"}, "CAS-008", "hand/groups.csv:1:3"),
    "an unknown column": ({"hand/groups.csv": "group,lable\nG-1,a\n"}, "CAS-101", "hand/groups.csv:1:2", "Did you mean `label`?"),
    "a missing column": ({"hand/checks.csv": "check,what\nc1,x\n"}, "CAS-102", "hand/checks.csv:1"),
    "a row without an id": ({"hand/places.csv": "place,name\n,x\n"}, "CAS-102", "hand/places.csv:2:1"),
    "legs that another transfer has": ({"hand/transfers.yaml": LEG + "- id: T2\n  legs: [{id: T1.1}]\n"}, "CAS-102", "hand/transfers.yaml:5:3", "Rename its legs."),
    "text where a list belongs": ({"hand/orders.yaml": "orders: none\n"}, "CAS-103", "hand/orders.yaml:1:1"),
    "an id with a blank": ({"hand/groups.csv": "group\nG 1\n"}, "CAS-105", "hand/groups.csv:2:1"),
    "a leg twice": ({"hand/transfers.yaml": "transfers:\n- id: T1\n  legs: [{id: A}, {id: A}]\n"}, "CAS-106", "hand/transfers.yaml:3:20"),
    "a hearing twice": ({"hand/orders.yaml": "hearings:\n- {id: H-1, matter: M-1}\n- {id: H-1, matter: M-1}\n"}, "CAS-106", "hand/orders.yaml:3:4"),
    "a reading twice": ({"hand/readings.yaml": "readings:\n" + 2 * "- {id: r, question: q, sets: boundary, options: [{name: a, value: atlas}, {name: b, value: maritime}]}\n"}, "CAS-106", "hand/readings.yaml:3:4"),
    "an option twice": ({"hand/readings.yaml": "readings:\n- id: r\n  question: q\n  sets: boundary\n  options:\n  - {name: a, value: atlas}\n  - {name: b, value: maritime}\n  - {name: a, value: maritime}\n"}, "CAS-106", "hand/readings.yaml:8:6"),
    "a copy of nothing": ({"sources.csv": "id,kind,copy_of\nS-1,a,S-9\n"}, "CAS-201", "sources.csv:2"),
    "an unknown order of an act": ({"hand/orders.yaml": ORDER + "acts:\n- {id: A-1, does: stays, order: O-11, when: {value: 2025-01-01, source: S-1}}\n"}, "CAS-203", "hand/orders.yaml:9:4", "Did you mean `O-1`?"),
    "an unknown whole": ({"hand/groups.csv": "group,part_of\nG-1,X\n"}, "CAS-203", "hand/groups.csv:2"),
    "an unknown transfer aboard": ({"hand/groups.csv": "group,aboard,source\nG-1,T7,S-1\n"}, "CAS-203", "hand/groups.csv:2:2"),
    "a source that is only cited": ({}, "CAS-301", "sources.csv:2"),
    "a claim that nobody makes": ({"hand/transfers.yaml": LEG + "    from: KHRL\n"}, "CAS-306", "hand/transfers.yaml:5:5"),
    "a source that is distrusted": ({"sources.csv": "id,kind,use\nS-1,a,no: a copy\n"}, "CAS-308", "sources.csv:2"),
    "a file that no row names": ({"sources/x.txt": "x"}, "CAS-310", "sources/x.txt"),
    "a month that is none": ({"hand/transfers.yaml": LEG + "    landing: {value: 2025-13-01, source: S-1}\n"}, "CAS-401", "hand/transfers.yaml:5:5"),
    "a time of a page": ({"hand/transfers.yaml": LEG + f"    landing: {{value: {'about ' * 500}, source: S-1}}\n"}, "CAS-401", "hand/transfers.yaml:5:5"),
    "a number of a page": ({"hand/groups.csv": f"group,count,source\nG-1,{'9' * 5000},S-1\n"}, "CAS-402", "hand/groups.csv:2:2"),
    "a check that expects no number": ({"hand/groups.csv": "group\nG-1\n", "hand/checks.csv": "check,what,expect\nc1,count G-1,some\n"}, "CAS-402", "hand/checks.csv:2"),
    "a zone of a place that is none": ({"hand/places.csv": "place,zone\nP-1,../UTC\n"}, "CAS-404", "hand/places.csv:2:2"),
    "a check that asks for nothing": ({"hand/checks.csv": "check,what,expect\nc1,sum G-1,5\n"}, "CAS-407", "hand/checks.csv:2"),
    "a radius below nothing": ({"hand/places.csv": "place,radius_km\nP-1,-3\n"}, "CAS-408", "hand/places.csv:2:2"),
    "an act that changes nothing": ({"hand/orders.yaml": ORDER + "acts:\n- {id: A-1, does: notes, order: O-1, when: {value: 2025-01-01, source: S-1}}\n"}, "CAS-410", "hand/orders.yaml:9:4"),
    "a track of no leg": ({"sources.csv": TRACKS, "sources/t1.json": FLOWN[0], "sources/t2.json": FLOWN[1]}, "CAS-602", "sources.csv:3"),
    "two flights that fit a leg": ({"sources.csv": TRACKS, "sources/t1.json": FLOWN[0], "sources/t2.json": FLOWN[1],
        "hand/transfers.yaml": LEG + "    mode: air\n    vehicle: {value: N278GX, source: S-1}\n    takeoff: {value: 2025-03-15 21:30 UTC, source: S-1}\n"}, "CAS-601", "hand/transfers.yaml:4:5"),
    "a check that is missed": ({"hand/groups.csv": "group,count,source\nG-1,3,S-1\n", "hand/checks.csv": "check,what,expect\nc1,count G-1,5\n"}, "CAS-503", "hand/checks.csv:2"),
}  # fmt: skip


# Three faults in three files, by the names above.
FOLDERS = [
    ("a newer format", "a word not allowed", "an unknown matter"),
    ("a bidi override", "one id twice", "a number that is none"),
    ("YAML that breaks off", "copies in a ring", "a latitude off the globe"),
    ("an alias", "a reading that changes nothing", "a check that asks for nothing"),
    ("a gigabyte in one line", "a workbook that is none", "an escape sequence"),
    ("a tag", "a list as a key", "legs in a ring"),
    ("a link for a file", "a quotation mark left open", "an unknown column"),
    ("a zone that is none", "a time that is none", "an axis that is none"),
    ("bytes that are not text", "nesting without end", "a radius below nothing"),
    ("a held file that changed", "an unknown event", "groups in a ring"),
]


def write(folder, files):
    for name, content in {"sources.csv": SOURCES, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        match content:
            case Link(to=target):
                path.symlink_to(target)
            case Unreadable():
                path.touch(mode=0)
            case int():  # that many bytes, which no disk has to hold
                path.touch()
                with path.open("r+b") as file:
                    file.truncate(content)
            case bytes():
                path.write_bytes(content)
            case _:
                path.write_text(content, "utf-8", newline="")


@pytest.fixture
def locked(monkeypatch):
    """Turn everybody away from a file without rights, also those whom the system lets in."""
    opened = Path.open

    def asked(path, *args, **kwargs):
        if path.exists() and not path.stat().st_mode & 0o444:
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", asked)


def check(folder, *options):
    """Run `habeas check`; give its exit code and what it printed."""
    result = CliRunner().invoke(cli, ["check", str(folder), *options])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def expected(_files, code, at, way_out=""):
    """Give what `check --json` must say of a row of the table."""
    return code, at, way_out or problems.KINDS[code].help


def exit_code(*codes):
    """Give 1 from a warning up, as the contract says."""
    return int(any(problems.KINDS[code].severity >= Severity.WARNING for code in codes))


@pytest.mark.usefixtures("locked")
@pytest.mark.parametrize("row", list(BROKEN.values()), ids=list(BROKEN))
def test_a_fault_has_its_code_its_place_and_a_way_out(tmp_path, row):
    write(tmp_path / "case", row[0])
    code, out = check(tmp_path / "case", "--json")
    found = json.loads(out)["problems"]
    told = [(p["code"], p["at"], p["help"]) for p in found]
    assert expected(*row) in told
    assert all(p["message"] for p in found)
    assert code == exit_code(*(p["code"] for p in found))


def test_every_code_has_a_broken_case():
    assert {row[1] for row in BROKEN.values()} == set(problems.KINDS)
    assert len(BROKEN) >= 60


@pytest.mark.parametrize("names", FOLDERS, ids=" + ".join)
def test_three_faults_in_three_files_are_reported_in_one_run(tmp_path, names):
    rows = [BROKEN[name] for name in names]
    files = {name: content for row in rows for name, content in row[0].items()}
    assert len(files) == sum(len(row[0]) for row in rows)
    assert len({row[2].split(":")[0] for row in rows}) == 3
    write(tmp_path, files)
    code, out = check(tmp_path, "--json")
    told = [(p["code"], p["at"], p["help"]) for p in json.loads(out)["problems"]]
    assert {expected(*row) for row in rows} <= set(told)
    again, prose = check(tmp_path, "--notes")
    assert code == again == exit_code(*(row[1] for row in rows)) == 1
    for row in rows:
        assert f"{row[2]}  {row[1]} {problems.KINDS[row[1]].title}\n" in prose


def test_utf16_semicolons_and_a_byte_order_mark_read_alike(tmp_path):
    text = "id;kind;title\r\nS-1;article;Über\r\n"
    for n, content in enumerate((text.encode("utf-16"), text.encode("utf-8-sig"), text.encode())):
        folder = tmp_path / str(n)
        write(folder, {"sources.csv": content})
        assert read_case(folder).sources["S-1"].title == "Über"


def test_a_workbook_reads_like_a_csv_with_cell_addresses(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    for row in (["id", "kind", "copy_kind"], ["S-1", "article", "orginal"]):
        book.active.append(row)
    (tmp_path / "hand").mkdir()
    book.save(tmp_path / "sources.xlsx")
    case = read_case(tmp_path)
    assert case.sources["S-1"].kind == "article"
    problem = next(p for p in case.problems if p.severity > Severity.NOTE)
    assert (problem.code, str(problem.at)) == ("CAS-104", "sources.xlsx:C2")
    assert "original" in problem.way_out


def test_an_alias_where_a_key_belongs_is_a_problem_and_no_more(tmp_path):
    write(tmp_path, {"habeas.yaml": "title: x\n*a : y\n*b : z\n"})
    codes = [p.code for p in read_case(tmp_path).problems]
    assert "CAS-006" in codes or "CAS-007" in codes


def test_a_copy_of_an_original_that_has_no_row_is_named(tmp_path):
    write(tmp_path, {"sources.csv": "id,kind,copy_of\nS-1,article,elsewhere\n"})
    found = [p for p in read_case(tmp_path).problems if p.code == "CAS-201"]
    assert str(found[0].at) == "sources.csv:2"


def test_checks_that_ask_for_nothing_and_zones_of_readings_are_named(tmp_path):
    reading = "readings:\n- id: z\n  question: q\n  sets: zone of S-1\n  options: [{name: a, value: UTC}, {name: b, value: Mars}]\n"
    checks = "check,what,expect\nc1,sum G-1,5\nc2,answer left/T1/O.entered,perhaps\n"
    write(tmp_path, {"hand/readings.yaml": reading, "hand/checks.csv": checks})
    found = [
        (p.code, str(p.at)) for p in read_case(tmp_path).problems if p.severity > Severity.NOTE
    ]
    assert ("CAS-404", "hand/readings.yaml:2:3") in found
    assert ("CAS-407", "hand/checks.csv:2") in found
    assert ("CAS-407", "hand/checks.csv:3") in found


def test_every_documented_code_is_given_somewhere_and_the_page_lists_them_all():
    root = Path(__file__).parents[2]
    source = "\n".join(p.read_text("utf-8") for p in (root / "src").rglob("*.py"))
    page = (root / "docs" / "reference" / "problems.md").read_text("utf-8")
    names = {kind.code: name for name, kind in vars(problems).items() if hasattr(kind, "code")}
    words = Counter(re.findall(r"\w+", source))
    for code, kind in problems.KINDS.items():
        assert words[names[code]] > 1, code
        assert f"| {code} | {kind.severity.name.lower()} | {kind.title} | {kind.help} |" in page
