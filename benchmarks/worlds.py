"""2,000 random small cases against the enumeration of worlds: `python benchmarks/worlds.py [N]`.

The cases and the reference are those of tests/support/small_cases.py; here in larger number,
with the share that the engine decides.
"""

import random
import sys
import tempfile
from pathlib import Path

from habeas.bounds import Tri
from habeas.case.read_case import read_case
from habeas.findings import ask, key_of

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "support"))
import small_cases as worlds


def main(count: int) -> int:
    """Draw cases, compare, print figures; give 1 if any certain answer is contradicted."""
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
    print(f"{count} cases: {wrong} contradicted; decided {decided} of {agreed}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000))
