"""A writer of small invented cases, for the tests of one question each."""

import csv
import itertools

import pytest
import yaml

from habeas.case.read_case import read_case
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings import ask, key_of
from habeas.findings.axes import combinations_of, live_axes
from habeas.findings.questions import evaluate
from habeas.findings.scene import Scene

PLAIN = {"id", "mode", "after", "does", "order", "matter", "kind", "form", "court", "label"}
DOCKET = {"id": "M", "court": "X"}


def cited(said):
    """Give rivals each a source of its own: S0, S1; a mapping stands as it is."""
    listed = said if isinstance(said, list) else [said]
    return [
        one if isinstance(one, dict) else {"value": one, "source": f"S{n}"}
        for n, one in enumerate(listed)
    ]


def record(**fields):
    return {key: said if key in PLAIN else cited(said) for key, said in fields.items()}


def write_table(path, rows):
    columns = list(dict.fromkeys(key for row in rows for key in row))
    with path.open("w", newline="") as stream:
        table = csv.DictWriter(stream, columns, restval="")
        table.writeheader()
        table.writerows(rows)


@pytest.fixture
def case_of(tmp_path):
    """Write a case of one transfer T and one order O, and read it."""
    numbers = itertools.count()

    def write(
        *legs, order=None, acts=(), readings=(), vehicles=(), known="2025-04-01", rules="", **tables
    ):
        folder = tmp_path / f"{next(numbers)}"
        (folder / "hand").mkdir(parents=True)
        sources = [{"id": f"S{n}", "kind": "article"} for n in range(5)]
        write_table(folder / "sources.csv", sources)
        listed = [
            record(id=f"T.{n}", **{"mode": "air", **leg}) for n, leg in enumerate(legs or [{}], 1)
        ]
        orders = [record(id="O", matter="M", **{"kind": "TRO", **order})] if order else []
        trees = {
            "transfers": {"zone": "UTC", "transfers": [{"id": "T", "legs": listed}]},
            "orders": {
                "zone": "UTC",
                "matters": [
                    record(**DOCKET, complete_through=known) | ({"rules": rules} if rules else {})
                ],
                "orders": orders,
                "acts": [record(order="O", matter="M", **act) for act in acts],
            },
            "things": {"vehicles": [record(**vehicle) for vehicle in vehicles]},
            "readings": {"readings": list(readings)},
        }
        for name, tree in trees.items():
            (folder / "hand" / f"{name}.yaml").write_text(yaml.safe_dump(tree))
        for name, rows in tables.items():
            write_table(folder / "hand" / f"{name}.csv", rows)
        return read_case(folder)

    return write


@pytest.fixture
def asked(tmp_path):
    """Ask one finding of an invented case; whether only the answer is wanted makes no odds."""
    numbers = itertools.count()

    def ask_of(invented, finding_id, choice=AS_IT_STANDS):
        case = invented.read(tmp_path / f"asked-{next(numbers)}")
        key = key_of(case, finding_id)
        assert key is not None, finding_id
        for one in combinations_of(live_axes(case, key, choice), choice):
            full, brief = (evaluate(Scene(case, one, brief=b), key) for b in (False, True))
            for name in ("answer", "stages", "bounds", "contradiction"):
                assert getattr(full, name) == getattr(brief, name)
        return ask(case, key, choice)

    return ask_of


@pytest.fixture
def asked_once(tmp_path):
    """Ask one finding of an invented case, without trying each combination of readings."""

    def ask_of(invented, finding_id):
        case = invented.read(tmp_path)
        return ask(case, key_of(case, finding_id))

    return ask_of
