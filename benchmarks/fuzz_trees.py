"""Invented hand files of any shape, drawn by Hypothesis: right keys, wrong values, and junk."""

import csv
import io
import json
import re
from typing import Annotated, Literal, get_args, get_origin

from hypothesis import strategies as st

from habeas.case.authored import FILES
from habeas.case.authored_parts import Authored, ClaimIn
from habeas.case.columns import TABLES
from habeas.case.court_records import ORDER_CLOCKS
from habeas.case.records import LEG_TIMES

IDS = ["T1", "T2", "T1.1", "T1.2", "T2.1", "O-1", "O-2", "M-1", "A-1", "G-1", "G-2", "r", "S-1"]
WORDS = [
    *IDS, *("S-2", "S-9", "a", "b", "r=a", "r=b", "", " ", "x", "../x", "/etc/passwd", "sources/x.txt"),
    *("UTC", "EDT", "CST", "America/New_York", "-04:00", "+99:00", "Mars/Base", "US", "US-TX", "KHRL"),
    *("MHPR", "P-1", "A320", "leave US", "depart KHRL", "hand over to X", "claims", "boundary"),
    *("O-1.effective", "O-1.forbids", "zone of S-1", "said", "entered", "stays", "lifts", "lifts stay"),
    *("extends", "vacates", "expires", "count G-1", "count G-1 + G-2", "answer left/T1/O-1.entered"),
    *("answer check/c1", "answer in-force/T1/O-1.entered", "YES", "NO", "CANNOT_TELL", "no: why", "note"),
    *("p. 3", "row 88", "H41", "chars 9-3", "238", "137..140", "140..137", "about 300", "more than 200"),
    *("hundreds", "unknown", "1e308", "nan", "-5", "9" * 30, "=1+1", "T1 or T2", "original", "aggregator"),
    *("2025-03-15 17:26 EDT", "2025-03-15", "2025-03", "2025", "9999-12-31 23:59 UTC", "0001-01-01"),
    *("about 2025-03-15 10:00 UTC", "after T1.1.takeoff", "before O-1.entered", "after T1.1.landing"),
    *("between 2025-03-15 10:00 UTC and 2025-03-15 09:00 UTC", "after 2025-03-15 10:00 UTC"),
    *("between 2025-03-15 and 2025-03-16", "2025-03-15 10:00 UTC | 2025-03-15 11:00 UTC"),
    *("2025-03-09 02:30 America/New_York", "2025-11-02 01:30 America/New_York", "2024-02-30", "17:26"),
    *("2025-03-15 19:26 EDT on ground in US-TX", "\u202e\x1b[31m\0", "²", "٣", "\u2028", "é" * 9),
]  # fmt: skip
TEXT = st.one_of(
    st.sampled_from(WORDS),
    st.text(max_size=12),
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=4).map(" ".join),
)
JUNK = st.recursive(
    TEXT,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


def mostly(right, wrong):
    """Draw what is right 49 times out of 50: a case has some hundred such choices."""
    return st.integers(0, 49).flatmap(lambda n: wrong if n == 25 else right)


def as_yaml(tree):
    """Write a tree as JSON, which is YAML but for characters that JSON writes as two."""
    pair = re.compile(r"\\u(d[89ab]..)\\u(d[c-f]..)")
    return pair.sub(
        lambda m: f"\\U{0x10000 + (int(m[1], 16) - 0xD800) * 0x400 + int(m[2], 16) - 0xDC00:08x}",
        json.dumps(tree),
    ).encode("ascii")


OWN = {
    "TransferIn": ["T1", "T2"], "LegIn": ["T1.1", "T1.2", "T2.1"], "MatterIn": ["M-1"],
    "OrderIn": ["O-1", "O-2"], "ActIn": ["A-1", "A-2"], "ReadingIn": ["r"], "OptionIn": ["a", "b"],
}  # fmt: skip
# What fields mostly hold, so that cases raise findings.
TIMES = st.sampled_from([w for w in WORDS if re.search(r"20\d\d|[A-Z]\S*\.[a-z]|unknown", w)])
USUAL = {
    **dict.fromkeys([*LEG_TIMES, *ORDER_CLOCKS, "when", "effective", "until", "seen"], TIMES),
    **dict.fromkeys(["from", "to"], st.sampled_from(["KHRL", "MHPR", "KIAH", "P-1", "US-TX"])),
    "forbids": st.sampled_from(["leave US", "depart KHRL", "hand over to X"]),
    "source": st.sampled_from(["S-1", "S-1", "S-2"]),
    "under": st.sampled_from(["", "r=a", "r=b"]),
    "zone": st.sampled_from(["UTC", "America/New_York", "-04:00", ""]),
    "name": st.sampled_from(["a", "b"]),
    "matter": st.just("M-1"),
    "order": st.sampled_from(["O-1", "O-2"]),
    "sets": st.sampled_from(["claims", "boundary", "O-1.effective", "O-1.forbids", "zone of S-1"]),
}
HAS = {
    "source", "legs", "options", "transfers", "orders", "takeoff", "landing", "from", "to",
    "entered", "forbids", "matters", "readings", "acts",
}  # fmt: skip


def shape(annotation, name=""):
    """Give a strategy for a field's shape; now and then it is something else."""
    if get_origin(annotation) is Annotated:
        return shape(get_args(annotation)[0], name)
    if get_origin(annotation) is Literal:
        return mostly(st.sampled_from(get_args(annotation)), TEXT)
    if get_origin(annotation) is dict:
        return st.dictionaries(TEXT, TEXT, max_size=3)
    if get_origin(annotation) is list:
        item = get_args(annotation)[0]
        rivals = st.lists(shape(item, name), max_size=3)
        return mostly(rivals | shape(item, name) if item is ClaimIn else rivals, JUNK)
    if isinstance(annotation, type) and issubclass(annotation, Authored):
        return mostly(record(annotation, name), JUNK)
    return mostly(USUAL[name], TEXT) if name in USUAL else TEXT


def record(model, name=""):
    """Give a strategy for one record: the keys it needs, some that it may have, seldom others."""
    fields = {info.alias or name: info for name, info in model.model_fields.items()}
    needed = {
        key: st.sampled_from(OWN.get(model.__name__, IDS))
        if key == "id"
        else shape(info.annotation, name if key == "value" else key)
        for key, info in fields.items()
        if info.is_required() or key in HAS
    }
    others = {key: shape(i.annotation, key) for key, i in fields.items() if key not in needed}
    if not others:
        return st.fixed_dictionaries(needed)
    some = st.lists(st.sampled_from(sorted(others)), max_size=4, unique=True).flatmap(
        lambda keys: st.fixed_dictionaries({key: others[key] for key in keys})
    )
    odd = mostly(st.just({}), st.dictionaries(TEXT, JUNK, max_size=2))
    return st.tuples(st.fixed_dictionaries(needed), some, odd).map(
        lambda parts: {**parts[0], **parts[1], **parts[2]}
    )


USUAL_ROW = {
    "id": "S-1", "kind": "article", "group": "G-1", "count": "5", "source": "S-1", "place": "P-1",
    "check": "c1", "what": "answer left/T1/O-1.entered", "expect": "YES",
}  # fmt: skip


def as_csv(rows):
    """Write rows as CSV."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def table(columns):
    """Give a strategy for a table: some of its columns, and rows of any length."""
    header = st.lists(mostly(st.sampled_from(columns), TEXT), max_size=6).map(
        lambda more: list(dict.fromkeys([*columns[:3], *more]))
    )
    rows = st.lists(st.tuples(st.sampled_from(IDS), st.lists(TEXT, max_size=7)), max_size=5)
    return st.tuples(header, rows).map(
        lambda t: as_csv(
            [t[0], [USUAL_ROW.get(c, "") for c in t[0]], *([id_, *cells] for id_, cells in t[1])]
        ).encode("utf-8", "replace")
    )


def hand_file(model):
    """Give a strategy for a YAML file; JSON is YAML, and can write any character."""
    top = st.fixed_dictionaries(
        {
            i.alias or n: shape(i.annotation, n)
            for n, i in model.model_fields.items()
            if n != "format"
        }
    )
    return mostly(top, JUNK).map(as_yaml)


CASES = st.fixed_dictionaries(
    {
        **{name: hand_file(model) for name, model in FILES.items()},
        **{f"{name}.csv": table(columns) for name, columns in TABLES.items()},
    }
)
