"""The problem codes of the flights room."""

import re
from collections import Counter
from pathlib import Path

from habeas.flights import problems

ROOT = Path(__file__).parents[2]


def test_the_page_lists_every_code_as_it_is():
    page = (ROOT / "docs" / "reference" / "problems.md").read_text("utf-8")
    for code, kind in problems.KINDS.items():
        assert f"| {code} | {kind.severity.name.lower()} | {kind.title} | {kind.help} |" in page


def test_every_code_is_given_somewhere():
    source = "\n".join(p.read_text("utf-8") for p in (ROOT / "src").rglob("*.py"))
    names = {kind.code: name for name, kind in vars(problems).items() if hasattr(kind, "code")}
    words = Counter(re.findall(r"\w+", source))
    unused = [code for code in problems.KINDS if words[names[code]] < 2]
    assert unused == []
