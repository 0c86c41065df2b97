"""The reference of the case format: made from the types, whole, and its examples are a case."""

import re

import case_format
import case_format_probe as probe
import pytest

from habeas.case.authored import FILES
from habeas.case.authored_parts import ClaimIn
from habeas.case.columns import CLAIM_COLUMNS, TABLES
from habeas.case.json_schema import records_of
from habeas.case.meanings import meaning_of, meaning_of_column
from habeas.case.read_case import read_case
from habeas.evidence.problem import Severity

PAGE = case_format.PAGE.read_text(encoding="utf-8")
EXAMPLE = re.compile(
    r"^## (\S+\.(?:yaml|csv))$.*?^```(?:yaml|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL
)


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """The case that the examples of the page make up."""
    folder = tmp_path_factory.mktemp("example")
    (folder / "hand").mkdir()
    for name, text in EXAMPLE.findall(PAGE):
        (folder / name).write_text(text, encoding="utf-8")
    return read_case(folder)


def keys():
    for model in FILES.values():
        for record in records_of(model):
            for field, info in record.model_fields.items():
                yield record, field, info


def test_the_page_is_what_the_types_give():
    assert case_format.page() == PAGE, "the types have changed: run `make reference`"


def test_every_key_and_column_says_what_it_means():
    silent = [
        f"{r.__name__}.{field}" for r, field, info in keys() if not meaning_of(r, field, info)
    ]
    silent += [f"{t}: {c}" for t in TABLES for c in TABLES[t] if not meaning_of_column(t, c)]
    assert not silent, "give each a description, or a line in habeas/case/meanings.py"


def test_every_file_has_an_example_with_every_key():
    given = dict(EXAMPLE.findall(PAGE))
    assert set(given) == {*FILES, *(f"{table}.csv" for table in TABLES)}
    for file, model in FILES.items():
        for record in records_of(model):
            for field, info in record.model_fields.items():
                if record is not ClaimIn:
                    name = info.alias or field
                    assert re.search(rf"^[ -]*{name}:", given[file], re.MULTILINE), (
                        f"{file}: {name}"
                    )


def test_nothing_is_wrong_with_the_examples(example):
    wrong = [p for p in example.problems if p.kind.severity is not Severity.NOTE]
    assert not wrong


def test_a_key_is_written_as_it_is_read():
    row = re.compile(r"^\| `(\w+)` \|.*\[(time|number|money|place)\]\(#\w+\) \|", re.MULTILINE)
    leg = PAGE[PAGE.index("### Leg") : PAGE.index("## hand/orders.yaml")]
    assert dict(row.findall(leg))["takeoff"] == "time"
    assert dict(row.findall(leg))["from"] == "place"
    assert probe.column_sort("hand/groups", "count") == "number"
    assert probe.is_claim("hand/groups", "count")
    assert not probe.is_claim("hand/groups", "label")


def test_the_columns_of_a_claim_are_its_keys():
    assert list(CLAIM_COLUMNS) == [name for name in ClaimIn.model_fields if name != "value"]
