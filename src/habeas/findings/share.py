"""Share: how many of a group's people meet a condition, as bounds with all and none apart."""

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.bounds import Count, Tri, agreed

STAGES = ALL, SOME, NONE = "all", "some", "none"


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a group's people meet a condition.

    Attributes:
        least: at least so many.
        most: at most so many; None where nothing limits it.
        told: YES if all of them do for certain, NO if nobody does, else CANNOT_TELL.
    """

    least: int = 0
    most: int | None = None
    told: Tri = Tri.CANNOT_TELL

    @classmethod
    def of_all(cls, told: Tri, size: Count) -> "Share":
        """Give the share of a condition that all of a group meet, or none, or nobody knows.

        Example:
            >>> Share.of_all(Tri.NO, Count.exactly(5)).most
            0
        """
        if told is Tri.NO:
            return cls(0, 0, told)
        return cls(size.least if told is Tri.YES else 0, size.most, told)

    def others(self, size: Count) -> "Share":
        """Give the share of those who do not meet the condition.

        Example:
            >>> Share(137, 137).others(Count.exactly(238))
            Share(least=101, most=101, told=<Tri.CANNOT_TELL: 'cannot tell'>)
        """
        if self.told is not Tri.CANNOT_TELL:
            return Share.of_all(~self.told, size)
        most = None if size.most is None else max(0, size.most - self.least)
        least = 0 if self.most is None else max(0, size.least - self.most)
        return Share(least, most)

    def and_also(self, other: "Share", size: Count) -> "Share":
        """Give the share of those who meet two conditions: as few as can be in both, or as many.

        Example:
            >>> Share(6, 6).and_also(Share(7, 7), Count.exactly(10))
            Share(least=3, most=6, told=<Tri.CANNOT_TELL: 'cannot tell'>)
        """
        if self.told is Tri.YES:
            return other
        if other.told is Tri.YES:
            return self
        least = 0 if size.most is None else max(0, self.least + other.least - size.most)
        most = min((m for m in (self.most, other.most) if m is not None), default=None)
        return Share(least, most, self.told & other.told)

    def stages(self, size: Count) -> tuple[str, ...]:
        """Give which of all, some and none is possible, for a group of some size.

        Example:
            >>> Share(137, 137).stages(Count.exactly(238))
            ('some',)
        """
        if self.told is Tri.YES:
            return (ALL,)
        if self.told is Tri.NO or self.most == 0:
            return (NONE,)
        least = max(1, self.least)
        found = {
            ALL: self.most is None or self.most >= size.least,
            SOME: size.most is None or least < size.most,
            NONE: self.least == 0,
        }
        return tuple(stage for stage in STAGES if found[stage])

    @property
    def number(self) -> str:
        """The bounds in words."""
        if self.most is None:
            return f"at least {self.least:,}" if self.least else "how many is not known"
        least = min(self.least, self.most)
        return f"{self.most:,}" if least == self.most else f"{least:,} to {self.most:,}"


def hull_of_shares(shares: Iterable[Share]) -> Share:
    """Give what holds whichever of some shares is right.

    Example:
        >>> hull_of_shares([Share(3, 5), Share(0, 0, Tri.NO)])
        Share(least=0, most=5, told=<Tri.CANNOT_TELL: 'cannot tell'>)
    """
    given = tuple(shares)
    most = [share.most for share in given]
    return Share(
        min(share.least for share in given),
        None if None in most else max(m for m in most if m is not None),
        agreed(share.told for share in given),
    )
