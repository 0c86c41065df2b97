"""Compared: what the engine says of drawn cases beside what every world says.

The tests and benchmarks/worlds.py share it: the one with few cases, the other with many.
"""

from collections import Counter
from datetime import UTC, datetime
from math import inf
from pathlib import Path

import small_counts
import small_matters
import small_moves
import small_orders
from drawn_claims import options_of

from habeas.bounds import Moment, Tri
from habeas.case.read_case import read_case
from habeas.evidence.problem import Severity
from habeas.findings import all_keys, ask, key_of
from habeas.findings.order_state import state_key

# Minutes are given with two decimals, rounded outwards; a certain strict order adds 1 us.
ROUNDED = 0.03


class Compared:
    """What was counted, and every disagreement and open answer with its facts."""

    def __init__(self):
        self.counts = Counter()
        self.wrong = []
        self.open = []

    def answer(self, question, told, truth, facts):
        """Count one answer: it may be open, but never certain against a world."""
        if told not in (truth, Tri.CANNOT_TELL):
            self.wrong.append((question, told, truth, facts))
        if truth is not Tri.CANNOT_TELL:
            self.exact(question, told is truth, facts)

    def exact(self, question, is_exact, facts):
        """Count whether a result says no less than every world does."""
        kind = question.split("/")[0]
        self.counts[f"{kind}: agreed"] += 1
        self.counts[f"{kind}: decided"] += is_exact
        if not is_exact:
            self.open.append((question, facts))

    def holds(self, question, is_sound, facts):
        """Note a result that leaves out what some world has."""
        if not is_sound:
            self.wrong.append((question, facts))

    def share(self, kind):
        return self.counts[f"{kind}: decided"] / max(1, self.counts[f"{kind}: agreed"])

    @property
    def kinds(self):
        return sorted({name.split(":")[0] for name in self.counts})


def written_case(folder, write, drawn):
    write(Path(folder), drawn)
    case = read_case(Path(folder))
    assert not [p for p in case.problems if p.severity >= Severity.ERROR], case.problems
    return case


def compare_order(compared, folder, drawn):
    """Compare the force of one drawn order."""
    case = written_case(folder, small_orders.write, drawn)
    finding = ask(case, *all_keys(case, "in-force"))
    truth, no_world = small_orders.expected(drawn)
    kind = "in-force, leaving" if drawn.leaves else "in-force"
    compared.answer(kind, finding.answer, truth, drawn)
    compared.holds(kind, finding.result.contradiction is no_world, drawn)


def compare_state(compared, folder, drawn):
    """Compare the state of one drawn order at one moment."""
    case = written_case(folder, small_matters.write, drawn)
    noon = Moment.at(datetime(2025, 3, 15, 12, tzinfo=UTC)).earliest
    start = noon + drawn.at * 1_000_000
    key = state_key(drawn.question, drawn.asked, Moment(start, start + 1_000_000))
    finding = ask(case, key)
    truth, no_world = small_matters.expected(drawn)
    compared.answer(drawn.question, finding.answer, truth, drawn)
    compared.holds(drawn.question, finding.result.contradiction is no_world, drawn)


def compare_counts(compared, folder, groups):
    """Compare the sum of one drawn group's parts."""
    case = written_case(folder, small_counts.write, groups)
    finding = ask(case, key_of(case, "counts/G"))
    truth, nothing = small_counts.expected(groups, options_of(groups))
    compared.answer("counts", finding.answer, truth, groups)
    compared.holds("counts", finding.result.contradiction is nothing, groups)


def compare_moves(compared, folder, facts):
    """Compare what came first, the minutes, the stages and the contradictions of one case."""
    case = written_case(folder, small_moves.write, facts)
    for transfer in small_moves.LEGS:
        for act, events in small_moves.ACTS.items():
            _compare_first(compared, case, facts, (transfer, act, events[transfer]))
            _compare_minutes(compared, case, facts, (transfer, act, events[transfer]))
        _compare_stages(compared, case, facts, transfer)
    for event in small_moves.timed_by_several(facts):
        _compare_contradiction(compared, case, facts, event)


def _compare_first(compared, case, facts, asked):
    transfer, act, event = asked
    question = f"{act}/{transfer}/{small_moves.ORDER}"
    finding = ask(case, key_of(case, question))
    seen = small_moves.came_first(facts, event)
    compared.answer(question, finding.answer, small_moves.answer_of(seen), facts)
    compared.holds(question, finding.result.contradiction is seen.no_world, facts)


def _compare_minutes(compared, case, facts, asked):
    transfer, act, event = asked
    question = f"minutes/{transfer}/{small_moves.ORDER}/{act}"
    bounds = ask(case, key_of(case, question)).result.bounds
    least = -inf if bounds["least"] is None else bounds["least"]
    most = inf if bounds["most"] is None else bounds["most"]
    lo, hi, no_world = small_moves.minutes(facts, event)
    compared.holds(question, least <= lo + ROUNDED / 30 and hi - ROUNDED / 30 <= most, facts)
    if not no_world:
        is_tight = (least == lo or least >= lo - ROUNDED) and (most == hi or most <= hi + ROUNDED)
        compared.exact(question, is_tight, facts)


def _compare_stages(compared, case, facts, transfer):
    question = f"stage/{transfer}/{small_moves.ORDER}"
    result = ask(case, key_of(case, question)).result
    # Without any place, whether it was under way inside or outside is open.
    told = {"under way" if stage.startswith("under way") else stage for stage in result.stages}
    seen = small_moves.stages(facts, transfer)
    compared.holds(question, seen.outcomes <= told, facts)
    compared.holds(question, result.contradiction is seen.no_world, facts)
    compared.exact(question, told <= seen.outcomes, facts)


def _compare_contradiction(compared, case, facts, event):
    question = f"contradiction/{event}"
    told = {small_moves.contradicted(facts, event, option) for option in options_of(facts)}
    truth = {True: Tri.YES, False: Tri.NO, None: Tri.CANNOT_TELL}[
        told.pop() if len(told) == 1 else None
    ]
    compared.answer(question, ask(case, key_of(case, question)).answer, truth, facts)
