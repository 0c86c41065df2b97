"""Terminals: colour and progress go to one, and to nothing else."""

import os
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

from habeas.cli import progress
from habeas.cli.main import cli

ESCAPE = "\x1b["


@pytest.fixture
def case(tmp_path, write_small):
    return write_small(tmp_path / "case")


def test_colour_is_used_where_colour_is_wanted_and_nowhere_with_no_color(case, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    args = ["why", str(case), "left/T1/O-1.entered", "-q"]
    assert ESCAPE in CliRunner().invoke(cli, args, color=True).output
    assert ESCAPE not in CliRunner().invoke(cli, args).output
    monkeypatch.setenv("NO_COLOR", "1")
    assert ESCAPE not in CliRunner().invoke(cli, args, color=True).output


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_real_terminal_shows_colour(case):
    ours, theirs = os.openpty()
    environment = {**os.environ, "NO_COLOR": "", "TERM": "xterm"}
    command = [sys.executable, "-m", "habeas", "check", str(case)]
    # A column that the file does not have, so that there is a problem to colour.
    (case / "hand" / "groups.csv").write_text("group,size\nG-1,3\n")
    subprocess.run(command, stdout=theirs, env=environment, check=False, timeout=60)
    os.close(theirs)
    printed = os.read(ours, 65536).decode()
    os.close(ours)
    assert "1 error" in printed
    assert ESCAPE in printed


def worked(capsys, monkeypatch, *, seconds, terminal=True, quiet=False):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal, raising=False)
    monkeypatch.setattr(progress, "QUIET_S", 0.05)
    monkeypatch.setattr(progress, "RENEW_S", 0.02)
    with progress.working("Counting", quiet=quiet):
        time.sleep(seconds)
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err


def test_long_work_says_on_a_terminal_what_it_does_and_wipes_the_line(capsys, monkeypatch):
    said = worked(capsys, monkeypatch, seconds=0.2)
    assert "Counting ... " in said
    line = said.split("\r")[1]
    assert said.endswith("\r" + " " * len(line) + "\r")


@pytest.mark.parametrize(
    ("seconds", "terminal", "quiet"),
    [(0.0, True, False), (0.2, False, False), (0.2, True, True)],
    ids=["short work", "no terminal", "quiet"],
)
def test_else_nothing_is_said(capsys, monkeypatch, seconds, terminal, quiet):
    said = worked(capsys, monkeypatch, seconds=seconds, terminal=terminal, quiet=quiet)
    assert said == ""
