"""``habeas where``: inside or outside a territory at a moment, from two fixes or one."""

from math import inf
from typing import Any

import click

from habeas.bounds import Moment, Span, Tri
from habeas.cli.matrix import MARKS
from habeas.cli.shared import instant, json_option, print_json, say
from habeas.evidence.local_time import TimeWordsError
from habeas.evidence.times import iso, written
from habeas.evidence.words_time import read_time
from habeas.evidence.zones import ZoneContext
from habeas.places import (
    Fix,
    Point,
    Region,
    SpeedLimit,
    Whereabouts,
    airport,
    hard_limit,
    region,
    tailwind_kt,
    whereabouts,
)

KMH_PER_KT = 1.852


@click.command()
@click.option(
    "--from", "start", metavar="PLACE@TIME", help="A fix before: KHRL@2025-03-15T17:26-04:00."
)
@click.option("--to", "end", metavar="PLACE@TIME", help="A fix after.")
@click.option(
    "--at",
    "at",
    required=True,
    metavar="TIME",
    help="The moment asked about, that instant exactly.",
)
@click.option("--outside", metavar="REGION", help="Was it outside this territory (US, HN, US-TX)?")
@click.option("--inside", metavar="REGION", help="Was it inside this territory?")
@click.option(
    "--mover",
    type=click.Choice(["air", "road", "rail", "sea", "foot"]),
    default="air",
    show_default=True,
)
@click.option("--type", "aircraft", default="", metavar="TYPE", help="ICAO type, such as A320.")
@click.option(
    "--speed-kt", type=click.FloatRange(min=0, min_open=True), help="A speed limit of your own."
)
@json_option
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    start: str | None,
    end: str | None,
    at: str,
    outside: str | None,
    inside: str | None,
    mover: str,
    aircraft: str,
    speed_kt: float | None,
    as_json: bool,
) -> None:
    """Say whether a mover was outside (or inside) a territory at a moment.

    A time hh:mm of a fix is a printed minute, [m - 30 s, m + 60 s). PLACE is an ICAO code or
    LAT,LON. The least mean speeds come first, because they rest on no assumed speed.

    \b
      habeas where --from KHRL@2025-03-15T17:26-04:00 --to MHPR@2025-03-15T19:37-04:00 \\
                   --at 2025-03-15T18:48-04:00 --outside US --type A320
    """  # noqa: D301 - click reads the backspace
    code = outside or inside
    if (outside is None) == (inside is None) or code is None:
        raise click.UsageError("give one of --outside REGION and --inside REGION")
    if start is None and end is None:
        raise click.UsageError("give at least one of --from and --to")
    first, last = (_fix(text) if text else None for text in (start, end))
    if first and last and last.when.before(first.when) is Tri.YES:
        raise click.UsageError("--to is earlier than --from: swap the two, or mend a date")
    moment: Moment = instant(at, "")
    limit = hard_limit(mover, aircraft)
    if speed_kt is not None:
        limit = SpeedLimit(speed_kt, "custom", f"{speed_kt:g} kt, given with the question")
    territory = region(code)
    found = whereabouts(territory, first, last, moment, limit.kt)
    told = found.outside if outside else ~found.outside
    asked = "outside" if outside else "inside"
    record = {
        "at": {"earliest": iso(moment.earliest), "latest": iso(moment.latest), "as_reported": at},
        "region": code,
        "asked": asked,
        "answer": told.value,
        **_figures(found, limit, aircraft),
        "assumes": _assumptions(territory, limit, [fix for fix in (first, last) if fix]),
        "spots": [],
    }
    if as_json:
        print_json([record])
        return
    _print(record, told, limit, code, written(moment, "UTC"))


def _figures(found: Whereabouts, limit: SpeedLimit, aircraft: str) -> dict[str, Any]:
    """Give the speeds in kt and the margin in km, as the JSON contract writes them."""
    nominal = found.nominal_kt_inside
    wind = tailwind_kt(nominal, aircraft) if nominal < inf else None
    return {
        "min_speed_kt_inside": _span(found.min_speed_kt_inside),
        "min_speed_kt_outside": _span(found.min_speed_kt_outside),
        "min_speed_kt_inside_by_file": {k: _number(v) for k, v in found.inside_by_file.items()},
        "min_speed_kt_inside_as_printed": {k: _number(v) for k, v in found.nominal_by_file.items()},
        "needs_tailwind_kt": None if wind is None else round(max(0.0, wind), 1),
        "margin_km": _number(found.margin_km),
        "speed_limit": {"kt": limit.kt, "kind": limit.kind, "why": limit.why},
        "contradiction": found.contradiction,
    }


def _assumptions(territory: Region, limit: SpeedLimit, fixes: list[Fix]) -> list[str]:
    return [
        *(f"{b.label}: the line is right within {b.error_km:g} km" for b in territory.boundaries),
        *([territory.note] if territory.note else []),
        *([limit.why] if limit.kt else []),
        *(f"{fix.name} is within {fix.radius_km:g} km of its point" for fix in fixes),
    ]


def _print(record: dict[str, Any], told: Tri, limit: SpeedLimit, code: str, when: str) -> None:
    say(f"{record['asked'].capitalize()} {code} at {when}: {MARKS[told]}")
    for name in ("inside", "outside"):
        lo, hi = record[f"min_speed_kt_{name}"]
        say(f"  least mean speed to be {name}: {_kt(lo)}" + (f" to {_kt(hi)}" if hi != lo else ""))
    if record["needs_tailwind_kt"]:
        wind = record["needs_tailwind_kt"]
        say(f"  to be inside, this type needs a tailwind of {wind:,.0f} kt")
    say(f"  speed limit: {_kt(limit.kt) if limit.kt else 'none'} ({limit.why})")
    if record["contradiction"]:
        say("  the fixes are farther apart than this limit allows: a contradiction")
    elif record["margin_km"] is not None:
        say(f"  margin to the line: {record['margin_km']:,.1f} km")
    for text in record["assumes"]:
        say(f"  assumes: {text}")


def _fix(text: str) -> Fix:
    place, _, when = text.partition("@")
    if not when:
        raise click.UsageError(f"{text!r}: write PLACE@TIME, such as KHRL@2025-03-15T17:26-04:00")
    point, radius, zone = _place(place)
    try:
        said = read_time(when, ZoneContext(place=zone))
    except TimeWordsError as error:
        raise click.UsageError(str(error)) from error
    moments = [a.when for a in said.alternatives] or ([said.limit] if said.limit else [])
    if len(moments) != 1:
        raise click.UsageError(f"{when!r}: one time is needed here")
    return Fix(point, radius, moments[0], place)


def _place(text: str) -> tuple[Point, float, str]:
    found = airport(text)
    if found is not None:
        return found.point, found.radius_km, found.zone
    try:
        lat, lon = (float(part) for part in text.split(","))
    except ValueError:
        raise click.UsageError(f"{text!r} is neither an airport code nor LAT,LON") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise click.UsageError(f"{text!r} is outside the globe")
    return Point(lat, lon), 0.0, ""


def _span(span: Span) -> list[float | None]:
    return [_number(span.lo), _number(span.hi)]


def _number(value: float) -> float | None:
    return None if value in (inf, -inf) else round(value, 1)


def _kt(kt: float | None) -> str:
    if kt is None:
        return "no speed is enough"
    return f"{kt:,.0f} kt ({kt * KMH_PER_KT:,.0f} km/h)"
