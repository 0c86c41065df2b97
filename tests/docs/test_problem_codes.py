"""The problem codes of the rooms that read files: each on its page, and each given somewhere."""

import re
from collections import Counter
from pathlib import Path

import pytest

from habeas.courts import problems as courts
from habeas.flights import problems as flights

ROOT = Path(__file__).parents[2]
ROOMS = {"flights": flights, "courts": courts}


@pytest.mark.parametrize("problems", ROOMS.values(), ids=list(ROOMS))
def test_the_page_lists_every_code_as_it_is(problems):
    page = (ROOT / "docs" / "reference" / "problems.md").read_text("utf-8")
    for code, kind in problems.KINDS.items():
        assert f"| {code} | {kind.severity.name.lower()} | {kind.title} | {kind.help} |" in page


@pytest.mark.parametrize("problems", ROOMS.values(), ids=list(ROOMS))
def test_every_code_is_given_somewhere(problems):
    source = "\n".join(p.read_text("utf-8") for p in (ROOT / "src").rglob("*.py"))
    names = {kind.code: name for name, kind in vars(problems).items() if hasattr(kind, "code")}
    words = Counter(re.findall(r"\w+", source))
    unused = [code for code in problems.KINDS if words[names[code]] < 2]
    assert unused == []
