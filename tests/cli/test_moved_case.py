"""A case folder that was moved, or came from another system, says the same."""

import json
import shutil
import unicodedata

import pytest
from click.testing import CliRunner

from habeas.case.read_case import read_case
from habeas.cli.main import cli
from habeas.evidence.guards import inside


def run(*args):
    return CliRunner().invoke(cli, [str(a) for a in args], catch_exceptions=False)


@pytest.fixture
def case(tmp_path, write_small):
    """A small case that holds one source, and quotes it."""
    folder = write_small(tmp_path / "case")
    (tmp_path / "Log Über.TXT").write_bytes(b"gate out 10:20\r\n")
    assert run("add", folder, tmp_path / "Log Über.TXT").exit_code == 0
    transfers = folder / "hand" / "transfers.yaml"
    text = transfers.read_text("utf-8")
    transfers.write_text(text.replace("source: S-1, quote", "source: Log--ber, quote"), "utf-8")
    assert run("check", folder).exit_code == 0
    return folder


def rewritten(folder, change):
    """Change the text of every file that people write; keep what is held as it is."""
    for path in [*folder.glob("*.csv"), *folder.glob("*.yaml"), *folder.glob("hand/*")]:
        path.write_bytes(change(path.read_text("utf-8")))


FROM_ELSEWHERE = {
    "Windows line ends": lambda text: text.replace("\n", "\r\n").encode(),
    "old Mac line ends in tables": lambda text: (
        text.replace("\n", "\r").encode() if text.startswith("id,") else text.encode()
    ),
    "a byte order mark": lambda text: text.encode("utf-8-sig"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "backslashes": lambda text: text.replace("sources/", "sources\\").encode(),
    "another letter case": lambda text: text.replace(
        "sources/Log Über.TXT", "Sources/log über.txt"
    ).encode(),
    "accents apart, as macOS writes them": lambda text: unicodedata.normalize("NFD", text).encode(),
    "all of it": lambda text: (
        text.replace("sources/Log Über.TXT", "SOURCES\\LOG ÜBER.txt")
        .replace("\n", "\r\n")
        .encode("utf-8-sig")
    ),
}


@pytest.mark.parametrize("change", list(FROM_ELSEWHERE.values()), ids=list(FROM_ELSEWHERE))
def test_a_folder_from_another_system_checks_and_answers_the_same(case, tmp_path, change):
    moved = shutil.move(shutil.copytree(case, tmp_path / "copy"), tmp_path / "moved here")
    rewritten(tmp_path / "moved here", change)
    checked = run("check", moved, "--notes", "--json")
    assert checked.exit_code == 0, checked.output
    codes = {p["code"] for p in json.loads(checked.stdout)["problems"]}
    # Neither is the held file missing, nor is it taken for one that no row names.
    assert codes <= {"CAS-301"}
    assert run("diff", case, moved).exit_code == 0


def test_the_quote_of_a_source_from_elsewhere_is_still_checked(case):
    rewritten(case, FROM_ELSEWHERE["all of it"])
    held = read_case(case)
    claim = next(c for c in held.said_of("T1.1.left") if c.spot.quote)
    assert claim.decides
    path = case / "hand" / "transfers.yaml"
    text = path.read_text("utf-8-sig")
    path.write_text(text.replace("gate out 10:20}", "gate out 10:21}"), "utf-8")
    assert "gate out 10:21" in run("check", case).output


def test_of_two_names_that_are_alike_none_is_guessed(tmp_path):
    (tmp_path / "log.txt").write_text("one")
    (tmp_path / "LOG.txt").write_text("two")
    if len(list(tmp_path.iterdir())) == 1:
        pytest.skip("this file system takes both names for one")
    assert not inside(tmp_path, "Log.txt").exists()
    assert inside(tmp_path, "log.txt").read_text() == "one"


def test_a_link_is_not_followed_under_another_letter_case_either(tmp_path):
    from habeas.evidence.guards import UnsafePathError

    (tmp_path / "Link").symlink_to(tmp_path)
    with pytest.raises(UnsafePathError, match="symbolic link"):
        inside(tmp_path, "link")
