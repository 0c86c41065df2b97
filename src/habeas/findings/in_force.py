"""In force: was the order in force at the act that it forbids?

Rule: a small event calculus. The order exists from the clock that makes it effective until
something ends it; it is in force while it exists and is not stayed (``force.py``). The act is
what the order forbids: leaving a territory, departing a place, or handing over. After the
matter's ``complete_through`` silence proves nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.bounds import Tri, every, some
from habeas.case.records import Case, Order, Transfer
from habeas.case.sites import Site
from habeas.findings import outside
from habeas.findings.force import Before, ends_of, still_in_force
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene
from habeas.places import units_of

QUESTION = "in-force"
# U.S. federal practice, as data: which clock makes an order of a form effective unless the
# order states another time or a reading says otherwise (Fed. R. Civ. P. 58, 65, 79(a) for
# entry; an oral order when said).
EFFECTIVE = {"oral": "said", "minute": "entered", "written": "entered"}
STATED = "stated_effective"
# Never reached: stands for an act that no source or rule names.
_NOTHING = ""


@dataclass(frozen=True, slots=True)
class Forbidden:
    """One act that an order forbids, as an event of a transfer.

    Attributes:
        words: as the order or the reading puts it.
        event: the event whose time bounds it; blank if the words name no act known here.
        territory: the territory that must not be left; blank for other acts.
    """

    words: str
    event: str
    territory: str = ""


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
            clocks = [c for c in (clock_by_rule(order), *by_reading) if c in order.clocks]
            if clocks:
                yield Key(QUESTION, transfer, order.id, clocks[0])


def clock_by_rule(order: Order) -> str:
    """Give the clock that makes an order effective, unless a reading says otherwise."""
    return STATED if STATED in order.clocks else EFFECTIVE[order.form]


def answer(scene: Scene, key: Key) -> Result:
    """Say whether the order was in force when the act it forbids happened."""
    order = scene.case.orders[key.order]
    clock, notes = _effective(scene, order)
    claims = scene.values(f"{order.id}.forbids")
    if clock == "never":
        why = (f"Under this reading {order.id} never took effect by itself.",)
        return Result(Tri.NO, tuple(claims), tuple(notes), why)
    words = _forbids(scene, order)
    if not words:
        return Result(
            Tri.CANNOT_TELL,
            why=(f"No source, and no reading, says what {order.id} forbids.",),
            settle=(f"the words of {order.id}, or a reading that sets {order.id}.forbids",),
        )
    parts = [_at_act(scene, key, order, clock, text) for text in sorted(words)]
    told = some(part.answer for part in parts if part.answer is not None)
    settle = [s for part in parts for s in part.settle] if told is Tri.CANNOT_TELL else []
    return Result(
        told,
        tuple(dict.fromkeys([*claims, *(c for part in parts for c in part.claims)])),
        tuple(dict.fromkeys([*notes, *(a for part in parts for a in part.assumes)])),
        tuple(step for part in parts for step in part.why),
        tuple(dict.fromkeys(settle)),
        {name: value for part in parts for name, value in part.bounds.items()},
        contradiction=any(part.contradiction for part in parts),
        speeds={leg: kts for part in parts for leg, kts in part.speeds.items()},
        events=tuple(dict.fromkeys(e for part in parts for e in part.events)),
    )


def _effective(scene: Scene, order: Order) -> tuple[str, list[tuple[str, str]]]:
    """Give the clock that makes the order effective, by a reading or by the rules."""
    for reading in scene.case.readings.values():
        if reading.sets == f"{order.id}.effective" and reading.id in scene.choice.readings:
            option = scene.choice.readings[reading.id]
            return reading.value_of(option), [("reading", f"{reading.id} = {option}")]
    clock = clock_by_rule(order)
    return clock, [("rule", f"an order of form {order.form} takes effect when {clock}")]


def _forbids(scene: Scene, order: Order) -> set[str]:
    """Give what the order forbids, by a reading or by its claims."""
    for reading in scene.case.readings.values():
        if reading.sets == f"{order.id}.forbids" and reading.id in scene.choice.readings:
            return {reading.value_of(scene.choice.readings[reading.id])}
    return {claim.value for claim in scene.values(f"{order.id}.forbids")}


def _forbidden(scene: Scene, transfer: Transfer, words: str) -> Forbidden:
    """Read what is forbidden: leave TERRITORY, depart PLACE, or hand over to ACTOR."""
    text = words.lower()
    if text.startswith("hand over"):
        return Forbidden(words, scene.handed_over(transfer))
    if text.startswith("depart "):
        return Forbidden(words, scene.left(transfer))
    if text.startswith("leave "):
        territory = words.split(maxsplit=1)[1].strip()
        return Forbidden(words, _first_abroad(scene, transfer, territory), territory)
    return Forbidden(words, _NOTHING)


def _first_abroad(scene: Scene, transfer: Transfer, territory: str) -> str:
    """Name the first landing outside a territory: by then it has been left."""
    for leg in scene.legs(transfer):
        sites, _ = scene.sites(f"{leg.id}.to")
        if sites and all(_is_abroad(site, territory) for site in sites):
            return scene.reached(leg)
    return _NOTHING


def _is_abroad(site: Site, territory: str) -> bool:
    return bool(site.country) and site.country not in units_of(territory)


def _at_act(scene: Scene, key: Key, order: Order, clock: str, words: str) -> Result:
    """Say whether the order was in force at one forbidden act."""
    transfer = scene.case.transfers[key.subject]
    act = _forbidden(scene, transfer, words)
    if not act.event and not act.territory:
        return Result(
            Tri.CANNOT_TELL,
            why=(f"What {order.id} forbids, `{words}`, names no act that is known here.",),
            settle=(f"{order.id}.forbids as leave, depart or hand over",),
        )
    issued, known = f"{order.id}.{clock}", f"{order.matter}.complete_through"
    ends = ends_of(scene, order)
    left = scene.left(transfer)
    named = (act.event or left, issued, known, *ends.events)
    events = tuple(dict.fromkeys([*named, left] if act.territory else named))
    line = scene.line(*events)
    where = outside.about(scene, Key("outside", key.subject, order.id, clock), act.territory)
    if act.territory:
        before_issue = Tri.CANNOT_TELL if where.answer is None else where.answer
        before = _left_before(scene, events, act.event, left)
    else:
        before_issue, before = line.before(act.event, issued), _came_before(scene, events, act)
    held = still_in_force(scene, ends, before, *events)
    # Beyond what the docket is known through, silence proves nothing: never a NO.
    complete = Tri.YES if before(known) is Tri.YES else Tri.CANNOT_TELL
    told = every((~before_issue, held, complete))
    if line.is_contradictory:
        told = Tri.CANNOT_TELL
    by_place = where if act.territory else Result(None)
    subject = f"leaving {act.territory}" if act.territory else act.event
    return Result(
        told,
        tuple(dict.fromkeys([*by_place.claims, *scene.claims_of(*events), *ends.conditions])),
        tuple(dict.fromkeys([*by_place.assumes, *scene.assumes_of(*events)])),
        (
            f"The act that {order.id} forbids here: {words}.",
            *(by_place.why or scene.spoken((act.event,), line)),
            f"{issued}: {scene.bounds_of(issued, line)}.",
            f"Before {issued}? {subject}: {before_issue.value}.",
            f"Not ended or stayed by then: {held.value} ({ends.in_words()}).",
            f"The docket is known through {scene.bounds_of(known, line)}.",
        ),
        by_place.settle or (f"a source that fixes {subject} more narrowly",),
        {name: line.bounds(name) for name in (issued, act.event) if name},
        contradiction=line.is_contradictory or by_place.contradiction,
        speeds=by_place.speeds,
        events=events,
    )


def _came_before(scene: Scene, events: tuple[str, ...], act: Forbidden) -> Before:
    """Compare the act's own event with another."""
    return lambda other: scene.line(*events).before(act.event, other)


def _left_before(scene: Scene, events: tuple[str, ...], abroad: str, left: str) -> Before:
    """Compare leaving a territory with another event, from what bounds it.

    It was left before the event if it had landed abroad by then, and not before it if the
    transfer had not even begun.
    """
    line = scene.line(*events)

    def before(other: str) -> Tri:
        if abroad and line.before(abroad, other) is Tri.YES:
            return Tri.YES
        return Tri.NO if line.before(left, other) is Tri.NO else Tri.CANNOT_TELL

    return before
