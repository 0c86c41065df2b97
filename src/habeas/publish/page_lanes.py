"""Lanes of the page: orders, transfers, groups and statements on one axis of time.

What is drawn solid is certain from the bounds, what is hatched is possible. An order stands
from the clock that makes it effective until the first end that the docket records; past the
day that the docket is known through, it is drawn as possible only.
"""

from collections.abc import Iterator

from habeas.bounds import OPEN_FUTURE, OPEN_PAST, Moment
from habeas.case.court_records import Order
from habeas.case.records import LEG_TIMES, Case, Leg
from habeas.case.references import ENDING_ACTS
from habeas.findings.acts_on import acts_on
from habeas.findings.legal_system import clock_by_rule
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
        "bars": list(_bars(scene, order)),
        "acts": [
            {"id": act.id, "does": act.does, **timed(scene, times, f"{act.id}.when")}
            for act in acts
            if f"{act.id}.when" in scene.case.times
        ],
    }


def _bars(scene: Scene, order: Order) -> Iterator[dict[str, object]]:
    """Give where the order stands, once for each option of a reading that moves its start."""
    end = _end(scene, order)
    readings = [r for r in scene.case.readings.values() if r.sets == f"{order.id}.effective"]
    chosen: list[tuple[str, list[str] | None]] = [
        (o.value, [r.id, o.name]) for r in readings[:1] for o in r.options
    ]
    for clock, under in chosen or [(clock_by_rule(scene.case, order), None)]:
        if clock in order.clocks:
            event = f"{order.id}.{clock}"
            start = ends(scene.line(event).bounds(event))
            yield kept({"from": start, **end, "under": under})


def _end(scene: Scene, order: Order) -> dict[str, object]:
    """Give the first end that the docket records, and the day that it is known through."""
    acts = [act for act in acts_on(scene, order) if act.sure]
    runs_out = [f"{order.id}.stated_end", *(a.until for a in acts if a.does == "extends")]
    ended = [a.event for a in acts if a.does in ENDING_ACTS]
    stated = [scene.clock.event(e).hull for e in runs_out if scene.clock.knows(e)]
    moments = [scene.clock.event(e).hull for e in ended if scene.clock.knows(e)]
    if stated:
        latest = Moment(max(m.earliest for m in stated), max(m.latest for m in stated))
        moments.append(latest)
    known = scene.clock.event(f"{order.matter}.complete_through").hull
    first = Moment(
        min((m.earliest for m in moments), default=OPEN_FUTURE),
        min((m.latest for m in moments), default=OPEN_FUTURE),
    )
    through = ends(known)[0] if scene.clock.knows(f"{order.matter}.complete_through") else None
    return {"until": ends(first) if moments else None, "known_through": through}
