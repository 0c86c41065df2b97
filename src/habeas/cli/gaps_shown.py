"""Silences as people read them: the least mean speed first, then what the time allows."""

from collections.abc import Iterator
from typing import Final

from habeas.cli.ink import heading, wrapped
from habeas.cli.where_shown import spoken_ledger, spoken_point
from habeas.evidence.times import written
from habeas.flights.gap_record import ToldGap
from habeas.flights.names_json import spoken_name
from habeas.flights.track_json import moment_between
from habeas.places import spoken_kt

# More fields than these are in the JSON only.
MOST_FIELDS: Final = 10
_IN: Final = "  "


def gap_lines(told: ToldGap, zone: str, *, quiet: bool) -> Iterator[str]:
    """Give a silence in lines of at most 80 columns; quiet, one line."""
    gap = told.gap
    who = told.ledger.track.icao24 or told.ledger.track.name
    when = written(moment_between(gap.t1, gap.t2), zone)
    least = spoken_kt(gap.min_speed_kt())
    if quiet:
        yield f"{who} {when} {gap.kind.value} {least}"
        return
    yield heading(spoken_name(told.ledger.track))
    yield from wrapped(f"silent {spoken_time(gap.duration_s)}: {when}", _IN, _IN * 2)
    for text in (
        f"least mean speed: {least} over {gap.distance_km:,.1f} km",
        f"kind: {gap.kind.value}; {gap.reason}",
        f"speed limit: {told.limit.why}",
    ):
        yield from wrapped(text, _IN * 2, _IN * 3)
    for stop_s in told.stops:
        yield from _stops(told, stop_s, zone)
    for text in (*_countries(told), _others(told), *_ends(told)):
        yield from wrapped(text, _IN * 2, _IN * 3)
    counts = spoken_ledger(told.ledger.counts(), told.ledger.refused())
    yield from wrapped(counts, _IN * 2, _IN * 3)


def spoken_time(seconds: float) -> str:
    """Write a length of time.

    Example:
        >>> spoken_time(23714.33), spoken_time(300), spoken_time(90)
        ('6 h 35 min', '5 min', '1 min 30 s')
    """
    whole = round(seconds)
    if whole >= 3600:
        minutes = whole % 3600 // 60
        return f"{whole // 3600} h" + (f" {minutes} min" if minutes else "")
    return f"{whole // 60} min" + (f" {whole % 60} s" if whole % 60 else "")


def _stops(told: ToldGap, stop_s: float, zone: str) -> Iterator[str]:
    """Give the least speed that a stop needs, and the fields at which it fits."""
    stops, least = told.stops[stop_s], told.gap.min_speed_kt(stop_s)
    what = f"a stop of {spoken_time(stop_s)}"
    if least == float("inf") or told.gap.duration_s + told.gap.slack_s <= stop_s:
        yield from wrapped(f"{what} is longer than the silence", _IN * 2, _IN * 3)
        return
    needs = f"{what} needs {spoken_kt(least)} at least"
    count = f"fits at {len(stops):,} field{'s' * (len(stops) != 1)}" if stops else "fits nowhere"
    yield from wrapped(f"{needs}; at the limit it {count}", _IN * 2, _IN * 3)
    for stop in stops[:MOST_FIELDS]:
        between = written(moment_between(stop.earliest_arrival, stop.latest_departure), zone)
        text = (
            f"{stop.airport}: {spoken_kt(stop.min_speed_kt)}; there {between}, "
            f"{spoken_time(stop.longest_stop_s)} at most"
        )
        yield from wrapped(text, f"{_IN * 2}- ", _IN * 4)
    if len(stops) > MOST_FIELDS:
        yield f"{_IN * 2}- and {len(stops) - MOST_FIELDS:,} more (--json has them)"


def _countries(told: ToldGap) -> Iterator[str]:
    certain, possible = told.countries.certain, told.countries.possible
    yield f"countries it certainly touched: {', '.join(certain) or 'none'}"
    more = [code for code in possible if code not in certain]
    yield f"countries it may have touched as well: {', '.join(more) or 'none'}"


def _others(told: ToldGap) -> str:
    if told.others is None:
        return "whether others were heard there meanwhile the files cannot say"
    if told.others == 1:
        return "1 other aircraft was heard near an end meanwhile"
    return f"{told.others} other aircraft were heard near an end meanwhile"


def _ends(told: ToldGap) -> Iterator[str]:
    track, gap = told.track, told.gap
    for word, row in (("last fix before", gap.before), ("first fix after", gap.after)):
        spot, height = track.spot(row), float(track.fixes.alt_ft[row])
        high = f"{height:,.0f} ft, " if height == height else ""  # noqa: PLR0124 - nan is unsaid
        yield f"{word}: {spoken_point(track.fixes.point(row))}, {high}{spot.at} of {spot.source}"
