"""Drawn claims of times: what they say, in words for a case folder and in seconds.

Seconds count from noon of one day. A printed second s is [s, s + 1), a printed minute m is
[60 m - 30, 60 m + 60); a limit runs from the first instant of its time, or to the last.
"""

from math import inf
from typing import NamedTuple

import yaml
from every_world import ANY, Rival, Told

SOURCES = ("S-0", "S-1", "S-2", "S-3")
OPTIONS = ("a", "b")
UNCITED = ""
READING = {
    "id": "r",
    "question": "which account?",
    "sets": "claims",
    "options": [{"name": option, "value": ""} for option in OPTIONS],
}


class Said(NamedTuple):
    """One claim: kind, its one or two values, who says it on what basis, and its option."""

    kind: str
    one: int | str
    two: int = 0
    source: str = "S-0"
    basis: str = ""
    under: str = ""


def at_second(s):
    return f"2025-03-15 {12 + s // 3600:02}:{s // 60 % 60:02}:{s % 60:02} Z"


def at_minute(m):
    return f"2025-03-15 {12 + m // 60:02}:{m % 60:02} Z"


def in_words(said):
    one, two = said.one, said.two
    return {
        "second": lambda: at_second(one),
        "minute": lambda: at_minute(one),
        "rivals": lambda: f"{at_minute(one)} | {at_minute(two)}",
        "after": lambda: f"after {at_second(one)}",
        "before": lambda: f"before {at_second(one)}",
        "after minute": lambda: f"after {at_minute(one)}",
        "between": lambda: f"between {at_second(one)} and {at_second(two)}",
        "after event": lambda: f"after {one}",
        "before event": lambda: f"before {one}",
        "unknown": lambda: "unknown",
    }[said.kind]()


def written(said):
    """Write a claim as a hand file has it."""
    claim = {"value": in_words(said), "source": said.source, "basis": said.basis}
    claim["under"] = f"r={said.under}" if said.under else ""
    return {key: value for key, value in claim.items() if value}


def draw_time(rng, near):
    """Draw a claim of a time around some second."""
    around = max(0, near + rng.randint(-45, 45))
    kind = rng.choices(
        ("second", "minute", "rivals", "after", "before", "after minute", "between", "unknown"),
        (30, 34, 5, 7, 7, 3, 12, 2),
    )[0]
    late = around + rng.randint(0, 90)
    one, two = {
        "minute": (around // 60, 0),
        "rivals": (around // 60, around // 60 + rng.randint(1, 3)),
        "after": (max(0, around - 30), 0),
        "before": (around + 30, 0),
        "after minute": (max(0, around - 60) // 60, 0),
        "between": (around, late),
    }.get(kind, (around, 0))
    return _cited(rng, Said(kind, one, two))


def draw_relation(rng, kind, other):
    return _cited(rng, Said(kind, other))


def draw_times(rng, near):
    """Draw one to three claims of one event."""
    return [draw_time(rng, near) for _ in range(rng.choices((1, 2, 3), (65, 28, 7))[0])]


def _cited(rng, said):
    source = rng.choice(SOURCES) if rng.random() < 0.96 else UNCITED
    basis = "Clock" if rng.random() < 0.15 else ""
    under = rng.choice(OPTIONS) if rng.random() < 0.06 else ""
    return said._replace(source=source, basis=basis, under=under)


def counted(claims, option):
    """Keep the claims that may decide: with a source, and for all or for this option."""
    return [c for c in claims if c.source != UNCITED and c.under in ("", option)]


def limit_of(said):
    return {
        "after": (said.one, inf),
        "before": (-inf, said.one if isinstance(said.one, str) else said.one + 1),
        "after minute": (60 * said.one - 30 if said.kind == "after minute" else 0, inf),
        "between": (said.one, said.two + 1),
    }.get(said.kind, (-inf, inf))


def values_of(said):
    if said.kind == "second":
        return [Rival(said.one, said.one + 1)]
    minutes = {"minute": [said.one], "rivals": [said.one, said.two]}.get(said.kind, [])
    return [Rival(60 * m - 30, 60 * m + 60, f"{said.source}|{said.basis}", m) for m in minutes]


def rivals_of(claims):
    """All limits hold; one of the values is right, as far as the limits leave any of it."""
    lo = max([-inf, *(limit_of(c)[0] for c in claims)])
    hi = min([inf, *(limit_of(c)[1] for c in claims)])
    values = [v for c in claims for v in values_of(c)] or [ANY]
    cut = {v._replace(lo=max(v.lo, lo), hi=min(v.hi, hi)) for v in values}
    return sorted(v for v in cut if v.lo < v.hi)


def told_under(facts, option, weak):
    """Give what counts under one option of all facts, with the order that is built in."""
    rivals, strict = {}, set()
    for event, claims in facts.items():
        these = counted(claims, option)
        rivals[event] = rivals_of(these)
        strict |= {(c.one, event) for c in these if c.kind == "after event"}
        strict |= {(event, c.one) for c in these if c.kind == "before event"}
    return Told(rivals, strict, set(weak))


def options_of(facts):
    """Give the options under which the facts are told; a reading nobody uses is none."""
    return OPTIONS if any(c.under for claims in facts.values() for c in claims) else ("",)


def write_case(folder, facts, **trees):
    """Write a case folder with the hand files given, and the reading if some claim is under it."""
    (folder / "hand").mkdir(parents=True)
    (folder / "sources.csv").write_text("id,kind\n" + "".join(f"{s},article\n" for s in SOURCES))
    readings = [READING] if len(options_of(facts)) > 1 else []
    trees["readings"] = {"readings": [*readings, *trees.pop("readings", [])]}
    for name, tree in trees.items():
        (folder / "hand" / f"{name}.yaml").write_text(yaml.safe_dump(tree))


def fields_of(facts, record):
    """Give a record's claims by field, as a hand file has them."""
    return {
        event.removeprefix(f"{record}."): [written(c) for c in claims]
        for event, claims in facts.items()
        if event.startswith(f"{record}.") and claims
    }
