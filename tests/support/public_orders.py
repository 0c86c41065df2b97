"""Five matters of a public table of orders, as one case: what orders what, and what acts on it.

Rows stand by their ids; days, clocks and zones are looked up in the field data when a test runs.
"""

import csv
import json
import re

ZONE = "America/New_York"
# How the table writes loose hours, in words that a hand file reads.
LOOSE = re.compile(r"afternoon|evening|night")
# Order -> its matter, form, the row that makes it, and further fields; `@ROW` is a row's time.
ORDERS = {
    "J1": ("JGG", "minute", "jgg-02", {"stated_end": "2025-03-29"}),
    "J2": ("JGG", "minute", "jgg-06", {"said": "@jgg-05", "stated_end": "2025-03-29"}),
    "J3": ("JGG", "written", "jgg-15", {}),
    "J4": ("JGG", "written", "jgg-18", {}),
    "J5": ("JGG", "written", "jgg-23", {}),
    "J6": ("JGG", "written", "jgg-26", {}),
    "A1": ("AARP", "written", "aarp-03", {}),
    "A2": ("AARP", "written", "aarp-04", {"ends_if": "certiorari is denied"}),
    "A3": ("AARP", "written", "aarp-05", {}),
    "G1": ("ABREGO", "written", "ag-01", {}),
    "G1-DAY": ("ABREGO", "written", "ag-01", {"part_of": "G1"}),
    "G1-DUTY": ("ABREGO", "written", "ag-01", {"part_of": "G1"}),
    "G2": ("ABREGO", "written", "ag-04", {}),
    "G3": ("ABREGO", "written", "ag-07", {}),
    "G4": ("ABREGO", "written", "ag-10", {}),
    "D0": ("DVD", "written", "dvd-01", {}),
    "D1": ("DVD", "written", "dvd-02", {}),
    "D2": ("DVD", "written", "dvd-04", {"derives_from": "D1"}),
    "D3": ("DVD", "written", "dvd-08", {}),
    "D4": ("DVD", "written", "dvd-09", {"stated_effective": "2026-03-12"}),
    "M1": ("MELGAR", "written", "ms-01", {}),
    "M2": ("MELGAR", "written", "ms-03", {}),
}
# Act -> what it does, to which order, by which row, and further fields.
ACTS = {
    "J-10-1": ("declines to vacate", "J1", "jgg-10", {}),
    "J-10-2": ("declines to vacate", "J2", "jgg-10", {}),
    "J-11": ("declines to stay", "J2", "jgg-11", {}),
    "J-12-1": ("extends", "J1", "jgg-12", {"until": "2025-04-12"}),
    "J-12-2": ("extends", "J2", "jgg-12", {"until": "2025-04-12"}),
    "J-14-1": ("vacates", "J1", "jgg-14", {}),
    "J-14-2": ("vacates", "J2", "jgg-14", {}),
    "J-17": ("stays", "J3", "jgg-17", {}),
    "J-19": ("stays", "J4", "jgg-19", {}),
    "J-20": ("vacates", "J3", "jgg-20", {}),
    "J-21": ("vacates", "J4", "jgg-21", {"effective": "between 2025-08-18 and 2025-08-20"}),
    "J-24": ("stays", "J5", "jgg-24", {}),
    "A-04": ("ends", "A1", "aarp-04", {}),
    "A-06": ("vacates", "A3", "aarp-06", {}),
    "G-02": ("stays", "G1", "ag-02", {}),
    "G-03": ("lifts stay", "G1", "ag-03", {}),
    "G-03-DAY": ("vacates", "G1", "ag-03", {"part": "G1-DAY"}),
    "G-06": ("declines to stay", "G2", "ag-06", {}),
    "D-02": ("ends", "D0", "dvd-02", {}),
    "D-03": ("declines to stay", "D1", "dvd-03", {}),
    "D-05": ("stays", "D1", "dvd-05", {}),
    "D-06": ("says that it is in force", "D2", "dvd-06", {}),
    "D-07": ("stays", "D2", "dvd-07", {}),
    "D-08": ("ends", "D3", "dvd-08", {}),
    "D-10": ("stays", "D4", "dvd-10", {}),
    "D-11": ("stays pending appeal", "D4", "dvd-11", {}),
}
# Up to when a reviewer takes each matter as known.
KNOWN = {
    "JGG": "2026-02-12",
    "AARP": "2026-01-22",
    "ABREGO": "2026-02-17",
    "DVD": "2026-03-17",
    "MELGAR": "2025-06-24",
}
READINGS = [
    {"id": "R1", "question": "From when does the class order bind?", "sets": "J2.effective",
     "options": [{"name": "A", "value": "said"}, {"name": "B", "value": "entered"}]},
    {"id": "R9", "question": "Does a vacatur wait for the mandate?", "sets": "J-21.effective",
     "options": [{"name": "at-once", "value": "when"}, {"name": "mandate", "value": "effective"}]},
    {"id": "R10", "question": "Does a remedy fall with the stayed order?", "sets": "derives",
     "options": [{"name": "falls", "value": "falls"}, {"name": "stands", "value": "stands"}]},
]  # fmt: skip


def rows_of(field_data):
    """Give the rows of the table by id."""
    path = field_data / "courts/public_orders_2025_2026.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def time_of(row):
    """Give a row's day and clock in the grammar of a hand file."""
    day = " | ".join(part[:10].strip() for part in _days(row["date"]))
    clock = row["time"].strip()
    if clock.startswith("~"):
        return f"about {day} {clock[1:]}"
    if ".." in clock:
        first, last = clock.split("..")
        return f"between {day} {first} and {day} {last}"
    if LOOSE.fullmatch(clock):
        return f"{clock} {day}"
    return " | ".join(f"{day} {one.strip()}".strip() for one in clock.split("|"))


def _days(text):
    """Give the days that a cell names: ``2026-03-16 or 17``, ``2025-07 (a Wednesday)``."""
    first, _, other = text.partition(" or ")
    days = [first.split(" (")[0]]
    return [*days, f"{first[:8]}{other}"] if other else days


def write_case(folder, rows):
    """Write the case."""
    (folder / "hand").mkdir(parents=True)
    (folder / "sources.csv").write_text(f"id,kind,zone\nT,note,{ZONE}\nS,docket,{ZONE}\n")
    tree = {
        "zone": ZONE,
        "matters": [
            {"id": name, "court": name, "complete_through": _said(known, rows)}
            for name, known in KNOWN.items()
        ],
        "orders": [_order(id_, one, rows) for id_, one in ORDERS.items()],
        "acts": [
            {"id": id_, "matter": ORDERS[order][0], "does": does, "order": order,
             "when": _said(f"@{row}", rows), **_fields(more, rows)}
            for id_, (does, order, row, more) in ACTS.items()
        ],
    }  # fmt: skip
    (folder / "hand/orders.yaml").write_text(json.dumps(tree))
    (folder / "hand/readings.yaml").write_text(json.dumps({"readings": READINGS}))


def _order(id_, one, rows):
    matter, form, row, more = one
    entered = _said(f"@{row}", rows)
    return {"id": id_, "matter": matter, "kind": "order", "form": form, "entered": entered,
            **_fields(more, rows)}  # fmt: skip


def _fields(more, rows):
    names = ("part", "part_of", "derives_from")
    return {key: value if key in names else _said(value, rows) for key, value in more.items()}


def _said(value, rows):
    words = time_of(rows[value[1:]]) if value.startswith("@") else value
    return [{"value": words, "source": "S"}]
