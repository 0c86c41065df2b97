"""The process as a shell meets it: exit codes, errors on stderr, a reader that stops."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from habeas import __version__
from habeas.cli.main import Commands, cli, main
from habeas.cli.shared import print_json

BUNDLED = Path(__file__).parents[2] / "src" / "habeas" / "case" / "bundled" / "2025-03-15"
SMALLER = "uk-rwanda-2022-06"


def ended(monkeypatch, capsys, *args):
    """Run the entry point in this process; give its exit code, output and errors."""
    monkeypatch.setattr(sys, "argv", ["habeas", *map(str, args)])
    with pytest.raises(SystemExit) as stopped:
        main()
    captured = capsys.readouterr()
    return stopped.value.code or 0, captured.out, captured.err


def test_the_version_is_printed(monkeypatch, capsys):
    assert ended(monkeypatch, capsys, "--version") == (0, f"habeas, version {__version__}\n", "")


@pytest.mark.parametrize("args", [(), ("--help",), ("check", "-h")], ids=str)
def test_help_is_not_an_error(monkeypatch, capsys, args):
    code, out, err = ended(monkeypatch, capsys, *args)
    assert "Usage: habeas" in out + err
    assert code == (0 if args else 2)


def test_a_usage_error_exits_2_in_80_columns_and_hides_nothing(monkeypatch, capsys):
    code, out, err = ended(monkeypatch, capsys, "findings", BUNDLED, "--without", "x\x1b[31m" * 9)
    assert (code, out) == (2, "")
    assert "\x1b" not in err
    assert max(len(line) for line in err.splitlines()) <= 80 or "<U+001B>" in err


def test_a_folder_that_is_no_case_exits_3_with_the_way_out(monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(tmp_path)
    code, out, err = ended(monkeypatch, capsys, "check")
    assert (code, out) == (3, "")
    assert err.startswith("habeas: The current folder is not a case folder")
    assert "habeas init" in err
    assert max(len(line) for line in err.splitlines()) <= 80


def test_a_file_that_cannot_be_written_exits_3_and_is_named(monkeypatch, capsys, tmp_path):
    (tmp_path / "taken").write_text("a file where a folder should be")
    code, _, err = ended(monkeypatch, capsys, "init", tmp_path / "taken" / "case")
    assert code == 3
    assert "taken" in err


def test_demo_opens_its_page_if_asked(monkeypatch, capsys, tmp_path):
    opened = []
    monkeypatch.setattr("click.launch", opened.append)
    assert ended(monkeypatch, capsys, "demo", SMALLER, "--to", tmp_path, "--open", "-q")[0] == 0
    assert [Path(path).name for path in opened] == ["page.html"]


def test_a_defect_exits_70_and_says_where_to_report_it(monkeypatch, capsys):
    def broken(*_args, **_more):
        raise ZeroDivisionError

    monkeypatch.setattr(cli, "main", broken)
    code, _, err = ended(monkeypatch, capsys, "check")
    assert code == 70
    assert "Please report" in err
    assert "ZeroDivisionError" in err


def test_an_interrupt_exits_as_shells_expect(monkeypatch, capsys):
    def interrupted(*_args, **_more):
        raise KeyboardInterrupt

    monkeypatch.setattr(Commands, "get_command", interrupted)
    code, _, err = ended(monkeypatch, capsys, "check")
    assert code == 130
    assert "Traceback" not in err


def test_a_terminal_that_lacks_a_letter_gets_its_number(tmp_path, write_small):
    case = write_small(tmp_path / "case")
    (case / "habeas.yaml").write_text("title: Überstellung\n", "utf-8")
    (case / "hand" / "orders.yaml").write_text("orders: []\n")
    environment = {**os.environ, "PYTHONIOENCODING": "iso8859-5"}
    command = [sys.executable, "-m", "habeas", "findings", str(case)]
    printed = subprocess.run(command, capture_output=True, env=environment, check=True, timeout=60)
    assert printed.stdout.splitlines()[0] == b"\\xdcberstellung"


def test_json_is_utf_8_whatever_the_terminal_is(capsysbinary):
    print_json([{"title": "Überstellung \ud800"}])
    written = capsysbinary.readouterr().out
    assert "Überstellung".encode() in written
    assert json.loads(written)["records"] == [{"title": "Überstellung \ud800"}]


def test_a_reader_that_stops_reading_is_no_fault():
    # Far more than a pipe holds, to a reader that takes none of it.
    process = subprocess.Popen(
        [sys.executable, "-m", "habeas", "findings", str(BUNDLED), "-Q", "left", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == 0
    assert errors == ""
