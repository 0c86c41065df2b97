"""A court's clock: from the dates and minutes that its forms print to bounds.

A form prints local time. Its zone is the one written beside it, else the court's; a court whose
district lies in two zones gives both, and the bounds hold for either. A date is the local day.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from habeas.bounds import Moment
from habeas.courts.records import CourtTime
from habeas.evidence.vague import MINUTE_AFTER, MINUTE_BEFORE
from habeas.evidence.zones import UnknownZoneError, ZoneContext, as_utc, named_zone

DAY_WHY: Final = "only the day is stated: the local day"
MINUTE_WHY: Final = "a printed minute m is [m - 30 s, m + 60 s)"
NO_ZONE: Final = "no zone is stated and the court is not known: any zone on earth"
# What a U.S. court means by abbreviations that elsewhere name other zones too.
_AS_U_S_COURTS_WRITE: Final = {
    "CST": "-06:00", "AST": "-04:00", "SST": "-11:00", "ChST": "+10:00", "CHST": "+10:00",
}  # fmt: skip
# Names that news and trackers give to a zone whose offset the season decides.
_SEASONAL: Final = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}  # fmt: skip
_DAY: Final = timedelta(days=1)
_SECOND: Final = timedelta(seconds=1)
# Windows and the notices of the courts of appeals write zones in words.
_IN_WORDS: Final = re.compile(
    r"(Eastern|Central|Mountain|Pacific|Alaskan?|Hawaiian?|Atlantic)\s+(Daylight|Standard)\s+Time",
    re.IGNORECASE,
)
_LETTERS: Final = {
    "eastern": "E", "central": "C", "mountain": "M", "pacific": "P", "alaska": "AK",
    "alaskan": "AK", "hawaii": "H", "hawaiian": "H", "atlantic": "A",
}  # fmt: skip
_DATE: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?!\d)|(\d{4})-(\d{2})-(\d{2})")
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([AP])\.?M\.?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CourtClock:
    """The clock of one court.

    Attributes:
        zones: the zones that its district lies in; none if the court is not known.
        origin: why these: ``the zone of dcd``.
    """

    zones: tuple[str, ...] = ()
    origin: str = ""

    def day(self, clock: str, date: str, *why: str) -> CourtTime | None:
        """Give a time of which the form states the day; None if it is no date.

        Example:
            >>> CourtClock(("America/New_York",), "the zone of dcd").day("filed", "2025-03-15").why
            ('only the day is stated: the local day', 'the zone of dcd: America/New_York')
        """
        return _day(self, clock, date, why)

    def minute(self, clock: str, date: str, time: str, zone: str, *why: str) -> CourtTime | None:
        """Give a time of which the form states the minute or second; None if it is none.

        Args:
            clock: which time it is.
            date: the date as printed.
            time: the time of day as printed; 00:20 AM is read as 00:20.
            zone: the zone as printed; blank where none is.
            why: further reasons.

        Example:
            >>> told = CourtClock().minute("entered", "7/8/2021", "11:42 AM", "CDT")
            >>> told.as_reported, told.when.width_us
            ('7/8/2021 11:42 AM CDT', 90000000)
        """
        day, at = date_of(date), _CLOCK.fullmatch(time.strip())
        start = day and at and _time_of(day, at)
        if not start or not at:
            return None
        end = start + _SECOND if at[3] else start + MINUTE_AFTER
        start = start if at[3] else start - MINUTE_BEFORE
        when, read_in, because = self.placed(start, end, zone)
        said = " ".join(part for part in (date, time, zone) if part)
        steps = because if at[3] else (MINUTE_WHY, *because)
        return CourtTime(clock, when, said, read_in, (*steps, *why))

    def placed(
        self, start: datetime, end: datetime, zone: str
    ) -> tuple[Moment, str, tuple[str, ...]]:
        """Give the bounds of a local stretch in UTC, the zone they were read in, and why."""
        if written := written_zone(zone):
            declared = _AS_U_S_COURTS_WRITE | _SEASONAL
            try:
                known = ZoneContext(declared=declared).written(written, start)
            except UnknownZoneError:
                why = f"the zone {zone} cannot be told: any zone on earth"
                return as_utc(start, end, None), zone, (why,)
            return as_utc(start, end, known), zone, (f"the zone is stated: {zone}",)
        if not self.zones:
            return as_utc(start, end, None), "", (NO_ZONE,)
        each = [as_utc(start, end, named_zone(name)) for name in self.zones]
        return _hull(each), " or ".join(self.zones), (f"{self.origin}: {' or '.join(self.zones)}",)


# A docket names the same days again and again.
@lru_cache(maxsize=20_000)
def _day(court: CourtClock, clock: str, date: str, why: tuple[str, ...]) -> CourtTime | None:
    start = date_of(date)
    if start is None:
        return None
    when, zone, because = court.placed(start, start + _DAY, "")
    return CourtTime(clock, when, date, zone, (DAY_WHY, *because, *why))


def _hull(moments: Sequence[Moment]) -> Moment:
    return Moment(min(m.earliest for m in moments), max(m.latest for m in moments))


def date_of(text: str) -> datetime | None:
    """Give the first instant, local, of a date as courts print it; None if it is none, or more.

    Example:
        >>> date_of("04/16/25"), date_of("2025-02-30"), date_of("04/16/25 or later")
        (datetime.datetime(2025, 4, 16, 0, 0), None, None)
    """
    found = _DATE.fullmatch(text.strip())
    if not found:
        return None
    month, day, year = (
        (found[1], found[2], found[3]) if found[1] else (found[5], found[6], found[4])
    )
    # Two digits of a year: electronic filing began in 1996, and no docket reaches to 2069.
    full = int(year) + (1900 if len(year) == 2 and int(year) > 68 else 2000 * (len(year) == 2))
    # No court sat in the first or the last year of the calendar, and zones reach beyond them.
    if not 1 < full < 9999:
        return None
    try:
        return datetime(full, int(month), int(day))  # noqa: DTZ001 - local, its zone comes later
    except ValueError:
        return None


def day_of(time: CourtTime) -> datetime | None:
    """Give the local day of a time, as the form prints it; None if it prints none."""
    return date_of(time.as_reported.partition(" ")[0])


def _time_of(day: datetime, at: re.Match[str]) -> datetime | None:
    hour, minute, second = int(at[1]), int(at[2]), int(at[3] or 0)
    half = (at[4] or "").upper()
    if half == "P" and hour < 12:
        hour += 12
    if half == "A" and hour == 12:
        hour = 0
    try:
        return day.replace(hour=hour, minute=minute, second=second)
    except ValueError:
        return None


def written_zone(text: str) -> str:
    """Give the abbreviation of a zone as printed, in letters or in words; blank for none.

    Example:
        >>> written_zone("Eastern Daylight Time"), written_zone("CST")
        ('EDT', 'CST')
    """
    if found := _IN_WORDS.fullmatch(text.strip()):
        return f"{_LETTERS[found[1].lower()]}{found[2][0].upper()}T"
    return text.strip()


def spelled(time: CourtTime) -> str:
    """Write a time as hand files write it: the date, the time of day in 24 hours, the zone.

    Example:
        >>> told = CourtClock().minute("entered", "7/8/2021", "1:42 PM", "CDT")
        >>> spelled(told), spelled(CourtClock().day("filed", "04/16/25"))
        ('2021-07-08 13:42 CDT', '2025-04-16')
    """
    first, to, last = time.as_reported.partition(" to ")
    if to:
        date = first.partition(" ")[0]
        ends = (replace(time, as_reported=text) for text in (first, f"{date} {last}"))
        return f"between {' and '.join(spelled(end) for end in ends)}"
    day = day_of(time)
    if day is None:
        return "unknown"
    date = f"{day:%Y-%m-%d}"
    at = _CLOCK.search(time.as_reported)
    start = _time_of(day, at) if at else None
    if at is None or start is None:
        return date
    clock = f"{start:%H:%M:%S}" if at[3] else f"{start:%H:%M}"
    zone = written_zone(time.as_reported[at.end() :])
    return " ".join(part for part in (date, clock, zone) if part)
