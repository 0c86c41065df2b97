"""Random families of groups, and whom an order protects in every way in which they can be.

W has the parts A and B and others; A has AA and AB and others. Nothing ties X to them. The
parts of one group share nobody. Custody is that of all of W, of one of three kinds.
"""

from itertools import product
from typing import NamedTuple

from drawn_facts import MOST, Fact, draw_number, number_words, numbers_of
from invented import Invented, actor, at, group, order, reading, stint

PART_OF = {"W": "", "A": "W", "B": "W", "AA": "A", "AB": "A"}
# The regions that no group cuts any further: others of A, others of W.
REGIONS = {"AA": "A", "AB": "A", "oA": "A", "B": "W", "oW": "W"}
ATOMS = ("in W", "in A", "in B", "in AA", "in AB", "in X", "held by ICE")
CUSTODY = ("ICE", "SV", "")


class Drawn(NamedTuple):
    """One case."""

    counts: dict[str, Fact]
    wordings: tuple[tuple[str, ...], ...]
    by_reading: bool
    custodian: str
    home: str
    truth: dict[str, int]


def within(group_id):
    chain = []
    while group_id:
        chain.append(group_id)
        group_id = PART_OF.get(group_id) or REGIONS.get(group_id, "")
    return chain


def draw(rng):
    truth = {region: rng.choice((0, 1, 1, 2, 3)) for region in REGIONS}
    truth["oA"] = rng.choice((0, 0, 1))
    truth["oW"] = rng.choice((0, 0, 0, 1))
    sizes = {g: sum(n for r, n in truth.items() if g in within(r)) for g in PART_OF}
    counts = {g: draw_number(rng, n, unknown=0.05 if g == "W" else 0.2) for g, n in sizes.items()}
    wordings = []
    for _ in range(rng.choice((1, 1, 1, 2))):
        atoms = rng.sample(ATOMS, rng.choice((1, 1, 2)))
        wordings.append(tuple(f"not {a}" if rng.random() < 0.3 else a for a in atoms))
    home = rng.choice(("W", "A", "B", "AA", "AB", ""))
    return Drawn(
        counts, tuple(wordings), rng.random() < 0.3 and len({*wordings}) > 1, rng.choice(CUSTODY),
        home, truth,
    )  # fmt: skip


def invented(drawn):
    groups = [group("X", count="3")]
    for id_, fact in drawn.counts.items():
        groups.append(group(id_, PART_OF[id_]))
        said = enumerate(number_words(fact), start=1)
        groups += [group(id_, PART_OF[id_], f"S{n}", count=words) for n, words in said]
    if drawn.home:
        groups.append(group(drawn.home, PART_OF[drawn.home], members="P"))
    words = [" and ".join(one) for one in drawn.wordings]
    case = Invented(
        groups=groups,
        people=[{"person": "P", "source": "S1"}],
        orders=[order("O", *words)],
        things={"actors": [actor("ICE"), actor("SV")]},
        custody=[stint("W", "1", custodian=drawn.custodian, start=at(9), end=at(15))],
    )
    if drawn.by_reading:
        case.readings = [reading("r", "O.protects", *words)]
    return case


def meets(region, atom, custodian):
    """Say whether those of a region meet a condition; None if some may."""
    if atom.startswith("not "):
        told = meets(region, atom.removeprefix("not "), custodian)
        return None if told is None else not told
    if atom == "held by ICE":
        return {"ICE": True, "SV": False, "": None}[custodian]
    return None if atom == "in X" else atom.removeprefix("in ") in within(region)


def all_meet(region, wording, custodian):
    told = {meets(region, atom, custodian) for atom in wording}
    return False if False in told else (None if None in told else True)


def worlds(drawn):
    """Give every way in which the counts can be, as the number in each region."""
    domains = (numbers_of(drawn.counts[g]) for g in ("W", "A", "B", "AA", "AB"))
    for w, a, b, aa, ab in product(*domains):
        if aa + ab <= a and a + b <= w:
            yield {"AA": aa, "AB": ab, "oA": a - aa - ab, "B": b, "oW": w - a - b}


def expected(drawn, who):
    """Give every pair of how many there are and how many of them are protected."""
    found = set()
    regions = [region for region in REGIONS if who in within(region)]
    for world in worlds(drawn):
        size = sum(world[region] for region in regions)
        for wording in drawn.wordings:
            told = {r: all_meet(r, wording, drawn.custodian) for r in regions}
            least = sum(world[r] for r in regions if told[r] is True)
            most = sum(world[r] for r in regions if told[r] is not False)
            found |= {(size, k) for k in range(least, most + 1)}
    return found


def of_person(drawn):
    """Give what is possible of the person: protected, not protected."""
    regions = [r for r in REGIONS if not drawn.home or drawn.home in within(r)]
    regions += [] if drawn.home else ["elsewhere"]
    custodian = drawn.custodian if drawn.home else ""
    found = set()
    for wording in drawn.wordings:
        for region in regions:
            told = all_meet(region, wording, custodian)
            found |= {True, False} if told is None else {told}
    return found


def is_bounded(drawn):
    """Say whether something limits the number of all; else the worlds are cut at ``MOST``."""
    fact = drawn.counts["W"]
    return bool(fact.rivals) or (fact.most is not None and fact.most <= MOST)
