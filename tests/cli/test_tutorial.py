"""The tutorial, followed by the letter in an empty folder: what it says is printed, is printed."""

from followed import DOCS, follow

PAGE = DOCS / "tutorial" / "first-case.md"
STEPS = ("init", "add", "cite", "check", "findings", "why", "explain")


def test_every_command_of_the_tutorial_prints_what_the_page_says(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert follow(PAGE) > 12


def test_the_tutorial_goes_from_nothing_to_the_explainer():
    text = PAGE.read_text(encoding="utf-8")
    first = [text.find(f"$ habeas {step}") for step in STEPS]
    assert -1 not in first
    assert first == sorted(first)
