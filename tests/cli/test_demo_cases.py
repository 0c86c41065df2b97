"""The other bundled cases, each as `habeas demo NAME` gives it."""

import unicodedata

import pytest
from click.testing import CliRunner

from habeas.cli.main import cli

# The quick run shows the smaller one.
NAMES = ("uk-rwanda-2022-06", pytest.param("us-south-sudan-2025-05", marks=pytest.mark.slow))


def run(*args):
    return CliRunner().invoke(cli, [str(a) for a in args], catch_exceptions=False)


@pytest.fixture(scope="module", params=NAMES)
def shown(request, tmp_path_factory):
    """A case's copy, built and explained, and what was printed on the way."""
    to = tmp_path_factory.mktemp("demo")
    result = run("demo", request.param, "--to", to)
    assert result.exit_code == 0
    return to / request.param, result.stdout


def test_the_matrix_fits_80_columns_and_the_case_checks_without_fault(shown):
    folder, printed = shown
    assert max(len(line) for line in printed.splitlines() if str(folder) not in line) <= 80
    assert run("check", folder).exit_code == 0


def test_the_finding_that_is_worth_a_look_is_there(shown):
    folder, _ = shown
    named = run("findings", folder, "--json").stdout
    hint = {"uk": "contradiction/U2.noticed", "us": "minutes/A1/W1.entered/left"}[folder.name[:2]]
    assert f'"id": "{hint}"' in named or f'"id":"{hint}"' in named
    assert run("why", folder, hint, "-q").exit_code == 0


@pytest.mark.field_data
def test_no_name_of_the_deny_list_is_in_any_file_or_output(field_data, shown):
    folder, printed = shown
    lines = (field_data / "case-2025-03-15" / "deny_names.txt").read_text("utf-8").splitlines()
    names = [folded(line) for line in lines if line and not line.startswith("#")]
    texts = [p.read_bytes().decode("utf-8", "replace") for p in folder.rglob("*") if p.is_file()]
    for text in map(folded, (printed, *texts)):
        assert not [name for name in names if name in text]


def folded(text):
    return "".join(
        c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c)
    )
