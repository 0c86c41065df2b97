"""Cross-checks: every id that a record names must exist; every fault with a suggestion."""

from collections.abc import Iterator

from habeas.bounds import Tri
from habeas.case import problems as kinds
from habeas.case.clock import Clock
from habeas.case.court_records import ACT_TIMES, ORDER_CLOCKS
from habeas.case.leg_order import neighbours
from habeas.case.named_records import named_records
from habeas.case.records import LEG_TIMES, Case, Transfer
from habeas.case.sites import site
from habeas.case.suggest import Suggester
from habeas.case.what_if import AS_IT_STANDS
from habeas.evidence.guards import visible
from habeas.evidence.problem import Problem, ProblemKind
from habeas.evidence.spot import Place
from habeas.evidence.words_count import CountWordsError, read_count
from habeas.evidence.zones import zone_known

# What ends, limits or restores an order's force; other acts are kept and change nothing.
ENDING_ACTS = ("vacates", "dissolves", "lifts", "expires", "ends")
CHANGING_ACTS = (*ENDING_ACTS, "extends", "stays", "lifts stay")
# The tables in findings/legal_systems, and an order's own words.
LEGAL_SYSTEMS = ("us-federal", "england-wales", "echr", "stated")
AXES = ("claims", "boundary", "derives")


def answer_expected(words: str) -> Tri | None:
    """Give the answer that a check's words expect; None if they name none.

    Example:
        >>> answer_expected("CANNOT_TELL"), answer_expected("maybe")
        (<Tri.CANNOT_TELL: 'cannot tell'>, None)
    """
    text = words.strip().lower().replace("_", " ")
    return Tri(text) if text in [answer.value for answer in Tri] else None


def check_references(case: Case) -> list[Problem]:
    """Give a problem for every reference that leads nowhere."""
    return [
        *_events(case),
        *_legs(case),
        *_matters(case),
        *_places(case),
        *_groups(case),
        *_readings(case),
        *_checks(case),
        *named_records(case),
    ]


def known_events(case: Case) -> set[str]:
    """Give every event that a relation may name."""
    legs = {f"{leg}.{name}" for leg in case.legs for name in LEG_TIMES}
    orders = {f"{order}.{clock}" for order in case.orders for clock in ORDER_CLOCKS}
    acts = {f"{act}.{name}" for act in case.acts for name in ACT_TIMES}
    return legs | orders | acts | set(case.times)


def _unknown(kind: ProblemKind, at: Place, name: str, near: Suggester, what: str) -> Problem:
    return Problem(kind, at, f"{visible(name)!r} is no {what}", "not used", near.did_you_mean(name))


def _events(case: Case) -> Iterator[Problem]:
    known = known_events(case)
    near = Suggester(known)
    for said in (s for claims in case.times.values() for s in claims):
        for name in (*said.said.after, *said.said.before):
            if name not in known:
                yield _unknown(kinds.UNKNOWN_EVENT, said.claim.at, name, near, "event")


def _legs(case: Case) -> Iterator[Problem]:
    vehicles = {t.id for t in case.things.values() if t.sort == "vehicle"}
    near_vehicles = Suggester(vehicles)
    for transfer in case.transfers.values():
        ids = {leg.id for leg in transfer.legs}
        near = Suggester(ids)
        for leg in transfer.legs:
            if leg.after and leg.after not in ids:
                what = f"leg of {transfer.id}"
                yield _unknown(kinds.UNKNOWN_RECORD, leg.at, leg.after, near, what)
            for claim in case.said_of(f"{leg.id}.vehicle"):
                if claim.value not in vehicles:
                    yield _unknown(
                        kinds.UNKNOWN_RECORD,
                        claim.at,
                        claim.value,
                        near_vehicles,
                        "vehicle in things.yaml",
                    )
        yield from _leg_order(case, transfer)


def _leg_order(case: Case, transfer: Transfer) -> Iterator[Problem]:
    """Note a ring of ``after``, and legs whose order neither ``after`` nor times tell."""
    after = {leg.id: leg.after for leg in transfer.legs}
    for leg in transfer.legs:
        seen, here = set(), leg.id
        while here in after and here not in seen:
            seen.add(here)
            here = after[here]
        if here in seen:
            yield Problem(
                kinds.LEG_RING, leg.at, f"{leg.id} comes after itself", "its `after` is not used"
            )
            return
    clock = Clock(case, AS_IT_STANDS)
    for first, second in neighbours(transfer.legs):
        if not clock.in_order(first, second):
            message = f"neither `after` nor times tell whether {second.id} comes after {first.id}"
            yield Problem(kinds.LEG_ORDER, second.at, message, "nothing certain follows for it")


def _matters(case: Case) -> Iterator[Problem]:
    near, near_orders = Suggester(case.matters), Suggester(case.orders)
    for matter in case.matters.values():
        if matter.rules and matter.rules not in LEGAL_SYSTEMS:
            message = f"{matter.id} rules {visible(matter.rules)!r}"
            yield Problem(kinds.UNKNOWN_RULES, matter.at, message, "us-federal is assumed")
    for order in case.orders.values():
        if order.matter not in case.matters:
            yield _unknown(kinds.UNKNOWN_RECORD, order.at, order.matter, near, "matter")
    for act in case.acts.values():
        if act.order not in case.orders:
            yield _unknown(kinds.UNKNOWN_RECORD, act.at, act.order, near_orders, "order")
        if act.matter and act.matter not in case.matters:
            yield _unknown(kinds.UNKNOWN_RECORD, act.at, act.matter, near, "matter")
        if act.does not in CHANGING_ACTS:
            yield Problem(
                kinds.UNKNOWN_ACT,
                act.at,
                f"{act.id} {visible(act.does)}",
                "kept; it changes no order",
            )


def _places(case: Case) -> Iterator[Problem]:
    near = Suggester(case.grounds)
    for leg in case.legs.values():
        for end in ("from", "to"):
            for claim in case.said_of(f"{leg.id}.{end}"):
                if site(case, claim.value) is None:
                    yield _unknown(kinds.UNKNOWN_PLACE, claim.at, claim.value, near, "place")


def _groups(case: Case) -> Iterator[Problem]:
    near, near_transfers = Suggester(case.groups), Suggester(case.transfers)
    for group in case.groups.values():
        if group.part_of and group.part_of not in case.groups:
            yield _unknown(kinds.UNKNOWN_RECORD, group.at, group.part_of, near, "group")
        seen, here = set(), group.id
        while here in case.groups and here not in seen:
            seen.add(here)
            here = case.groups[here].part_of
        if here == group.id:
            yield Problem(
                kinds.UNKNOWN_GROUP_RING, group.at, f"{group.id} is part of itself", "sums left out"
            )
        for claim in case.said_of(f"{group.id}.aboard"):
            for transfer in claim.value.replace(" or ", " ").split():
                if transfer not in case.transfers and transfer not in case.legs:
                    yield _unknown(
                        kinds.UNKNOWN_RECORD, claim.at, transfer, near_transfers, "transfer"
                    )


def _readings(case: Case) -> Iterator[Problem]:
    used = {c.under[0] for claims in case.claims.values() for c in claims if c.under}
    for reading in case.readings.values():
        subject, _, field = reading.sets.rpartition(".")
        is_order = subject in case.orders and field in ("effective", "forbids", "protects")
        is_order |= subject in case.acts and field == "effective"
        is_zone = reading.sets.removeprefix("zone of ") in case.sources
        if not (is_order or is_zone or reading.sets in AXES):
            yield Problem(
                kinds.UNKNOWN_AXIS,
                reading.at,
                f"{reading.id} sets {visible(reading.sets)!r}",
                "not used",
            )
        if is_zone:
            for option in reading.options:
                if not zone_known(option.value):
                    message = f"{reading.id}={option.name}: {visible(option.value)!r}"
                    yield Problem(kinds.BAD_ZONE, reading.at, message, "sets nothing")
        values = {option.value for option in reading.options}
        if reading.sets == "claims" and reading.id not in used:
            yield Problem(
                kinds.READING_IDLE, reading.at, f"no claim counts under {reading.id}", "not used"
            )
        elif reading.sets != "claims" and len(values) == 1:
            yield Problem(
                kinds.READING_IDLE,
                reading.at,
                f"all options of {reading.id} set the same",
                "not used",
            )


def _checks(case: Case) -> Iterator[Problem]:
    """Note checks that ask for nothing that can be checked."""
    for check in case.checks.values():
        head, _, rest = check.what.partition(" ")
        if head == "answer" and rest.strip():
            if answer_expected(check.expect) is None:
                message = f"{check.id} expects {visible(check.expect)!r}"
                help_ = "Expect YES, NO or CANNOT_TELL."
                yield Problem(kinds.BAD_CHECK, check.at, message, "never met", help_)
            continue
        groups = [part.strip() for part in rest.split("+")]
        if head != "count" or not all(group in case.groups for group in groups):
            message = f"{check.id}: {visible(check.what)!r}"
            yield Problem(kinds.BAD_CHECK, check.at, message, "never met")
            continue
        try:
            read_count(check.expect)
        except CountWordsError as error:
            yield Problem(kinds.BAD_COUNT, check.at, f"{check.id}: {error}", "never met")
