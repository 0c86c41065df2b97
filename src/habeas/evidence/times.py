"""Writing times: ISO in UTC for machines, and bounds in UTC and a local zone for people."""

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
    if moment.width_us == 1 and lo is not None:
        return f"{lo:%Y-%m-%d %H:%M:%S} UTC ({_local(lo, zone)})"
    if lo is None and hi is not None:
        return f"before {hi:%Y-%m-%d %H:%M:%S} UTC ({_local(hi, zone)})"
    if hi is None and lo is not None:
        return f"{lo:%Y-%m-%d %H:%M:%S} UTC ({_local(lo, zone)}) or later"
    assert lo is not None  # noqa: S101 - both ends are known here
    assert hi is not None  # noqa: S101
    end = f"{hi:%H:%M:%S}" if hi.date() == lo.date() else f"{hi:%Y-%m-%d %H:%M:%S}"
    here, there = lo.astimezone(named_zone(zone)), hi.astimezone(named_zone(zone))
    first = f" {here:%Z}" if f"{here:%Z}" != f"{there:%Z}" else ""
    local = f"{here:%H:%M:%S}{first} to {there:%H:%M:%S} {there:%Z}"
    if here.date() != there.date():
        local = f"{here:%Y-%m-%d %H:%M:%S}{first} to {there:%Y-%m-%d %H:%M:%S} {there:%Z}"
    return f"{lo:%Y-%m-%d %H:%M:%S} to {end} UTC ({local})"


def _at(us: int) -> datetime | None:
    return None if iso(us) is None else from_us(us).astimezone(UTC)


def _local(when: datetime, zone: str) -> str:
    return f"{when.astimezone(named_zone(zone)):%H:%M:%S %Z}"
