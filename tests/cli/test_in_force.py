"""``habeas in-force``: cards, records, and what is typed wrong."""

import json

import pytest
from click.testing import CliRunner

from habeas.cli.main import cli


@pytest.fixture(scope="module")
def small(write_small, tmp_path_factory):
    return write_small(tmp_path_factory.mktemp("in_force") / "case")


def run(*words):
    return CliRunner().invoke(cli, ["in-force", *map(str, words)])


def test_each_order_has_a_card_within_80_columns(small, repo_bundled):
    for folder in (small, repo_bundled / "2025-03-15"):
        out = run(folder)
        assert out.exit_code == 0
        assert all(len(line) <= 80 for line in out.stdout.splitlines())
    assert "O-written: written order (TRO, M-JGG)" in out.stdout
    assert "under oral=yes:" in out.stdout


def test_a_record_has_the_fields_that_are_relied_on(small):
    out = run(small, "O-1", "--at", "2025-01-31T12:00-05:00", "--json")
    (record,) = json.loads(out.stdout)["records"]
    assert {
        "order", "kind", "at", "who", "exists", "in_force", "covers", "noticed", "by_reading",
        "periods", "deciding", "flips", "assumes",
    } <= set(record)  # fmt: skip
    assert record["in_force"] == "cannot tell"  # no docket is known through any time
    assert record["at"]["earliest"] == "2025-01-31T17:00:00Z"
    assert [one["source"] for one in record["deciding"]] == ["S-2"]


def test_periods_are_records_with_open_ends(small):
    out = run(small, "--json")
    (record,) = json.loads(out.stdout)["records"]
    assert record["periods"][0]["from"] is None
    assert record["periods"][0]["in_force"] == "no"
    assert record["periods"][-1]["until"] is None


def test_the_hand_file_names_its_case(small):
    by_file = run(small / "hand" / "orders.yaml", "--json")
    assert by_file.stdout == run(small, "--json").stdout


def test_who_is_protected_is_said_of_a_group(repo_bundled):
    out = run(repo_bundled / "2025-03-15", "O-oral", "--who", "G-AEA")
    assert "protects G-AEA: all" in out.stdout


WRONG = {
    "an order that is none": (("O-2",), "the case has no order 'O-2'"),
    "a group that is none": (("--who", "G-1"), "no such person, group or actor"),
    "a time that is none": (("--at", "soon"), "soon"),
}


@pytest.mark.parametrize(("words", "said"), list(WRONG.values()), ids=list(WRONG))
def test_what_is_typed_wrong_ends_with_2_and_the_way_out(small, words, said):
    out = run(small, *words)
    assert out.exit_code == 2
    assert said in out.output
