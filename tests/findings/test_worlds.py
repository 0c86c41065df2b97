"""Random small cases against an independent enumeration of worlds.

The reference shares no code with the engine: it reads the drawn facts, not the files. Each
second is cut into ticks, so that events of one second can come in either order.
"""

import json
import random
from itertools import product

import pytest
import yaml

from habeas.bounds import Tri
from habeas.case.read_case import read_case
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import ask, findings, key_of

TICKS, SECONDS = 3, 6
EVENTS = ("takeoff", "landing", "handed_over", "entered")
QUESTIONS = {"left": "takeoff", "landed": "landing", "handed-over": "handed_over"}


def draw(rng):
    """Draw facts: for each event some claims (kind, lo, hi, under) in seconds."""
    facts = {}
    bases = {"takeoff": 0, "landing": 1, "handed_over": 3, "entered": rng.randrange(4)}
    for event in EVENTS:
        claims = []
        for _ in range(rng.choice([1, 1, 1, 2])):
            lo = bases[event] + rng.randint(0, 2)
            under = rng.choice([None, None, None, None, "a", "b"])
            kind = rng.choice(["value"] * 5 + ["after", "before", "between"])
            claims.append((kind, lo, min(SECONDS - 1, lo + rng.randint(0, 2)), under))
        facts[event] = claims
    relation = rng.random() < 0.3
    return facts, relation


def stamp(second):
    return f"2025-03-15 12:00:{second:02} Z"


def words(kind, lo, hi):
    return {
        "value": stamp(lo),
        "after": f"after {stamp(lo)}",
        "before": f"before {stamp(hi)}",
        "between": f"between {stamp(lo)} and {stamp(hi)}",
    }[kind]


def write(folder, facts, relation):
    def claims(event):
        listed = []
        for n, (kind, lo, hi, under) in enumerate(facts[event]):
            claim = {"value": words(kind, lo, hi), "source": f"S-{event}-{n}"}
            if under:
                claim["under"] = f"r={under}"
            listed.append(claim)
        return listed

    takeoff = claims("takeoff")
    if relation:
        takeoff.append({"value": "after O-1.entered", "source": "S-rel"})
    leg = {
        "id": "T1.1",
        "mode": "air",
        "takeoff": takeoff,
        "landing": claims("landing"),
        "handed_over": claims("handed_over"),
    }
    order = {"id": "O-1", "matter": "M-1", "kind": "TRO", "entered": claims("entered")}
    used = any(c[3] for event in EVENTS for c in facts[event])
    reading = {
        "id": "r",
        "question": "q",
        "sets": "claims",
        "options": [{"name": "a", "value": ""}, {"name": "b", "value": ""}],
    }
    (folder / "hand").mkdir(parents=True)
    ids = [f"S-{e}-{n}" for e in EVENTS for n in range(2)] + ["S-rel"]
    (folder / "sources.csv").write_text("id,kind\n" + "".join(f"{i},article\n" for i in ids))
    dump = {
        "transfers": {"transfers": [{"id": "T1", "legs": [leg]}]},
        "orders": {"matters": [{"id": "M-1", "court": "X"}], "orders": [order]},
    }
    if used:
        dump["readings"] = {"readings": [reading]}
    for name, tree in dump.items():
        (folder / "hand" / f"{name}.yaml").write_text(yaml.safe_dump(tree))
    return used


def worlds(facts, relation, option):
    """Every assignment of ticks that fits the claims counted under one option."""
    domains = []
    for event in EVENTS:
        counted = [c for c in facts[event] if c[3] in (None, option)]
        ticks = set(range(-TICKS, (SECONDS + 2) * TICKS))
        for kind, lo, hi, _ in counted:
            if kind in ("after", "between"):
                ticks &= set(range(lo * TICKS, (SECONDS + 2) * TICKS))
            if kind in ("before", "between"):
                ticks &= set(range(-TICKS, (hi + 1) * TICKS))
        values = [
            set(range(lo * TICKS, (lo + 1) * TICKS))
            for kind, lo, _, _ in counted
            if kind == "value"
        ]
        domains.append(sorted(ticks & set.union(*values)) if values else sorted(ticks))
    for takeoff, landing, handed, entered in product(*domains):
        if takeoff <= landing <= handed and not (relation and takeoff <= entered):
            yield dict(zip(EVENTS, (takeoff, landing, handed, entered), strict=True))


def expected(facts, relation, options, event):
    told = set()
    for option in options:
        said = {w[event] < w["entered"] for w in worlds(facts, relation, option)}
        told.add("none" if not said else (said.pop() if len(said) == 1 else "both"))
    if told == {True}:
        return Tri.YES
    return Tri.NO if told == {False} else Tri.CANNOT_TELL


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
