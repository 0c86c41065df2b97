"""What ``habeas in-force`` is asked, and the records that answer it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import click

from habeas.bounds import Moment
from habeas.case.records import Case
from habeas.case.what_if import WhatIf
from habeas.cli.asked import near_hint
from habeas.cli.shared import instant
from habeas.evidence.times import iso
from habeas.findings import Finding, Key, ask, bound_at, knew, with_flips
from habeas.findings.bound import bound_key
from habeas.findings.deadline import Deadline, deadline_of
from habeas.findings.legal_system import clock_by_rule
from habeas.findings.order_card import CardLine, card_of
from habeas.findings.order_periods import OrderPeriod, periods_by_reading, periods_of
from habeas.findings.order_state import EXISTS, IN_FORCE, NOTICED, actor_key, state_key


@dataclass(frozen=True, slots=True)
class Asked:
    """A case, and what is asked of its orders.

    Attributes:
        at: the moment; None for the whole of time.
        as_typed: the moment as it was typed.
        who: the person, group or actor; blank for none.
        choice: readings, sources left out, values set.
    """

    case: Case
    at: Moment | None
    as_typed: str
    who: str
    choice: WhatIf


@dataclass(frozen=True, slots=True)
class Told:
    """What is answered of one order.

    Attributes:
        exists: whether it existed; None without a moment.
        in_force: whether it was in force; None without a moment.
        noticed: whether notice had been given; None without a moment.
        covers: whether it protects somebody; None if nobody is asked about.
        periods: its state through time.
        by_reading: the same under each combination of readings, where they differ.
        binds: whether it binds an actor by name; None if no actor is asked about.
        card: what it says, to whom, until when, and who knew, as claims.
        deadline: its deadline with its state; None if no source gives one.
        knew: whether an actor knew of it; None without an actor and a moment.
        bound: whether it bound an actor; None without an actor and a moment.
    """

    order: str
    exists: Finding | None
    in_force: Finding | None
    noticed: Finding | None
    covers: Finding | None
    periods: tuple[OrderPeriod, ...] = ()
    by_reading: Mapping[str, tuple[OrderPeriod, ...]] = field(default_factory=dict)
    binds: Finding | None = None
    card: tuple[CardLine, ...] = ()
    deadline: Deadline | None = None
    knew: Finding | None = None
    bound: Finding | None = None


def orders_named(case: Case, named: tuple[str, ...]) -> tuple[str, ...]:
    """Give the orders that are named, all if none is; a wrong id ends with exit code 2."""
    for name in named:
        if name not in case.orders:
            hint = near_hint(name, case.orders, "hand/orders.yaml lists them.")
            raise click.UsageError(f"the case has no order {name!r}. {hint}")
    return named or tuple(case.orders)


def asked_of(case: Case, at: str | None, who: str, choice: WhatIf) -> Asked:
    """Read what was typed; a wrong id or time ends with exit code 2."""
    known = [*case.groups, *case.people, *_actors(case)]
    if who and who not in known:
        hint = near_hint(who, known, "hand/groups.csv and hand/things.yaml list them.")
        raise click.UsageError(f"--who {who}: the case has no such person, group or actor. {hint}")
    moment = instant(at, case.config.zone) if at else None
    return Asked(case, moment, at or "", who, choice)


def _actors(case: Case) -> list[str]:
    return [one.id for one in case.things.values() if one.sort == "actor"]


def told_of(asked: Asked, order: str) -> Told:
    """Answer what is asked of one order."""
    case, choice = asked.case, asked.choice
    clock = clock_by_rule(case, case.orders[order])
    is_actor = asked.who in _actors(case)
    protects = Key("covered", asked.who, order, clock)
    covers = ask(case, protects, choice) if asked.who and not is_actor else None
    binds = ask(case, bound_key(order, asked.who), choice) if is_actor else None
    if asked.at is None:
        periods = periods_of(case, order, choice)
        differing = periods_by_reading(case, order, choice)
        card, deadline = card_of(case, order, choice), deadline_of(case, order, choice)
        return Told(order, None, None, None, covers, periods, differing, binds, card, deadline)
    exists, in_force, noticed = (
        ask(case, state_key(question, order, asked.at), choice)
        for question in (EXISTS, IN_FORCE, NOTICED)
    )
    in_force = with_flips(case, in_force, choice)
    deadline = deadline_of(case, order, choice, asked.at)
    told = Told(order, exists, in_force, noticed, covers, binds=binds, deadline=deadline)
    if not is_actor:
        return told
    knows, bound = (
        ask(case, actor_key(question, order, asked.who, asked.at), choice)
        for question in (knew.QUESTION, bound_at.QUESTION)
    )
    return replace(told, knew=knows, bound=with_flips(case, bound, choice))


def record_of(asked: Asked, told: Told) -> dict[str, object]:
    """Give an answer as the JSON contract names its fields."""
    found = told.in_force
    said = found.to_json() if found else {}
    order = asked.case.orders[told.order]
    return {
        "order": told.order,
        "kind": order.kind,
        "matter": order.matter,
        "at": _at(asked),
        "who": asked.who or None,
        "exists": _tri(told.exists),
        "in_force": _tri(found),
        "noticed": _tri(told.noticed),
        "covers": _covers(told.covers),
        "binds_by_name": _tri(told.binds),
        "knew": _tri(told.knew),
        "bound": _tri(told.bound),
        "card": [_card_line(line) for line in told.card],
        "deadline": _deadline(told.deadline),
        "by_reading": said.get("by_reading", {}),
        "periods": [_period(one) for one in told.periods],
        "periods_by_reading": {
            name: [_period(one) for one in periods] for name, periods in told.by_reading.items()
        },
        "deciding": said.get("because", []),
        "flips": said.get("flips", []),
        "assumes": said.get("assumes", []),
        "settle": said.get("settle", []),
    }


def _card_line(line: CardLine) -> dict[str, object]:
    said_by = [claim.spot.to_json() for claim in line.claims]
    return {"field": line.field, "value": line.value, "said_by": said_by}


def _deadline(found: Deadline | None) -> dict[str, object] | None:
    if found is None:
        return None
    return {
        "earliest": iso(found.when.earliest),
        "latest": iso(found.when.latest),
        "in_force_then": found.in_force.value,
        "passed": found.passed.value if found.passed is not None else None,
    }


def _at(asked: Asked) -> dict[str, object] | None:
    if asked.at is None:
        return None
    ends = {"earliest": iso(asked.at.earliest), "latest": iso(asked.at.latest)}
    return {**ends, "as_reported": asked.as_typed}


def _tri(found: Finding | None) -> str | None:
    return found.answer.value if found and found.answer is not None else None


def _covers(found: Finding | None) -> dict[str, object] | None:
    if found is None:
        return None
    return {"answer": _tri(found), "stages": list(found.result.stages), **found.bounds_json}


def _period(one: OrderPeriod) -> dict[str, object]:
    return {
        "from": iso(one.start),
        "until": iso(one.end),
        "exists": one.exists.value,
        "in_force": one.in_force.value,
    }
