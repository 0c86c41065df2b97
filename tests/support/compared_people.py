"""Compared: what the engine says of whom, where, how many and what, beside what every world says.

The tests and benchmarks/worlds.py share it: the one with few cases, the other with many.
"""

import small_people
import small_stays
import small_things

from habeas.bounds import Tri
from habeas.evidence.problem import Severity
from habeas.findings import ask, key_of

TOLD = {frozenset([True]): Tri.YES, frozenset([False]): Tri.NO}
# Half seconds in a minute, and what rounding to two decimals may add.
A_MINUTE, ROUNDED = 120, 0.02


def read(folder, invented):
    case = invented.read(folder)
    faults = [p for p in case.problems if p.severity >= Severity.ERROR]
    assert not faults, faults
    return case


def _answer(compared, case, question, seen, drawn):
    assert seen, (question, drawn)
    found = ask(case, key_of(case, question))
    truth = TOLD.get(frozenset(seen), Tri.CANNOT_TELL)
    compared.answer(question, found.answer, truth, drawn)
    return found.result


def compare_people(compared, folder, drawn):
    """Compare whom an order protects, of each group and of one person."""
    case = read(folder, small_people.invented(drawn))
    for who in ("W", "A", "B", "AA"):
        result = ask(case, key_of(case, f"covered/{who}/O.entered")).result
        seen = small_people.expected(drawn, who)
        truth = sum(n for r, n in drawn.truth.items() if who in small_people.within(r))
        assert any(size == truth for size, _ in seen), drawn
        _compare_share(compared, result, seen, (f"covered/{who}", drawn))
    seen = small_people.of_person(drawn)
    _answer(compared, case, "covered/P/O.entered", seen, drawn)


def _compare_share(compared, result, seen, facts):
    question, drawn = facts
    numbers = {k for _, k in seen}
    least, most = (result.bounds["covered"][end] for end in ("least", "most"))
    holds = least <= min(numbers) and (most is None or max(numbers) <= most)
    compared.holds(question, holds, (result.bounds, numbers, drawn))
    stages = {"none" if k == 0 else "all" if k == n else "some" for n, k in seen if n}
    compared.holds(question, stages <= {*result.stages}, (result.stages, stages, drawn))
    compared.holds(question, not result.contradiction, drawn)
    if small_people.is_bounded(drawn):
        compared.exact("covered, number", (least, most) == (min(numbers), max(numbers)), facts)
        if stages:
            compared.exact("covered, stages", stages == {*result.stages}, facts)


def compare_stays(compared, folder, drawn):
    """Compare custody at the order, stretches, moved words, statements and agreements."""
    case = read(folder, small_stays.invented(drawn))
    _answer(compared, case, "covered/P/O.entered", small_stays.held(drawn), drawn)
    _answer(compared, case, "quotation/ST/moved", small_stays.moved(drawn), drawn)
    _answer(compared, case, "valid/AG/T", small_stays.valid(drawn), drawn)
    _answer(compared, case, "statement/ST/O.entered", small_stays.came_before(drawn), drawn)
    open_ = [small_stays.gaps(stays) for stays, _ in small_stays.stay_worlds(drawn)]
    seen = {bool(one) for one in open_}
    result = _answer(compared, case, "unaccounted/P", seen, drawn)
    bounds = result.bounds.values()
    least = sum(b["least"] for b in bounds)
    most = max((float("inf") if b["most"] is None else b["most"] for b in bounds), default=0)
    holds = all(
        least - ROUNDED <= sum(one) / A_MINUTE and max(one, default=0) / A_MINUTE <= most + ROUNDED
        for one in open_
    )
    compared.holds("unaccounted", holds, (result.bounds, drawn))


def compare_things(compared, folder, drawn):
    """Compare a facility, the uses of a law, the price of an agreement, and rulings."""
    case = read(folder, small_things.invented(drawn))
    _answer(compared, case, "capacity/F", small_things.within_capacity(drawn), drawn)
    _answer(compared, case, "uses/L", small_things.as_listed(drawn), drawn)
    _answer(compared, case, "adjudicated/ST", small_things.found_by_court(drawn), drawn)
    bounds = ask(case, key_of(case, "agreement/AG")).result.bounds
    for stage in ("approved", "paid"):
        seen, told = small_things.amounts(drawn, stage), bounds[f"{stage} USD"]
        most = told["most"]
        holds = told["least"] <= min(seen) and (most is None or max(seen) <= most)
        compared.holds("agreement", holds, drawn)
        if drawn.numbers[stage].rivals or drawn.numbers[stage].most is not None:
            exact = (told["least"], most) == (min(seen), max(seen))
            compared.exact("agreement", exact, drawn)
