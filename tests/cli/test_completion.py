"""Shell completion, through the real process: ids of a case, and never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import BashComplete
from click.testing import CliRunner

from habeas.cli import complete
from habeas.cli.main import COMMANDS, cli
from habeas.findings import all_keys
from habeas.findings.questions import MODULES

BUNDLED = Path(__file__).parents[2] / "src" / "habeas" / "case" / "bundled" / "2025-03-15"


def completed(words, folder=BUNDLED):
    """Give what the shell is offered for the last of the words."""
    environment = {
        **os.environ,
        "_HABEAS_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(["habeas", *words]),
        "COMP_CWORD": str(len(words)),
    }
    ran = subprocess.run(
        [sys.executable, "-m", "habeas"],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ran.stderr == ""
    return [line.split(",", 1)[1] for line in ran.stdout.splitlines() if line]


OFFERED = {
    "commands": (["w"], ["why", "where"]),
    "transfers": (["why", "T"], ["T1", "T2", "T3"]),
    "orders after a transfer": (["why", "T1", "o-w"], ["O-written"]),
    "findings": (["why", "left/T2/O-o"], ["left/T2/O-oral.said"]),
    "readings": (["why", "T1", "--reading", "rem"], ["removal=custody", "removal=territory"]),
    "events": (["why", "T1", "--set", "T1.1.ta"], ["T1.1.takeoff="]),
    "zones": (["findings", "--zone", "America/Teg"], ["America/Tegucigalpa"]),
    "bundled cases": (["demo", "20"], ["2025-03-15"]),
}


@pytest.mark.parametrize(("words", "offered"), list(OFFERED.values()), ids=list(OFFERED))
def test_a_word_that_was_begun_is_completed_from_the_case(words, offered, monkeypatch):
    monkeypatch.chdir(BUNDLED)
    shell = BashComplete(cli, {}, "habeas", "_HABEAS_COMPLETE")
    assert [item.value for item in shell.get_completions(words[:-1], words[-1])] == offered


def test_the_process_that_a_shell_starts_completes_the_same():
    assert completed(["why", "T1", "o-w"]) == ["O-written"]


def test_a_broken_case_offers_nothing_and_says_nothing(tmp_path):
    (tmp_path / "hand").mkdir()
    (tmp_path / "hand" / "transfers.yaml").write_bytes(b"\xff\xfe\x00: [")
    assert completed(["why", "--set", "T"], tmp_path) == []


def test_in_a_folder_that_is_no_case_folders_are_offered(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shell = BashComplete(cli, {}, "habeas", "_HABEAS_COMPLETE")
    assert [item.type for item in shell.get_completions(["why"], "T")] == ["dir"]
    assert shell.get_completions(["why", "x", "--without"], "T") == []


def test_what_is_offered_for_findings_are_findings(bundled):
    known = {key.id for key in all_keys(bundled)} | set(bundled.transfers) | set(bundled.orders)
    offered = list(complete._finding_ids(bundled))
    assert set(offered) <= known
    assert set(complete.AT_EACH_CLOCK) <= set(MODULES)
    at_clocks = {key.id for key in all_keys(bundled) if key.question in complete.AT_EACH_CLOCK}
    assert at_clocks <= set(offered)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_lines_for_each_shell_call_habeas(shell):
    result = CliRunner().invoke(cli, ["completion", shell])
    assert result.exit_code == 0
    assert f"_HABEAS_COMPLETE={shell}_complete" in result.stdout


def test_help_and_completion_of_commands_load_neither_numbers_nor_forms():
    code = (
        "import sys; from habeas.cli.main import cli\n"
        "cli.main(['--help'], standalone_mode=False)\n"
        "import habeas.cli.why_command\n"
        "print([m for m in ('numpy', 'pydantic', 'yaml', 'lxml', 'shapely') if m in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert ran.stdout.splitlines()[-1] == "[]"
    assert all(command in ran.stdout for command in COMMANDS)


def test_where_loads_no_reader_of_cases():
    code = (
        "import sys; import habeas.cli.where_command\n"
        "print([m for m in ('pydantic', 'yaml', 'lxml', 'habeas.findings') if m in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert ran.stdout.strip() == "[]"
