"""In force: was the order in force at the act that it forbids?

Rule: a small event calculus. The order exists from the clock that makes it effective until
an act or its stated end ends it; it is in force while it exists and is not stayed. The act
is what the order forbids: leaving a territory, leaving a place, or handing over. After the
matter's ``complete_through`` silence proves nothing.
"""

from collections.abc import Iterator

from habeas.bounds import Tri, every, some
from habeas.case.records import Case, Order
from habeas.case.references import ENDING_ACTS
from habeas.findings import outside
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene, moment_json

QUESTION = "in-force"
# U.S. federal practice, as data: which clock makes an order of a form effective unless a
# reading says otherwise (Fed. R. Civ. P. 58, 65, 79(a) for entry; an oral order when said).
EFFECTIVE = {"oral": "said", "minute": "entered", "written": "entered"}


def keys(case: Case) -> Iterator[Key]:
    """Give one key per transfer and order, at the clock that makes the order effective."""
    for transfer in case.transfers:
        for order in case.orders.values():
            clock = EFFECTIVE[order.form]
            if clock in order.clocks:
                yield Key(QUESTION, transfer, order.id, clock)


def answer(scene: Scene, key: Key) -> Result:
    """Say whether the order was in force when the act it forbids happened."""
    order = scene.case.orders[key.order]
    clock, notes = _effective(scene, order)
    forbids = _forbids(scene, order)
    claims = list(scene.values(f"{order.id}.forbids"))
    if clock == "never":
        why = (f"Under this reading {order.id} never took effect by itself.",)
        return Result(Tri.NO, tuple(claims), tuple(notes), why)
    if not forbids:
        return Result(
            Tri.CANNOT_TELL,
            why=(f"No source, and no reading, says what {order.id} forbids.",),
            settle=(f"the words of {order.id}, or a reading that sets {order.id}.forbids",),
        )
    issued = f"{order.id}.{clock}"
    parts = [_Force(scene, key, order, issued, act) for act in sorted(forbids)]
    told = some(part.answer for part in parts)
    return Result(
        told,
        tuple(dict.fromkeys([*claims, *(c for p in parts for c in p.claims)])),
        tuple(dict.fromkeys([*notes, *(a for p in parts for a in p.assumes)])),
        tuple(step for p in parts for step in p.steps),
        tuple(dict.fromkeys(s for p in parts for s in p.settle)) if told is Tri.CANNOT_TELL else (),
        {name: value for p in parts for name, value in p.bounds.items()},
        contradiction=any(p.contradiction for p in parts),
        speeds={leg: kts for p in parts for leg, kts in p.speeds.items()},
        events=tuple(dict.fromkeys(e for p in parts for e in p.events)),
    )


def _effective(scene: Scene, order: Order) -> tuple[str, list[tuple[str, str]]]:
    """Give the clock that makes the order effective, by a reading or by the rules."""
    for reading in scene.case.readings.values():
        if reading.sets == f"{order.id}.effective" and reading.id in scene.choice.readings:
            option = scene.choice.readings[reading.id]
            return reading.value_of(option), [("reading", f"{reading.id} = {option}")]
    clock = EFFECTIVE[order.form]
    return clock, [("rule", f"an order of form {order.form} takes effect when {clock}")]


def _forbids(scene: Scene, order: Order) -> set[str]:
    """Give what the order forbids, by a reading or by its claims."""
    for reading in scene.case.readings.values():
        if reading.sets == f"{order.id}.forbids" and reading.id in scene.choice.readings:
            return {reading.value_of(scene.choice.readings[reading.id])}
    return {claim.value for claim in scene.values(f"{order.id}.forbids")}


class _Force:
    """Whether the order was in force at one forbidden act."""

    def __init__(self, scene: Scene, key: Key, order: Order, issued: str, forbidden: str) -> None:
        self._scene = scene
        self._order = order
        transfer = scene.case.transfers[key.subject]
        leaves = forbidden.lower().startswith("leave ")
        self.act = (
            scene.handed_over(transfer)
            if forbidden.lower().startswith("hand over")
            else scene.left(transfer)
        )
        landing = f"{scene.legs(transfer)[0].id}.landing"
        enders, self._acts = self._ending_events()
        self.events = tuple(dict.fromkeys([self.act, issued, landing, *enders, self._complete]))
        self.line = scene.line(*self.events)
        self.contradiction = self.line.is_contradictory
        where = outside.answer(scene, Key("outside", key.subject, order.id, issued.split(".")[1]))
        self.speeds = where.speeds if leaves else {}
        # Leaving a territory: it has happened before t exactly if the mover is outside at t.
        if leaves:
            before_issue = Tri.CANNOT_TELL if where.answer is None else where.answer
            self.act = landing
        else:
            before_issue = self.line.before(self.act, issued)
        # Beyond what the docket is known through, silence proves nothing: never a NO.
        known = self.line.before(self.act, self._complete)
        known = known if known is Tri.YES else Tri.CANNOT_TELL
        kept = every([~before_issue, self._not_ended(), known])
        self.answer = Tri.NO if before_issue is Tri.YES else kept
        if self.contradiction:
            self.answer = Tri.CANNOT_TELL
        self.claims = tuple(
            dict.fromkeys([*(where.claims if leaves else ()), *scene.claims_of(*self.events)])
        )
        self.assumes = tuple(
            dict.fromkeys([*(where.assumes if leaves else ()), *scene.assumes_of(*self.events)])
        )
        act = "leaving the territory" if leaves else self.act
        self.steps = (
            f"The act that {order.id} forbids here: {forbidden}.",
            *(where.why if leaves else scene.spoken((self.act,), self.line)),
            f"{issued}: {scene.bounds_of(issued, self.line)}.",
            f"Before {issued}? {act}: {before_issue.value}.",
            f"Not ended by then: {self._not_ended().value}"
            + (f" (ends considered: {', '.join(enders)})." if enders else " (no end is recorded)."),
            f"The docket is known through {scene.bounds_of(self._complete, self.line)}.",
        )
        self.settle = where.settle if leaves else (f"a source that fixes {self.act} more narrowly",)
        self.bounds = {
            issued: moment_json(self.line.bounds(issued)),
            self.act: moment_json(self.line.bounds(self.act)),
        }

    @property
    def _complete(self) -> str:
        return f"{self._order.matter}.complete_through"

    def _ending_events(self) -> tuple[list[str], list[str]]:
        """Name the events that end the order, and the acts that extend it."""
        acts = [a for a in self._scene.case.acts.values() if a.order == self._order.id]
        ends = [f"{a.id}.when" for a in acts if a.does in (*ENDING_ACTS, "stays")]
        stated = f"{self._order.id}.stated_end"
        if stated in self._scene.case.times:
            ends.append(stated)
        return sorted(ends), sorted(a.id for a in acts if a.does == "extends")

    def _not_ended(self) -> Tri:
        """Say that the act came before every end; an extension moves the stated end."""
        ends, extensions = self._ending_events()
        told = []
        for end in ends:
            before = self.line.before(self.act, end)
            if end.endswith(".stated_end"):
                before |= some(self._extended(act, end) for act in extensions)
            told.append(before)
        return every(told)

    def _extended(self, act: str, end: str) -> Tri:
        """Say that an extension, made before the stated end, still ran at the act."""
        scene = self._scene
        if f"{act}.until" not in scene.case.times:
            return Tri.CANNOT_TELL
        wide = scene.line(*self.events, f"{act}.when", f"{act}.until")
        return wide.before(f"{act}.when", end) & wide.before(self.act, f"{act}.until")
