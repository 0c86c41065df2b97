"""Writing times: ISO in UTC for machines, and bounds in UTC and a local zone for people."""

from collections.abc import Sequence
from datetime import UTC, datetime

from habeas.bounds import OPEN_FUTURE, OPEN_PAST, Moment, from_us
from habeas.evidence.zones import named_zone


def iso(us: int) -> str | None:
    """Give an instant in ISO 8601 with Z; None for an open end.

    Example:
        >>> iso(0)
        '1970-01-01T00:00:00Z'
    """
    if us <= OPEN_PAST or us >= OPEN_FUTURE:
        return None
    text = from_us(us).replace(tzinfo=None).isoformat()
    return f"{text}Z"


def written(moment: Moment, zone: str) -> str:
    """Write bounds as people read them: UTC first, then the local zone.

    Example:
        >>> from habeas.bounds import to_us
        >>> lo = to_us(datetime(2025, 3, 15, 23, 24, 30, tzinfo=UTC))
        >>> written(Moment(lo, lo + 150_000_000), "America/New_York")
        '2025-03-15 23:24:30 to 23:27:00 UTC (19:24:30 to 19:27:00 EDT)'
    """
    if moment.is_empty:
        return "no time fits"
    lo, hi = _at(moment.earliest), _at(moment.latest)
    if lo is None and hi is None:
        return "unknown"
    if lo is None and hi is not None:
        return f"before {_both(zone, hi)}"
    assert lo is not None  # noqa: S101 - one end is known here
    if hi is None:
        return f"{_both(zone, lo)} or later"
    return _both(zone, lo) if moment.width_us == 1 else _both(zone, lo, hi)


def written_instant(text: str, zone: str) -> str:
    """Write an ISO instant in a zone, as people read it; blank if the zone is UTC.

    Example:
        >>> written_instant("2025-03-15T23:23:00Z", "America/New_York")
        '2025-03-15 19:23:00 EDT'
    """
    here = datetime.fromisoformat(text).astimezone(named_zone(zone))
    return "" if _name(here) == "UTC" else _line([here], dated=True)


def _at(us: int) -> datetime | None:
    return None if iso(us) is None else from_us(us).astimezone(UTC)


def _both(zone: str, *ends: datetime) -> str:
    """Write one instant or two in UTC, and beside it in the zone unless that is UTC."""
    here = [end.astimezone(named_zone(zone)) for end in ends]
    if all(_name(end) == "UTC" for end in here):
        return _line(ends, dated=True)
    # The local date is left out where both clocks begin on one day.
    dated = here[0].date() != ends[0].date()
    return f"{_line(ends, dated=True)} ({_line(here, dated=dated)})"


def _line(ends: Sequence[datetime], *, dated: bool) -> str:
    """Write one instant or two of one zone, the date and the zone as seldom as they allow."""
    first, last = ends[0], ends[-1]
    start = f"{first:%Y-%m-%d %H:%M:%S}" if dated else f"{first:%H:%M:%S}"
    if len(ends) == 1:
        return f"{start} {_name(first)}"
    changed = f" {_name(first)}" if _name(first) != _name(last) else ""
    more = first.date() != last.date()
    if more and not dated:
        start = f"{first:%Y-%m-%d %H:%M:%S}"
    end = f"{last:%Y-%m-%d %H:%M:%S}" if more else f"{last:%H:%M:%S}"
    return f"{start}{changed} to {end} {_name(last)}"


def _name(when: datetime) -> str:
    """Name a zone at a moment: EDT; a zone that has no letters gets UTC before its offset."""
    name = f"{when:%Z}"
    return f"UTC{name}" if name[:1] in "+-" else name
