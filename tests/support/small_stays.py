"""Random stays of one person, an order, a statement, a transfer and an agreement, and all worlds.

Times are half seconds. Nobody is held by two at once, no stay ends before it starts, and no
agreement ends before it is agreed.
"""

from itertools import product
from typing import NamedTuple

from drawn_facts import MOST, Fact, draw_time, time_words, times_of
from invented import Invented, actor, leg, order, rivals, said, stint

CUSTODIANS = ("ICE", "ICE", "SV", "SV", "DHS", "two guards")


class Drawn(NamedTuple):
    """One case: the facts of each time, and the rival custodians of each stay."""

    times: dict[str, Fact]
    custodians: tuple[tuple[str, ...], ...]


def draw(rng):
    times, at, starts = {}, rng.randint(0, 3), []
    for n in range(1, rng.choice((2, 2, 3)) + 1):
        end = at + rng.randint(1, 6)
        times |= {f"P.{n}.start": draw_time(rng, at, unknown=0.02)}
        times |= {f"P.{n}.end": draw_time(rng, end, unknown=0.08)}
        starts.append((at, end))
        at = end + rng.choice((0, 0, 1, 2, 4))
    for name in ("O.entered", "ST.when", "AG.agreed", "T.1.takeoff"):
        times[name] = draw_time(rng, rng.randint(0, 2 * MOST - 8), unknown=0.03)
    ends = times["AG.agreed"].truth + rng.randint(1, 10)
    times["AG.ends"] = draw_time(rng, ends, unknown=0.15)
    custodians = tuple(tuple(rng.choices(CUSTODIANS, k=rng.choice((1, 1, 1, 2)))) for _ in starts)
    return Drawn(times, custodians)


def invented(drawn):
    custody = []
    for n, who in enumerate(drawn.custodians, start=1):
        custody.append(stint("P", f"{n}", place="KHRL"))
        custody += [stint("P", f"{n}", f"S{m}", custodian=c) for m, c in enumerate(who, start=1)]
        for field in ("start", "end"):
            for m, words in enumerate(time_words(drawn.times[f"P.{n}.{field}"]), start=1):
                custody.append(stint("P", f"{n}", f"S{m}", **{field: words}))

    def claims(name):
        return rivals(*time_words(drawn.times[name])) or said("unknown")

    return Invented(
        people=[{"person": "P", "source": "S1"}],
        custody=custody,
        orders=[order("O", "held by ICE", entered=claims("O.entered"))],
        transfers=[{"id": "T", "legs": [leg("T.1", takeoff=claims("T.1.takeoff"))]}],
        things={
            "actors": [actor("DHS"), actor("ICE", "DHS"), actor("SV")],
            "agreements": [
                {"id": "AG", "agreed": claims("AG.agreed"), "ends": claims("AG.ends")},
            ],
        },
        statements=[
            {"id": "ST", "kind": "post", "when": claims("ST.when"), "about": said("P")},
        ],
    )  # fmt: skip


def assignments(drawn, *names):
    for values in product(*(times_of(drawn.times[name]) for name in names)):
        yield dict(zip(names, values, strict=True))


def stay_worlds(drawn, *more):
    """Give every world of the stays, and of some other times."""
    ids = range(1, len(drawn.custodians) + 1)
    names = [f"P.{n}.{field}" for n in ids for field in ("start", "end")]
    for world in assignments(drawn, *names, *more):
        stays = [(world[f"P.{n}.start"], world[f"P.{n}.end"]) for n in ids]
        if all(start <= end for start, end in stays):
            yield stays, world


def gaps(stays):
    """Give the stretches, in half seconds, that no stay covers between the first and the last."""
    found, reached = [], None
    for start, end in sorted(stays):
        if reached is not None and start > reached:
            found.append(start - reached)
        reached = end if reached is None else max(reached, end)
    return found


def held(drawn):
    """Give whether the person was held by ICE at the order, in every world."""
    found = set()
    # One stay at the order decides, so each stay is looked at with its own times.
    for stays, world in stay_worlds(drawn, "O.entered"):
        here = [n for n, (a, b) in enumerate(stays) if a <= world["O.entered"] < b]
        for who in product(*(sorted({*drawn.custodians[n]}) for n in here)):
            if len(set(who)) == 2 and set(who) == {"ICE", "SV"}:
                continue
            told = {"ICE": True, "SV": False}
            known = {told[one] for one in who if one in told}
            if len(known) < 2:
                found |= known or {True, False}
    return found


def moved(drawn):
    # A stint whose start nobody gives is no start of custody that is given.
    every = [f"P.{n}.start" for n in range(1, len(drawn.custodians) + 1)]
    starts = [one for one in every if drawn.times[one][1:] != ((), None, None)]
    if not starts:
        return {True, False}
    return {
        world["ST.when"] < min(world[start] for start in starts)
        for world in assignments(drawn, "ST.when", *starts)
    }


def valid(drawn):
    found = set()
    for world in assignments(drawn, "AG.agreed", "AG.ends", "T.1.takeoff"):
        if world["AG.agreed"] <= world["AG.ends"]:
            found.add(world["AG.agreed"] < world["T.1.takeoff"] < world["AG.ends"])
    return found


def came_before(drawn):
    worlds = assignments(drawn, "ST.when", "O.entered")
    return {world["ST.when"] < world["O.entered"] for world in worlds}
