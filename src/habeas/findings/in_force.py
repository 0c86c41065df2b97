"""In force: was the order in force at the act that it forbids?

Rule: a small event calculus. The order exists from the clock that makes it effective until
something ends it; it is in force while it exists and is not stayed (``force.py``). The act is
what the order forbids (``forbidden.py``), and the two meet in ``at_act.py``. Whether the order
covers the people of the transfer is another question, and is not asked here.
"""

from collections.abc import Iterator

from habeas.bounds import Tri, some
from habeas.case.court_records import Order
from habeas.case.records import Case
from habeas.findings.at_act import at_act
from habeas.findings.legal_system import STATED_CLOCK, clock_by_rule, system_of
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION = "in-force"
COVERS = ("covers", "whether the order covers the people of the transfer is not asked here")


def keys(case: Case) -> Iterator[Key]:
    """Give one key per transfer and order, at the clock that makes the order effective."""
    for transfer in case.transfers:
        for order in case.orders.values():
            by_reading = [
                option.value
                for reading in case.readings.values()
                if reading.sets == f"{order.id}.effective"
                for option in reading.options
            ]
            clocks = [c for c in (clock_by_rule(case, order), *by_reading) if c in order.clocks]
            if clocks:
                yield Key(QUESTION, transfer, order.id, clocks[0])


def answer(scene: Scene, key: Key) -> Result:
    """Say whether the order was in force when the act it forbids happened."""
    order = scene.case.orders[key.order]
    clock, notes = effective_of(scene, order)
    claims = scene.values(f"{order.id}.forbids")
    if clock == "never":
        why = (f"Under this reading {order.id} never took effect by itself.",)
        return Result(Tri.NO, tuple(claims), (*notes, COVERS), why)
    words = _forbids(scene, order)
    if not words:
        return Result(
            Tri.CANNOT_TELL,
            why=(f"No source, and no reading, says what {order.id} forbids.",),
            settle=(f"the words of {order.id}, or a reading that sets {order.id}.forbids",),
        )
    parts = [at_act(scene, key, f"{order.id}.{clock}", text) for text in sorted(words)]
    told = some(part.answer for part in parts if part.answer is not None)
    settle = [s for part in parts for s in part.settle] if told is Tri.CANNOT_TELL else []
    return Result(
        told,
        tuple(dict.fromkeys([*claims, *(c for part in parts for c in part.claims)])),
        tuple(dict.fromkeys([*notes, COVERS, *(a for part in parts for a in part.assumes)])),
        tuple(step for part in parts for step in part.why),
        tuple(dict.fromkeys(settle)),
        {name: value for part in parts for name, value in part.bounds.items()},
        contradiction=any(part.contradiction for part in parts),
        speeds={leg: kts for part in parts for leg, kts in part.speeds.items()},
        events=tuple(dict.fromkeys(e for part in parts for e in part.events)),
    )


def effective_of(scene: Scene, order: Order) -> tuple[str, list[tuple[str, str]]]:
    """Give the clock that makes the order effective, by a reading or by the rules."""
    for reading in scene.case.readings.values():
        if reading.sets == f"{order.id}.effective" and reading.id in scene.choice.readings:
            option = scene.choice.readings[reading.id]
            return reading.value_of(option), []
    system = system_of(scene.case, order)
    if scene.clock.knows(f"{order.id}.{STATED_CLOCK}") or system is None:
        return STATED_CLOCK, [("rule", f"{order.id} takes effect when it says")]
    row = system.effective(order.form)
    said = f"an order of form {order.form} takes effect when {row.clock} ({system.cited(row)})"
    return row.clock, [("rule", said)]


def _forbids(scene: Scene, order: Order) -> set[str]:
    """Give what the order forbids, by a reading or by its claims."""
    for reading in scene.case.readings.values():
        if reading.sets == f"{order.id}.forbids" and reading.id in scene.choice.readings:
            return {reading.value_of(scene.choice.readings[reading.id])}
    return {claim.value for claim in scene.values(f"{order.id}.forbids")}
