"""Random small cases against an independent enumeration of worlds."""

import random

import pytest
from small_cases import QUESTIONS, draw, expected, write

from habeas.bounds import Tri
from habeas.case.read_case import read_case
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import ask, findings, key_of

# Some seeds in the quick run, all in the slow one.
SEEDS = [0, 1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in (2, 3))]


@pytest.mark.parametrize("seed", SEEDS)
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
