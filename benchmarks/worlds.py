"""2,000 random small cases of each sort against every world: `python benchmarks/worlds.py [N]`.

The cases and the references are those of tests/support (small_cases, small_orders, small_moves,
small_counts, small_people, small_stays, small_things); here in larger number, with the share that
the engine decides. A result is open if the engine leaves it open, or wider than it has to be,
though all worlds agree.
"""

import random
import sys
import tempfile
import time
from pathlib import Path

from habeas.bounds import Tri
from habeas.case.read_case import read_case
from habeas.findings import ask, key_of

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "support"))
import small_cases as worlds
import small_counts
import small_moves
import small_orders
import small_people
import small_stays
import small_things
from compared import Compared, compare_counts, compare_moves, compare_order
from compared_people import compare_people, compare_stays, compare_things

DECIDED_AT_LEAST = 0.95
PRINTED = 20


def draw_order(rng):
    """Draw an order; one in ten against leaving a territory."""
    return (small_orders.draw_leaving if rng.random() < 0.1 else small_orders.draw)(rng)


SORTS = {
    "orders": (draw_order, compare_order),
    "moves": (small_moves.draw, compare_moves),
    "groups": (small_counts.draw, compare_counts),
    "people": (small_people.draw, compare_people),
    "stays": (small_stays.draw, compare_stays),
    "things": (small_things.draw, compare_things),
}


def one_leg(count: int) -> int:
    """Compare cases of one leg; print figures; give how many certain answers are contradicted."""
    rng = random.Random(2025)
    agreed = decided = wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for n in range(count):
            facts, relation = worlds.draw(rng)
            used = worlds.write(Path(folder) / str(n), facts, relation)
            case = read_case(Path(folder) / str(n))
            for question, event in worlds.QUESTIONS.items():
                finding = ask(case, key_of(case, f"{question}/T1/O-1.entered"))
                truth = worlds.expected(facts, relation, ("a", "b") if used else ("a",), event)
                if truth is not Tri.CANNOT_TELL:
                    agreed += 1
                    decided += finding.answer is truth
                    if finding.answer is Tri.CANNOT_TELL:
                        print("undecided:", question, facts, relation)
                if finding.answer not in (Tri.CANNOT_TELL, truth):
                    wrong += 1
                    print("CONTRADICTED:", question, facts, relation)
    print(
        f"one leg, {count} cases: {wrong} contradicted; decided {decided} of {agreed}", flush=True
    )
    return wrong


def of_sort(name: str, count: int) -> bool:
    """Compare cases of one sort; print figures; say whether something is wrong or too open."""
    draw, compare = SORTS[name]
    rng, compared, began = random.Random(2025), Compared(), time.monotonic()
    for _ in range(count):
        with tempfile.TemporaryDirectory() as folder:
            compare(compared, Path(folder) / "case", draw(rng))
    for said in compared.wrong:
        print("CONTRADICTED:", *said)
    for said in compared.open[:PRINTED]:
        print("open:", *said)
    seconds = time.monotonic() - began
    print(f"{name}, {count} cases, {seconds:.0f} s: {len(compared.wrong)} contradicted")
    for kind in compared.kinds:
        counts = compared.counts
        decided, agreed = counts[f"{kind}: decided"], counts[f"{kind}: agreed"]
        print(f"  {kind}: decided {decided} of {agreed}", flush=True)
    too_open = any(compared.share(kind) < DECIDED_AT_LEAST for kind in compared.kinds)
    return bool(compared.wrong) or too_open


def main(count: int) -> int:
    """Compare cases of every sort; give 1 if an answer is contradicted or too many are open."""
    failed = [one_leg(count) > 0, *(of_sort(name, count) for name in SORTS)]
    return int(any(failed))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000))
