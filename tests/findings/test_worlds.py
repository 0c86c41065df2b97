"""Random small cases against an independent enumeration of worlds; laws for whole cases."""

import json
import random

import pytest
import yaml
from small_cases import QUESTIONS, draw, expected, write

from habeas.bounds import Tri
from habeas.case.read_case import read_case
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import ask, findings, key_of


@pytest.mark.parametrize("seed", range(4))
def test_no_answer_is_certain_unless_every_world_says_so(tmp_path, seed):
    rng = random.Random(seed)
    decided = agreed = 0
    undecided = []
    for n in range(40):
        facts, relation = draw(rng)
        used = write(tmp_path / f"{n}", facts, relation)
        case = read_case(tmp_path / f"{n}")
        for question, event in QUESTIONS.items():
            finding = ask(case, key_of(case, f"{question}/T1/O-1.entered"))
            truth = expected(facts, relation, ("a", "b") if used else ("a",), event)
            if finding.answer is not Tri.CANNOT_TELL:
                assert finding.answer is truth, (question, facts, relation)
            if truth is not Tri.CANNOT_TELL:
                agreed += 1
                decided += finding.answer is truth
                if finding.answer is not truth:
                    undecided.append((question, facts, relation))
    print(f"decided {decided} of {agreed}; undecided: {undecided}")
    assert agreed > 20
    assert decided >= 0.95 * agreed


def test_deleting_a_claim_changes_an_answer_only_if_it_stood_in_because(tmp_path):
    rng = random.Random(99)
    for n in range(25):
        facts, relation = draw(rng)
        write(tmp_path / f"{n}", facts, relation)
        case = read_case(tmp_path / f"{n}")
        for finding in findings(case, question="left"):
            because = {c.source for c in finding.result.claims}
            for source in case.sources:
                fewer = ask(case, finding.key, AS_IT_STANDS.leaving_out(source))
                if fewer.answer is not finding.answer:
                    assert source in because


def shuffled(tree, rng):
    if isinstance(tree, dict):
        items = [(k, shuffled(v, rng)) for k, v in tree.items()]
        return dict(rng.sample(items, len(items)))
    if isinstance(tree, list):
        return [shuffled(item, rng) for item in rng.sample(tree, len(tree))]
    return tree


def test_shuffling_rows_and_list_items_changes_no_byte_of_the_findings(tmp_path, bundled):
    import shutil

    folder = shutil.copytree(bundled.folder, tmp_path / "case")
    rng = random.Random(5)
    for path in (folder / "hand").glob("*.yaml"):
        tree = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only
        path.write_text(
            yaml.safe_dump(shuffled(tree, rng), allow_unicode=True, sort_keys=False), "utf-8"
        )
    for path in [folder / "sources.csv", *(folder / "hand").glob("*.csv")]:
        head, *rows = path.read_text("utf-8").splitlines()
        path.write_text("\n".join([head, *rng.sample(rows, len(rows))]) + "\n", "utf-8")
    again = read_case(folder)
    assert again.digest == bundled.digest
    for before, after in zip(findings(bundled), findings(again), strict=True):
        assert json.dumps(before.to_json()) == json.dumps(after.to_json())


def test_a_copy_changes_no_answer_and_raises_no_origin_count(tmp_path, bundled):
    import shutil

    folder = shutil.copytree(bundled.folder, tmp_path / "case")
    with (folder / "sources.csv").open("a") as stream:
        stream.write("copy-1,article,,,,,,,,,,,,,abc-20250317,verbatim,,,\n")
    path = folder / "hand" / "transfers.yaml"
    claim = "    - value: 2025-03-15 19:37 EDT\n      source: abc-20250317\n"
    text = path.read_text("utf-8")
    assert claim in text
    path.write_text(text.replace(claim, claim.replace("abc-20250317", "copy-1") + claim), "utf-8")
    again = read_case(folder)
    for before, after in zip(findings(bundled), findings(again), strict=True):
        assert before.answer is after.answer
        if before.key.question == "origin":
            assert before.result.bounds["origins"] == after.result.bounds["origins"]
