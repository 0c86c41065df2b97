"""Axes: the open readings that can touch a question, and every combination of their options."""

from collections.abc import Iterator
from itertools import product
from math import prod

from habeas.case.links import links_of
from habeas.case.records import Case, Reading
from habeas.case.what_if import WhatIf
from habeas.evidence.claim import Claim
from habeas.findings import force
from habeas.findings.acts_on import DERIVES, may_act_on, parents_of
from habeas.findings.bound_at import QUESTION as BOUND_AT
from habeas.findings.order_state import EXISTS, IN_FORCE
from habeas.findings.questions import subjects_asked
from habeas.findings.records import Key

# Questions about the state of the order that they are of.
_OF_STATE = (EXISTS, IN_FORCE, BOUND_AT)
# The fields of an order that a reading can set, and the question that asks for each.
_OF_ORDERS = {"effective": "in-force", "forbids": "in-force", "protects": "covered"}


def live_axes(case: Case, key: Key, choice: WhatIf) -> list[Reading]:
    """Give the open readings that may touch a question."""
    return [
        reading
        for reading in case.readings.values()
        if reading.id not in choice.readings and _may_touch(case, key, reading)
    ]


def fixed_axes(case: Case, key: Key, choice: WhatIf) -> list[Reading]:
    """Give the readings that a choice fixes and that may touch a question."""
    return [
        reading
        for reading in case.readings.values()
        if reading.id in choice.readings and _may_touch(case, key, reading)
    ]


def combinations_of(axes: list[Reading], choice: WhatIf) -> Iterator[WhatIf]:
    """Give every choice that fixes all axes, one at a time; the choice itself without any."""
    for options in product(*([o.name for o in axis.options] for axis in axes)):
        combined = choice
        for axis, option in zip(axes, options, strict=True):
            combined = combined.reading(axis.id, option)
        yield combined


def count_of_combinations(axes: list[Reading]) -> int:
    """Give the number of choices that fix all axes."""
    return prod(len(axis.options) for axis in axes)


def name_of(axes: list[Reading], choice: WhatIf) -> str:
    """Name one combination, as ``oral=yes, removal=custody``."""
    return ", ".join(f"{axis.id}={choice.readings[axis.id]}" for axis in axes)


def subjects_of(case: Case, key: Key) -> frozenset[str]:
    """Give the subjects of all claims that a question may look at."""
    links = links_of(case)
    seen: set[str] = {key.subject, f"{key.subject}.count", *links.fields_of(key.subject)}
    if key.subject in case.transfers:
        for leg in case.transfers[key.subject].legs:
            seen |= links.fields_of(leg.id)
            seen |= {f"{c.value}.type" for c in case.said_of(f"{leg.id}.vehicle")}
    if key.order:
        seen |= links.fields_of(key.order) | force.subjects(case, case.orders[key.order])
    seen |= subjects_asked(case, key)
    if key.question in ("counts", "check"):
        seen |= {f"{group}.count" for group in case.groups}
    return links.closure(seen)


def _may_touch(case: Case, key: Key, reading: Reading) -> bool:
    """Say whether a reading can change a question's answer at all."""
    if reading.sets == "boundary":
        return key.question in ("outside", "stage", "in-force")
    subject, _, field = reading.sets.rpartition(".")
    if reading.sets == DERIVES or (field == "effective" and subject in case.acts):
        return _act_may_touch(case, key, subject)
    if field in _OF_ORDERS and subject in case.orders:
        return _order_may_touch(key, subject, field)
    if reading.sets.startswith("zone of "):
        return _zone_may_touch(case, key, reading.sets.removeprefix("zone of "))
    return any(c.under and c.under[0] == reading.id for c in _claims(case, key))


def _order_may_touch(key: Key, order: str, field: str) -> bool:
    """Say whether a reading of an order's field has a say in a question."""
    if field == "effective" and key.question in _OF_STATE:
        return key.subject == order
    return key.question == _OF_ORDERS[field] and key.order == order


def _act_may_touch(case: Case, key: Key, act: str) -> bool:
    """Say whether a reading of an act, or of what falls with what, has a say in a question."""
    asked = {"in-force": key.order, **dict.fromkeys(_OF_STATE, key.subject)}
    order = asked.get(key.question, "")
    if order not in case.orders:
        return False
    if not act:
        return any(one.derives_from for one, _ in parents_of(case, case.orders[order], ""))
    return any(one.id == act for one in may_act_on(case, order))


def _zone_may_touch(case: Case, key: Key, source: str) -> bool:
    """Say whether a source gives a question a time whose zone it does not write itself."""
    return any(
        one.claim.source == source and "zone" in dict(one.said.assumes)
        for subject in subjects_of(case, key)
        for one in case.times.get(subject, ())
    )


def _claims(case: Case, key: Key) -> Iterator[Claim]:
    return (claim for subject in subjects_of(case, key) for claim in case.said_of(subject))
