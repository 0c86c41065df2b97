"""Random small groups with counts, and every way in which their numbers can be put together.

A bare number, "about" and "almost" are rivals; all else are limits, believed together. The parts
of a group share nobody and are all of it.
"""

import csv
from itertools import product
from typing import NamedTuple

from drawn_claims import OPTIONS, SOURCES, UNCITED, counted, write_case

from habeas.bounds import Tri

MOST = 80
KINDS = ("number", "range", "about", "almost", "more", "least", "most", "fewer", "unknown")
WEIGHTS = (45, 10, 6, 4, 7, 8, 8, 5, 2)


class Said(NamedTuple):
    """One claim of a number."""

    kind: str
    one: int
    two: int
    source: str
    under: str = ""


def draw(rng):
    """Draw a whole with two or three parts, and one to three claims of each."""
    sizes = [rng.randint(1, 12) for _ in range(rng.choice((2, 2, 3)))]
    groups = {"G": _claims(rng, sum(sizes))}
    return groups | {f"G-{n}": _claims(rng, size) for n, size in enumerate(sizes)}


def _claims(rng, size):
    return [_said(rng, size) for _ in range(rng.choices((0, 1, 2, 3), (3, 60, 27, 10))[0])]


def _said(rng, size):
    kind = rng.choices(KINDS, WEIGHTS)[0]
    one = max(0, size + rng.choice((0, 0, 0, 0, 1, -1, 2)))
    if kind in ("almost", "fewer"):
        one = size + rng.randint(1, 3)
    if kind == "almost":
        # No whole number is almost 7 or less.
        one = max(8, one)
    if kind in ("more", "least"):
        one = max(0, size - rng.randint(1, 3))
    source = rng.choice(SOURCES) if rng.random() < 0.95 else UNCITED
    under = rng.choice(OPTIONS) if rng.random() < 0.06 else ""
    return Said(kind, one, one + rng.randint(0, 3), source, under)


def in_words(said):
    return {
        "number": f"{said.one}",
        "range": f"{said.one}..{said.two}",
        "about": f"about {said.one}",
        "almost": f"almost {said.one}",
        "more": f"more than {said.one}",
        "least": f"at least {said.one}",
        "most": f"up to {said.one}",
        "fewer": f"fewer than {said.one}",
        "unknown": "unknown",
    }[said.kind]


def numbers_of(said):
    """Give the numbers up to some most that a claim allows."""
    n = said.one
    allowed = {
        "number": lambda k: k == n,
        "range": lambda k: n <= k <= said.two,
        "about": lambda k: n - 5 <= k <= n + 5,
        "almost": lambda k: 0.875 * n <= k < n,
        "more": lambda k: k > n,
        "least": lambda k: k >= n,
        "most": lambda k: k <= n,
        "fewer": lambda k: k < n,
        "unknown": lambda _: True,
    }[said.kind]
    return {k for k in range(MOST) if allowed(k)}


def write(folder, groups):
    write_case(folder, groups)
    with (folder / "hand" / "groups.csv").open("w", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(["group", "part_of", "count", "source", "under"])
        for group, claims in groups.items():
            part_of = "" if group == "G" else "G"
            table.writerow([group, part_of, "", "", ""])
            for said in claims:
                under = f"r={said.under}" if said.under else ""
                table.writerow([group, part_of, in_words(said), said.source, under])


def possible(claims, option):
    """Give the numbers that fit the claims of one group under one option."""
    these = counted(claims, option)
    rivals = [numbers_of(c) for c in these if c.kind in ("number", "about", "almost")]
    limits = [numbers_of(c) for c in these if c.kind not in ("number", "about", "almost")]
    return (
        set.union(*rivals, set()).intersection(*limits)
        if rivals
        else ({*range(MOST)}.intersection(*limits))
    )


def expected(groups, options):
    """Say whether the parts add up to the whole, and whether some option leaves no numbers."""
    told, nothing = set(), False
    for option in options:
        whole, *parts = (possible(claims, option) for claims in groups.values())
        sums = {sum(numbers) for numbers in product(*parts)}
        nothing |= not (whole and sums)
        told |= {k == total for k in whole for total in sums}
    if nothing or len(told) != 1:
        return Tri.CANNOT_TELL, nothing
    return (Tri.YES if told == {True} else Tri.NO), nothing
