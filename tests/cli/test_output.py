"""What people see: 80 columns, nothing hidden, help that reads well."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from habeas.cli.main import COMMANDS, cli

BUNDLED = Path(__file__).parents[2] / "src" / "habeas" / "case" / "bundled" / "2025-03-15"
WHERE = (
    "where --from KHRL@2025-03-15T17:26-04:00 --to MHPR@2025-03-15T19:37-04:00 "
    "--at 2025-03-15T18:48-04:00 --outside US"
)
# Each command as a newcomer runs it inside the case, and what the answer must hold.
RUNS = {
    "check": ("check", "notes"),
    "check with notes": ("check --notes", "CAS-"),
    "the matrix": ("findings", "CANNOT TELL"),
    "one question": ("findings -Q outside", "outside/T1"),
    "a question of sets": ("findings -Q stage", "under way"),
    "a question of ranges": ("findings -Q minutes", "minutes"),
    "a question by reading": ("findings -Q in-force", "if removal=custody"),
    "a finding with readings": ("why in-force/T1/O-written.entered --no-flips", "under removal"),
    "a finding by parts": ("why T1 O-oral --no-flips", "734 kt (1,360 km/h)"),
    "a finding with flips": ("why left/T3/O-oral.said", "What would change it"),
    "a set": ("why stage/T2/O-oral.said --no-flips", "under way"),
    "two fixes and a type": (f"{WHERE} --type A320", "YES"),
    "two fixes and no type": (WHERE, "CANNOT TELL"),
    "one fix": ("where --from KHRL@2025-03-15T17:26 --at 2025-03-15T18:48Z --inside US", "CANNOT"),
    "on foot": (f"{WHERE.replace('MHPR', 'KHRL')} --mover foot", "NO"),
    "diff with another": ("diff ../other", "flipped"),
    "init": ("init new", "habeas check new"),
    "add": ("add habeas.yaml", "added"),
}


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """The bundled case, and beside it another in which a plane leaves later."""
    folder = tmp_path_factory.mktemp("cases")
    other = shutil.copytree(BUNDLED, folder / "other") / "hand" / "transfers.yaml"
    changed = other.read_text("utf-8").replace("2025-03-15 17:26 EDT", "2025-03-15 20:55 EDT")
    changed = changed.replace("2025-03-15 17:25 EDT", "2025-03-15 20:55 EDT")
    other.write_text(changed.replace("2025-03-15 19:3", "2025-03-15 23:3"), "utf-8")
    return shutil.copytree(BUNDLED, folder / "case")


@pytest.fixture(scope="module")
def small(tmp_path_factory, write_small):
    folder = write_small(tmp_path_factory.mktemp("small") / "case")
    run(f"add {folder} {folder / 'habeas.yaml'}")
    return folder


def run(words):
    return CliRunner().invoke(cli, words.split(), terminal_width=80, catch_exceptions=False)


@pytest.mark.parametrize(("words", "holds"), list(RUNS.values()), ids=list(RUNS))
def test_what_a_command_prints_fits_80_columns_and_hides_nothing(words, holds, case, monkeypatch):
    monkeypatch.chdir(case)
    prints_well(words, holds)


def prints_well(words, holds):
    result = run(words)
    assert result.exit_code in (0, 1), result.output
    assert holds in result.output
    assert not [line for line in result.output.splitlines() if len(line) > 80]
    assert [c for c in result.output if not c.isprintable() and c != "\n"] == []


# What these print of a case does not grow with it.
WRITTEN = {
    "explain": ("explain", "wrote out"),
    "page": ("page", "wrote out"),
    "build": ("build", "wrote build"),
}


@pytest.mark.parametrize(("words", "holds"), list(WRITTEN.values()), ids=list(WRITTEN))
def test_what_a_command_wrote_is_said_in_80_columns_and_hides_nothing(
    words, holds, small, monkeypatch
):
    monkeypatch.chdir(small)
    prints_well(words, holds)


@pytest.mark.parametrize("command", list(COMMANDS))
def test_each_help_fits_80_columns_and_shows_the_command_at_work(command):
    text = run(f"{command} --help").output
    assert max(len(line) for line in text.splitlines()) <= 80
    examples = text.split("Usage:", 1)[1].split("\n", 1)[1]
    assert f"  habeas {command}" in examples or f" habeas {command} " in examples


QUIET = {
    "check": ("check -q", ""),
    "build": ("build -q", ""),
    "explain": ("explain -q", ""),
    "page": ("page -q", ""),
    "add": ("add -q habeas.yaml", ""),
    "init": ("init -q another", ""),
    "diff": ("diff -q .", ""),
    "cite": ("cite -q habeas nothing", ""),
    "where": (f"{WHERE} --type A320 -q", "YES\n"),
    "why": ("why -q left/T1/O-1.entered", "left/T1/O-1.entered: NO\n"),
    "findings": ("findings -q -Q left", f"{'left/T1/O-1.entered':<44} NO\n"),
}


@pytest.mark.parametrize(("words", "printed"), list(QUIET.values()), ids=list(QUIET))
def test_quiet_prints_the_result_and_nothing_else(words, printed, small, monkeypatch):
    monkeypatch.chdir(small)
    assert run(words).output == printed


@pytest.mark.parametrize("command", ["check", "findings", "why T1 O-oral", "build", "add x.txt"])
def test_a_current_folder_that_is_no_case_is_left_alone(command, tmp_path, monkeypatch):
    from habeas.case.read_case import NotACaseError

    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.txt").write_text("x")
    with pytest.raises(NotACaseError, match="habeas init"):
        run(command)
    assert [path.name for path in tmp_path.iterdir()] == ["x.txt"]
