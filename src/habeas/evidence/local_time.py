"""Dates and clock times as printed: one stretch of local time, before any convention.

ISO 8601 dates and times, a.m. and p.m., and EDTF ``X`` digits (ISO 8601-2:2019): 2025-03-XX
is the month, 202X the decade.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

_POINT = re.compile(
    r"""(?P<year>\d{4})
        (?:-(?P<month>\d{2})
          (?:-(?P<day>\d{2})
            (?:[T\s]\s*(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?)?
               \s*(?P<half>[ap]\.?m\.?(?![a-z]))?
            )?
          )?
        )?
        (?:\s*(?P<zone>[+-]\d{2}:?\d{2}|[A-Za-z][\w+/-]*))?""",
    re.VERBOSE | re.IGNORECASE,
)
_X_DATE = re.compile(r"(\d{3}X|\d{2}XX|\d{4}-XX(?:-XX)?|\d{4}-\d{2}-XX)")


class TimeWordsError(ValueError):
    """Raised for words that are not a time in the grammar; the message names the way out."""


@dataclass(frozen=True, slots=True)
class LocalStretch:
    """One date or clock time as printed.

    Attributes:
        start: its first local instant, without a zone.
        end: the first local instant after it.
        unit: second, minute, hour, day, month, year; or what a reader of words made of it.
        zone: the zone written beside it; blank if none is.
    """

    start: datetime
    end: datetime
    unit: str
    zone: str


def read_local(text: str) -> LocalStretch:
    """Give the local stretch of one date or clock time.

    Raises:
        TimeWordsError: if it is neither, with the way out.

    Example:
        >>> read_local("2025-03-15 5:26 p.m. EDT").start
        datetime.datetime(2025, 3, 15, 17, 26)
    """
    if match := _X_DATE.fullmatch(text):
        return _unspecified(match[1])
    match = _POINT.fullmatch(text)
    if not match:
        raise TimeWordsError(
            f"{text!r} is not a time: write 2025-03-15 17:26 EDT, 2025-03-15, about T, "
            "between T and T, after T, before T, or unknown"
        )
    try:
        return _stretch(match)
    except ValueError as error:
        raise TimeWordsError(f"{text!r} is not a time: {error}") from error


def _stretch(match: re.Match[str]) -> LocalStretch:
    """Give the local stretch that a matched date or time names."""
    year, zone = int(match["year"]), match["zone"] or ""
    if match["month"] is None:
        return LocalStretch(datetime(year, 1, 1), _later(year + 1, 1), "year", zone)  # noqa: DTZ001
    month = int(match["month"])
    if match["day"] is None:
        start = datetime(year, month, 1)  # noqa: DTZ001 - local, zoned by _placed
        return LocalStretch(start, _later(year + month // 12, month % 12 + 1), "month", zone)
    start = datetime(year, month, int(match["day"]))  # noqa: DTZ001 - local, zoned by _placed
    if match["hour"] is None:
        return LocalStretch(start, start + timedelta(days=1), "day", zone)
    start = start.replace(
        hour=_hour(match), minute=int(match["minute"] or 0), second=int(match["second"] or 0)
    )
    if match["second"] is not None:
        return LocalStretch(start, start + timedelta(seconds=1), "second", zone)
    if match["minute"] is not None:
        return LocalStretch(start, start + timedelta(minutes=1), "minute", zone)
    return LocalStretch(start, start + timedelta(hours=1), "hour", zone)


def _hour(match: re.Match[str]) -> int:
    """Give the hour, with a.m. and p.m. applied."""
    hour, half = int(match["hour"]), (match["half"] or "").lower()[:1]
    if not half:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError(f"hour {hour} does not go with a.m. or p.m.")
    return hour % 12 + (12 if half == "p" else 0)


def _later(year: int, month: int) -> datetime:
    """Give the first day of a month, or the end of what datetime can write."""
    return datetime.max if year > 9999 else datetime(year, month, 1)  # noqa: DTZ001, DTZ901


def _unspecified(text: str) -> LocalStretch:
    """Read EDTF ``X`` digits."""
    whole = text.replace("-XX", "")
    if "X" not in whole:
        return read_local(whole)
    first, last = read_local(whole.replace("X", "0")), read_local(whole.replace("X", "9"))
    return LocalStretch(first.start, last.end, "years", "")


def zone_written(text: str) -> str:
    """Give the zone written beside a clock time; blank for a date, or if none is written."""
    match = _POINT.fullmatch(text.strip())
    return (match["zone"] or "") if match and match["hour"] else ""
