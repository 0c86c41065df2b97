"""The state of an order at a moment: did it exist, was it in force, had notice of it been given?

Rule: the order exists from the clock that makes it effective until something ends it; it is in
force while it exists and is not stayed (``force.py``). After what its docket is known through no
answer is YES. The moment asked about is one more event on the line of all that has a say; a bare
day is an instant somewhere in that day.

These questions are asked of a moment that somebody names, so that no case raises them by itself:
``habeas in-force`` does.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Final

from habeas.bounds import Alternative, Chronology, Moment, Tri, every
from habeas.case.court_records import Order
from habeas.case.records import Case
from habeas.case.references import ENDING_ACTS
from habeas.evidence.times import iso
from habeas.findings import force
from habeas.findings.by_worlds import Order as Before
from habeas.findings.by_worlds import in_every_world
from habeas.findings.force import Ends, ends_of, still_in_force
from habeas.findings.in_force import effective_of
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

EXISTS: Final = "exists-at"
IN_FORCE: Final = "in-force-at"
NOTICED: Final = "noticed-at"
QUESTIONS: Final = (EXISTS, IN_FORCE, NOTICED)
# The moment asked about, as an event; no authored id has such a name.
ASKED: Final = "(asked)"


def state_key(question: str, order: str, at: Moment) -> Key:
    """Give the key of a question about an order at a moment.

    Example:
        >>> state_key(IN_FORCE, "O-1", Moment(0, 1)).id
        'in-force-at/O-1/1970-01-01T00:00:00Z'
    """
    return Key(question, order, who=_moment_words(at))


def actor_key(question: str, order: str, who: str, at: Moment) -> Key:
    """Give the key of a question about an order, an actor and a moment.

    Example:
        >>> actor_key("knew-at", "O-1", "A-1", Moment(0, 1)).id
        'knew-at/O-1/A-1 1970-01-01T00:00:00Z'
    """
    return Key(question, order, who=f"{who} {_moment_words(at)}")


def actor_and_moment(key: Key) -> tuple[str, Moment]:
    """Give the actor and the moment that ``actor_key`` put into a key; no id holds a blank."""
    who, _, words = key.who.partition(" ")
    return who, _moment(words)


def subjects(case: Case, key: Key) -> set[str]:
    """Give the subjects of every claim that the answer may look at."""
    order = case.orders[key.subject]
    return {*(f"{order.id}.{clock}" for clock in order.clocks), *force.subjects(case, order)}


def answer(scene: Scene, key: Key) -> Result:
    """Answer one of the questions about an order at a moment."""
    order = scene.case.orders[key.subject]
    when = _moment(key.who)
    if key.question == NOTICED:
        return _noticed(scene, order, when)
    clock, notes = effective_of(scene, order)
    if clock == "never":
        why = (f"Under this reading {order.id} never took effect by itself.",)
        return Result(Tri.NO, assumes=tuple(notes), why=why)
    ends = ends_of(scene, order)
    if key.question == EXISTS:
        ends = replace(ends, acts=ends.of(*ENDING_ACTS, "extends"))
    issued = f"{order.id}.{clock}"
    # Told in brief, the time of an act that a reading picks is looked up only where it counts.
    ends = ends if scene.brief else ends.picked()
    events = _events(issued, ends)
    line = _line(scene, events, when, ends)
    if scene.brief and line.is_contradictory:
        # Perhaps by a time that does not count.
        ends = ends.picked()
        events = _events(issued, ends)
        line = _line(scene, events, when, ends)
    told = in_every_world(line, partial(_holds, ends, issued))
    return Result(
        told,
        tuple(dict.fromkeys([*scene.claims_of(*events), *ends.conditions])),
        tuple(dict.fromkeys([*notes, *scene.assumes_of(*events), *ends.assumes])),
        () if scene.brief else _why(scene, events, ends, line),
        (f"a source that fixes when {order.id} began, was stayed or ended",)
        if told is Tri.CANNOT_TELL
        else (),
        {issued: line.bounds(issued)},
        contradiction=line.is_contradictory,
        events=events,
    )


def _holds(ends: Ends, issued: str, before: Before) -> Tri:
    """Say that the order had begun, was not over, and that the docket is known so far."""

    def at(told: Callable[[str, str], Tri]) -> Callable[[str], Tri]:
        return partial(told, ASKED)

    complete = every(before(ASKED, known) for known in ends.known) | Tri.CANNOT_TELL
    begun = ~before(ASKED, issued)
    return begun if begun is Tri.NO else begun & complete & still_in_force(ends, at, before)


def _noticed(scene: Scene, order: Order, when: Moment) -> Result:
    """Say whether notice of an order had been given: of anyone that the case knows of."""
    event = f"{order.id}.noticed"
    line = _line(scene, (event,), when)
    told = in_every_world(line, lambda before: ~before(ASKED, event))
    known = scene.clock.knows(event)
    why = () if known else (f"No source says when notice of {order.id} was given.",)
    settle = () if told is not Tri.CANNOT_TELL else (f"a source that says who knew of {order.id}",)
    return Result(
        told if known else Tri.CANNOT_TELL,
        scene.claims_of(event),
        scene.assumes_of(event),
        why or scene.spoken((event,), line),
        settle,
        contradiction=line.is_contradictory,
        events=(event,),
    )


def _events(issued: str, ends: Ends) -> tuple[str, ...]:
    return tuple(dict.fromkeys((issued, *ends.known, *ends.events)))


def _line(
    scene: Scene, events: tuple[str, ...], when: Moment, ends: Ends | None = None
) -> Chronology:
    computed = ends.computed if ends else {}
    return scene.clock.chronology(scene.tied(*events), {ASKED: (Alternative(when),), **computed})


def _moment_words(at: Moment) -> str:
    """Write a moment as keys hold it; ``_moment`` reads it."""
    ends = [at.earliest, at.latest] if at.width_us > 1 else [at.earliest]
    return "..".join(str(iso(us)) for us in ends)


def _moment(text: str) -> Moment:
    """Read the moment that ``_moment_words`` wrote."""
    first, _, last = text.partition("..")
    start = Moment.at(datetime.fromisoformat(first))
    return (
        Moment(start.earliest, Moment.at(datetime.fromisoformat(last)).earliest) if last else start
    )


def _why(scene: Scene, events: tuple[str, ...], ends: Ends, line: Chronology) -> tuple[str, ...]:
    known = [name for name in dict.fromkeys(events) if scene.clock.knows(name)]
    return (*scene.spoken(known, line), f"{ends.in_words()[0].upper()}{ends.in_words()[1:]}.")
