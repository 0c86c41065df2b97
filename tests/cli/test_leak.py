"""No name of a protected person leaves in an explainer or a page."""

import pytest
from click.testing import CliRunner

from habeas.cli.main import cli
from habeas.publish.leak import LeakError, check_for_names

NAMES = "person,name,source\nP-1,Ana María Núñez-Ríos,S-1\nP-2,,\n"


def named(folder):
    (folder / "hand").mkdir(exist_ok=True)
    (folder / "hand" / "names.csv").write_text(NAMES, "utf-8")
    return folder


@pytest.mark.parametrize(
    "text", ["Ana María Núñez-Ríos left", "ANA MARIA NUNEZ RIOS", "ana maría Núñez‐Ríos"]
)
def test_a_name_is_found_however_it_is_written(tmp_path, text):
    with pytest.raises(LeakError) as told:
        check_for_names(named(tmp_path), "out/x", f"before {text} after".encode())
    assert told.value.people == ["P-1"]
    assert told.value.exit_code == 4
    assert "Ana" not in str(told.value)


def test_other_words_and_a_blank_name_are_no_leak(tmp_path):
    check_for_names(named(tmp_path), "out/x", "Ana María left with P-2".encode())


def test_without_a_list_of_names_nothing_is_searched(tmp_path):
    check_for_names(tmp_path, "out/x", "Ana María Núñez-Ríos".encode())


@pytest.mark.parametrize("command", ["explain", "page"])
def test_a_command_refuses_to_write_a_name(tmp_path, write_small, command):
    folder = named(write_small(tmp_path / "case"))
    path = folder / "habeas.yaml"
    path.write_text(path.read_text("utf-8").replace("title:", "title: Ana Maria Nunez Rios and"))
    result = CliRunner().invoke(cli, [command, str(folder)])
    assert isinstance(result.exception, LeakError)
    assert not list(folder.glob("out/*"))
