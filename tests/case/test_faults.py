"""Faults at every call of the disk: the case is as before or as after, and one message says so."""

import errno
import os
import shutil
import sqlite3

import pytest

from habeas.case import read_case
from habeas.cli.main import INTERRUPTED

SQL = ("execute", "executemany", "executescript", "commit", "close", "__exit__")


def failing(number):
    def blow(name):
        if name in SQL:
            raise sqlite3.OperationalError("database or disk is full")
        raise OSError(number, os.strerror(number))

    return blow


def interrupt(_name):
    raise KeyboardInterrupt


FAULTS = {
    "the disk is full": ("before", failing(errno.ENOSPC)),
    "the disk fails": ("before", failing(errno.EIO)),
    "the disk fails after it did it": ("after", failing(errno.EIO)),
    "it is forbidden": ("before", failing(errno.EACCES)),
    "an interrupt before": ("before", interrupt),
    "an interrupt after": ("after", interrupt),
}


CI = bool(os.environ.get("CI"))


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    """Make fsync quick: no test cuts the power."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def each_fault(seams, desk, tmp_path):
    """Run a command on fresh copies of a folder, with the fault at its 1st, 2nd, ... call."""

    def runs(folder, fault, *arguments):
        when, blow = FAULTS[fault]
        # A build has three times as many calls: CI lets each of them fail, in every way.
        for at in range(1, 1000, 1 if arguments[0] == "add" or CI else 5):
            case = shutil.copytree(folder, tmp_path / f"{at}" / "case")
            strike = seams.Strike(at, when, blow)
            with seams.watched(strike):
                code, out, err = desk.run(arguments[0], case, *arguments[1:])
            if len(strike.calls) < at:
                assert code == 0
                assert at > 10
                return
            told(code, out, err, fault)
            yield case, code
        raise AssertionError

    return runs


def told(code, out, err, fault):
    """Whatever happened is told in one message, with an exit code of the contract."""
    if code == INTERRUPTED:
        assert "interrupt" in fault
    else:
        assert code in (0, 3)
        assert err.count("whole") == (code == 3)
    assert "Traceback" not in out + err
    assert "defect" not in out + err


def no_links(_old, _new):
    raise OSError(errno.EPERM, "no hard links here")


# On a file system that knows no hard links, the quick run has one fault before and one after.
WITHOUT_LINKS = {"the disk is full", "an interrupt after"}
ADDS = [
    *(pytest.param(fault, True, id=f"{fault}, with links") for fault in FAULTS),
    *(
        pytest.param(
            fault,
            False,
            id=f"{fault}, without",
            marks=() if fault in WITHOUT_LINKS else pytest.mark.slow,
        )
        for fault in FAULTS
    ),
]


@pytest.mark.usefixtures("next_run")
@pytest.mark.parametrize(("fault", "links"), ADDS)
def test_a_fault_of_add_leaves_the_case_as_before_or_as_after(
    adding, each_fault, fault, links, monkeypatch
):
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    case, words, check = adding
    met = {check(struck, code) for struck, code in each_fault(case, fault, *words)}
    assert met == {True, False}


@pytest.mark.usefixtures("next_run")
@pytest.mark.parametrize("fault", FAULTS if CI else ["an interrupt after"])
def test_a_fault_of_build_leaves_the_old_database_or_the_new(building, each_fault, fault):
    case, words, check = building
    for struck, code in each_fault(case, fault, *words):
        check(struck, code)


@pytest.mark.usefixtures("next_run")
def test_a_fault_of_the_first_build_leaves_no_database_or_a_whole_one(case, desk, each_fault):
    whole = shutil.copytree(case, case.with_name("whole"))
    assert desk.run("build", whole)[0] == 0
    after = desk.built(whole)
    for struck, _code in each_fault(case, "the disk is full", "build"):
        assert desk.built(struck) in ((b"", b""), after, (b"", after[1]))
        assert desk.run("build", struck)[0] == 0
        assert desk.built(struck) == after
        assert not desk.left_over(struck)


# What a build keeps for the next one is not flushed: its signature tells a torn file.
@pytest.mark.parametrize(("command", "files"), [("add", (2, 0)), ("build", (2, 2))])
def test_bytes_are_flushed_before_they_get_a_name_and_the_name_after(
    case, received, desk, seams, command, files
):
    strike = seams.Strike(0, "", None)
    with seams.watched(strike):
        assert desk.run(command, case, *([received] if command == "add" else []))[0] == 0
    writes = ("write", "execute", "executemany", "executescript", "commit", "__exit__", "close")
    ordered = [c for c in strike.calls if c in (*writes, "fsync", "link", "replace", "rename")]
    named = [n for n, call in enumerate(ordered) if call in ("link", "replace", "rename")]
    around = [(ordered[n - 1], [*ordered, ""][n + 1]) for n in named]
    flushed, kept = files
    assert len(around) == flushed + kept
    assert around.count(("fsync", "fsync")) == flushed
    assert sum(before == "write" for before, _ in around) == kept


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_case_that_the_disk_does_not_give_back_is_told_in_one_line(
    case, desk, monkeypatch, command
):
    def unreadable(_folder, _name):
        raise OSError(errno.EIO, os.strerror(errno.EIO), "sources.csv")

    monkeypatch.setattr(read_case, "read_table", unreadable)
    code, out, err = desk.run(command, case)
    assert (code, out) == (3, "")
    assert err == "habeas: sources.csv: Input/output error\n"
