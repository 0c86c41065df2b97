"""Laws for whole cases: the order of rows never matters, a copy adds nothing, silence neither."""

import json
import random
import shutil
import sqlite3
from contextlib import closing

import pytest
import yaml

from habeas.case.built import build
from habeas.case.read_case import read_case
from habeas.case.what_if import AS_IT_STANDS
from habeas.cli.prose import prose
from habeas.findings import all_keys, ask, findings, key_of, with_flips
from habeas.findings.told import Teller
from habeas.publish import as_html, as_markdown, explainer


def shuffled(tree, rng):
    if isinstance(tree, dict):
        items = [(k, shuffled(v, rng)) for k, v in tree.items()]
        return dict(rng.sample(items, len(items)))
    if isinstance(tree, list):
        return [shuffled(item, rng) for item in rng.sample(tree, len(tree))]
    return tree


def shuffle(folder, seed):
    """Put every row, key and list item of a case's hand files in another order.

    But for hand/explainer.yaml, whose order is what it says.
    """
    rng = random.Random(seed)
    for path in sorted({*(folder / "hand").glob("*.yaml")} - {folder / "hand" / "explainer.yaml"}):
        tree = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only
        path.write_text(
            yaml.safe_dump(shuffled(tree, rng), allow_unicode=True, sort_keys=False), "utf-8"
        )
    for path in [folder / "sources.csv", *(folder / "hand").glob("*.csv")]:
        head, *rows = path.read_text("utf-8").splitlines()
        path.write_text("\n".join([head, *rng.sample(rows, len(rows))]) + "\n", "utf-8")


@pytest.fixture(scope="module", params=[5, pytest.param(6, marks=pytest.mark.slow)])
def twice(request, bundled, tmp_path_factory):
    """The bundled case, and the same with everything in another order; both in own folders."""
    folders = [tmp_path_factory.mktemp("laws") / name for name in ("as-it-is", "shuffled")]
    for folder in folders:
        shutil.copytree(bundled.folder, folder)
    shuffle(folders[1], request.param)
    return [read_case(folder) for folder in folders]


def test_shuffling_changes_no_byte_of_the_findings(twice):
    before, after = twice
    assert before.digest == after.digest
    for one, other in zip(findings(before), findings(after), strict=True):
        assert json.dumps(one.to_json()) == json.dumps(other.to_json())


# All that a finding holds is compared above; the quick run has every eighth one said.
SAID = (pytest.param(1, marks=pytest.mark.slow, id="each"), pytest.param(8, id="some"))


@pytest.mark.parametrize("step", SAID)
def test_shuffling_changes_no_byte_of_why(twice, step):
    for key in list(all_keys(twice[0]))[::step]:
        one, other = (list(prose(ask(case, key))) for case in twice)
        assert one == other
    for finding_id in ("left/T3/O-tro5.noticed", "counts/G-VEN", "contradiction/O-oral.said"):
        one, other = (with_flips(case, ask(case, key_of(case, finding_id))) for case in twice)
        assert list(prose(one)) == list(prose(other))


def test_shuffling_changes_no_byte_of_the_explainer(twice):
    written = [explainer(case) for case in twice]
    for write in (as_markdown, as_html):
        one, other = (write(text, case) for text, case in zip(written, twice, strict=True))
        assert one == other


# Where a claim or a problem was written down is a place in a hand file.
POSITIONS = {("claims", "written_at"), ("problems", "at")}


def rows_of(case):
    """Every row of every built table, without places in hand files."""
    path = build(case, (finding.to_json() for finding in findings(case)))
    with closing(sqlite3.connect(path)) as base:
        base.row_factory = sqlite3.Row
        tables = [r[0] for r in base.execute("select name from sqlite_master where type='table'")]
        return {
            table: [
                {k: row[k] for k in row.keys() if (table, k) not in POSITIONS}  # noqa: SIM118
                for row in base.execute(f"select * from {table}")  # noqa: S608 - our own names
            ]
            for table in tables
            if not table.startswith("search_")
        }


def test_shuffling_changes_nothing_in_the_built_tables_but_places_in_hand_files(twice):
    before, after = (rows_of(case) for case in twice)
    assert before == after
    assert len(before["claims"]) > 100


# The quick run leaves out every source too, each for every thirtieth finding.
STEPS = (pytest.param(1, marks=pytest.mark.slow, id="for all"), pytest.param(30, id="for some"))


@pytest.mark.parametrize("step", STEPS)
def test_leaving_out_a_source_changes_an_answer_only_if_it_stood_in_because_or_assumes(
    bundled, step
):
    tried = 0
    for n, finding in enumerate(findings(bundled)):
        if finding.answer is None or finding.key.order == "O-tro5":
            continue
        because = {c.source for c in finding.result.claims}
        because |= {c.origin for c in finding.result.claims}
        teller = Teller(bundled, finding.key)
        for source in sorted(set(bundled.sources) - because)[n % step :: step]:
            if any(source in text for _, text in finding.result.assumes):
                continue
            tried += 1
            assert teller.told(AS_IT_STANDS.leaving_out(source)) is finding.answer
    assert tried > 1000


def test_a_copy_changes_no_answer_and_raises_no_origin_count(tmp_path, bundled):
    folder = shutil.copytree(bundled.folder, tmp_path / "case")
    with (folder / "sources.csv").open("a") as stream:
        stream.write("copy-1,article,,,,,,,,,,,,,,abc-20250317,verbatim,,,\n")
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
