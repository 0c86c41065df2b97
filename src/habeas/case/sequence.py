"""The sequence of legs: by ``after`` where it is written, else by their times.

The order of the items in a file means nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from heapq import heappop, heappush

from habeas.bounds import OPEN_FUTURE, OPEN_PAST
from habeas.case.leg_order import TIMED
from habeas.case.records import Case, Transfer


def in_sequence(case: Case, transfer: Transfer) -> Transfer:
    """Give a transfer with its legs in order; only claims that decide have a say.

    Whether the order that times give is certain is asked under each choice (``leg_order.py``).
    """
    by_id = {leg.id: leg for leg in transfer.legs}
    after = {leg.id: leg.after for leg in transfer.legs}
    done = sequence(after, sorted(by_id, key=lambda leg: (_earliest(case, leg), leg)))
    return replace(transfer, legs=tuple(by_id[leg] for leg in done))


def _earliest(case: Case, leg: str) -> int:
    """Give the first instant that any claim of a leg's times allows; the end of time for none."""
    said = [
        t.said for event in TIMED for t in case.times.get(f"{leg}.{event}", ()) if t.claim.decides
    ]
    moments = [a.when for words in said for a in words.alternatives]
    moments += [words.limit for words in said if words.limit is not None]
    starts = [when.earliest for when in moments if when.earliest > OPEN_PAST]
    return min([*starts, *(when.latest for when in moments)], default=OPEN_FUTURE)


def sequence(after: Mapping[str, str], ranked: list[str]) -> list[str]:
    """Give the legs so that each comes after the one it names, else in the order of ``ranked``.

    What follows a leg stands right behind it. A ring of ``after`` is broken at its first leg.

    Example:
        >>> sequence({"a": "c", "b": "", "c": ""}, ["a", "b", "c"])
        ['b', 'c', 'a']
    """
    rank = {leg: n for n, leg in enumerate(ranked)}
    followers: dict[str, list[str]] = {}
    for leg in ranked:
        followers.setdefault(after[leg], []).append(leg)
    free = [rank[leg] for leg in ranked if after[leg] not in after or after[leg] == leg]
    done: dict[str, None] = {}
    behind: list[str] = []
    while len(done) < len(ranked):
        choices = (*behind, *_next_free(free, ranked, done))[:1] or ranked
        chosen = next(leg for leg in choices if leg not in done)
        done[chosen] = None
        behind = [leg for leg in followers.get(chosen, ()) if leg not in done]
        for leg in behind:
            heappush(free, rank[leg])
    return list(done)


def _next_free(free: list[int], ranked: list[str], done: Mapping[str, None]) -> Iterator[str]:
    """Give the first leg that may come now, if there is one."""
    while free and ranked[free[0]] in done:
        heappop(free)
    if free:
        yield ranked[free[0]]
