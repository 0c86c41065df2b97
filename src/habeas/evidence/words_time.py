"""From words to time: the one grammar in which a claim says when.

A bare value is an alternative (rivals may stand beside it). ``between``, ``after`` and
``before`` are limits, all believed. ``after T1.1.takeoff`` is a relation to an event.

    2025-03-15 17:26 EDT     2025-03-15T17:26:05-04:00     2025-03-15     2025-03     2023
    about T     ~T     T..T     between T and T     after T     before T     <T     T | T
    early 2025-03-16     2025-03-15 evening     2025-03 (a Saturday)     unknown

EDTF (ISO 8601-2:2019, level 1) intervals, open ends, one-of sets and ``X`` digits are
accepted. The bounds of vague words follow table 1 (``vague.py``).
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from math import ceil

from habeas.bounds import OPEN_FUTURE, OPEN_PAST, Alternative, Moment, intersection_of
from habeas.evidence import vague
from habeas.evidence.local_time import LocalStretch, TimeWordsError, read_local, zone_written
from habeas.evidence.zones import UnknownZoneError, ZoneContext, as_utc, named_zone

EVENT_ID = re.compile(r"[A-Za-z][\w-]*(?:\.[\w-]+)+")

_WEEKDAY = re.compile(r"(\d{4})-(\d{2})\s*\((?:an?\s+)?([A-Za-z]+day)\)")
_PARTS = "|".join(vague.DAY_PARTS)
_PART_FIRST = re.compile(
    rf"({_PARTS})\s+(?:of\s+|on\s+)?(\d{{4}}-\d{{2}}-\d{{2}})(?:\s+(\S+))?", re.IGNORECASE
)
_PART_LAST = re.compile(rf"(\d{{4}}-\d{{2}}-\d{{2}})\s+({_PARTS})(?:\s+(\S+))?", re.IGNORECASE)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class TimeWords:
    """What one time expression says.

    Attributes:
        words: the expression as written.
        alternatives: bare values, each with its bounds; more than one are rivals.
        limit: what a limit allows; None for a bare value or a relation.
        after: events it must come after.
        before: events it must come before.
        assumes: what was relied on, as (kind, sentence).
        unzoned: whether a local time had no zone at all.
    """

    words: str
    alternatives: tuple[Alternative, ...] = ()
    limit: Moment | None = None
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    assumes: tuple[tuple[str, str], ...] = ()
    unzoned: bool = False


def read_time(words: str, zones: ZoneContext, *, series: str = "") -> TimeWords:
    """Give what a time expression says.

    Args:
        words: the expression.
        zones: where the zone comes from when the expression writes none.
        series: names the source and basis, so that minutes printed by one source compare
            as printed.

    Raises:
        TimeWordsError: if the words are not in the grammar, with the way out.

    Example:
        >>> got = read_time("2025-03-15 17:26 EDT", ZoneContext())
        >>> got.alternatives[0].when == Moment.between(
        ...     datetime.fromisoformat("2025-03-15T21:25:30Z"),
        ...     datetime.fromisoformat("2025-03-15T21:27:00Z"))
        True
        >>> read_time("after O-written.entered", ZoneContext()).after
        ('O-written.entered',)
    """
    text = " ".join(words.split())
    if not text:
        raise TimeWordsError("no time is given; write `unknown` if none is known")
    if text.lower() == "unknown":
        return TimeWords(words)
    rivals = re.split(r"\s*\|\s*|\s+or\s+", text)
    if len(rivals) > 1:
        return _merged(words, [read_time(rival, zones, series=series) for rival in rivals])
    if text.startswith("[") and text.endswith("]") and "," in text:
        return _merged(
            words, [read_time(part, zones, series=series) for part in text[1:-1].split(",")]
        )
    try:
        return replace(_single(text, zones, series), words=words)
    except OverflowError as error:
        raise TimeWordsError(f"{text!r} lies beyond the years 1 to 9999 of the calendar") from error


def _merged(words: str, rivals: list[TimeWords]) -> TimeWords:
    """Give rivals written in one expression; each must be a bare value."""
    if any(not rival.alternatives for rival in rivals):
        raise TimeWordsError("rivals joined by `|` or `or` must each be a time, not a limit")
    return TimeWords(
        words,
        alternatives=tuple(a for rival in rivals for a in rival.alternatives),
        assumes=tuple(dict.fromkeys(a for rival in rivals for a in rival.assumes)),
        unzoned=any(rival.unzoned for rival in rivals),
    )


def _single(text: str, zones: ZoneContext, series: str) -> TimeWords:
    """Read one expression: a limit, a relation, a vague or a plain value."""
    lowered = text.lower()
    if match := re.fullmatch(r"between\s+(.+?)\s+and\s+(.+)", text, re.IGNORECASE):
        return _limits(zones, after=match[1], before=match[2])
    if match := re.fullmatch(r"(.+?)\s*\.\.\s*(.+)", text):
        return _limits(zones, after=match[1], before=match[2])
    if "/" in text and (match := re.fullmatch(r"(\.\.|\d{4}[^/]*)/(\.\.|\d{4}[^/]*)", text)):
        return _limits(
            zones,
            after="" if match[1] == ".." else match[1],
            before="" if match[2] == ".." else match[2],
        )
    for word, side in (("after ", "after"), (">", "after"), ("before ", "before"), ("<", "before")):
        if lowered.startswith(word):
            return _one_sided(text[len(word) :].strip(), side, zones)
    for word in ("about ", "around ", "circa ", "~"):
        if lowered.startswith(word):
            return _about(text[len(word) :].strip(), zones)
    return _vague_day(text, zones) or _plain(text, zones, series)


def _one_sided(text: str, side: str, zones: ZoneContext) -> TimeWords:
    """Read ``after X`` or ``before X``, where X is a time or an event."""
    if EVENT_ID.fullmatch(text):
        return (
            TimeWords(text, after=(text,)) if side == "after" else TimeWords(text, before=(text,))
        )
    return _limits(zones, after=text) if side == "after" else _limits(zones, before=text)


def _limits(zones: ZoneContext, *, after: str = "", before: str = "") -> TimeWords:
    """Give the limit [earliest reading of ``after``, latest reading of ``before``)."""
    ends = []
    limit = Moment.unknown()
    # A zone written once, at the end of `between T and T EDT`, is meant for both.
    zone = zone_written(before) if after and before and not zone_written(after) else ""
    for text, is_start in ((f"{after} {zone}".strip(), True), (before, False)):
        if not text:
            continue
        said = _plain(text, zones, "")
        when = said.alternatives[0].when
        limit = limit.intersect(
            Moment(when.earliest, OPEN_FUTURE) if is_start else Moment(OPEN_PAST, when.latest)
        )
        ends.append(said)
    if limit.is_empty:
        raise TimeWordsError(f"`{after}` comes after `{before}`: swap the two, or mend one")
    return TimeWords(
        "",
        limit=limit,
        assumes=tuple(dict.fromkeys(a for said in ends for a in said.assumes)),
        unzoned=any(said.unzoned for said in ends),
    )


def _about(text: str, zones: ZoneContext) -> TimeWords:
    """Read ``about T``: 15 minutes either side of a minute, 30 of a full hour."""
    point = read_local(text)
    slack = {
        "second": vague.ABOUT_MINUTE,
        "minute": vague.ABOUT_MINUTE,
        "hour": vague.ABOUT_HOUR,
    }.get(point.unit)
    if slack is None:
        raise TimeWordsError(
            f"table {vague.TABLE} knows `about` for a clock time only; write `between D and D`"
        )
    start = point.start
    minutes = int(slack.total_seconds() // 60)
    note = ("vague", f"table {vague.TABLE}: about {_clock(point)} = {minutes} min either side")
    return _placed(replace(point, start=start - slack, end=start + slack), zones, "", (note,))


def _clock(point: LocalStretch) -> str:
    return "a full hour" if point.unit == "hour" else "hh:mm"


def _vague_day(text: str, zones: ZoneContext) -> TimeWords | None:
    """Read a part of a day, or a weekday of a month; None if it is neither."""
    if match := _PART_FIRST.fullmatch(text):
        part, date, zone = match[1], match[2], match[3]
    elif match := _PART_LAST.fullmatch(text):
        date, part, zone = match[1], match[2], match[3]
    elif match := _WEEKDAY.fullmatch(text):
        return _weekdays(int(match[1]), int(match[2]), match[3].lower(), zones)
    else:
        return None
    first, last = vague.DAY_PARTS[part.lower()]
    day = read_local(date).start
    point = LocalStretch(
        day + timedelta(hours=first), day + timedelta(hours=last), "part", zone or ""
    )
    note = f"table {vague.TABLE}: {part.lower()} of a day = [{first:02}:00, {last:02}:00)"
    return _placed(point, zones, "", (("vague", note),))


def _weekdays(year: int, month: int, name: str, zones: ZoneContext) -> TimeWords:
    """Read ``2025-03 (a Saturday)``: from the first to the last such day of the month."""
    if name not in _DAYS:
        raise TimeWordsError(f"{name!r} is not a day of the week")
    span = read_local(f"{year:04}-{month:02}")
    days = [span.start + timedelta(days=n) for n in range((span.end - span.start).days)]
    those = [day for day in days if day.weekday() == _DAYS.index(name)]
    point = LocalStretch(those[0], those[-1] + timedelta(days=1), "weekday", "")
    note = f"table {vague.TABLE}: a {name.title()} of a month = the first to the last of them"
    return _placed(point, zones, "", (("vague", note),))


def _plain(text: str, zones: ZoneContext, series: str) -> TimeWords:
    """Read a date or a clock time as printed."""
    point = read_local(text)
    if point.unit != "minute":
        return _placed(point, zones, "", ())
    note = ("minute", "a printed minute m is [m - 30 s, m + 60 s)")
    widened = replace(
        point, start=point.start - vague.MINUTE_BEFORE, end=point.start + vague.MINUTE_AFTER
    )
    return _placed(widened, zones, series, (note,), printed=point.start)


def _placed(
    point: LocalStretch,
    zones: ZoneContext,
    series: str,
    notes: tuple[tuple[str, str], ...],
    printed: datetime | None = None,
) -> TimeWords:
    """Put a local stretch on the one clock, and say where its zone came from."""
    zone, origin, name = _zone_of(point, zones)
    when = as_utc(point.start, point.end, zone)
    if origin == "unknown":
        notes = (*notes, ("zone", "no zone is stated: any zone on earth, from UTC-12 to UTC+14"))
    elif origin:
        notes = (*notes, ("zone", f"{origin}: {name}"))
    if series and printed is not None:
        series += "" if zone is not None else " (zone unknown)"
        exact = as_utc(printed, printed, zone).earliest
        alternative = Alternative(when, series, exact)
    else:
        alternative = Alternative(when)
    return TimeWords("", (alternative,), assumes=notes, unzoned=zone is None)


def _zone_of(point: LocalStretch, zones: ZoneContext) -> tuple[tzinfo | None, str, str]:
    """Give (zone, where it was assumed from, its name); the origin is blank if written."""
    try:
        if point.zone:
            return zones.written(point.zone, point.start), "", point.zone
        name, origin = zones.assumed()
        return (named_zone(name) if name else None), origin, name
    except UnknownZoneError as error:
        raise TimeWordsError(str(error)) from error


def limits_of(said: list[TimeWords]) -> Moment:
    """Give what all the limits among several expressions allow together."""
    return intersection_of(words.limit for words in said if words.limit is not None)


def with_clock_error(said: TimeWords, clock_s: float) -> TimeWords:
    """Give the same words of a source whose clock may be off by ``clock_s`` seconds.

    A source's own times keep the order in which it printed them: one clock is off as a whole.

    Example:
        >>> said = read_time("2025-03-15 17:26:05 Z", ZoneContext())
        >>> with_clock_error(said, 2.0).alternatives[0].when.width_us
        5000000
    """
    if not clock_s:
        return said
    slack_us = ceil(abs(clock_s) * 1_000_000)
    note = ("clock", f"the source's clock is right within {abs(clock_s):g} s")
    return replace(
        said,
        alternatives=tuple(replace(a, when=a.when.widen(slack_us)) for a in said.alternatives),
        limit=said.limit.widen(slack_us) if said.limit is not None else None,
        assumes=(*said.assumes, note),
    )
