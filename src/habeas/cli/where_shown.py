"""Where an aircraft was, as people read it: the answer first, then its bounds and its fixes."""

from collections.abc import Iterator
from typing import Final

from habeas.bounds.outward import at_least, at_most
from habeas.cli.ink import heading, mark, wrapped
from habeas.cli.where_asked import Question, spoken_margin, spoken_range
from habeas.cli.where_typed import answer_lines
from habeas.evidence.times import written
from habeas.flights.crossings import Crossing
from habeas.flights.names_json import spoken_name
from habeas.flights.track_json import moment_between
from habeas.flights.where_record import ToldWhere, assumptions, tailwind
from habeas.places import spoken_kt
from habeas.places.area import spoken_area
from habeas.places.geodesic import Point

# More crossings than these are in the JSON only.
MOST_CROSSINGS: Final = 12


def where_lines(told: ToldWhere, zone: str, *, quiet: bool) -> Iterator[str]:
    """Give the answer in lines of at most 80 columns."""
    answer = told.answer
    if quiet:
        yield mark(answer) if answer is not None else _countries(told)
        return
    yield heading(spoken_name(told.ledger.track))
    if answer is None:
        yield from wrapped(f"At {written(told.asked.at, zone)}: {_countries(told)}", "", "  ")
    else:
        asked = told.asked
        question = Question(asked.at, asked.as_typed, asked.side, asked.territory, asked.file)
        yield from answer_lines(question, answer, zone)
        yield from _speeds(told)
    yield from wrapped(f"speed limit: {told.limit.why}", "  ", "    ")
    yield from _places(told)
    yield from _fixes(told, zone)
    yield from _crossings(told, zone)
    yield from _ledger(told)
    yield "  assumes"
    for text in assumptions(told):
        yield from wrapped(text, "  - ", "    ")


def _countries(told: ToldWhere) -> str:
    if told.certain:
        return f"in {' and '.join(told.certain)}"
    if told.possible:
        return f"possibly in {', '.join(told.possible)}; certainly in none of them"
    return "over no country's territory" if told.rows else "no fix tells"


def _speeds(told: ToldWhere) -> Iterator[str]:
    found = told.found
    for side, span in (
        ("inside", found.min_speed_kt_inside),
        ("outside", found.min_speed_kt_outside),
    ):
        least = spoken_range(at_least(span.lo), at_most(span.hi))
        yield from wrapped(f"least mean speed to be {side}: {least}", "  ", "    ")
    wind = tailwind(told)
    if wind:
        yield f"  to be inside, it needs a tailwind of {spoken_kt(wind)}"
    margin = at_least(found.margin_km)
    yield f"  {spoken_margin(margin, contradiction=found.contradiction)}"


def _places(told: ToldWhere) -> Iterator[str]:
    """Give the bounds of the area, and the estimate inside them."""
    found = told.found
    if found.area.upper_km2 < float("inf"):
        area = spoken_area(found.area)
        where = (
            f"somewhere in an area of {area}"
            if area
            else "anywhere on earth, for all that is known"
        )
        yield from wrapped(f"it was {where}", "  ", "    ")
    if found.estimate is not None:
        band, share = found.estimate.band_km, found.estimate.share
        within = (
            f"within {band:g} km of it in {share:.0%} of silences measured"
            if band is not None
            else "no band: the silence is longer than any that was measured"
        )
        yield from wrapped(
            f"likeliest place, which decides nothing: {spoken_point(found.estimate.point)}; "
            f"{within}",
            "  ",
            "    ",
        )


def spoken_point(point: Point) -> str:
    """Write a point in degrees with the letters of its hemispheres.

    Example:
        >>> spoken_point(Point(31.4247, -108.2087))
        '31.425 N 108.209 W'
    """
    north, east = "N" if point.lat >= 0 else "S", "E" if point.lon >= 0 else "W"
    return f"{abs(point.lat):.3f} {north} {abs(point.lon):.3f} {east}"


def _fixes(told: ToldWhere, zone: str) -> Iterator[str]:
    track, at = told.found.track, told.asked.at
    if not told.rows:
        yield "  no usable fix: nothing can be told"
        return
    yield "  the fixes it rests on"
    for row in told.rows:
        spot = track.spot(row)
        side = "before" if track.fixes.t[row] * 1e6 <= at.earliest else "after"
        text = (
            f"{side}: {spoken_point(track.fixes.point(row))}, "
            f"{written(moment_between(*[float(track.fixes.t[row])] * 2), zone)}, "
            f"{spot.at} of {spot.source}"
        )
        yield from wrapped(text, "  - ", "    ")


def _crossings(told: ToldWhere, zone: str) -> Iterator[str]:
    if not told.crossings:
        return
    what = told.asked.territory.code if told.asked.territory else "borders"
    yield f"  crossings of {what}, at least one in each interval"
    at = told.asked.at.earliest / 1e6
    near = sorted(told.crossings, key=lambda one: abs(one.estimate - at))[:MOST_CROSSINGS]
    for one in sorted(near, key=lambda one: (one.estimate, one.region, one.enters)):
        yield from wrapped(_crossing(one, zone), "  - ", "    ")
    if len(told.crossings) > len(near):
        yield f"  - and {len(told.crossings) - len(near):,} farther off in time (--json has them)"


def _crossing(one: Crossing, zone: str) -> str:
    between = written(moment_between(one.earliest, one.latest), zone)
    way = "into" if one.enters else "out of"
    guess = written(moment_between(one.estimate, one.estimate), "UTC").split(" ", 1)[1]
    return f"{way} {one.region}: {between}; estimate {guess} at {spoken_point(one.point)}"


def _ledger(told: ToldWhere) -> Iterator[str]:
    yield from wrapped(spoken_ledger(told.ledger.counts(), told.ledger.refused()), "  ", "    ")
    same = told.same_with_doubtful
    if same is not None and told.ledger.counts()["doubtful"]:
        word = "is the same" if same else "differs, so nothing certain is said"
        yield f"  with the doubtful fixes the answer {word}"


def spoken_ledger(counts: dict[str, int], refused: dict[str, int]) -> str:
    """Put the counts of a ledger into words, with the rules that refused fixes.

    Example:
        >>> spoken_ledger({"used": 9, "doubtful": 1, "rejected": 0}, {"too-high": 1})
        'fixes: 9 used, 1 doubtful, 0 rejected (too-high 1)'
    """
    rules = ", ".join(f"{rule} {count:,}" for rule, count in refused.items())
    told = ", ".join(f"{count:,} {word}" for word, count in counts.items())
    return f"fixes: {told}" + (f" ({rules})" if rules else "")
