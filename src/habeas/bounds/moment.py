"""Moments: one unknown instant inside one half-open interval of UTC microseconds.

A Moment has no holes. Its ends are microseconds since 1970-01-01T00:00:00Z, or the
sentinels ``OPEN_PAST`` and ``OPEN_FUTURE`` where nothing bounds it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Self

from habeas.bounds.tri import Tri

MICROSECOND: Final = 1
SECOND: Final = 1_000_000
MINUTE: Final = 60 * SECOND
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR

# Beyond any date that datetime can write (years 1 to 9999 are within 2.6e17 us).
OPEN_PAST: Final = -(2**60)
OPEN_FUTURE: Final = 2**60

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class NaiveTimeError(ValueError):
    """Raised for a datetime without a zone: a time without a zone is not an instant."""

    def __init__(self, when: datetime) -> None:
        super().__init__(f"{when.isoformat()} has no zone, so it is not an instant")
        self.when = when


def to_us(when: datetime) -> int:
    """Give UTC microseconds since 1970 for an aware datetime.

    Raises:
        NaiveTimeError: if ``when`` has no zone.
        OverflowError: if it lies outside the years 1 to 9999 in UTC.

    Example:
        >>> to_us(datetime(1970, 1, 1, 0, 1, tzinfo=UTC))
        60000000
    """
    if when.utcoffset() is None:
        raise NaiveTimeError(when)
    return (when.astimezone(UTC) - _EPOCH) // timedelta(microseconds=1)


def from_us(us: int) -> datetime:
    """Give the UTC datetime of a microsecond count; the inverse of ``to_us``."""
    return _EPOCH + timedelta(microseconds=us)


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """One unknown instant in [earliest, latest), UTC microseconds.

    Attributes:
        earliest: the first instant it can be.
        latest: the first instant it can no longer be. ``latest <= earliest`` means that
            no instant fits: a contradiction.

    Example:
        >>> order = Moment.between(datetime(2025, 3, 15, 22, 45, tzinfo=UTC),
        ...                        datetime(2025, 3, 15, 22, 48, tzinfo=UTC))
        >>> landing = Moment.at(datetime(2025, 3, 15, 23, 37, tzinfo=UTC))
        >>> order.before(landing)
        <Tri.YES: 'yes'>
    """

    earliest: int
    latest: int

    @classmethod
    def at(cls, when: datetime) -> Self:
        """Give the known instant ``when``: [when, when + 1 us)."""
        us = to_us(when)
        return cls(us, us + MICROSECOND)

    @classmethod
    def between(cls, earliest: datetime | None, latest: datetime | None) -> Self:
        """Give [earliest, latest); None leaves that end open."""
        return cls(
            OPEN_PAST if earliest is None else to_us(earliest),
            OPEN_FUTURE if latest is None else to_us(latest),
        )

    @classmethod
    def unknown(cls) -> Self:
        """Give the Moment about which nothing is known."""
        return cls(OPEN_PAST, OPEN_FUTURE)

    @property
    def is_empty(self) -> bool:
        """Whether no instant fits, which is a contradiction."""
        return self.latest <= self.earliest

    @property
    def width_us(self) -> int:
        """Microseconds between the bounds; never negative."""
        return max(0, self.latest - self.earliest)

    def before(self, other: "Moment") -> Tri:
        """Say whether this instant is before the other, from the bounds alone.

        Law: YES when ``self.latest <= other.earliest``; NO when
        ``other.latest - 1 us <= self.earliest``; if either is empty, CANNOT_TELL.
        """
        if self.is_empty or other.is_empty:
            return Tri.CANNOT_TELL
        if self.latest <= other.earliest:
            return Tri.YES
        if other.latest - MICROSECOND <= self.earliest:
            return Tri.NO
        return Tri.CANNOT_TELL

    def intersect(self, other: "Moment") -> "Moment":
        """Give what both allow; empty when they contradict each other."""
        return Moment(max(self.earliest, other.earliest), min(self.latest, other.latest))

    def hull(self, other: "Moment") -> "Moment":
        """Give the smallest Moment that holds both; an empty one adds nothing."""
        if self.is_empty:
            return EMPTY if other.is_empty else other
        if other.is_empty:
            return self
        return Moment(min(self.earliest, other.earliest), max(self.latest, other.latest))

    def widen(self, slack_us: int) -> "Moment":
        """Give it with ``slack_us`` more at each end; open ends and contradictions stay so."""
        if self.is_empty:
            return self
        return Moment(
            self.earliest if self.earliest == OPEN_PAST else self.earliest - slack_us,
            self.latest if self.latest == OPEN_FUTURE else self.latest + slack_us,
        )

    def contains(self, other: "Moment") -> bool:
        """Say whether every instant of ``other`` is an instant of this one."""
        return other.is_empty or (self.earliest <= other.earliest and other.latest <= self.latest)


EMPTY: Final = Moment(0, 0)


def hull_of(moments: Iterable[Moment]) -> Moment:
    """Give the smallest Moment that holds all of them; empty for none.

    Law: it contains each of them, and the order in which they come never matters.
    """
    some = [moment for moment in moments if moment.earliest < moment.latest]
    if len(some) < 2:
        return some[0] if some else EMPTY
    return Moment(min(m.earliest for m in some), max(m.latest for m in some))


def intersection_of(moments: Iterable[Moment]) -> Moment:
    """Give what all of them allow; unknown for none."""
    result = Moment.unknown()
    for moment in moments:
        result = result.intersect(moment)
    return result
