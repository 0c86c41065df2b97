"""Writing times: ISO in UTC for machines, and bounds in UTC and a local zone for people."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from habeas.bounds import OPEN_FUTURE, OPEN_PAST, Moment, from_us
from habeas.bounds.moment import SECOND
from habeas.evidence.zones import named_zone


def iso(us: int) -> str | None:
    """Give an instant in ISO 8601 with Z; None for an open end.

    Example:
        >>> iso(0)
        '1970-01-01T00:00:00Z'
    """
    if us <= OPEN_PAST or us >= OPEN_FUTURE:
        return None
    return f"{from_us(us).isoformat().removesuffix('+00:00')}Z"


@dataclass(frozen=True, slots=True)
class Style:
    """How bounds are put into words: dates, and what joins the ends."""

    date: Callable[[date], str] = date.isoformat
    between: str = " "
    to: str = "{a} to {b}"
    before: str = "before {a}"
    after: str = "{a} or later"
    none: str = "no time fits"
    unknown: str = "unknown"


PLAIN = Style()

# Findings about one event say the same bounds again and again.
MOST_WRITTEN = 10_000


@lru_cache(maxsize=MOST_WRITTEN)
def written(moment: Moment, zone: str, style: Style = PLAIN) -> str:
    """Write bounds as people read them: UTC first, then the local zone; outwards to the second.

    Example:
        >>> from datetime import UTC
        >>> from habeas.bounds import to_us
        >>> lo = to_us(datetime(2025, 3, 15, 23, 24, 30, tzinfo=UTC))
        >>> written(Moment(lo, lo + 150_000_000), "America/New_York")
        '2025-03-15 23:24:30 to 23:27:00 UTC (19:24:30 to 19:27:00 EDT)'
    """
    if moment.is_empty:
        return style.none
    lo, hi = _at(moment.earliest), _at(_whole_second(moment.latest))
    if lo is None and hi is None:
        return style.unknown
    if lo is None and hi is not None:
        return style.before.format(a=_both(zone, style, hi))
    assert lo is not None  # noqa: S101 - one end is known here
    if hi is None:
        return style.after.format(a=_both(zone, style, lo))
    return _both(zone, style, lo) if moment.width_us == 1 else _both(zone, style, lo, hi)


def _whole_second(latest: int) -> int:
    """Give the first whole second that is not before the last moment inside."""
    return latest if latest >= OPEN_FUTURE else -(-(latest - 1) // SECOND) * SECOND


def whole_days(moment: Moment, zone: str) -> tuple[date, date, str] | None:
    """Give the first and last day if bounds are whole days of a zone, with its name; else None.

    Example:
        >>> from datetime import UTC
        >>> from habeas.bounds import to_us
        >>> lo = to_us(datetime(2025, 3, 16, 4, tzinfo=UTC))
        >>> whole_days(Moment(lo, lo + 86_400_000_000), "America/New_York")
        (datetime.date(2025, 3, 16), datetime.date(2025, 3, 16), 'EDT')
    """
    lo, hi = _at(moment.earliest), _at(moment.latest)
    if lo is None or hi is None or moment.is_empty:
        return None
    first, after = (end.astimezone(named_zone(zone)) for end in (lo, hi))
    last = (after - timedelta(microseconds=1)).astimezone(named_zone(zone))
    if any(end.time() != time() for end in (first, after)):
        return None
    return first.date(), last.date(), _name(first)


def written_instant(text: str, zone: str) -> str:
    """Write an ISO instant in a zone, as people read it; blank if the zone is UTC.

    Example:
        >>> written_instant("2025-03-15T23:23:00Z", "America/New_York")
        '2025-03-15 19:23:00 EDT'
    """
    here = datetime.fromisoformat(text).astimezone(named_zone(zone))
    return "" if _name(here) == "UTC" else _line([here], PLAIN, dated=True)


def _at(us: int) -> datetime | None:
    return None if us <= OPEN_PAST or us >= OPEN_FUTURE else from_us(us)


def _both(zone: str, style: Style, *ends: datetime) -> str:
    """Write one instant or two in UTC, and beside it in the zone unless that is UTC."""
    here = [end.astimezone(named_zone(zone)) for end in ends]
    if all(_name(end) == "UTC" for end in here):
        return _line(ends, style, dated=True)
    # The local date is left out where both clocks begin on one day.
    dated = here[0].date() != ends[0].date()
    return f"{_line(ends, style, dated=True)} ({_line(here, style, dated=dated)})"


def _line(ends: Sequence[datetime], style: Style, *, dated: bool) -> str:
    """Write one instant or two of one zone, the date and the zone as seldom as they allow."""
    first, last = ends[0], ends[-1]
    more = first.date() != last.date()
    start = _clock(first, style, dated=dated or (more and len(ends) > 1))
    if len(ends) == 1:
        return f"{start} {_name(first)}"
    changed = f" {_name(first)}" if _name(first) != _name(last) else ""
    end = f"{_clock(last, style, dated=more)} {_name(last)}"
    return style.to.format(a=f"{start}{changed}", b=end)


def _clock(when: datetime, style: Style, *, dated: bool) -> str:
    clock = when.time().isoformat("seconds")
    return f"{style.date(when.date())}{style.between}{clock}" if dated else clock


def _name(when: datetime) -> str:
    """Name a zone at a moment: EDT; a zone that has no letters gets UTC before its offset."""
    name = when.tzname() or ""
    return f"UTC{name}" if name[:1] in "+-" else name
