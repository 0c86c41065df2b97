"""An invented case in which much touches much, and every way to change one thing of it."""

import copy
import json

from tests.support.invented import at, leg, order, reading, rivals, said, write_table


def transfers_of(n):
    """Give the transfers of one circle: an own time, one told by the other's, one under a reading."""
    return [
        {"id": f"T{n}", "label": f"flight {n}", "legs": [
            leg(f"T{n}.1", takeoff=rivals(at(10), at(11)), landing=said(at(14)), vehicle=said("V1"),
                custodian=said("A1"), **{"from": said("KHRL"), "to": said("MSLP")}),
        ]},
        {"id": f"U{n}", "legs": [
            leg(f"U{n}.1", takeoff=said(f"after T{n}.1.takeoff", "S2"),
                landing=said(at(12), "S4", under="count=a"), **{"from": said("KIAH")}),
            leg(f"U{n}.2", after=f"U{n}.1", left=said(at(13), "S2"), called_off=said("planned", "S5", under="count=b")),
        ]},
    ]  # fmt: skip


def statements_of(n):
    """Give an allegation, its denial, what a court finds of it, and a post about a person."""
    return [
        {"id": f"ST{n}", "kind": "allegation", "by": said("A1"), "when": said("2025-03-15", "S2"),
         "about": said(f"G{n}"), "words": said("we did", quote="we did", spot="line 1"),
         "evidence": said("none cited")},
        {"id": f"DE{n}", "kind": "denial", "by": said("A2"), "of": said(f"ST{n}", "S4")},
        {"id": f"RU{n}", "kind": "statement", "by": said("CO"), "about": said(f"ST{n}"),
         "stance": said("finds"), "when": said(f"before ST{n}.when", "S3")},
        {"id": f"PO{n}", "kind": "post", "by": rivals("A1", "A2"), "about": said(f"P{n}"),
         "when": said(at(11))},
    ]  # fmt: skip


def groups_of(n):
    """Give a group with two parts, one of them with a person."""
    return [
        {"group": f"G{n}", "count": "30", "aboard": f"T{n} or U{n}", "source": "S1"},
        {"group": f"G{n}", "count": "31", "source": "S4"},
        {"group": f"G{n}a", "part_of": f"G{n}", "count": "10", "members": f"P{n}", "source": "S1"},
        {"group": f"G{n}b", "part_of": f"G{n}", "count": "20", "source": "S1"},
        {"group": f"H{n}", "count": "7", "source": "S2"},
    ]  # fmt: skip


def stints_of(n):
    """Give the stays of a group and of a person."""
    days = {"place": "KIAH", "start": "2025-03-13", "end": "2025-03-16", "source": "S2"}
    early = {"place": "KHRL", "start": "2025-03-10", "end": "2025-03-12", "source": "S1"}
    return [
        {"who": f"H{n}", "stint": f"C{n}x", "custodian": "A1", **early},
        {"who": f"H{n}", "stint": f"C{n}y", "custodian": "A2", **days},
        {"who": f"P{n}", "stint": f"C{n}z", "custodian": "A2", **days},
    ]


# Of the first, the docket names a time and a group: all that it touches is shared.
CIRCLES = (1, 2, 3)
TREES = {
    "transfers": {"zone": "UTC", "transfers": [one for n in CIRCLES for one in transfers_of(n)]},
    "orders": {
        "zone": "UTC",
        "matters": [{"id": "M", "court": "X", "complete_through": said("2025-05-01")}],
        "orders": [
            order("O1", "in G1 and held by A2", forbids=said("leave US")),
            order("O2", forbids=said("depart KIAH"), said=said(at(11, 30), "S2"), form="oral"),
        ],
        "acts": [{"id": "A-1", "matter": "M", "does": "stays", "order": "O1", "when": said("after T1.1.landing")}],
    },
    "things": {
        "actors": [{"id": "A1", "kind": "agency", "acts_for": "A2"}, {"id": "A2", "kind": "state"},
                   {"id": "CO", "kind": "court"}],
        "vehicles": [{"id": "V1", "type": said("A320")}],
        "agreements": [{"id": "AG", "agreed": said("2025-03-01"), "term": said("one year"),
                        "paid": rivals("5 USD", "6 USD")}],
        "facilities": [{"id": "F", "capacity": said("40"), "holds": said("about 30")}],
        "authorities": [{"id": "LAW", "kind": "statute", "name": "Act", "used_before": said("1"),
                         "earlier_uses": said("1912")}],
    },
    "statements": {"zone": "UTC", "statements": [one for n in CIRCLES for one in statements_of(n)]},
    "readings": {
        "readings": [
            reading("spoken", "O2.effective", "said", "never"),
            reading("count", "claims", "", ""),
            reading("clock", "zone of S2", "UTC", "America/New_York"),
        ],
    },
}  # fmt: skip

TABLES = {
    "sources": [
        {"id": "S0", "kind": "docket"}, {"id": "S1", "kind": "article"},
        {"id": "S2", "kind": "article"}, {"id": "S3", "kind": "article", "copy_of": "S1"},
        {"id": "S4", "kind": "filing", "origin": "wire"}, {"id": "S5", "kind": "article", "use": "yes"},
    ],
    "hand/groups": [row for n in CIRCLES for row in groups_of(n)],
    "hand/people": [{"person": f"P{n}", "source": "S1"} for n in CIRCLES],
    "hand/custody": [row for n in CIRCLES for row in stints_of(n)],
    "hand/checks": [
        {"check": "c1", "what": "count G1a + G1b", "expect": "30"},
        {"check": "c2", "what": "answer left/T1/O1.entered", "expect": "YES"},
    ],
    "hand/places": [{"place": "P-9", "name": "field", "lat": "25", "lon": "-97", "country": "MX"}],
}  # fmt: skip


def write_case(folder, trees, tables):
    """Write a case; JSON is YAML."""
    (folder / "hand").mkdir(parents=True, exist_ok=True)
    (folder / "habeas.yaml").write_text("format: habeas-case/1\nzone: UTC\n")
    for name, tree in trees.items():
        (folder / "hand" / f"{name}.yaml").write_text(json.dumps(tree, indent=1))
    for name, rows in tables.items():
        write_table(folder / f"{name}.csv", rows)


def leaves(node, path=()):
    """Give the path of every mapping's key and every item, in trees and tables."""
    if isinstance(node, dict | list):
        for key, inner in node.items() if isinstance(node, dict) else enumerate(node):
            yield (*path, key)
            yield from leaves(inner, (*path, key))


def changes():
    """Give every single change: (path, new value), or (path, None) to leave it out."""
    case = {"trees": TREES, "tables": TABLES}
    paths = [path for path in leaves(case) if len(path) > 2]
    values = {}
    for path in paths:
        if isinstance(found := at_path(case, path), str):
            key = next(step for step in reversed(path) if isinstance(step, str))
            values.setdefault(field_of(path) if key == "value" else key, []).append(found)
    for path in paths:
        yield path, None
        if isinstance(at_path(case, path), str):
            key = path[-1] if path[-1] != "value" else field_of(path)
            yield from ((path, value) for value in dict.fromkeys(values.get(key, ())))


def field_of(path):
    """Give the field whose claim a path leads into."""
    return next(step for step in reversed(path[:-1]) if isinstance(step, str))


def at_path(node, path):
    for step in path:
        node = node[step]
    return node


def changed(path, value):
    """Give trees and tables with one change."""
    case = copy.deepcopy({"trees": TREES, "tables": TABLES})
    holder = at_path(case, path[:-1])
    if value is None:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return case["trees"], case["tables"]
