"""Left, landed, handed over: did it happen before the order, by that clock?

Rule: the Chronology of the transfer's legs and the order. YES if in every world that fits
the claims the event is earlier than the order's clock; NO if in none.
"""

from collections.abc import Iterator

from habeas.bounds import Tri
from habeas.case.records import Case, with_the
from habeas.findings.each import transfer_at_each_clock
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene
from habeas.findings.wording import PREDICATES

QUESTIONS = ("left", "landed", "handed-over")


def keys(case: Case) -> Iterator[Key]:
    """Give one key per transfer and clock of an order, for each of the three events."""
    return transfer_at_each_clock(case, *QUESTIONS)


def event_of(scene: Scene, key: Key) -> str:
    """Name the event that a key asks about."""
    transfer = scene.case.transfers[key.subject]
    return {
        "left": scene.left,
        "landed": scene.landed,
        "handed-over": scene.handed_over,
    }[key.question](transfer)


def answer(scene: Scene, key: Key) -> Result:
    """Say whether the event came before the order's clock."""
    event, order = event_of(scene, key), f"{key.order}.{key.clock}"
    line = scene.line(event, order)
    told = line.before(event, order)
    name = with_the(scene.case.transfers[key.subject].name)
    steps = [
        *scene.spoken((event, order), line),
        _conclusion(name, key.question, order, told, contradictory=line.is_contradictory),
    ]
    return Result(
        told,
        scene.claims_of(event, order),
        scene.assumes_of(event, order),
        tuple(steps),
        settle_times(told, event, order),
        {event: line.bounds(event), order: line.bounds(order)},
        contradiction=line.is_contradictory,
        events=(event, order),
    )


def settle_times(told: Tri, *events: str) -> tuple[str, ...]:
    """Say what evidence would decide the order of two events; nothing if it is decided."""
    if told is not Tri.CANNOT_TELL:
        return ()
    return tuple(f"a source that fixes {name} more narrowly" for name in events)


def _conclusion(name: str, question: str, order: str, told: Tri, *, contradictory: bool) -> str:
    so, not_so = PREDICATES[question]
    if contradictory:
        return f"The claims contradict each other, so nothing certain follows for {name}."
    if told is Tri.CANNOT_TELL:
        return f"The sources leave it open whether {name} {so} before {order}."
    return (
        f"By all that the sources say, {name} {so if told is Tri.YES else not_so} before {order}."
    )
