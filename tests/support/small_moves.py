"""Random small moves: a transfer of two legs, another that relations tie to it, and one order.

The reference answers what came first, how far a transfer had got, how long it took from the
order to an act, and whether sources contradict each other, from every world.
"""

from itertools import pairwise
from math import inf
from typing import NamedTuple

from drawn_claims import (
    counted,
    draw_relation,
    draw_times,
    fields_of,
    limit_of,
    options_of,
    told_under,
    values_of,
    write_case,
)
from every_world import ANY, Rival, endings, hanging_together

from habeas.bounds import Tri

CHAIN = ("boarded", "takeoff", "landing", "handed_over")
LEGS = {"T1": ("T1.1", "T1.2"), "T2": ("T2.1",)}
ORDER = "O-1.entered"
WEAK = [
    (f"{leg}.{one}", f"{leg}.{two}")
    for legs in LEGS.values()
    for leg in legs
    for one, two in pairwise(CHAIN)
] + [("T1.1.landing", "T1.2.boarded")]
ACTS = {
    "left": {"T1": "T1.1.takeoff", "T2": "T2.1.takeoff"},
    "landed": {"T1": "T1.2.landing", "T2": "T2.1.landing"},
    "handed-over": {"T1": "T1.2.handed_over", "T2": "T2.1.handed_over"},
}
NEAR = {
    "T1.1.boarded": 0,
    "T1.1.takeoff": 60,
    "T1.1.landing": 160,
    "T1.2.boarded": 200,
    "T1.2.takeoff": 240,
    "T1.2.landing": 340,
    "T1.2.handed_over": 420,
    "T2.1.takeoff": 120,
    "T2.1.landing": 300,
    "T2.1.handed_over": 400,
}
STEPS = {
    "T1": (
        ("in custody at origin", ""),
        ("boarded", "T1.1.boarded"),
        ("under way", "T1.1.takeoff"),
        ("landed elsewhere", "T1.1.landing"),
        ("under way", "T1.2.takeoff"),
        ("landed at destination", "T1.2.landing"),
        ("handed over", "T1.2.handed_over"),
    ),
    "T2": (
        ("in custody at origin", ""),
        ("boarded", "T2.1.boarded"),
        ("under way", "T2.1.takeoff"),
        ("landed at destination", "T2.1.landing"),
        ("handed over", "T2.1.handed_over"),
    ),
}


def draw(rng):
    """Draw claims for most events, and up to two relations."""
    facts = {ORDER: draw_times(rng, rng.randrange(0, 480))}
    for event, near in NEAR.items():
        if rng.random() < (0.4 if event.endswith("boarded") else 0.8):
            facts[event] = draw_times(rng, near)
    for _ in range(rng.choice((0, 1, 1, 2))):
        event, other = rng.sample([*NEAR, ORDER], 2)
        late = NEAR.get(event, 240) > NEAR.get(other, 240)
        kind = "after event" if late == (rng.random() < 0.85) else "before event"
        facts.setdefault(event, []).append(draw_relation(rng, kind, other))
    return facts


def write(folder, facts):
    transfers = [
        {
            "id": transfer,
            "legs": [
                {"id": leg, "mode": "air", **after, **fields_of(facts, leg)}
                for leg, after in zip(legs, ({}, {"after": legs[0]}), strict=False)
            ],
        }
        for transfer, legs in LEGS.items()
    ]
    order = {"id": "O-1", "matter": "M-1", "kind": "TRO", **fields_of(facts, "O-1")}
    orders = {"matters": [{"id": "M-1", "court": "X"}], "orders": [order]}
    write_case(folder, facts, transfers={"transfers": transfers}, orders=orders)


class Seen(NamedTuple):
    """What a question gives under all options: the worlds' outcomes, and whether some has none."""

    outcomes: set
    no_world: bool


def _seen(facts, wanted, start, step):
    outcomes, no_world = set(), False
    for option in options_of(facts):
        found = endings(told_under(facts, option, WEAK), wanted, start, step)
        outcomes |= found
        no_world |= not found
    return Seen(outcomes, no_world)


def came_first(facts, event):
    """Say of every world whether an event came before the order."""

    def step(told, came, _cell):
        if told is None and (event in came or ORDER in came):
            return ORDER not in came
        return told

    return _seen(facts, [event, ORDER], None, step)


def answer_of(seen):
    if seen.no_world or len(seen.outcomes) != 1:
        return Tri.CANNOT_TELL
    return Tri.YES if seen.outcomes == {True} else Tri.NO


def stages(facts, transfer):
    """Give the stage of a transfer at the order, in every world."""
    steps = STEPS[transfer]

    def step(state, came, _cell):
        reached, told = state
        reached = max([reached, *(n for n, (_, event) in enumerate(steps) if event in came)])
        return (reached, steps[reached][0] if ORDER in came else told)

    seen = _seen(facts, [ORDER, *(event for _, event in steps if event)], (0, None), step)
    return seen._replace(outcomes={told for _, told in seen.outcomes})


def minutes(facts, event):
    """Give the least and the most minutes from the order to an event, over all worlds."""

    def step(state, came, cell):
        for name in (ORDER, event):
            if name in came:
                state = (*state, (name, cell))
        return (*state, "later") if len(state) == 1 and {*came} & {ORDER, event} else state

    seen = _seen(facts, [event, ORDER], (), step)
    spans = [_span(state) for state in seen.outcomes]
    return (
        min((lo for lo, _ in spans), default=inf) / 60,
        max((hi for _, hi in spans), default=-inf) / 60,
        seen.no_world,
    )


def _span(state):
    """Give the least and the most seconds from the order to the event in one kind of world."""
    at_once = "later" not in state
    (first, (lo, hi)), (_, (later_lo, later_hi)) = [s for s in state if s != "later"]
    if at_once:
        return 0, 0
    least, most = (
        (0, hi - lo) if (lo, hi) == (later_lo, later_hi) else (later_lo - hi, later_hi - lo)
    )
    return (least, most) if first == ORDER else (-most, -least)


def timed_by_several(facts):
    """Give the events that at least two sources time."""
    return [e for e, claims in facts.items() if len({c.source for c in claims} - {""}) > 1]


def contradicted(facts, event, option):
    """Say whether no instant fits all that is said of an event; None where that is open.

    What is said of other events counts only where a claim of this one names another. It is open
    if nothing is said, if what the event is tied to contradicts itself, or if only the order of
    print excludes what the bounds of its minutes allow.
    """
    claims = counted(facts[event], option)
    common = _common(claims)
    told = told_under(facts, option, WEAK)
    own = {pair for pair in told.strict if event in pair and _states(claims, event, pair)}
    if not claims or not common or not own:
        return None if not claims else not common
    tied = list(hanging_together(told, [event]).rivals)
    others = told._replace(rivals={**told.rivals, event: [ANY]}, strict=told.strict - own)
    if not _some(others, tied):
        return None
    if _some(told._replace(rivals={**told.rivals, event: common}), tied):
        return False
    blind = [Rival(r.lo, r.hi) for r in common]
    return None if _some(told._replace(rivals={**told.rivals, event: blind}), tied) else True


def _states(claims, event, pair):
    return any(
        pair == ((c.one, event) if c.kind == "after event" else (event, c.one))
        for c in claims
        if c.kind in ("after event", "before event")
    )


def _some(told, wanted):
    return bool(endings(told, wanted, (), lambda state, _came, _cell: state))


def _common(claims):
    """Give the stretches that fit every claim, by one of its own rivals each."""
    common = [ANY]
    for claim in claims:
        lo, hi = limit_of(claim)
        these = values_of(claim) or [Rival(lo, hi)]
        common = [
            Rival(max(a.lo, b.lo), min(a.hi, b.hi), b.series or a.series, b.printed or a.printed)
            for a in common
            for b in these
            if max(a.lo, b.lo) < min(a.hi, b.hi)
        ]
    return common
