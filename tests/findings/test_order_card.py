"""The card of an order and its deadline: claims with their spots, and the order's state then."""

import json

import pytest
from click.testing import CliRunner

from habeas.bounds import Moment, Tri
from habeas.case.read_case import read_case
from habeas.cli.main import cli
from habeas.findings import ask
from habeas.findings.bound import bound_key
from habeas.findings.deadline import deadline_of
from habeas.findings.order_card import card_of

Y, N, C = Tri.YES, Tri.NO, Tri.CANNOT_TELL
ORDERS = """\
zone: UTC
matters:
- id: M
  court: X
  complete_through: {value: 2031-12-31, source: S}
orders:
- id: O
  matter: M
  kind: order
  entered: {value: 2031-03-01, source: S}
  deadline: {value: 2031-03-10 17:00, source: S, spot: p. 2, quote: by five}
  duties: {value: report, source: S, spot: p. 1}
  binds:
  - {value: A-1, source: S}
  - {value: no other by name, source: S}
  - {value: officers and agents, source: S}
  noticed: {value: 2031-03-02 09:00, source: S, by: counsel}
- id: P
  matter: M
  kind: order
  entered: {value: 2031-03-01, source: S}
"""
ACTS = {
    "nothing": ("", Y),
    "stayed before": (
        "- {id: A, does: stays, order: O, when: {value: 2031-03-05, source: S}}\n",
        N,
    ),
    "stayed that day": (
        "- {id: A, does: stays, order: O, when: {value: 2031-03-10, source: S}}\n",
        C,
    ),
    "stayed after": ("- {id: A, does: stays, order: O, when: {value: 2031-03-20, source: S}}\n", Y),
}


def case_of(folder, acts=""):
    (folder / "hand").mkdir(parents=True)
    (folder / "sources.csv").write_text("id,kind\nS,docket\n")
    (folder / "hand/orders.yaml").write_text(ORDERS + (f"acts:\n{acts}" if acts else ""))
    (folder / "hand/things.yaml").write_text(
        "actors:\n- {id: A-1, kind: agency}\n- {id: A-2, kind: agency}\n"
    )
    return read_case(folder)


@pytest.mark.parametrize(("acts", "then"), list(ACTS.values()), ids=list(ACTS))
def test_a_deadline_counts_only_if_the_order_was_in_force_then(tmp_path, acts, then):
    found = deadline_of(case_of(tmp_path, acts), "O")
    assert found.in_force is then
    assert found.passed is None
    assert [claim.spot.at for claim in found.claims] == ["p. 2"]


def test_a_deadline_has_passed_or_not_by_a_moment(tmp_path):
    case = case_of(tmp_path)
    due = deadline_of(case, "O").when
    before, after = Moment(due.earliest - 2, due.earliest - 1), Moment(due.latest, due.latest + 1)
    assert deadline_of(case, "O", at=before).passed is N
    assert deadline_of(case, "O", at=due).passed is C
    assert deadline_of(case, "O", at=after).passed is Y
    assert deadline_of(case, "P") is None


def test_a_card_gives_each_claim_with_its_spot(tmp_path):
    lines = {line.label: line for line in card_of(case_of(tmp_path), "O")}
    assert {"duty", "binds", "deadline", "noticed"} <= set(lines)
    assert lines["duty"].value == "report"
    assert lines["duty"].claims[0].spot.at == "p. 1"
    assert card_of(read_case(tmp_path), "P") == ()


@pytest.mark.parametrize(("who", "answer"), [("A-1", Y), ("A-2", N)])
def test_an_order_binds_by_name_whom_its_words_name(tmp_path, who, answer):
    found = ask(case_of(tmp_path), bound_key("O", who))
    assert found.answer is answer
    assert "officers and agents" in found.result.why[1]


def test_whom_it_binds_may_turn_on_a_reading(tmp_path):
    case_of(tmp_path)
    text = (tmp_path / "hand/orders.yaml").read_text()
    under = "binds:\n  - {value: A-2, source: S, under: who=wide}"
    (tmp_path / "hand/orders.yaml").write_text(text.replace("binds:", under, 1))
    (tmp_path / "hand/readings.yaml").write_text(
        "readings:\n- {id: who, question: q, sets: claims, options: [{name: wide}, {name: narrow}]}\n"
    )
    found = ask(read_case(tmp_path), bound_key("O", "A-2"))
    assert (found.answer, found.by_reading) == (C, {"who=wide": Y, "who=narrow": N})


def test_an_order_of_whose_words_nobody_tells_leaves_it_open(tmp_path):
    assert ask(case_of(tmp_path), bound_key("P", "A-1")).answer is C


def test_the_command_prints_the_card_and_the_deadline_s_state(tmp_path):
    case_of(tmp_path)
    shown = CliRunner().invoke(cli, ["in-force", str(tmp_path), "O", "--who", "A-2"]).output
    assert "duty: report [S p. 1]" in shown
    assert "noticed: 2031-03-02 09:00 [S, quoting counsel]" in shown
    assert "the order in force then: YES" in " ".join(shown.split())
    assert "binds A-2 by name: NO" in shown
    words = ["in-force", str(tmp_path), "O", "--at", "2031-04-01T12:00Z", "--json"]
    (record,) = json.loads(CliRunner().invoke(cli, words).output)["records"]
    assert record["deadline"]["passed"] == "yes"
    assert record["deadline"]["in_force_then"] == "yes"
