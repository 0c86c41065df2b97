"""Statement: was it said, posted, filed or shown before the order, by that clock?

Rule: the Chronology of the statement's ``when`` and the order. The time inside the id of a post
is one more claim about it. A bare date is the local day, so that a post of the day of an order
is open until a source gives its hour.
"""

from collections.abc import Iterator

from habeas.bounds import Tri
from habeas.case.records import Case
from habeas.findings.before_order import settle_times
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION = "statement"


def keys(case: Case) -> Iterator[Key]:
    """Give one key per statement that some source times, and clock of an order."""
    for statement in case.statements:
        if f"{statement}.when" not in case.times:
            continue
        for order in case.orders.values():
            for clock in order.clocks:
                yield Key(QUESTION, statement, order.id, clock)


def answer(scene: Scene, key: Key) -> Result:
    """Say whether the statement came before the order's clock."""
    when, order = f"{key.subject}.when", f"{key.order}.{key.clock}"
    line = scene.line(when, order)
    told = line.before(when, order)
    name = scene.case.statements[key.subject].name
    if line.is_contradictory:
        words = "The claims contradict each other, so nothing certain follows."
    elif told is Tri.CANNOT_TELL:
        words = f"The sources leave it open whether the {name} came before {order}."
    else:
        words = f"By all that the sources say, the {name} came {_side(told)} {order}."
    return Result(
        told,
        scene.claims_of(when, order),
        scene.assumes_of(when, order),
        (*scene.spoken((when, order), line), words),
        settle_times(told, when, order),
        {when: line.bounds(when), order: line.bounds(order)},
        contradiction=line.is_contradictory,
        events=(when, order),
    )


def _side(told: Tri) -> str:
    return "before" if told is Tri.YES else "not before"
