"""Lanes of the page: orders, transfers, groups and statements on one axis of time.

What is drawn solid is certain from the bounds, what is hatched is possible. Of an order the periods
are drawn in which it was in force, or may have been, under each reading that makes a difference.
"""

from collections.abc import Iterable, Iterator

from habeas.bounds import OPEN_FUTURE, OPEN_PAST, Moment, Tri
from habeas.case.court_records import Order
from habeas.case.records import LEG_TIMES, Case, Leg
from habeas.findings.order_periods import OrderPeriod, periods_of, periods_under
from habeas.findings.scene import Scene
from habeas.publish.page_texts import kept
from habeas.publish.page_times import Times

_MS = 1000


def lanes(scene: Scene, times: Times) -> dict[str, object]:
    """Give everything that has a time, lane by lane."""
    case = scene.case
    return {
        "orders": [_order(scene, times, order) for order in case.orders.values()],
        "transfers": [
            {
                "id": transfer.id,
                "name": transfer.name,
                "legs": [_leg(scene, times, leg) for leg in transfer.legs],
            }
            for transfer in case.transfers.values()
        ],
        "groups": list(_groups(case)),
        "statements": [
            {
                "id": one.id,
                "kind": one.kind,
                "name": one.name,
                **timed(scene, times, f"{one.id}.when"),
            }
            for one in case.statements.values()
            if f"{one.id}.when" in case.times
        ],
    }


def timed(scene: Scene, times: Times, event: str) -> dict[str, object]:
    """Give an event's bounds as numbers and in words."""
    moment = scene.line(event).bounds(event)
    return {"event": event, "at": ends(moment), "text": times.text(moment)}


def ends(moment: Moment) -> list[float | None]:
    """Give the two ends of a moment in milliseconds; None for an open one."""
    return [
        None if moment.earliest <= OPEN_PAST else moment.earliest / _MS,
        None if moment.latest >= OPEN_FUTURE else moment.latest / _MS,
    ]


def _leg(scene: Scene, times: Times, leg: Leg) -> dict[str, object]:
    names = {
        name: f"{leg.id}.{name}" for name in LEG_TIMES if f"{leg.id}.{name}" in scene.case.times
    }
    return kept(
        {
            "id": leg.id,
            "mode": leg.mode,
            "from": list(dict.fromkeys(c.value for c in scene.values(f"{leg.id}.from"))),
            "to": list(dict.fromkeys(c.value for c in scene.values(f"{leg.id}.to"))),
            "called_off": any(scene.values(f"{leg.id}.called_off")) or None,
            "events": {name: timed(scene, times, event) for name, event in names.items()},
        }
    )


def _groups(case: Case) -> Iterator[dict[str, object]]:
    """Give the groups whose transfer some source names, with every count that is claimed."""
    for group in case.groups.values():
        aboard = [claim.value for claim in case.said_of(f"{group.id}.aboard")]
        named = dict.fromkeys(part.strip() for value in aboard for part in value.split(" or "))
        known = [name for name in named if name in case.transfers]
        if known:
            counts = dict.fromkeys(c.value for c in case.said_of(f"{group.id}.count"))
            yield kept(
                {"id": group.id, "name": group.label, "counts": list(counts), "aboard": known}
            )


def _order(scene: Scene, times: Times, order: Order) -> dict[str, object]:
    clocks = [{"clock": c, **timed(scene, times, f"{order.id}.{c}")} for c in order.clocks]
    acts = [a for a in scene.case.acts.values() if a.order == order.id]
    return {
        "id": order.id,
        "name": order.name,
        "form": order.form,
        "clocks": clocks,
        **_periods(scene.case, order),
        "acts": [
            {"id": act.id, "does": act.does, **timed(scene, times, f"{act.id}.when")}
            for act in acts
            if f"{act.id}.when" in scene.case.times
        ],
    }


def _periods(case: Case, order: Order) -> dict[str, object]:
    """Give when the order was in force, and the same under each choice that makes a difference."""
    return {
        "periods": _in_force(periods_of(case, order.id)),
        "under": [
            {"readings": readings, "periods": _in_force(periods)}
            for readings, periods in periods_under(case, order.id)
        ],
    }


def _in_force(periods: Iterable[OrderPeriod]) -> list[dict[str, object]]:
    """Give the stretches in which the order was, or may have been, in force."""
    return [
        {"at": ends(Moment(one.start, one.end)), "sure": one.in_force is Tri.YES}
        for one in periods
        if one.in_force is not Tri.NO
    ]
