"""``habeas where``: inside or outside a territory at a moment, from two fixes or one."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from typing import Any

import click

from habeas.bounds import Moment, Span, Tri
from habeas.case.suggest import nearest
from habeas.cli.ink import mark, wrapped
from habeas.cli.shared import instant, json_option, print_json, quiet_option, zone_option
from habeas.cli.where_fixes import Typed, typed_fix
from habeas.evidence.times import iso, written
from habeas.places import (
    Region,
    SpeedLimit,
    UnknownRegionError,
    Whereabouts,
    hard_limit,
    region,
    spoken_kt,
    tailwind_kt,
    whereabouts,
)
from habeas.places.aircraft_types import AIRCRAFT
from habeas.places.boundaries import country_codes
from habeas.places.speed import MOVERS


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: a moment, a side of a territory, and what limits the mover."""

    at: Moment
    as_typed: str
    side: str
    territory: Region
    fixes: tuple[Typed, ...]
    limit: SpeedLimit
    aircraft: str


@click.command()
@click.option("--from", "start", metavar="PLACE@TIME", help="Where it was before, and when.")
@click.option("--to", "end", metavar="PLACE@TIME", help="Where it was after, and when.")
@click.option("--at", "at", required=True, metavar="TIME", help="The instant asked about.")
@click.option("--outside", metavar="REGION", help="Was it outside this territory: US, HN, US-TX?")
@click.option("--inside", metavar="REGION", help="Was it inside this territory?")
@click.option(
    "--mover",
    type=click.Choice(["air", *MOVERS]),
    default="air",
    metavar="M",
    show_default=True,
    help="air, road, rail, sea or foot: what limits its speed.",
)
@click.option("--type", "aircraft", default="", metavar="TYPE", help="ICAO type, such as A320.")
@click.option(
    "--speed-kt",
    type=click.FloatRange(min=0, min_open=True),
    metavar="KT",
    help="A speed limit of your own.",
)
@zone_option
@json_option
@quiet_option
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    start: str | None,
    end: str | None,
    at: str,
    outside: str | None,
    inside: str | None,
    mover: str,
    aircraft: str,
    speed_kt: float | None,
    zone: str,
    as_json: bool,
    quiet: bool,
) -> None:
    """Say whether a mover was outside (or inside) a territory at a moment.

    PLACE is an ICAO code or LAT,LON. A time hh:mm of a fix is a printed minute,
    from 30 s before it to 60 s after; --at is that instant exactly. The least
    mean speeds come first, because they rest on no assumed speed.

    \b
      habeas where --outside US --type A320 --at 2025-03-15T18:48-04:00 \\
          --from KHRL@2025-03-15T17:26-04:00 --to MHPR@2025-03-15T19:37-04:00
    """  # noqa: D301 - click reads the backspace
    code = outside or inside
    if (outside is None) == (inside is None) or not code:
        raise click.UsageError("give one of --outside REGION and --inside REGION.")
    first, last = _ends(start, end)
    fixes = tuple(typed for typed in (first, last) if typed)
    side, limit = "outside" if outside else "inside", _limit(mover, aircraft, speed_kt)
    asked = Asked(instant(at, ""), at, side, _territory(code), fixes, limit, aircraft)
    fix, other = (typed.fix if typed else None for typed in (first, last))
    found = whereabouts(asked.territory, fix, other, asked.at, limit.kt)
    told = found.outside if outside else ~found.outside
    record = _record(asked, found, told)
    if as_json:
        print_json([record])
    elif quiet:
        click.echo(mark(told))
    else:
        for line in _lines(asked, record, told, zone or _local_zone(fixes)):
            click.echo(line)


def _ends(start: str | None, end: str | None) -> tuple[Typed | None, Typed | None]:
    """Give the fixes that were typed: one at least, and not the later one first."""
    first, last = (typed_fix(text) if text else None for text in (start, end))
    if not (first or last):
        raise click.UsageError("give at least one of --from and --to.")
    if first and last and last.fix.when.before(first.fix.when) is Tri.YES:
        raise click.UsageError("--to is earlier than --from: swap the two, or mend a date.")
    return first, last


def _limit(mover: str, aircraft: str, speed_kt: float | None) -> SpeedLimit:
    """Give the speed limit; a type that is not in the table gets the nearest ones named."""
    if speed_kt is not None:
        return SpeedLimit(speed_kt, "custom", f"{spoken_kt(speed_kt)}, given with the question")
    if aircraft and mover == "air" and aircraft.strip().upper() not in AIRCRAFT:
        near = nearest(aircraft.upper(), AIRCRAFT, most=3)
        hint = f"; near: {', '.join(near)}" if near else ""
        click.echo(f"type {aircraft!r} is not in the table, so no speed limits it{hint}", err=True)
    return hard_limit(mover, aircraft)


def _territory(code: str) -> Region:
    try:
        return region(code)
    except UnknownRegionError as error:
        near = nearest(code.upper(), country_codes(), most=3)
        hint = f". Near: {', '.join(near)}" if near else ""
        raise click.UsageError(f"{error}{hint}.") from None


def _local_zone(fixes: tuple[Typed, ...]) -> str:
    """Give the zone of the first place that has one, to print beside UTC."""
    return next((typed.zone for typed in fixes if typed.zone), "UTC")


def _record(asked: Asked, found: Whereabouts, told: Tri) -> dict[str, Any]:
    """Give the answer as the JSON contract writes it: speeds in kt, the margin in km."""
    nominal = found.nominal_kt_inside
    wind = tailwind_kt(nominal, asked.aircraft) if nominal < inf else None
    ends = {"earliest": iso(asked.at.earliest), "latest": iso(asked.at.latest)}
    return {
        "at": {**ends, "as_reported": asked.as_typed},
        "region": asked.territory.code,
        "asked": asked.side,
        "answer": told.value,
        "min_speed_kt_inside": _span(found.min_speed_kt_inside),
        "min_speed_kt_outside": _span(found.min_speed_kt_outside),
        "min_speed_kt_inside_by_file": {k: _number(v) for k, v in found.inside_by_file.items()},
        "min_speed_kt_inside_as_printed": {k: _number(v) for k, v in found.nominal_by_file.items()},
        "needs_tailwind_kt": None if wind is None else round(max(0.0, wind), 1),
        "margin_km": _number(found.margin_km),
        "speed_limit": {"kt": asked.limit.kt, "kind": asked.limit.kind, "why": asked.limit.why},
        "contradiction": found.contradiction,
        "assumes": list(_assumptions(asked)),
        "spots": [],
    }


def _assumptions(asked: Asked) -> Iterator[str]:
    for border in asked.territory.boundaries:
        yield f"{border.label}: the line is right within {border.error_km:g} km"
    if asked.territory.note:
        yield asked.territory.note
    yield f"speed: {asked.limit.why}"
    yield from dict.fromkeys(text for typed in asked.fixes for text in typed.assumes)


def _lines(asked: Asked, record: dict[str, Any], told: Tri, zone: str) -> Iterator[str]:
    """Give the answer as people read it: the least speeds first, then what is assumed."""
    *above, last = wrapped(
        f"{asked.side.capitalize()} {asked.territory.code} at {written(asked.at, zone)}:", "", "  "
    )
    yield from above
    yield f"{last} {mark(told)}"
    for side in ("inside", "outside"):
        yield f"  least mean speed to be {side}: {_range(*record[f'min_speed_kt_{side}'])}"
    if record["needs_tailwind_kt"]:
        yield f"  to be inside, it needs a tailwind of {spoken_kt(record['needs_tailwind_kt'])}"
    yield f"  speed limit: {spoken_kt(asked.limit.kt) if asked.limit.kt else 'none'}"
    margin = record["margin_km"]
    if record["contradiction"]:
        yield "  the fixes are farther apart than this limit allows: a contradiction"
    elif margin is not None and margin > 0:
        yield f"  margin to the line: {margin:,.1f} km"
    else:
        yield "  margin to the line: none; both sides are in reach, or the line is too near"
    yield "  assumes"
    for text in record["assumes"]:
        yield from wrapped(text, "  - ", "    ")


def _range(lo: float | None, hi: float | None) -> str:
    if lo is None:
        return "no speed is enough"
    if hi is None:
        return f"{spoken_kt(lo)} or more"
    # Below half a knot both ends print as rest.
    if hi < 0.5:
        return "possible at rest"
    return (
        spoken_kt(lo) if spoken_kt(lo) == spoken_kt(hi) else f"{spoken_kt(lo)} to {spoken_kt(hi)}"
    )


def _span(span: Span) -> list[float | None]:
    return [_number(span.lo), _number(span.hi)]


def _number(value: float) -> float | None:
    return None if value in (inf, -inf) else round(value, 1)
