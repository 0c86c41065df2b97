"""The README prints what the product prints."""

from pathlib import Path

from habeas.case.what_if import AS_IT_STANDS
from habeas.cli.matrix import matrix

README = Path(__file__).resolve().parents[2] / "README.md"


def test_the_matrix_in_the_readme_is_that_of_the_bundled_case(bundled):
    block = README.read_text("utf-8").split("```")[1].strip("\n")
    printed = "\n".join(matrix(bundled, AS_IT_STANDS))
    assert block in printed
