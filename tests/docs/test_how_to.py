"""The how-to pages, followed by the letter from the tutorial's case; and what editors see of it."""

import contextlib
import shutil

import pytest
import yaml
from followed import DOCS, blocks_of, follow
from jsonschema import Draft202012Validator

from habeas.case.authored import FILES
from habeas.case.json_schema import json_schema
from habeas.case.read_case import read_case
from habeas.evidence.problem import Severity

INDEX = DOCS / "how-to" / "index.md"
PAGES = [page for page in sorted(INDEX.parent.glob("*.md")) if page != INDEX]


@pytest.fixture(scope="module", params=PAGES, ids=lambda page: page.stem)
def followed(request, tutorial_case, tmp_path_factory):
    """Follow a page once in a copy of the tutorial's case; give the folder and what was run."""
    desk = shutil.copytree(tutorial_case, tmp_path_factory.mktemp("how-to") / "desk")
    with contextlib.chdir(desk):
        return desk, follow(request.param)


def test_every_command_of_a_how_to_page_prints_what_the_page_says(followed):
    _, ran = followed
    assert ran > 0


def test_no_how_to_page_leaves_a_case_that_check_refuses(followed):
    desk, _ = followed
    wrong = [p for p in read_case(desk / "mycase").problems if p.kind.severity is Severity.ERROR]
    assert not wrong


def test_an_editor_marks_nothing_in_what_a_how_to_page_writes(followed):
    desk, _ = followed
    for file in FILES:
        # As text: which scalars an editor reads as numbers is tested beside the schemas.
        path = desk / "mycase" / file
        text = path.read_text(encoding="utf-8") if path.exists() else "{}"
        tree = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - gives text only
        assert not list(Draft202012Validator(json_schema(file)).iter_errors(tree)), file


def test_the_index_lists_every_how_to_page():
    listed = next(text for language, text, _ in blocks_of(INDEX) if language == "{toctree}")
    assert sorted(listed.split("\n\n")[1].split()) == [page.stem for page in PAGES]
