"""What a build keeps: whole and ours, or as none; the built store never differs for it."""

import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.support.changed import TABLES, TREES, write_case

from habeas.case import signed_file
from habeas.case.kept import NAME, keep, packed, read_kept, unpacked
from habeas.case.read_case import read_case
from habeas.cli.build_command import built

ENTRIES = {
    "left/T1/O.entered": ("d", packed({"why": ["café"]})),
    "origin/T1.1.takeoff": ("e", packed({})),
}


@pytest.fixture(autouse=True)
def own_secret(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "case" / "build").mkdir(parents=True)
    return tmp_path / "case"


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    folder = tmp_path_factory.mktemp("small") / "case"
    few = {"sources": TABLES["sources"], "hand/groups": TABLES["hand/groups"]}
    write_case(folder, {"orders": TREES["orders"]}, few)
    return folder


def test_what_is_kept_is_read_again(folder):
    keep(folder, ENTRIES)
    assert read_kept(folder) == ENTRIES


def test_nothing_is_kept_before_the_first_build(folder):
    assert read_kept(folder) == {}


@pytest.mark.parametrize("at", [0, 70, -1])
def test_one_changed_byte_makes_it_as_none(folder, at):
    keep(folder, ENTRIES)
    content = bytearray((folder / NAME).read_bytes())
    content[at] ^= 1
    (folder / NAME).write_bytes(content)
    assert read_kept(folder) == {}


@pytest.mark.parametrize("size", [0, 1, 64, 65, 80])
def test_a_file_that_was_cut_off_is_as_none(folder, size):
    keep(folder, ENTRIES)
    (folder / NAME).write_bytes((folder / NAME).read_bytes()[:size])
    assert read_kept(folder) == {}


def test_a_file_made_elsewhere_is_as_none_and_is_written_anew(folder, monkeypatch, tmp_path):
    keep(folder, ENTRIES)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))
    assert read_kept(folder) == {}
    keep(folder, ENTRIES)
    assert read_kept(folder) == ENTRIES


def test_without_a_secret_nothing_is_kept_or_read(folder, monkeypatch, tmp_path):
    keep(folder, ENTRIES)
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    (folder / NAME).unlink()
    keep(folder, ENTRIES)
    assert not (folder / NAME).exists()
    assert read_kept(folder) == {}


def test_a_secret_of_the_wrong_length_is_as_none(folder, tmp_path):
    keep(folder, ENTRIES)
    (tmp_path / "cache" / "habeas" / "secret").write_bytes(b"short")
    assert read_kept(folder) == {}


def test_only_the_user_can_read_the_secret(folder, tmp_path):
    keep(folder, ENTRIES)
    assert (tmp_path / "cache" / "habeas" / "secret").stat().st_mode & 0o777 == 0o600


def test_more_than_the_most_is_not_kept(folder, monkeypatch):
    monkeypatch.setattr(signed_file, "MOST_BYTES", 40)
    keep(folder, ENTRIES)
    assert not (folder / NAME).exists()


def test_a_link_is_neither_followed_nor_written_through(folder, tmp_path):
    (tmp_path / "other").write_text("theirs")
    (folder / NAME).symlink_to(tmp_path / "other")
    keep(folder, ENTRIES)
    assert read_kept(folder) == {}
    assert (tmp_path / "other").read_text() == "theirs"


def test_several_at_once_leave_a_whole_one(folder):
    many = [{name: (f"{n}", row) for name, (_, row) in ENTRIES.items()} for n in range(20)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda entries: keep(folder, entries), many))
    assert read_kept(folder) in many


def test_a_kill_before_the_new_name_leaves_the_old_one(folder, monkeypatch):
    keep(folder, ENTRIES)
    with monkeypatch.context() as at_the_rename:
        at_the_rename.setattr("pathlib.Path.replace", _killed)
        with pytest.raises(KeyboardInterrupt):
            keep(folder, {"left/T1/O.entered": ("new", "{}")})
    assert read_kept(folder) == ENTRIES


def _killed(*_):
    raise KeyboardInterrupt


def test_the_built_store_is_the_same_to_the_byte_with_what_was_kept_and_without(small, tmp_path):
    folder = shutil.copytree(small, tmp_path / "case")
    cold = built(read_case(folder)).read_bytes()
    assert len(read_kept(folder)) > 20
    warm = built(read_case(folder)).read_bytes()
    (folder / NAME).unlink()
    again = built(read_case(folder)).read_bytes()
    assert cold == warm == again


def test_the_store_is_built_from_what_was_kept_and_not_asked_again(small, tmp_path, monkeypatch):
    folder = shutil.copytree(small, tmp_path / "case")
    built(read_case(folder))
    monkeypatch.setattr("habeas.findings.remembered.ask", None)
    built(read_case(folder))


def test_what_is_kept_holds_the_findings_of_the_last_build_only(small, tmp_path):
    folder = shutil.copytree(small, tmp_path / "case")
    built(read_case(folder))
    before = set(read_kept(folder))
    (folder / "hand" / "groups.csv").unlink()
    built(read_case(folder))
    after = read_kept(folder)
    assert set(after) < before
    assert all(unpacked([row])[0]["id"] == name for name, (_, row) in after.items())
