"""Time zones: whose clock a printed time was read from.

The order of precedence: the zone in the claim, the source's own zone,
the hand file's ``zone``, the place's zone, the case's default; else unknown, which widens a
local time L to [L - 14 h, L + 12 h). Rules come from the pinned ``tzdata`` package, never
from the machine, so that a case gives the same answers everywhere.
"""

import re
import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Final

from habeas.bounds import Moment, to_us

zoneinfo.reset_tzpath(to=[])

# Local time L anywhere on earth is UTC + z with z from -12 h to +14 h.
UNZONED_BEFORE: Final = timedelta(hours=14)
UNZONED_AFTER: Final = timedelta(hours=12)

_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})")

# Abbreviations that name one offset in the sources of this field.
_PLAIN: Final[Mapping[str, str]] = {
    "Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00",
    "EDT": "-04:00", "EST": "-05:00", "CDT": "-05:00", "MDT": "-06:00", "MST": "-07:00",
    "PDT": "-07:00", "PST": "-08:00", "AKDT": "-08:00", "AKST": "-09:00", "HST": "-10:00",
    "CET": "+01:00", "CEST": "+02:00", "EET": "+02:00", "EEST": "+03:00", "WEST": "+01:00",
}  # fmt: skip

# Abbreviations that mean different offsets to different readers; the case must declare them.
AMBIGUOUS: Final = {
    "CST": "U.S. Central (-06:00), China (+08:00) or Cuba (-05:00)",
    "IST": "India (+05:30), Ireland (+01:00) or Israel (+02:00)",
    "BST": "British Summer (+01:00) or Bangladesh (+06:00)",
    "AST": "Atlantic (-04:00) or Arabia (+03:00)",
    "SST": "Samoa (-11:00) or Singapore (+08:00)",
    "WET": "Western Europe (+00:00) or Western Indonesia, often so written (+07:00)",
}


class UnknownZoneError(ValueError):
    """Raised for a zone that is no offset, no IANA name, and no declared abbreviation."""

    def __init__(self, name: str) -> None:
        if name in AMBIGUOUS:
            text = (
                f"{name} is ambiguous: {AMBIGUOUS[name]}; declare it under `abbreviations` in "
                "habeas.yaml, or write the offset"
            )
        else:
            text = (
                f"{name!r} is not a zone: write an offset (-04:00), an IANA name "
                "(America/New_York) or a declared abbreviation"
            )
        super().__init__(text)
        self.name = name


@cache
def named_zone(name: str) -> tzinfo:
    """Give the zone of an offset or an IANA name.

    Raises:
        UnknownZoneError: if it is neither.

    Example:
        >>> named_zone("-04:00").utcoffset(None)
        datetime.timedelta(days=-1, seconds=72000)
    """
    if match := _OFFSET.fullmatch(name):
        sign = -1 if match[1] == "-" else 1
        offset = timedelta(hours=int(match[2]), minutes=int(match[3]))
        if offset > timedelta(hours=14):
            raise UnknownZoneError(name)
        return timezone(sign * offset)
    if name in _PLAIN:
        return named_zone(_PLAIN[name])
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZoneError(name) from error


@dataclass(frozen=True, slots=True)
class ZoneContext:
    """Where a zone can come from when a claim writes none, in order of precedence.

    Attributes:
        source: the zone of the source's row in sources.csv.
        file: the ``zone`` of the hand file.
        place: the zone of the place the event happened at.
        default: the case's default zone.
        court: the issuing court's zone, whose own abbreviations need no declaration.
        declared: abbreviations that habeas.yaml declares.
    """

    source: str = ""
    file: str = ""
    place: str = ""
    default: str = ""
    court: str = ""
    declared: Mapping[str, str] = field(default_factory=dict)

    def written(self, name: str, local: datetime) -> tzinfo:
        """Give the zone that a claim writes beside a local time.

        Raises:
            UnknownZoneError: if it is unknown, or ambiguous and not declared.
        """
        if name in self.declared:
            return named_zone(self.declared[name])
        if self.court and name in AMBIGUOUS:
            zone = named_zone(self.court)
            if name in (local.replace(tzinfo=zone, fold=f).tzname() for f in (0, 1)):
                return zone
        if name in AMBIGUOUS:
            raise UnknownZoneError(name)
        return named_zone(name)

    def assumed(self) -> tuple[str, str]:
        """Give (zone, where it comes from) for a claim that writes none; blank if unknown."""
        for zone, origin in (
            (self.source, "the source's zone"),
            (self.file, "the file's zone"),
            (self.place, "the place's zone"),
            (self.default, "the case's default zone"),
        ):
            if zone:
                return zone, origin
        return "", "unknown"


def as_utc(start: datetime, end: datetime, zone: tzinfo | None) -> Moment:
    """Give the bounds of the local stretch [start, end) in a zone, both naive.

    A local time that a clock change makes ambiguous, or skips, gets the hull of both
    readings. Without a zone the bounds are widened to every zone on earth.

    Example:
        >>> as_utc(datetime(2025, 3, 15), datetime(2025, 3, 16), None).width_us // 3_600_000_000
        50
    """
    if zone is None:
        lo, hi = start.replace(tzinfo=UTC), end.replace(tzinfo=UTC)
        return Moment(to_us(lo - UNZONED_BEFORE), to_us(hi + UNZONED_AFTER))
    if isinstance(zone, timezone):  # an offset, which no clock change touches
        return Moment(to_us(start.replace(tzinfo=zone)), to_us(end.replace(tzinfo=zone)))
    starts = [to_us(start.replace(tzinfo=zone, fold=fold)) for fold in (0, 1)]
    # The last instant inside counts too: a stretch that ends with a skipped hour reaches
    # further by the old clock than its end does.
    last = end - timedelta(microseconds=1)
    ends = [to_us(end.replace(tzinfo=zone, fold=fold)) for fold in (0, 1)]
    ends += [to_us(last.replace(tzinfo=zone, fold=fold)) + 1 for fold in (0, 1)]
    return Moment(min(starts), max(ends))


def zone_known(name: str) -> bool:
    """Say whether ``name`` is a zone that ``named_zone`` accepts."""
    try:
        named_zone(name)
    except UnknownZoneError:
        return False
    return True
