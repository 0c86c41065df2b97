"""The JSON Schemas that `habeas init` writes: an editor that follows them takes what we take."""

import copy
import json
import re
from functools import reduce
from importlib import resources
from pathlib import Path

import case_format
import pytest
import yaml
from jsonschema import Draft202012Validator

from habeas.case.authored import FILES
from habeas.case.json_schema import json_schema
from habeas.case.scaffold import write_scaffold

BUNDLED = sorted(
    p for p in Path(str(resources.files("habeas.case") / "bundled")).iterdir() if p.is_dir()
)
# The files that init writes with an example in comments.
SHOWN = ("hand/transfers.yaml", "hand/orders.yaml", "hand/statements.yaml", "hand/readings.yaml")
MODELINE = re.compile(r"^# yaml-language-server: \$schema=(\S+)$")


class AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2, core schema: what yaml-language-server reads; `yes` and dates are text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - as PyYAML declares it


for tag, pattern, first in (
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?\d+", "-+0123456789"),
    ("float", r"[-+]?\d+\.\d*(?:[eE][-+]?\d+)?", "-+0123456789"),
    ("null", r"~|null|", ["~", "n", ""]),
):
    AsEditorsRead.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), list(first)
    )


def faults(file, text):
    """Give what an editor marks in a hand file."""
    tree = yaml.load(text, AsEditorsRead)  # noqa: S506 - a safe loader
    return [error.message for error in Draft202012Validator(json_schema(file)).iter_errors(tree)]


@pytest.mark.parametrize("file", FILES)
def test_each_schema_is_a_schema(file):
    Draft202012Validator.check_schema(json_schema(file))


@pytest.mark.parametrize("case", BUNDLED, ids=lambda path: path.name)
def test_an_editor_marks_nothing_in_a_bundled_case(case):
    read = 0
    for file in FILES:
        if (case / file).exists():
            assert not faults(file, (case / file).read_text(encoding="utf-8")), file
            read += 1
    assert read > 3


def yaml_files_of(written):
    found = [name for name in written if name.endswith(".yaml")]
    assert len(found) > 4
    return found


def test_an_editor_marks_nothing_in_what_init_writes(tmp_path):
    for file in yaml_files_of(write_scaffold(tmp_path)):
        assert not faults(file, (tmp_path / file).read_text(encoding="utf-8")), file


@pytest.mark.parametrize("file", SHOWN)
def test_an_editor_marks_nothing_in_the_examples_that_init_shows(file, tmp_path):
    write_scaffold(tmp_path)
    lines = (tmp_path / file).read_text(encoding="utf-8").splitlines()[1:]
    # A line with words behind a wide gap explains its key.
    shown = [line[2:] for line in lines if line.startswith("# ") and "    " not in line[2:].strip()]
    assert len(shown) > 1
    assert not faults(file, "\n".join(shown))


def test_an_editor_marks_nothing_in_the_examples_of_the_reference_page():
    for file in FILES:
        assert not faults(file, case_format.file_example(file)), file


def test_the_line_on_top_of_each_file_leads_to_its_schema(tmp_path):
    for file in yaml_files_of(write_scaffold(tmp_path)):
        first = (tmp_path / file).read_text(encoding="utf-8").splitlines()[0]
        schema = (tmp_path / file).parent / MODELINE.fullmatch(first)[1]
        assert json.loads(schema.read_text(encoding="utf-8")) == json_schema(file)


REFUSED = {
    "a misspelt key": "transfers: [{id: T1, legs: [{id: T1.1, takeof: 2025}]}]",
    "a misspelt key of a claim": "transfers: [{id: T1, legs: [{id: T1.1, left: {valu: x}}]}]",
    "a word that is not one of those allowed": "transfers: [{id: T1, legs: [{id: T1.1, mode: bus}]}]",
    "a record without its id": "transfers: [{legs: [{id: T1.1}]}]",
    "a transfer without a leg": "transfers: [{id: T1, legs: []}]",
    "an id with a space": "transfers: [{id: the bus, legs: [{id: T1.1}]}]",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_an_editor_marks(text):
    assert faults("hand/transfers.yaml", text)


def records_in(tree, path=()):
    """Give the path of every mapping in a tree that has keys of ours."""
    if isinstance(tree, dict):
        yield path
    for step, inner in tree.items() if isinstance(tree, dict) else enumerate(tree):
        if isinstance(inner, dict | list) and step not in {"abbreviations", "profiles"}:
            yield from records_in(inner, (*path, step))


@pytest.mark.parametrize("file", FILES)
def test_an_editor_marks_a_misspelt_key_in_any_record(file):
    tree = yaml.load(case_format.file_example(file), AsEditorsRead)  # noqa: S506 - a safe loader
    asked = Draft202012Validator(json_schema(file))
    assert asked.is_valid(tree)
    for path in records_in(tree):
        wrong = copy.deepcopy(tree)
        record = reduce(lambda node, step: node[step], path, wrong)
        record[f"{next(iter(record))}x"] = "2025"
        assert not asked.is_valid(wrong), path


def test_numbers_and_ids_of_digits_are_text_to_us_and_pass():
    legs = "[{id: 1, takeoff: {value: 2025, source: 7}, called_off: true}]"
    assert not faults("hand/transfers.yaml", f"transfers: [{{id: 012, label: 3.5, legs: {legs}}}]")


def test_every_key_tells_an_editor_what_it_means():
    for file in FILES:
        schema = json_schema(file)
        for name, place in {**schema.get("$defs", {}), file: schema}.items():
            for key, rule in place["properties"].items():
                assert rule.get("description"), f"{name}.{key}"
