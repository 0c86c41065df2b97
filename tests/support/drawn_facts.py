"""Drawn facts: a true value, and claims of it of which one alternative and every limit is true.

The values are whole numbers, or half seconds after noon; the references read these facts, and
never the files that are written from them.
"""

from typing import NamedTuple

MOST = 12
# Half seconds: two instants in each second, so that events of one second come in either order.
LAST = 2 * MOST


class Fact(NamedTuple):
    """What is said of one subject: rivals, of which one is right, and limits, which all hold."""

    truth: int
    rivals: tuple[int, ...] = ()
    least: int | None = None
    most: int | None = None


def draw_number(rng, truth, *, unknown=0.15):
    """Draw what is said of a number."""
    if rng.random() < unknown:
        return Fact(truth)
    rivals = (truth,) if rng.random() < 0.85 else ()
    if rivals and rng.random() < 0.25:
        rivals = (truth, max(0, truth + rng.choice((-2, -1, 1, 2))))
    least = max(0, truth - rng.randint(0, 2)) if rng.random() < 0.2 else None
    most = truth + rng.randint(0, 2) if rng.random() < 0.2 or not rivals else None
    return Fact(truth, rivals, least, most)


def numbers_of(fact, most=MOST):
    """Give every number that fits what is said."""
    return [
        n
        for n in (fact.rivals and sorted({*fact.rivals})) or range(most + 1)
        if (fact.least is None or n >= fact.least) and (fact.most is None or n <= fact.most)
    ]


def number_words(fact):
    return [
        *(str(n) for n in fact.rivals),
        *([f"at least {fact.least}"] if fact.least is not None else []),
        *([f"up to {fact.most}"] if fact.most is not None else []),
    ]


def draw_time(rng, truth, *, unknown=0.1):
    """Draw what is said of a time, given in half seconds; claims are of whole seconds."""
    second = truth // 2
    if rng.random() < unknown:
        return Fact(truth)
    rivals = (second,)
    if rng.random() < 0.25:
        rivals = (second, max(0, second + rng.choice((-3, -2, -1, 1, 2, 3))))
    least = max(0, second - rng.randint(0, 2)) if rng.random() < 0.15 else None
    most = second + rng.randint(0, 2) if rng.random() < 0.15 else None
    return Fact(truth, rivals, least, most)


def times_of(fact):
    """Give every half second that fits what is said."""
    seconds = fact.rivals or range(-1, MOST + 2)
    return [
        t
        for t in sorted({2 * s + half for s in seconds for half in (0, 1)})
        if (fact.least is None or t >= 2 * fact.least)
        and (fact.most is None or t < 2 * fact.most + 2)
    ]


def time_words(fact):
    def stamp(second):
        return f"2025-03-15 12:00:{second:02} Z"

    return [
        *(stamp(s) for s in fact.rivals),
        *([f"after {stamp(fact.least)}"] if fact.least is not None else []),
        *([f"before {stamp(fact.most)}"] if fact.most is not None else []),
    ]
