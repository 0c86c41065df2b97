"""The finished case of the tutorial, from which the how-to pages go on."""

import contextlib
import shutil

import pytest
from followed import DOCS, follow


@pytest.fixture(scope="session")
def tutorial_case(tmp_path_factory):
    """Give the folder in which the tutorial was followed."""
    folder = tmp_path_factory.mktemp("tutorial")
    with contextlib.chdir(folder):
        follow(DOCS / "tutorial" / "first-case.md")
    return folder


@pytest.fixture
def desk(tutorial_case, tmp_path, monkeypatch):
    """Stand in a copy of that folder."""
    monkeypatch.chdir(shutil.copytree(tutorial_case, tmp_path / "desk"))
    return tmp_path / "desk"
