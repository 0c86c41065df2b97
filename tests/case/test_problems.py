"""Broken cases: each fault has its code, its place and its way out, all in one run."""

import pytest

from habeas.case.read_case import read_case
from habeas.evidence.problem import Severity

SOURCES = "id,kind\nS-1,article\n"
LEG = "transfers:\n- id: T1\n  legs:\n  - id: T1.1\n"
ORDER = "matters:\n- id: M-1\n  court: X\norders:\n- id: O-1\n  matter: M-1\n  kind: TRO\n"

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
    "an unknown key": ({"hand/transfers.yaml": LEG + "    tkeoff: x\n"}, "CAS-101", "hand/transfers.yaml:5:5"),
    "a missing key": ({"hand/transfers.yaml": "transfers:\n- label: x\n  legs: []\n"}, "CAS-102", "hand/transfers.yaml:2:3"),
    "a value of the wrong shape": ({"habeas.yaml": "title: [a]\n"}, "CAS-103", "habeas.yaml:1:1"),
    "a word not allowed": ({"hand/transfers.yaml": LEG + "    mode: fly\n"}, "CAS-104", "hand/transfers.yaml:5:5"),
    "an id shaped like a path": ({"hand/transfers.yaml": "transfers:\n- id: ../x\n  legs: [{id: L1}]\n"}, "CAS-105", "hand/transfers.yaml:2:3"),
    "one id twice": ({"sources.csv": SOURCES + "S-1,article\n"}, "CAS-106", "sources.csv:3:1"),
    "a place that is none": ({"hand/transfers.yaml": LEG + "    takeoff: {value: 2025-01-01, source: S-1, spot: somewhere}\n"}, "CAS-107", "hand/transfers.yaml:5:5"),
    "an unknown source": ({"hand/transfers.yaml": LEG + "    takeoff: {value: 2025-01-01, source: S-9}\n"}, "CAS-201", "hand/transfers.yaml:5:5"),
    "an unknown event": ({"hand/transfers.yaml": LEG + "    takeoff: {value: after O-9.entered, source: S-1}\n"}, "CAS-202", "hand/transfers.yaml:5:5"),
    "an unknown matter": ({"hand/orders.yaml": "orders:\n- id: O-1\n  matter: M-9\n  kind: TRO\n"}, "CAS-203", "hand/orders.yaml:2:3"),
    "an unknown place": ({"hand/transfers.yaml": LEG + "    from: {value: Nowhere, source: S-1}\n"}, "CAS-204", "hand/transfers.yaml:5:5"),
    "an unknown reading": ({"hand/transfers.yaml": LEG + "    takeoff: {value: 2025-01-01, source: S-1, under: r=x}\n"}, "CAS-205", "hand/transfers.yaml:5:5"),
    "copies in a ring": ({"sources.csv": "id,kind,copy_of\nS-1,a,S-2\nS-2,a,S-1\n"}, "CAS-206", "sources.csv:2"),
    "a reading that changes nothing": ({"hand/readings.yaml": "readings:\n- id: r\n  question: q\n  sets: claims\n  options: [{name: a}, {name: b}]\n"}, "CAS-207", "hand/readings.yaml:2:3"),
    "an axis that is none": ({"hand/readings.yaml": "readings:\n- id: r\n  question: q\n  sets: moon\n  options: [{name: a, value: x}, {name: b, value: y}]\n"}, "CAS-208", "hand/readings.yaml:2:3"),
    "legs in a ring": ({"hand/transfers.yaml": "transfers:\n- id: T1\n  legs: [{id: A, after: B}, {id: B, after: A}]\n"}, "CAS-209", "hand/transfers.yaml:3:"),
    "legs without an order": ({"hand/transfers.yaml": "transfers:\n- id: T1\n  legs: [{id: A}, {id: B}]\n"}, "CAS-210", "hand/transfers.yaml:3:"),
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
}  # fmt: skip


def write(folder, files):
    for name, content in {"sources.csv": SOURCES, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.mark.parametrize(("files", "code", "at"), list(BROKEN.values()), ids=list(BROKEN))
def test_a_fault_has_its_code_its_place_and_a_way_out(tmp_path, files, code, at):
    write(tmp_path, files)
    found = [p for p in read_case(tmp_path).problems if p.code == code]
    assert found, [f"{p.at} {p.code} {p.message}" for p in read_case(tmp_path).problems]
    assert str(found[0].at).startswith(at)
    assert found[0].way_out
    assert all(p.message for p in found)


def test_three_faults_in_three_files_are_reported_in_one_run(tmp_path):
    names = ["a newer format", "a word not allowed", "an unknown matter"]
    files = {k: v for name in names for k, v in BROKEN[name][0].items()}
    write(tmp_path, files)
    codes = {p.code for p in read_case(tmp_path).problems}
    assert {BROKEN[name][1] for name in names} <= codes


def test_a_symlink_is_not_followed(tmp_path):
    write(tmp_path, {})
    (tmp_path / "secret").write_text("transfers: []\n")
    (tmp_path / "hand").mkdir()
    (tmp_path / "hand" / "transfers.yaml").symlink_to(tmp_path / "secret")
    found = [p for p in read_case(tmp_path).problems if p.code == "CAS-003"]
    assert str(found[0].at) == "hand/transfers.yaml"


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
    from pathlib import Path

    from habeas.case import problems

    root = Path(__file__).parents[2]
    source = "\n".join(p.read_text("utf-8") for p in (root / "src").rglob("*.py"))
    page = (root / "docs" / "reference" / "problems.md").read_text("utf-8")
    names = {kind.code: name for name, kind in vars(problems).items() if hasattr(kind, "code")}
    for code, kind in problems.KINDS.items():
        assert f"kinds.{names[code]}" in source, code
        assert f"| {code} | {kind.severity.name.lower()} | {kind.title} | {kind.help} |" in page
