"""Stage: how far each transfer may have got at the order, as the set of possible stages.

Rule: a stage is possible if some world has its beginning not after the order's clock and
its end after it. Leg events decide; the territory splits "airborne" in two.
"""

from collections.abc import Iterator

from habeas.bounds import Chronology, Relation, Tri
from habeas.case.records import Case, Transfer
from habeas.findings import outside
from habeas.findings.each import transfer_at_each_clock
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION = "stage"
ORIGIN = "in custody at origin"
BOARDED = "boarded"
AIR_INSIDE = "under way inside the territory"
AIR_OUTSIDE = "under way outside the territory"
ELSEWHERE = "landed elsewhere"
LANDED = "landed at destination"
HANDED_OVER = "handed over"
STAGES = (ORIGIN, BOARDED, AIR_INSIDE, AIR_OUTSIDE, ELSEWHERE, LANDED, HANDED_OVER)


def keys(case: Case) -> Iterator[Key]:
    """Give one key per transfer and clock of an order."""
    return transfer_at_each_clock(case, QUESTION)


def answer(scene: Scene, key: Key) -> Result:
    """Give the stages that the transfer may have been at, at the order's clock."""
    transfer = scene.case.transfers[key.subject]
    order = f"{key.order}.{key.clock}"
    steps = _steps(scene, transfer)
    events = tuple(dict.fromkeys([order, *(e for _, e in steps if e)]))
    line = scene.line(*events)
    where = outside.answer(scene, Key("outside", key.subject, key.order, key.clock))
    found = _possible(line, order, steps, where.answer)
    stages = tuple(stage for stage in STAGES if stage in found)
    return Result(
        None,
        where.claims + tuple(c for c in scene.claims_of(*events) if c not in where.claims),
        where.assumes,
        (
            *scene.spoken(events, line),
            "Possible: " + (" or ".join(stages) or "none, the claims contradict each other") + ".",
        ),
        where.settle if len(stages) > 1 else (),
        {order: line.bounds(order)},
        stages,
        contradiction=line.is_contradictory,
        events=events,
    )


def _possible(
    line: Chronology, order: str, steps: list[tuple[str, str]], outside: Tri | None
) -> list[str]:
    """Give the stages that had begun, and of which the next had not, in some world."""
    found: list[str] = []
    for n, (stage, begins) in enumerate(steps):
        ends = next((event for _, event in steps[n + 1 :] if event), "")
        begun = [Relation(begins, order, strict=False)] if begins else []
        going = [Relation(order, ends)] if ends else []
        if not line.is_contradictory and line.possible(*begun, *going):
            found += _split(stage, outside)
    return found


def _steps(scene: Scene, transfer: Transfer) -> list[tuple[str, str]]:
    """Give each stage of the transfer with the event that begins it, in order."""
    legs = scene.legs(transfer)
    boarded = f"{legs[0].id}.boarded"
    # If nobody says when they boarded, both are one stage to the reader until it left.
    steps = [(ORIGIN, ""), (BOARDED, boarded if scene.clock.knows(boarded) else "")]
    for n, leg in enumerate(legs):
        flies = leg.mode == "air" or f"{leg.id}.takeoff" in scene.case.times
        begins, ends = ("takeoff", "landing") if flies else ("left", "arrived")
        last = n == len(legs) - 1
        steps.append(("under way", f"{leg.id}.{begins}"))
        steps.append((LANDED if last else ELSEWHERE, f"{leg.id}.{ends}"))
    steps.append((HANDED_OVER, f"{legs[-1].id}.handed_over"))
    return steps


def _split(stage: str, told: Tri | None) -> list[str]:
    """Split "under way" by the territory, as far as that is certain."""
    if stage != "under way":
        return [stage]
    if told is Tri.YES:
        return [AIR_OUTSIDE]
    return [AIR_INSIDE] if told is Tri.NO else [AIR_INSIDE, AIR_OUTSIDE]
