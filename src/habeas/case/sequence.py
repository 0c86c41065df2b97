"""The sequence of legs: by ``after`` where it is written, else by their times.

The order of the items in a file means nothing.
"""

from collections.abc import Iterator, Mapping
from heapq import heappop, heappush


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
