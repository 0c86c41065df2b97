"""Telling: which questions the explainer asks, in which order, and what answers each.

First the questions of hand/explainer.yaml, each with the records that it names; then, by what
the case holds, the questions that every case raises, without what has been told already; last
the box of what nobody says, what conflicts and what was inferred.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from habeas.findings.questions import key_of
from habeas.publish import box_sentences, finding_sentences
from habeas.publish.pieces import plain
from habeas.publish.record_sentences import (
    Said,
    of_custody,
    of_group,
    of_order,
    of_reading,
    of_thing,
    of_transfer,
)
from habeas.publish.statement_sentences import of_statement
from habeas.publish.voice import Voice


@dataclass(frozen=True, slots=True)
class Topic:
    """One heading, what answers it, and the heading that it stands under."""

    question: str
    said: Iterable[Said]
    part_of: str = ""


def topics(voice: Voice) -> Iterator[Topic]:
    """Give every topic in order."""
    told: set[str] = set()
    for question in voice.case.questions.values():
        told |= set(question.covers)
        said = (one for id_ in question.covers for one in _of(voice, id_))
        yield Topic(plain(voice.own(question.question)), said)
    for heading, told_of in _defaults(voice, told):
        yield Topic(plain(voice.say(f"heading.{heading}")), told_of)
    box = plain(voice.say("heading.box"))
    for part in ("silent", "conflicts", "inferred"):
        said = getattr(box_sentences, part)(voice)
        yield Topic(plain(voice.say(f"heading.{part}")), said, box)


def _of(voice: Voice, id_: str) -> Iterator[Said]:
    """Give what is told of one record, or of a finding."""
    case = voice.case
    tellers: tuple[tuple[Iterable[str], Callable[[], Iterator[Said]]], ...] = (
        (case.groups, lambda: of_group(voice, id_)),
        (case.things, lambda: of_thing(voice, case.things[id_])),
        (case.transfers, lambda: of_transfer(voice, id_)),
        (case.orders, lambda: of_order(voice, id_)),
        (case.statements, lambda: of_statement(voice, case.statements[id_])),
        (case.readings, lambda: of_reading(voice, id_)),
    )
    for records, teller in tellers:
        if id_ in records:
            yield from teller()
            return
    key = key_of(case, id_) if "/" in id_ else None
    if key is not None:
        yield from finding_sentences.of_finding(voice, key)


def _defaults(voice: Voice, told: set[str]) -> Iterator[tuple[str, Iterable[Said]]]:
    """Give the questions that every case raises, as far as it holds what answers them."""
    case = voice.case

    def each(ids: Iterable[str]) -> Iterable[Said]:
        return (one for id_ in ids if id_ not in told for one in _of(voice, id_))

    def of_sort(sort: str) -> Iterable[Said]:
        return each(thing.id for thing in case.things.values() if thing.sort == sort)

    def by_time(statement: str) -> tuple[int, str]:
        event = f"{statement}.when"
        return voice.scene.line(event).bounds(event).earliest, statement

    alleged = {s.id for s in case.statements.values() if s.kind == "allegation"}
    yield "people", each(case.groups)
    for sort in ("facility", "agreement", "authority"):
        yield sort, of_sort(sort)
    yield "movement", each(case.transfers)
    yield "custody", of_custody(voice)
    yield "orders", each(case.orders)
    yield "covered", finding_sentences.covers(voice)
    yield "answers", finding_sentences.answers(voice)
    yield "speeds", finding_sentences.speeds(voice)
    yield "force", finding_sentences.in_force(voice)
    yield "allegations", each(s for s in case.statements if s in alleged)
    yield "statements", each(s for s in sorted(case.statements, key=by_time) if s not in alleged)
    yield "readings", each(case.readings)
