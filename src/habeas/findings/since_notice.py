"""Since notice: how long from a notice of an order to each later act of a transfer.

A notice, or a service, is a statement of that kind which is about an order. From the order's own
clocks, its ``noticed`` among them, ``minutes.py`` counts.
"""

from collections.abc import Iterator
from typing import Final

from habeas.case.records import Case
from habeas.findings import before_order
from habeas.findings.knew import NOTICES
from habeas.findings.minutes import in_words, minutes_between
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION: Final = "since-notice"


def keys(case: Case) -> Iterator[Key]:
    """Give one key per notice of an order that some source times, and transfer."""
    for notice in case.statements.values():
        about = {claim.value for claim in case.said_of(f"{notice.id}.about")}
        timed = f"{notice.id}.when" in case.times
        if notice.kind in NOTICES and timed and not about.isdisjoint(case.orders):
            for transfer in case.transfers:
                yield Key(QUESTION, notice.id, who=transfer)


def answer(scene: Scene, key: Key) -> Result:
    """Give the minutes from the notice to each act, negative where the act came first."""
    told = f"{key.subject}.when"
    acts = {act: before_order.event_of(scene, Key(act, key.who)) for act in before_order.QUESTIONS}
    events = (told, *acts.values())
    line = scene.line(*events)
    bounds: dict[str, object] = {}
    said = []
    for act, event in acts.items():
        least, most = minutes_between(line, told, event)
        bounds[act] = {"unit": "min", "least": least, "most": most}
        said.append(in_words(event, told, least, most))
    return Result(
        None,
        scene.claims_of(*events),
        scene.assumes_of(*events),
        (*scene.spoken(events, line), " ".join(said)),
        bounds=bounds,
        contradiction=line.is_contradictory,
        events=events,
    )
