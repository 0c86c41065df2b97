"""``habeas where`` of typed fixes: the record, and what is printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from typing import Any

import click

from habeas.bounds import Tri
from habeas.bounds.outward import at_least
from habeas.cli.ink import mark, wrapped
from habeas.cli.shared import print_json
from habeas.cli.where_asked import (
    Mover,
    Question,
    span_json,
    spoken_margin,
    spoken_range,
)
from habeas.cli.where_fixes import Reading, Typed, typed_fix
from habeas.evidence.times import iso, written
from habeas.flights.track_json import number
from habeas.places import SpeedLimit, spoken_kt, tailwind_kt
from habeas.places.region import Region
from habeas.places.whereabouts import Whereabouts, whereabouts


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of typed fixes."""

    question: Question
    territory: Region
    fixes: tuple[Typed, ...]
    limit: SpeedLimit
    aircraft: str


@dataclass(frozen=True, slots=True)
class Ends:
    """The fixes as they are typed, and how they are read."""

    start: str | None
    end: str | None
    reading: Reading

    def fixes(self) -> tuple[Typed | None, Typed | None]:
        """Read them: one at least, and not the later one first."""
        first, last = (
            typed_fix(text, self.reading) if text else None for text in (self.start, self.end)
        )
        if not (first or last):
            raise click.UsageError("give a TRACK, or at least one of --from and --to.")
        if first and last and last.fix.when.before(first.fix.when) is Tri.YES:
            raise click.UsageError("--to is earlier than --from: swap the two, or mend a date.")
        return first, last


@dataclass(frozen=True, slots=True)
class Printing:
    """How an answer is printed."""

    zone: str
    as_json: bool
    quiet: bool


def answer_typed(question: Question, ends: Ends, mover: Mover, how: Printing) -> None:
    """Answer from typed fixes, and print it."""
    first, last = ends.fixes()
    if question.territory is None:
        raise click.UsageError("give one of --outside REGION and --inside REGION.")
    fixes = tuple(typed for typed in (first, last) if typed)
    asked = Asked(question, question.territory, fixes, mover.limit(), mover.aircraft)
    fix, other = (typed.fix if typed else None for typed in (first, last))
    found = whereabouts(asked.territory, fix, other, question.at, asked.limit.kt)
    told = found.outside if question.side == "outside" else ~found.outside
    record = _record(asked, found, told)
    if how.as_json:
        print_json([record])
    elif how.quiet:
        click.echo(mark(told))
    else:
        for line in _lines(asked, record, told, how.zone or _local_zone(fixes)):
            click.echo(line)


def _local_zone(fixes: tuple[Typed, ...]) -> str:
    """Give the zone of the first place that has one, to print beside UTC."""
    return next((typed.zone for typed in fixes if typed.zone), "UTC")


def _record(asked: Asked, found: Whereabouts, told: Tri) -> dict[str, Any]:
    """Give the answer as the JSON contract writes it: speeds in kt, the margin in km."""
    nominal, at = found.nominal_kt_inside, asked.question.at
    wind = tailwind_kt(nominal, asked.aircraft) if nominal < inf else None
    ends = {"earliest": iso(at.earliest), "latest": iso(at.latest)}
    return {
        "at": {**ends, "as_reported": asked.question.as_typed},
        "region": asked.territory.code,
        "asked": asked.question.side,
        "answer": told.value,
        "min_speed_kt_inside": span_json(found.min_speed_kt_inside),
        "min_speed_kt_outside": span_json(found.min_speed_kt_outside),
        "min_speed_kt_inside_by_file": _tenths(found.inside_by_file),
        "min_speed_kt_inside_as_printed": _tenths(found.nominal_by_file),
        "needs_tailwind_kt": None if wind is None else round(max(0.0, wind), 1),
        "margin_km": at_least(found.margin_km),
        "speed_limit": {"kt": asked.limit.kt, "kind": asked.limit.kind, "why": asked.limit.why},
        "contradiction": found.contradiction,
        "assumes": list(_assumptions(asked)),
        "spots": [],
    }


def _tenths(by_file: dict[str, float]) -> dict[str, float | None]:
    return {file: number(kt) for file, kt in by_file.items()}


def _assumptions(asked: Asked) -> Iterator[str]:
    yield from border_assumptions(asked.territory)
    yield f"speed: {asked.limit.why}"
    yield from dict.fromkeys(text for typed in asked.fixes for text in typed.assumes)


def border_assumptions(territory: Region) -> Iterator[str]:
    """Say what is taken for right of a territory's line."""
    for border in territory.boundaries:
        yield f"{border.label}: the line is right within {border.error_km:g} km"
    if territory.note:
        yield territory.note


def _lines(asked: Asked, record: dict[str, Any], told: Tri, zone: str) -> Iterator[str]:
    """Give the answer as people read it: the least speeds first, then what is assumed."""
    question = asked.question
    yield from answer_lines(question, told, zone)
    for side in ("inside", "outside"):
        least = spoken_range(*record[f"min_speed_kt_{side}"])
        yield from wrapped(f"least mean speed to be {side}: {least}", "  ", "    ")
    if record["needs_tailwind_kt"]:
        yield f"  to be inside, it needs a tailwind of {spoken_kt(record['needs_tailwind_kt'])}"
    yield f"  speed limit: {spoken_kt(asked.limit.kt) if asked.limit.kt else 'none'}"
    yield f"  {spoken_margin(record['margin_km'], contradiction=record['contradiction'])}"
    yield "  assumes"
    for text in record["assumes"]:
        yield from wrapped(text, "  - ", "    ")


def answer_lines(question: Question, told: Tri, zone: str) -> Iterator[str]:
    """Give the answer itself: the side, the moment on both clocks, and the word."""
    assert question.territory is not None  # noqa: S101 - an answer is about a territory
    text = f"{question.side.capitalize()} {question.territory.code} at"
    *above, last = wrapped(f"{text} {written(question.at, zone)}:", "", "  ")
    yield from above
    yield f"{last} {mark(told)}"
