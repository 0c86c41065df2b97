"""Every world of a few events, walked through from the first to the last instant.

A reference that shares no code with the engine. Time is cut at every bound that a claim draws.
Between two cuts any number of events may come, one after the other or at one instant, in every
order that the relations allow: so a walk visits every order that some world has. A question is
a fold: its state after each instant at which something happens.
"""

from itertools import pairwise, product
from math import inf
from typing import NamedTuple


class Rival(NamedTuple):
    """One time an event may have: from ``lo`` until before ``hi``; what printed it, and as what."""

    lo: float
    hi: float
    series: str = ""
    printed: int = 0


ANY = Rival(-inf, inf)


class Told(NamedTuple):
    """What counts under one option: rival times of each event, and what comes before what.

    An event with no rival at all has no time that fits.
    """

    rivals: dict[str, list[Rival]]
    strict: set[tuple[str, str]]
    weak: set[tuple[str, str]]


def endings(told, wanted, start, step):
    """Give every state in which a fold can end; none if no world fits."""
    told = hanging_together(told, wanted)
    shared = _printed_together(told.rivals)
    names = list(told.rivals)
    ways = [[[r] for r in told.rivals[n]] if n in shared else [told.rivals[n]] for n in names]
    found = set()
    for way in product(*ways):
        chosen = dict(zip(names, way, strict=True))
        strict = told.strict | _as_printed({n: chosen[n][0] for n in shared})
        found |= _walk(chosen, strict, told.weak, start, step)
    return found


def hanging_together(told, wanted):
    """Keep only what hangs together with some events by relations."""
    near = {*wanted}
    pairs = [*told.strict, *told.weak]
    while more := {n for pair in pairs if near & {*pair} for n in pair} - near:
        near |= more
    return Told(
        {n: told.rivals.get(n, [ANY]) for n in sorted(near)},
        {pair for pair in told.strict if {*pair} <= near},
        {pair for pair in told.weak if {*pair} <= near},
    )


def _pairs_in_print(rivals):
    printed = [(n, r) for n, these in rivals.items() for r in these if r.series]
    return [
        (a, b)
        for a, one in printed
        for b, other in printed
        if a != b and one.series == other.series and one.printed < other.printed
    ]


def _printed_together(rivals):
    return sorted({name for pair in _pairs_in_print(rivals) for name in pair})


def _as_printed(chosen):
    """Rounding never swaps two times that one source printed: the smaller came first."""
    return {*_pairs_in_print({name: [rival] for name, rival in chosen.items()})}


def _walk(rivals, strict, weak, start, step):
    """Walk through all worlds at once; give the states of those in which every event came."""
    bits = {name: 1 << n for n, name in enumerate(rivals)}
    first = _needs(bits, strict)
    level = _needs(bits, weak)
    cuts = sorted({end for these in rivals.values() for r in these for end in r[:2]} | {-inf, inf})
    here = {(0, start)}
    for lo, hi in pairwise(cuts):
        may = sum(bits[n] for n, these in rivals.items() if any(r.lo <= lo < r.hi for r in these))
        stack = list(here)
        while stack:
            done, state = stack.pop()
            for group in _groups(may & ~done, done, first, level):
                came = [name for name, bit in bits.items() if bit & group]
                after = (done | group, step(state, came, (lo, hi)))
                if after not in here:
                    here.add(after)
                    stack.append(after)
        over = sum(bits[n] for n, these in rivals.items() if all(r.hi <= hi for r in these))
        here = {(done, state) for done, state in here if not over & ~done}
    return {state for done, state in here if done == sum(bits.values())}


def _needs(bits, pairs):
    """Give for each event those that must have come."""
    needs = dict.fromkeys(bits.values(), 0)
    for earlier, later in pairs:
        needs[bits[later]] |= bits[earlier]
    return needs


def _groups(free, done, first, level):
    """Give every set of events that can come next, at one instant."""
    ready = [bit for bit in first if bit & free and not first[bit] & ~done]
    groups = [0]
    for bit in ready:
        groups += [group | bit for group in groups]
    for group in groups[1:]:
        if not any(bit & group and level[bit] & ~(done | group) for bit in ready):
            yield group
