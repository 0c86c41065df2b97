"""The state of orders, shown: a card of lines for each order, or JSON."""

from collections.abc import Iterator

from habeas.bounds import OPEN_FUTURE, OPEN_PAST, Moment, Tri
from habeas.cli.answers import print_blocks
from habeas.cli.in_force_asked import Asked, Told, record_of, told_of
from habeas.cli.ink import one_line, wrapped
from habeas.cli.progress import working
from habeas.cli.prose import prose
from habeas.cli.shared import print_json
from habeas.evidence.claim import Claim
from habeas.evidence.times import written
from habeas.findings import Finding
from habeas.findings.deadline import Deadline
from habeas.findings.order_periods import OrderPeriod
from habeas.findings.scene import Scene


def show(asked: Asked, orders: tuple[str, ...], *, as_json: bool, quiet: bool) -> None:
    """Print what is asked of some orders."""
    with working("Asking", quiet=quiet):
        told = [told_of(asked, order) for order in orders]
    if as_json:
        records: list[object] = [record_of(asked, one) for one in told]
        print_json(records, what_if=asked.choice.in_words())
        return
    print_blocks((_lines(asked, one, quiet=quiet) for one in told), quiet=quiet)


def _lines(asked: Asked, told: Told, *, quiet: bool) -> Iterator[str]:
    order = asked.case.orders[told.order]
    zone = Scene(asked.case, asked.choice).zone
    if not quiet:
        yield one_line(f"{order.id}: {order.name} ({order.kind}, {order.matter})")
    if told.covers:
        yield _covers(told.covers, asked.who)
    if told.binds:
        yield one_line(f"  binds {asked.who} by name: {_word(told.binds)}")
    if not quiet:
        yield from _card(told)
    if told.deadline:
        yield from _deadline(told.deadline, zone)
    for period in told.periods:
        yield from _period(period, zone)
    for name, periods in told.by_reading.items():
        yield from wrapped(f"under {name}:", "  ", "    ")
        for period in periods:
            yield from _period(period, zone, "    ")
    yield from _at_a_moment(asked, told, zone)


def _at_a_moment(asked: Asked, told: Told, zone: str) -> Iterator[str]:
    """Give the state at the moment asked about, and whom of the actors it bound."""
    if told.exists and told.in_force and told.noticed:
        yield f"  existed: {_word(told.exists)}; noticed: {_word(told.noticed)}"
        if not told.bound:
            yield from prose(told.in_force, zone, f"Was {told.order} in force then?", None)
    if told.in_force and told.knew and told.bound:
        yield one_line(
            f"  in force: {_word(told.in_force)}; {asked.who} knew of it: {_word(told.knew)}"
        )
        yield from prose(told.bound, zone, f"Did {told.order} bind {asked.who} then?", None)


def _card(told: Told) -> Iterator[str]:
    """Give what the order says, to whom, until when, and who knew, each with its spots."""
    for line in told.card:
        spots = ", ".join(dict.fromkeys(_spot(claim) for claim in line.claims))
        yield from wrapped(f"{line.label}: {line.value} [{spots}]", "  ", "      ")


def _spot(claim: Claim) -> str:
    """Name a claim's spot, with whom its source quotes."""
    by = f", quoting {claim.by}" if claim.by else ""
    return f"{claim.source} {claim.spot.at}".strip() + by


def _deadline(found: Deadline, zone: str) -> Iterator[str]:
    passed = f"; passed by then: {found.passed.value.upper()}" if found.passed else ""
    said = f"deadline, {written(found.when, zone)}; the order in force then: "
    yield from wrapped(f"{said}{found.in_force.value.upper()}{passed}", "  ", "      ")


def _word(found: Finding) -> str:
    return "a range" if found.answer is None else found.answer.value.upper()


def _covers(found: Finding, who: str) -> str:
    said = " or ".join(found.result.stages) if found.answer is None else _word(found)
    return one_line(f"  protects {who}: {said}")


def _period(one: OrderPeriod, zone: str, before: str = "  ") -> Iterator[str]:
    words = {
        (Tri.YES, Tri.YES): "in force",
        (Tri.YES, Tri.NO): "existed, but stayed",
        (Tri.NO, Tri.NO): "not in force",
        (Tri.YES, Tri.CANNOT_TELL): "existed; in force: CANNOT TELL",
    }
    state = words.get((one.exists, one.in_force), "CANNOT TELL")
    always = one.start == OPEN_PAST and one.end == OPEN_FUTURE
    span = "always" if always else written(Moment(one.start, one.end), zone)
    yield from wrapped(f"{state}: {span}", before, f"{before}    ")
