"""A small invented case, held as what its hand files say, for the tests of one question each.

Each test starts from ``Invented`` and adds to it; ``read`` writes the folder and reads it.
"""

import csv

import yaml

from habeas.case.read_case import read_case

SOURCES = [{"id": f"S{n}", "kind": "article"} for n in range(6)]
DAY = "2025-03-15"


def said(value, source="S1", **more):
    return {"value": value, "source": source, **more}


def rivals(*values):
    """Give each value a source of its own: S1, S2, ..."""
    return [said(value, f"S{n}") for n, value in enumerate(values, start=1)]


def at(hour, minute=0):
    return f"{DAY} {hour:02}:{minute:02}"


def leg(id_="T1.1", **fields):
    return {"id": id_, "mode": "air", **fields}


def order(id_="O", *protects, **fields):
    """Give an order entered at 12:00, with rival wordings of whom it protects."""
    entered = said(at(12), "S0")
    return {
        "id": id_, "matter": "M", "kind": "TRO", "form": "written", "entered": entered,
        "protects": rivals(*protects), **fields,
    }  # fmt: skip


def reading(id_, sets, *values):
    """Give a reading with the options a, b, ... that set these values."""
    options = [{"name": name, "value": value} for name, value in zip("abcd", values, strict=False)]
    return {"id": id_, "question": "which?", "sets": sets, "options": options}


class Invented:
    """What the hand files of a case say; every list may be added to before it is read."""

    def __init__(self, **given):
        self.sources = [dict(row) for row in SOURCES]
        self.files = {}
        self.transfers = given.pop("transfers", [])
        self.orders = given.pop("orders", [])
        self.readings = given.pop("readings", [])
        self.things = given.pop("things", {})
        self.statements = given.pop("statements", [])
        self.tables = given

    def write(self, folder):
        (folder / "hand").mkdir(parents=True, exist_ok=True)
        for name, text in self.files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text)
        write_table(folder / "sources.csv", self.sources)
        for name, rows in self.tables.items():
            write_table(folder / "hand" / f"{name}.csv", rows)
        (folder / "habeas.yaml").write_text("format: habeas-case/1\nzone: UTC\n")
        trees = {
            "transfers": {"zone": "UTC", "transfers": self.transfers},
            "orders": {
                "zone": "UTC", "matters": [{"id": "M", "court": "X"}], "orders": self.orders,
            },
            "things": {"zone": "UTC", **self.things},
            "statements": {"zone": "UTC", "statements": self.statements},
            "readings": {"readings": self.readings},
        }  # fmt: skip
        for name, tree in trees.items():
            (folder / "hand" / f"{name}.yaml").write_text(yaml.safe_dump(tree))
        return folder

    def read(self, folder):
        return read_case(self.write(folder))


def write_table(path, rows):
    columns = list(dict.fromkeys(key for row in rows for key in row))
    with path.open("w", newline="") as stream:
        table = csv.DictWriter(stream, columns, restval="")
        table.writeheader()
        table.writerows(rows)


def group(id_, part_of="", source="S1", **fields):
    return {"group": id_, "part_of": part_of, "source": source, **fields}


def stint(who, id_, source="S1", **fields):
    return {"who": who, "stint": id_, "source": source, **fields}


def actor(id_, acts_for="", kind="agency"):
    return {"id": id_, "kind": kind, "acts_for": acts_for}
