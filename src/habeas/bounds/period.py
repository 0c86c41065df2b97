"""Periods: two Moments, a beginning and an end, with [began, ended) in between."""

from dataclasses import dataclass

from habeas.bounds.moment import MICROSECOND, OPEN_FUTURE, OPEN_PAST, Moment
from habeas.bounds.span import Span
from habeas.bounds.tri import Tri, every


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time whose beginning and end are each known within bounds.

    Attributes:
        began: the first instant that belongs to it.
        ended: the first instant that no longer does.
    """

    began: Moment
    ended: Moment

    def covers(self, when: Moment) -> Tri:
        """Say whether it had begun, and had not ended, at ``when``.

        Law: ``covers(t)`` is ``~t.before(began) & t.before(ended)``.
        """
        return ~when.before(self.began) & when.before(self.ended)

    def overlaps(self, other: "Period") -> Tri:
        """Say whether some instant belongs to both; a period without an instant shares none."""
        return every(
            (
                self.began.before(other.ended),
                other.began.before(self.ended),
                self.began.before(self.ended),
                other.began.before(other.ended),
            )
        )

    @property
    def duration_s(self) -> Span:
        """How long it lasted, in seconds, as [least, most]; an open end is infinite."""
        return minus_s(self.ended, self.began)


def minus_s(later: Moment, earlier: Moment) -> Span:
    """Give ``later - earlier`` in seconds as [least, most] over both bounds.

    Open ends give infinities, an empty Moment an empty Span.

    Example:
        >>> minus_s(Moment(60_000_000, 60_000_001), Moment(0, 1))
        Span(lo=60.0, hi=60.0)
    """
    if later.is_empty or earlier.is_empty:
        return Span.empty()
    least = (
        float("-inf")
        if later.earliest == OPEN_PAST or earlier.latest == OPEN_FUTURE
        else (later.earliest - (earlier.latest - MICROSECOND)) / 1e6
    )
    most = (
        float("inf")
        if later.latest == OPEN_FUTURE or earlier.earliest == OPEN_PAST
        else (later.latest - MICROSECOND - earlier.earliest) / 1e6
    )
    return Span(least, most)
