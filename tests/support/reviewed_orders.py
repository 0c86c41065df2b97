"""Orders of two real dockets, reviewed by hand from the docket text, as cases.

Parties stand by their position among the docket's parties and entries by their number: names and
dates are looked up in the field data when a test runs.
"""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

from habeas.courts.read_docket import read_dockets

ZONE = "America/Chicago"
WHY_KNOWN = "the entries are numbered without a gap, and what came later is not asked about"
# Order -> kind, form, the number of its entry, and further fields; `@N` is the day of entry N.
WOLF = {
    "known": "2015-07-31",
    "orders": {
        "W118": ("declaratory order", "written", "118", {}),
        "W134": ("permanent injunction", "written", "134",
                 {"binds": [29, 18, 19, 17, 0, "no other by name", "officers, agents, attorneys"]}),
    },
    "acts": [
        ("W125", "denies a stay of", "W118", {"when": "@125"}),
        ("W134-S", "stays", "W134", {"when": "@134"}),
        ("W147", "denies, as moot, to lift the stay of", "W134", {"when": "@147"}),
        ("W157", "lifts stay", "W134", {"when": "@157"}),
        ("W-LAPSE", "lifts stay", "W134",
         {"when": {"value": "between @152 and @157", "under": "lapse=by-itself"}}),
        ("W210", "denies to enforce", "W134", {"when": "@210"}),
    ],
    "readings": [
        {"id": "lapse", "question": "When does a stay pending review end?", "sets": "claims",
         "options": [{"name": "when-lifted"}, {"name": "by-itself"}]},
    ],
    "protects": {},
}  # fmt: skip
BOTH, ACT, MPHJ = "G-PARTIES", "G-ACT", "G-MPHJ"
ACTIVISION = {
    "known": "2015-03-16",
    "orders": {
        "A30": ("oral ruling on an injunction", "oral", "30",
                {"said": "between @30 09:01 and @30 10:28"}),
        "A31": ("preliminary injunction", "written", "31", {"entered": ["@31", "after A30.said"]}),
        "A38": ("preliminary injunction, amended", "written", "38", {}),
        "A41": ("preliminary injunction", "written", "41", {"binds": [6, 8, 0, "no other by name"]}),
        "A111": ("preliminary injunction", "written", "111", {"binds": [6, 8, 0]}),
        "A189": ("injunction on summary judgment", "written", "189", {}),
    },
    "acts": [
        ("A38-30", "ends", "A30", {"when": "@38"}),
        ("A38-31", "ends", "A31", {"when": "@38"}),
        ("A65-38", "is a notice of appeal of", "A38", {"when": "@65"}),
        ("A65-41", "is a notice of appeal of", "A41", {"when": "@65"}),
        ("A81", "denies a stay of", "A41", {"when": "@81"}),
        ("A181", "says that no stay is asked of", "A41", {"when": "@181"}),
    ],
    "readings": [
        {"id": "oral", "question": "Does an oral ruling bind at once?", "sets": "A30.effective",
         "options": [{"name": "at-once", "value": "said"}, {"name": "written-only", "value": "never"}]},
        {"id": "will", "question": "Is `will enjoin` an injunction?", "sets": "A189.protects",
         "options": [{"name": "same-day", "value": f"in {BOTH}"}, {"name": "later", "value": f"in {ACT}"}]},
    ],
    "protects": dict.fromkeys(("A30", "A31", "A38", "A41"), ACT) | {"A111": MPHJ},
}  # fmt: skip


def write_case(folder, file, reviewed):
    """Write the case of a docket in the field data."""
    ((_, read),) = read_dockets([file])
    (docket,) = read.records
    days = {entry.number: _day(entry) for entry in docket.entries if entry.number}
    (folder / "hand").mkdir(parents=True)
    (folder / "sources.csv").write_text(f"id,kind,zone\nD,docket,{ZONE}\n")
    (folder / "hand/groups.csv").write_text(
        "group,part_of,count,source\n"
        + "".join(f"{g},{'' if g == BOTH else BOTH},,D\n" for g in (BOTH, ACT, MPHJ))
    )
    actors = [{"id": f"P-{n}", "kind": "party"} for n in range(len(docket.parties))]
    known = [{"value": reviewed["known"], "source": "D", "inferred": WHY_KNOWN}]
    matter = {"id": "M", "court": docket.court, "docket": docket.number, "zone": ZONE,
              "complete_through": known}  # fmt: skip
    orders = {
        "zone": ZONE,
        "matters": [matter],
        "orders": [_order(id_, one, reviewed, days) for id_, one in reviewed["orders"].items()],
        "acts": [
            {"id": id_, "matter": "M", "does": does, "order": order,
             **{key: [_said(value, days)] for key, value in times.items()}}
            for id_, does, order, times in reviewed["acts"]
        ],
    }  # fmt: skip
    for name, tree in (
        ("things", {"actors": actors}),
        ("orders", orders),
        ("readings", {"readings": reviewed["readings"]}),
    ):
        (folder / f"hand/{name}.yaml").write_text(json.dumps(tree))


def _order(id_, one, reviewed, days):
    kind, form, entry, more = one
    order = {"id": id_, "matter": "M", "kind": kind, "form": form}
    if form == "written" and "entered" not in more:
        order["entered"] = [_said(f"@{entry}", days) | {"spot": f"ECF {entry}"}]
    for key, value in more.items():
        values = value if isinstance(value, list) else [value]
        order[key] = [_said(f"P-{v}" if isinstance(v, int) else v, days) for v in values]
    if id_ in reviewed["protects"]:
        order["protects"] = [_said(f"in {reviewed['protects'][id_]}", days)]
    return order


def _said(value, days):
    claim = value if isinstance(value, dict) else {"value": value}
    words = [days[word[1:]] if word.startswith("@") else word for word in claim["value"].split(" ")]
    return {**claim, "value": " ".join(words), "source": "D"}


def _day(entry):
    """Give the day on which an entry was entered, by the court's clock."""
    when = (entry.at("entered") or entry.at("filed"))[0].when
    return datetime.fromtimestamp(when.earliest // 1_000_000, ZoneInfo(ZONE)).date().isoformat()
