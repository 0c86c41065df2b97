"""The matrix of cases that are not like the bundled one: many transfers, long names, none."""

import pytest
from click.testing import CliRunner

from habeas.cli.main import cli

LEG = """
- id: {id}
  label: {label}
  legs:
  - id: {id}.1
    mode: road
    from: {{value: KHRL, source: S-1}}
    left: {{value: "{left}", source: S-1}}
"""
ORDERS = """
matters:
- {id: M-1, court: D. Example, zone: America/New_York}
orders:
- id: O-1
  matter: M-1
  kind: TRO
  form: written
  label: an order whose name is so long that it cannot stand on one line of eighty columns
  entered: {value: 2025-01-31 11:02 EST, source: S-1}
  forbids: {value: depart KHRL, source: S-1}
"""


def written(folder, transfers, orders=ORDERS):
    (folder / "hand").mkdir()
    (folder / "sources.csv").write_text("id,kind\nS-1,article\n")
    text = "".join(LEG.format(id=id_, label=label, left=left) for id_, label, left in transfers)
    (folder / "hand" / "transfers.yaml").write_text(f"transfers:{text or ' []'}\n")
    (folder / "hand" / "orders.yaml").write_text(orders)
    return folder


def lines(folder):
    result = CliRunner().invoke(cli, ["findings", str(folder)], catch_exceptions=False)
    assert result.exit_code == 0
    return result.output.splitlines()


EARLY, LATE = "2025-01-31 10:00 EST", "2025-01-31 12:00 EST"


def test_more_than_three_transfers_go_below_each_other_and_names_are_wrapped(tmp_path):
    legs = [(f"T{n}", f"the {n}. of a long row of buses", EARLY) for n in range(7)]
    printed = lines(written(tmp_path, legs))
    assert max(len(line) for line in printed) <= 80
    assert [line.count("YES") for line in printed if "had left" in line] == [3, 3, 1]
    names = [line for line in printed if line.startswith("  ") and "of a" in line]
    assert len(names) == 3


def test_each_answer_stands_under_its_transfer_whatever_the_ids_sort_like(tmp_path):
    # As parts of finding ids, T1-a comes before T1.
    printed = lines(written(tmp_path, [("T1", "early", EARLY), ("T1-a", "late", LATE)]))
    heads = next(line for line in printed if "early" in line and "late" in line)
    row = next(line for line in printed if "had left" in line)
    force = next(line for line in printed if "in force at" in line)
    assert row[heads.index("early") :].startswith("YES")
    assert row[heads.index("late") :].startswith("NO")
    # What left before the order was entered left under no order in force.
    assert force[heads.index("early") :].startswith("NO")
    assert force[heads.index("late") :].startswith("CANNOT TELL")


@pytest.mark.parametrize(
    ("transfers", "orders", "said"),
    [
        ([], ORDERS, "names no transfer"),
        ([("T1", "bus", EARLY)], "orders: []\n", "names no order with a time"),
    ],
    ids=["no transfer", "no order"],
)
def test_without_a_matrix_the_reason_is_said(tmp_path, transfers, orders, said):
    assert any(said in line for line in lines(written(tmp_path, transfers, orders)))


READINGS = """
readings:
- {id: R, question: whose clock?, sets: zone of S-1,
   options: [{name: east, value: America/New_York}, {name: west, value: America/Chicago}]}
"""


@pytest.mark.parametrize(
    ("left", "printed"),
    [("2025-01-31 10:30", True), ("2025-01-31 08:00", False)],
    ids=["one option alone lets it leave before", "it left before under each"],
)
def test_readings_are_told_where_the_answer_hangs_on_one(tmp_path, left, printed):
    folder = written(tmp_path, [("T1", "bus", left)])
    (folder / "hand" / "readings.yaml").write_text(READINGS)
    (folder / "habeas.yaml").write_text("zone: America/New_York\n")
    assert any("if R=" in line for line in lines(folder)) is printed


def test_hidden_characters_of_a_case_are_shown_as_what_they_are(tmp_path):
    folder = written(tmp_path, [("T1", '"red\\e[31m\\u202Ename"', EARLY)])
    printed = "\n".join(lines(folder))
    assert "\x1b" not in printed
    assert "\u202e" not in printed
    assert "<U+001B>" in printed.replace("\n", "")
