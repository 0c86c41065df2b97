"""Hostile folders: bombs, links, endless lines and bulk faults stop at a limit, told as such."""

import json
import os
import resource
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from habeas.case import located, shape, suggest, tables
from habeas.case.read_case import read_case
from habeas.case.sequence import sequence
from habeas.cli.main import cli
from habeas.errors import ExitCode
from habeas.evidence.guards import UnreadableFileError, UnsafePathError, escaped, read_limited
from habeas.evidence.source import Source, root_of, roots_of

SOURCES = "id,kind\nS-1,article\n"


@pytest.fixture
def case(tmp_path):
    folder = tmp_path / "case"
    (folder / "hand").mkdir(parents=True)
    (folder / "sources.csv").write_text(SOURCES)
    return folder


def found(folder, code):
    return [p for p in read_case(folder).problems if p.code == code]


def zeros(path, size):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("xl/worksheets/sheet1.xml", b"\0" * size)


def far_corner(path, _size):
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "group", "x"
    book.save(path)


@pytest.mark.parametrize(
    ("make", "size", "says"),
    [(zeros, 2**24, "unpacks to more"), (far_corner, 0, "more than 5,000,000 cells")],
    ids=["a zip bomb", "one cell at the far corner"],
)
def test_a_workbook_that_would_fill_memory_is_left_out(case, make, size, says):
    make(case / "hand" / "groups.xlsx", size)
    (problem,) = found(case, "CAS-011")
    assert str(problem.at) == "hand/groups.xlsx"
    assert says in problem.message


def test_formulas_are_text_and_are_not_run(case):
    row = "=1+1,'=2+2,@SUM(1),+1\n"
    (case / "hand" / "groups.csv").write_text(f"group,label,authority,members\nG-1,{row}")
    assert read_case(case).groups["G-1"].label == "=1+1"
    book = openpyxl.Workbook()
    for cells in (["group", "label"], ["G-1", '=HYPERLINK("http://example.org")']):
        book.active.append(cells)
    (case / "hand" / "groups.csv").unlink()
    book.save(case / "hand" / "groups.xlsx")
    assert read_case(case).groups["G-1"].label == ""


def test_a_gigabyte_in_one_line_is_refused_unread(case):
    for name in ("orders.yaml", "groups.csv", "checks.xlsx"):
        with (case / "hand" / name).open("wb") as file:
            file.truncate(2**30)
    words = [sys.executable, "-m", "habeas", "check", str(case), "--json"]
    ran = subprocess.run(words, capture_output=True, timeout=60, check=False)
    assert ran.returncode == ExitCode.PROBLEMS
    refused = {p["at"] for p in json.loads(ran.stdout)["problems"] if p["code"] == "CAS-004"}
    assert refused == {"hand/orders.yaml", "hand/groups.csv", "hand/checks.xlsx"}
    # The largest child so far, in KiB on Linux and in bytes on macOS.
    unit = 1 if sys.platform == "darwin" else 1024
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit < 400 * 2**20


def test_laughs_by_the_billion_are_told_and_not_laughed(case):
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    (case / "hand" / "things.yaml").write_text("\n".join(lines))
    assert len(found(case, "CAS-007")) == 12 + 11 * 9


@pytest.mark.parametrize("mark", ["[", "{a: ", "- ", "? "])
def test_depth_without_end_stops(case, mark):
    (case / "hand" / "things.yaml").write_text("actors: " + mark * 200_000)
    codes = {p.code for p in read_case(case).problems}
    assert codes & {"CAS-006", "CAS-007", "CAS-009"}


def test_rows_and_nodes_beyond_the_limits_are_left_out_and_told(case, monkeypatch):
    monkeypatch.setattr(tables, "ROW_LIMIT", 10)
    monkeypatch.setattr(located, "NODE_LIMIT", 50)
    (case / "hand" / "groups.csv").write_text("group\n" + "".join(f"G-{n}\n" for n in range(20)))
    (case / "hand" / "things.yaml").write_text(f"actors: [{'a, ' * 100}]\n")
    read = read_case(case)
    told = [(p.code, str(p.at)) for p in read.problems if p.code == "CAS-004"]
    assert told == [("CAS-004", "hand/groups.csv:11"), ("CAS-004", "hand/things.yaml:1:157")]
    assert len(read.groups) == 9
    assert not read.things


def test_a_file_with_more_faults_than_anybody_mends_is_left_out(case, monkeypatch):
    monkeypatch.setattr(located, "FAULT_LIMIT", 10)
    monkeypatch.setattr(shape, "FAULT_LIMIT", 10)
    (case / "habeas.yaml").write_text("title: x\n" * 20)
    (case / "hand" / "things.yaml").write_text(f"actors: [{'a, ' * 20}]\n")
    told = [(str(p.at), p.message) for p in found(case, "CAS-004")]
    assert told == [
        ("habeas.yaml:12:8", "more than 10 faults"),
        ("hand/things.yaml:1:1", "20 faults of shape, more than 10"),
    ]
    assert not read_case(case).config.title


# Each of these once took minutes: the time grew with the square or the cube of the size.
BULK = {
    "copies of copies": {
        "sources.csv": "id,kind,copy_of\n" + "".join(f"S-{n},a,S-{n + 1}\n" for n in range(6000))
    },
    "legs after legs": {
        "hand/transfers.yaml": "transfers:\n- id: T1\n  legs:\n"
        + "".join(f"  - {{id: L{n}, after: L{n - 1}}}\n" for n in range(1500))
    },
    "faulty items": {
        "hand/things.yaml": "actors:\n"
        + "".join(f"- {{id: A{n}, kind: x, knd: y}}\n" for n in range(2000))
    },
    "unknown events": {
        "hand/transfers.yaml": "transfers:\n- id: T1\n  legs:\n"
        + "".join(
            f"  - {{id: L{n}, takeoff: {{value: after L{n}.x, source: S-1}}}}\n" for n in range(800)
        )
    },
    "columns": {"hand/groups.csv": "group" + ",x" * 200_000 + "\n"},
    "blank lines": {"hand/groups.csv": "group" + "\n" * 3_000_000},
    "a cell of many lines": {"hand/groups.csv": 'group,label\nG-1,"' + "x\n" * 500_000},
}


@pytest.mark.parametrize("files", list(BULK.values()), ids=list(BULK))
def test_bulk_faults_take_seconds(case, files, monkeypatch):
    monkeypatch.setattr(suggest, "MOST_COMPARED", 200_000)
    for name, text in files.items():
        (case / name).write_text(text)
    start = time.process_time()
    assert read_case(case).problems
    assert time.process_time() - start < 8


@pytest.mark.parametrize("name", ["out", "build", "build/.lock"])
@pytest.mark.parametrize("command", ["explain", "build"])
def test_nothing_is_written_through_a_link(case, tmp_path, name, command):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").write_text("kept")
    (case / name).parent.mkdir(exist_ok=True)
    (case / name).symlink_to(outside / "kept" if name.endswith(".lock") else outside)
    result = CliRunner().invoke(cli, [command, str(case)])
    if name.startswith({"explain": "out", "build": "build"}[command]):
        assert isinstance(result.exception, UnsafePathError)
        assert result.exception.exit_code == ExitCode.REFUSED
    assert [path.name for path in outside.iterdir()] == ["kept"]
    assert (outside / "kept").read_text() == "kept"


def test_a_file_where_a_folder_of_ours_belongs_is_told(case):
    (case / "out").write_text("x")
    result = CliRunner().invoke(cli, ["explain", str(case)])
    assert isinstance(result.exception, UnsafePathError)


def test_names_of_files_show_what_they_hide(case):
    (case / "sources").mkdir()
    (case / "sources" / "a\x1b[31m\n\u202e.txt").touch()
    (case / "sources" / os.fsdecode(b"\xff.txt")).touch()
    result = CliRunner().invoke(cli, ["check", str(case), "--notes"])
    assert result.exit_code == 0
    assert "sources/a<U+001B>[31m <U+202E>.txt CAS-310" in result.output
    assert "sources/<U+DCFF>.txt  CAS-310" in result.output


def test_a_pipe_is_no_file(case):
    os.mkfifo(case / "hand" / "orders.yaml")
    (problem,) = found(case, "CAS-003")
    assert "not a plain file" in problem.message


def test_a_file_that_may_not_be_read_says_so(tmp_path, monkeypatch):
    def forbid(*_):
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "x"
    path.write_text("x")
    monkeypatch.setattr(Path, "open", forbid)
    with pytest.raises(UnreadableFileError, match=r"x: cannot be read \(Permission denied\)"):
        read_limited(path, "x")


@given(st.dictionaries(st.text(max_size=3), st.text(max_size=9)))
def test_escaped_json_says_the_same(document):
    text = escaped(json.dumps(document, ensure_ascii=False))
    assert json.loads(text) == document
    assert escaped(text) == text


IDS = st.sampled_from("abcdefg")


@given(st.dictionaries(IDS, IDS | st.just("")))
def test_the_roots_of_all_are_the_root_of_each(copies):
    sources = {id_: Source(id_, copy_of=of) for id_, of in copies.items()}
    roots = roots_of(sources)
    assert set(sources) <= set(roots)
    assert roots == {id_: root_of(id_, sources) for id_ in roots}


@given(st.dictionaries(IDS, IDS | st.just("")), st.randoms(use_true_random=False))
def test_legs_come_after_the_ones_they_name(after, rng):
    ranked = sorted(after)
    rng.shuffle(ranked)
    assert sequence(after, ranked) == plainly(after, ranked)


def plainly(after, ranked):
    """Give the sequence the slow way: look through all that wait, again and again."""
    done, waiting = [], list(ranked)
    while waiting:
        free = [i for i in waiting if after[i] not in waiting or after[i] == i]
        behind = [i for i in free if done and after[i] == done[-1]]
        chosen = (behind or free or waiting)[0]
        done.append(chosen)
        waiting.remove(chosen)
    return done
