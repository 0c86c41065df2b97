"""Legal systems as tables: what makes an order effective is told by the one its matter names."""

import legal_systems_page
import pytest

from habeas.bounds import Moment, Tri
from habeas.case.court_records import ORDER_CLOCKS
from habeas.case.read_case import read_case
from habeas.case.references import LEGAL_SYSTEMS
from habeas.findings import ask
from habeas.findings.legal_system import STATED, legal_systems
from habeas.findings.order_state import IN_FORCE, state_key

TOPICS = {"effective", "ends", "stay", "days", "binds", "notice"}


def test_the_page_is_what_the_tables_give():
    page = legal_systems_page.PAGE.read_text(encoding="utf-8")
    assert legal_systems_page.page() == page, "the tables have changed: run `make reference`"


def test_a_case_may_name_every_system_and_stated():
    assert set(LEGAL_SYSTEMS) == {*legal_systems(), STATED}


@pytest.mark.parametrize("name", sorted(legal_systems()))
def test_a_table_cites_a_rule_in_each_row_and_knows_every_form(name):
    system = legal_systems()[name]
    forms = [form for row in system.rows for form in row.forms]
    assert sorted(forms) == ["minute", "oral", "written"]
    for row in system.rows:
        assert (row.topic == "effective") == bool(row.forms)
        assert bool(row.forms or row.kinds) == bool(row.clock)
        assert bool(row.kinds) == bool(row.days) == bool(row.rolls)
        assert not row.kinds or row.topic == "ends"
        assert not row.clock or row.clock in ORDER_CLOCKS
    assert {row.topic for row in system.rows} <= TOPICS
    assert {"effective", "ends", "binds", "notice", "days"} <= {row.topic for row in system.rows}
    for row in system.rows:
        assert row.rule, row
        assert row.section, row
        assert row.says.endswith("."), row
        assert row.known in ("rule text", "general knowledge")


TIMES = {"signed": "2031-01-02", "entered": "2031-01-04", "noticed": "2031-01-06"}
# System -> the first whole day on which an order with all these times is surely in force.
FROM = {"england-wales": 3, "us-federal": 5, "echr": 7, "": 5, STATED: None}


@pytest.mark.parametrize(("rules", "first"), FROM.items(), ids=[r or "none" for r in FROM])
def test_the_system_of_the_matter_says_from_when_an_order_binds(tmp_path, rules, first):
    (tmp_path / "hand").mkdir()
    (tmp_path / "sources.csv").write_text("id,kind\nS,docket\n")
    times = "".join(f"  {clock}: [{{value: {day}, source: S}}]\n" for clock, day in TIMES.items())
    (tmp_path / "hand/orders.yaml").write_text(
        f"zone: UTC\nmatters:\n- id: M\n  court: X\n  rules: '{rules}'\n"
        "  complete_through: [{value: 2031-12-31, source: S}]\n"
        f"orders:\n- id: O\n  matter: M\n  kind: order\n{times}"
    )
    case = read_case(tmp_path)
    told = {}
    for day in range(1, 10):
        start = Moment.at(_noon(day)).earliest
        told[day] = ask(case, state_key(IN_FORCE, "O", Moment(start, start + 1)))
    sure = [day for day, found in told.items() if found.answer is Tri.YES]
    assert (sure[0] if sure else None) == first
    if first:
        rule = dict(told[first].result.assumes)["rule"]
        row = legal_systems()[rules or "us-federal"].effective("written")
        assert rule.endswith(f"({row.rule} {row.section}, unreviewed)")


def _noon(day):
    from datetime import UTC, datetime

    return datetime(2031, 1, day, 12, tzinfo=UTC)


def test_a_system_that_nobody_wrote_is_told(tmp_path):
    (tmp_path / "hand").mkdir()
    (tmp_path / "hand/orders.yaml").write_text("matters:\n- {id: M, court: X, rules: us-federl}\n")
    (found,) = [p for p in read_case(tmp_path).problems if p.code == "CAS-412"]
    assert "us-federl" in found.message
    assert "us-federal" in found.way_out
