"""A small case to add to and to build, and what a command sees of it."""

import contextlib
import importlib.util
import io
import json
import re
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest

from habeas.case.tables import read_table
from habeas.cli.main import main
from habeas.evidence import store

# A script, not a module: it imports the one beside it by its bare name.
collect_ignore = ["kill_server.py"]
# The only places and names where something may be left over.
LEFTOVERS = re.compile(
    r"\.writing-\w+|sources/(\.lock|\.adding-\w+|\.enters-.+)"
    r"|build/(\.lock|\.writing-\w+|\.building-\w+(-journal)?)"
)
# As Excel saves it: a byte order mark, semicolons, every cell in quotes.
SOURCES = '\ufeff"id";"kind";"file";"sha256"\r\n"blog";"article";"";""\r\n'.encode()
TRANSFERS = """\
zone: America/Chicago
transfers:
- id: T1
  legs:
  - id: T1.1
    mode: road
    from: {value: KHRL, source: blog}
    left: {value: 2025-01-31 10:20, source: blog}
"""
ORDERS = """\
matters:
- {id: M-1, court: D. Example, zone: America/New_York}
orders:
- {id: O-1, matter: M-1, kind: TRO, form: written, entered: {value: 2025-01-31 11:02 EST, source: blog}}
"""


@pytest.fixture(scope="session")
def seams():
    spec = importlib.util.spec_from_file_location("seams", Path(__file__).with_name("seams.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def small_case(tmp_path_factory):
    """Give the folder of a small case that has not been built."""
    folder = tmp_path_factory.mktemp("small") / "case"
    (folder / "hand").mkdir(parents=True)
    (folder / "sources").mkdir()
    (folder / "sources.csv").write_bytes(SOURCES)
    (folder / "hand" / "transfers.yaml").write_text(TRANSFERS)
    (folder / "hand" / "orders.yaml").write_text(ORDERS)
    (folder / "habeas.yaml").write_text("format: habeas-case/1\ntitle: The bus\n")
    return folder


@pytest.fixture
def case(small_case, tmp_path):
    return shutil.copytree(small_case, tmp_path / "case")


@pytest.fixture(scope="session")
def received(tmp_path_factory):
    """Give a file that came in."""
    path = tmp_path_factory.mktemp("received") / "the order.txt"
    path.write_bytes(b"It is so ordered.\n" * 40)
    return path


@pytest.fixture(scope="session")
def desk():
    """Give someone who runs commands in this process, and looks at a case."""
    return Desk()


@pytest.fixture
def next_run(monkeypatch):
    """Let what follows be a later run: what lies about now is older than it."""
    monkeypatch.setattr(store, "_STARTED", float("inf"))


@pytest.fixture
def rebuilt(case, desk):
    """Give a case that was built and then edited, and the same with the new build."""
    assert desk.run("build", case)[0] == 0
    for name, old, new in (
        ("habeas.yaml", "The bus", "The other bus"),
        ("hand/transfers.yaml", "10:20", "09:20"),
    ):
        (case / name).write_text((case / name).read_text().replace(old, new))
    after = shutil.copytree(case, case.with_name("rebuilt"))
    assert desk.run("build", after)[0] == 0
    assert desk.built(case)[0] != desk.built(after)[0]
    return case, after


@pytest.fixture
def adding(case, received, desk):
    """Give a folder to copy, the command's other words, and what to check after a fault or kill."""
    whole = shutil.copytree(case, case.with_name("whole"))
    assert desk.run("add", whole, received)[0] == 0
    before, after = desk.seen(case), desk.seen(whole)

    def check(struck, code):
        """Check a folder, and that the next run mends it; say whether it had got there."""
        now = desk.seen(struck)
        assert now in (before, after)
        assert code or now == after
        assert desk.run("add", struck, received)[0] == 0
        assert desk.seen(struck) == after
        assert not desk.left_over(struck)
        return now == after

    return case, ("add", received), check


@pytest.fixture
def building(rebuilt, desk):
    case, whole = rebuilt
    before, after, authored = desk.built(case), desk.built(whole), desk.seen(case)

    def check(struck, code):
        assert desk.built(struck) in (before, after)
        assert desk.seen(struck) == authored
        assert code or desk.built(struck) == after
        assert desk.run("build", struck)[0] == 0
        assert desk.built(struck) == after
        assert not desk.left_over(struck)

    return case, ("build",), check


class Desk:
    """Runs commands, and says what a command sees."""

    def __init__(self):
        self._checked = {}

    def run(self, *arguments):
        """Run a command as the shell would; give exit code, output, errors."""
        out, err, usual = _stream(), _stream(), sys.argv
        sys.argv = ["habeas", *map(str, arguments)]
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                main()
        except SystemExit as end:
            return int(end.code or 0), _text(out), _text(err)
        finally:
            sys.argv = usual
        raise AssertionError

    def left_over(self, case):
        """Name what is left over: hidden files in the known places, and files that got no row."""
        names, rows = set(files_of(case)), (case / "sources.csv").read_text("utf-8")
        entering = {n.replace("/.enters-", "/") for n in names if n.startswith("sources/.enters-")}
        without_row = {n for n in entering & names if n not in rows}
        return {n for n in names if LEFTOVERS.fullmatch(n)} | without_row

    def seen(self, case):
        """Give each file's bytes outside build/, and what `check` says."""
        files = {name: path.read_bytes() for name, path in sorted(files_of(case).items())}
        authored = {n: c for n, c in files.items() if not n.startswith("build/")}
        # The random part of a name means nothing; what was checked once is not checked again.
        key = str([re.sub(r"-[0-9a-f]{16}", "-", n) for n in files]) + str([*authored.values()])
        if key not in self._checked:
            code, out, _ = self.run("check", case, "--json")
            self._checked[key] = (code, json.loads(out)["problems"])
        left = self.left_over(case)
        return {n: c for n, c in authored.items() if n not in left}, self._checked[key]

    def built(self, case):
        """Give what stands in build/, leftovers apart; a database must open and answer."""
        base, labels = case / "build" / "case.db", case / "build" / "metadata.json"
        if base.exists():
            assert answers(base)
        return tuple(p.read_bytes() if p.exists() else b"" for p in (base, labels))

    def listed(self, case):
        """Give the files that rows of sources.csv name."""
        return sorted(r.get("file") for r in read_table(case, "sources").rows if r.get("file"))


def _stream():
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def _text(stream):
    return stream.buffer.getvalue().decode("utf-8")


def files_of(case):
    return {p.relative_to(case).as_posix(): p for p in case.rglob("*") if not p.is_dir()}


def answers(path):
    """Open a database and ask it; give the findings that it has."""
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as base:
        assert base.execute("pragma integrity_check").fetchone() == ("ok",)
        return base.execute("select id, answer from findings order by id").fetchall()
