"""Random numbers, lists, amounts and rulings, and every way in which they can be."""

from itertools import product
from typing import NamedTuple

from drawn_facts import Fact, draw_number, number_words, numbers_of
from invented import Invented, actor, rivals, said

STANCES = ("finds", "finds", "declines to find", "alleges")
# More than any facility of these cases is built for.
MANY = 30
COURTS = ("DC", "DC", "CA", "NEWS")


class Ruling(NamedTuple):
    """What is said of one ruling: rivals of who made it, of what, and what it comes to."""

    by: tuple[str, ...]
    of: tuple[str, ...]
    stance: tuple[str, ...]


class Drawn(NamedTuple):
    """One case."""

    numbers: dict[str, Fact]
    listed: int
    rulings: tuple[Ruling, ...]


def draw(rng):
    listed = rng.randint(1, 4)
    truth = {"capacity": rng.randint(2, 8), "holds": rng.randint(1, 8), "used": listed}
    truth["used"] += rng.choice((0, 0, 0, 1, -1))
    truth |= {"approved": rng.randint(1, 9), "paid": rng.randint(1, 9)}
    rulings = []
    for _ in range(rng.choice((0, 1, 1, 2))):
        several = [rng.choice((1, 1, 1, 2)) for _ in Ruling._fields]
        pools = (COURTS, ("ST", "ST", "OTHER"), STANCES)
        rulings.append(
            Ruling(*(tuple(rng.choices(p, k=k)) for p, k in zip(pools, several, strict=True)))
        )
    numbers = {name: draw_number(rng, n, unknown=0) for name, n in truth.items()}
    return Drawn(numbers, listed, tuple(rulings))


def invented(drawn):
    def claims(name, tail=""):
        return rivals(*(f"{words}{tail}" for words in number_words(drawn.numbers[name])))

    statements = [{"id": one, "kind": "allegation"} for one in ("ST", "OTHER")]
    for n, ruling in enumerate(drawn.rulings):
        fields = {name: rivals(*getattr(ruling, name)) for name in Ruling._fields}
        statements.append({"id": f"R{n}", "kind": "filing", **fields})
    uses = [said(f"a war of {1800 + n}", "S5") for n in range(drawn.listed)]
    things = {
        "actors": [actor("DC", kind="court"), actor("CA", kind="court"), actor("NEWS")],
        "facilities": [{"id": "F", "capacity": claims("capacity"), "holds": claims("holds")}],
        "authorities": [
            {"id": "L", "kind": "statute", "name": "the Act", "used_before": claims("used"),
             "earlier_uses": uses},
        ],
        "agreements": [
            {"id": "AG", "approved": claims("approved", " USD"), "paid": claims("paid", " USD")},
        ],
    }  # fmt: skip
    return Invented(things=things, statements=statements)


def within_capacity(drawn):
    """Give what is possible; each report of what is held is of a day of its own."""
    said = drawn.numbers["holds"]
    ends = [*said.rivals, *((MANY, said.least) if said.least is not None else ())]
    ends += (0, said.most) if said.most is not None else ()
    held = range(min(ends), max(ends) + 1)
    return {a <= b for a, b in product(held, numbers_of(drawn.numbers["capacity"]))}


def as_listed(drawn):
    return {n == drawn.listed for n in numbers_of(drawn.numbers["used"])}


def amounts(drawn, stage):
    return numbers_of(drawn.numbers[stage])


def found_by_court(drawn):
    """Give what is possible: found, not found; both while nobody rules, or rulings differ."""
    told = set()
    ways = [list(product(*(sorted({*field}) for field in ruling))) for ruling in drawn.rulings]
    for way in product(*ways):
        rules = {
            stance == "finds"
            for by, of, stance in way
            if by in ("DC", "CA") and of == "ST" and stance in ("finds", "declines to find")
        }
        told |= rules if len(rules) == 1 else {True, False}
    return told
