"""What a build keeps of the YAML files: the same case with it and without, and never a stale one."""

import os
import pickle
import shutil
from dataclasses import fields
from datetime import datetime

import pytest
from tests.support.changed import TABLES, TREES, write_case

from habeas.case.hand import HAND_FILES
from habeas.case.kept_hand import NAME, hand_key, keep_hand, kept_hand
from habeas.case.read_case import read_case
from habeas.case.signed_file import read_signed, write_signed
from habeas.cli.build_command import built
from habeas.evidence.claim import Claim


@pytest.fixture(autouse=True)
def own_secret(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path):
    write_case(tmp_path / "case", TREES, TABLES)
    return tmp_path / "case"


def test_every_yaml_file_of_the_format_is_looked_at():
    from habeas.case.authored import FILES

    assert set(HAND_FILES) == set(FILES)


@pytest.mark.parametrize("name", ["2025-03-15", "us-south-sudan-2025-05", "uk-rwanda-2022-06"])
def test_a_bundled_case_is_the_same_with_what_was_kept_and_without(
    repo_bundled, tmp_path, monkeypatch, name
):
    folder = shutil.copytree(repo_bundled / name, tmp_path / "case")
    cold = read_case(folder, keeping=True)
    assert kept_hand(folder, hand_key(folder, cold.sources)) is not None
    monkeypatch.setattr("habeas.case.read_hand_files.read_hand_files", None)
    assert read_case(folder) == cold


def test_a_times_claim_is_one_of_the_claims(folder):
    read_case(folder, keeping=True)
    case = read_case(folder)
    assert case.times
    for subject, times in case.times.items():
        assert {id(one.claim) for one in times} <= {id(claim) for claim in case.claims[subject]}


@pytest.mark.parametrize("file", HAND_FILES)
def test_a_changed_file_is_read_anew(folder, file):
    before = read_case(folder, keeping=True)
    path = folder / file
    text = path.read_text("utf-8") if path.exists() else ""
    path.write_text(text + "\nno_such_key: here\n", "utf-8")
    after = read_case(folder)
    assert len(after.problems) > len(before.problems)
    path.unlink()
    assert read_case(folder).problems != after.problems


def test_a_changed_source_is_read_anew(folder):
    before = read_case(folder, keeping=True)
    path = folder / "sources.csv"
    rows = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(row for row in rows if not row.startswith("S2,")), "utf-8")
    after = read_case(folder)
    assert {p.code for p in after.problems} - {p.code for p in before.problems} >= {"CAS-201"}


def test_nothing_is_kept_for_who_only_asks(folder):
    read_case(folder)
    assert not (folder / NAME).exists()


def test_a_linked_hand_file_has_no_key(folder, tmp_path):
    outside = tmp_path / "things.yaml"
    (folder / "hand" / "things.yaml").rename(outside)
    (folder / "hand" / "things.yaml").symlink_to(outside)
    assert hand_key(folder, {}) == b""
    read_case(folder, keeping=True)
    assert not (folder / NAME).exists()


@pytest.mark.parametrize("content", [os.system, datetime, [1, 2], "text"])
def test_what_is_no_hand_is_never_taken(folder, content):
    key = hand_key(folder, {})
    write_signed(folder, NAME, key + pickle.dumps(content))
    assert kept_hand(folder, key) is None


def test_what_findings_are_kept_in_is_never_taken_for_it(folder):
    case = read_case(folder, keeping=True)
    assert read_signed(folder, NAME) is not None
    built(case)
    (folder / "build/findings.kept").replace(folder / NAME)
    assert read_signed(folder, NAME) is None


def test_what_cannot_be_written_is_not_kept(folder):
    (folder / "build").write_text("no folder")
    keep_hand(folder, b"k" * 32, read_case(folder))
    assert (folder / "build").read_text() == "no folder"


def test_the_digest_of_a_claim_holds_every_field_but_its_place():
    """A further field of a claim must be told in what a finding looks at."""
    from habeas.findings.looked_at import _claimed

    told = {"subject", "value", "spot", "origin", "by", "basis", "under", "inferred", "note",
            "standing"}  # fmt: skip
    assert {field.name for field in fields(Claim)} == told | {"at"}
    assert len(_claimed(Claim("T1.1.takeoff", "x"))) == len(told) + 3
