"""Random small cases, written as folders, and an independent enumeration of their worlds.

The reference shares no code with the engine: it reads the drawn facts, not the files. Each
second is cut into ticks, so that events of one second can come in either order.
"""

from itertools import product

import yaml

from habeas.bounds import Tri
from habeas.cli.asked import choice_of

TICKS, SECONDS = 3, 6
EVENTS = ("takeoff", "landing", "handed_over", "entered")
QUESTIONS = {"left": "takeoff", "landed": "landing", "handed-over": "handed_over"}


def draw(rng):
    """Draw facts: for each event some claims (kind, lo, hi, under) in seconds."""
    facts = {}
    bases = {"takeoff": 0, "landing": 1, "handed_over": 3, "entered": rng.randrange(4)}
    for event in EVENTS:
        claims = []
        for _ in range(rng.choice([1, 1, 1, 2])):
            lo = bases[event] + rng.randint(0, 2)
            under = rng.choice([None, None, None, None, "a", "b"])
            kind = rng.choice(["value"] * 5 + ["after", "before", "between"])
            claims.append((kind, lo, min(SECONDS - 1, lo + rng.randint(0, 2)), under))
        facts[event] = claims
    relation = rng.random() < 0.3
    return facts, relation


def stamp(second):
    return f"2025-03-15 12:00:{second:02} Z"


def words(kind, lo, hi):
    return {
        "value": stamp(lo),
        "after": f"after {stamp(lo)}",
        "before": f"before {stamp(hi)}",
        "between": f"between {stamp(lo)} and {stamp(hi)}",
    }[kind]


def write(folder, facts, relation):
    def claims(event):
        listed = []
        for n, (kind, lo, hi, under) in enumerate(facts[event]):
            claim = {"value": words(kind, lo, hi), "source": f"S-{event}-{n}"}
            if under:
                claim["under"] = f"r={under}"
            listed.append(claim)
        return listed

    takeoff = claims("takeoff")
    if relation:
        takeoff.append({"value": "after O-1.entered", "source": "S-rel"})
    leg = {
        "id": "T1.1",
        "mode": "air",
        "takeoff": takeoff,
        "landing": claims("landing"),
        "handed_over": claims("handed_over"),
    }
    order = {"id": "O-1", "matter": "M-1", "kind": "TRO", "entered": claims("entered")}
    used = any(c[3] for event in EVENTS for c in facts[event])
    reading = {
        "id": "r",
        "question": "q",
        "sets": "claims",
        "options": [{"name": "a", "value": ""}, {"name": "b", "value": ""}],
    }
    (folder / "hand").mkdir(parents=True)
    ids = [f"S-{e}-{n}" for e in EVENTS for n in range(3)] + ["S-rel"]
    (folder / "sources.csv").write_text("id,kind\n" + "".join(f"{i},article\n" for i in ids))
    dump = {
        "transfers": {"transfers": [{"id": "T1", "legs": [leg]}]},
        "orders": {"matters": [{"id": "M-1", "court": "X"}], "orders": [order]},
    }
    if used:
        dump["readings"] = {"readings": [reading]}
    for name, tree in dump.items():
        (folder / "hand" / f"{name}.yaml").write_text(yaml.safe_dump(tree))
    return used


def worlds(facts, relation, option):
    """Every assignment of ticks that fits the claims counted under one option."""
    domains = []
    for event in EVENTS:
        counted = [c for c in facts[event] if c[3] in (None, option)]
        ticks = set(range(-TICKS, (SECONDS + 2) * TICKS))
        for kind, lo, hi, _ in counted:
            if kind in ("after", "between"):
                ticks &= set(range(lo * TICKS, (SECONDS + 2) * TICKS))
            if kind in ("before", "between"):
                ticks &= set(range(-TICKS, (hi + 1) * TICKS))
        values = [
            set(range(lo * TICKS, (lo + 1) * TICKS))
            for kind, lo, _, _ in counted
            if kind == "value"
        ]
        domains.append(sorted(ticks & set.union(*values)) if values else sorted(ticks))
    for takeoff, landing, handed, entered in product(*domains):
        if takeoff <= landing <= handed and not (relation and takeoff <= entered):
            yield dict(zip(EVENTS, (takeoff, landing, handed, entered), strict=True))


def expected(facts, relation, options, event):
    told = set()
    for option in options:
        said = {w[event] < w["entered"] for w in worlds(facts, relation, option)}
        told.add("none" if not said else (said.pop() if len(said) == 1 else "both"))
    if told == {True}:
        return Tri.YES
    return Tri.NO if told == {False} else Tri.CANNOT_TELL


def applied(case, parts):
    """Give the choice that the parts of a flip make, through the options of the command line."""
    by_verb = {"reading": [], "without": [], "set": []}
    for part in parts:
        verb, _, rest = part.partition(" ")
        by_verb[verb].append(rest)
    return choice_of(case, by_verb["reading"], by_verb["without"], by_verb["set"])
