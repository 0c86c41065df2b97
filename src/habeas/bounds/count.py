"""Counts: how many, as an integer interval that keeps the words it came from."""

from dataclasses import dataclass, field
from typing import Self

from habeas.bounds.tri import Tri


@dataclass(frozen=True, slots=True)
class Count:
    """One unknown whole number in [least, most], both included.

    Attributes:
        least: the smallest it can be.
        most: the largest it can be; None when nothing bounds it.
        words: how the source put it; never part of a comparison.

    Example:
        >>> Count(201, None, "more than 200").equals(Count.exactly(261))
        <Tri.CANNOT_TELL: 'cannot tell'>
        >>> Count.exactly(137) + Count.exactly(101)
        Count(least=238, most=238, words='')
    """

    least: int
    most: int | None
    words: str = field(default="", compare=False)

    @classmethod
    def exactly(cls, number: int, words: str = "") -> Self:
        """Give the known number."""
        return cls(number, number, words)

    @property
    def is_empty(self) -> bool:
        """Whether no number fits, which is a contradiction."""
        return self.most is not None and self.most < self.least

    def __add__(self, other: "Count") -> "Count":
        """Give the bounds of the sum of two groups that share nobody.

        An empty count stays empty: a sum of a contradiction is one.
        """
        if self.is_empty or other.is_empty:
            return NO_COUNT
        most = None if self.most is None or other.most is None else self.most + other.most
        return Count(self.least + other.least, most)

    def intersect(self, other: "Count") -> "Count":
        """Give what both allow; empty when they contradict each other."""
        mosts = [m for m in (self.most, other.most) if m is not None]
        return Count(max(self.least, other.least), min(mosts) if mosts else None)

    def hull(self, other: "Count") -> "Count":
        """Give the smallest Count that holds both; an empty one adds nothing."""
        if self.is_empty:
            return NO_COUNT if other.is_empty else other
        if other.is_empty:
            return self
        most = None if self.most is None or other.most is None else max(self.most, other.most)
        return Count(min(self.least, other.least), most)

    def at_most(self, other: "Count") -> Tri:
        """Say whether this number is smaller than the other or equal."""
        if self.is_empty or other.is_empty:
            return Tri.CANNOT_TELL
        if self.most is not None and self.most <= other.least:
            return Tri.YES
        return Tri.NO if other.most is not None and other.most < self.least else Tri.CANNOT_TELL

    def equals(self, other: "Count") -> Tri:
        """Say whether the two numbers are the same.

        Law: YES only when both are one known number; NO when no number fits both.
        """
        return self.at_most(other) & other.at_most(self)

    def within(self, other: "Count") -> Tri:
        """Say whether this number is one that the other allows.

        Example:
            >>> Count(137, 140).within(Count(100, None, "at least 100"))
            <Tri.YES: 'yes'>
        """
        if self.is_empty or other.is_empty:
            return Tri.CANNOT_TELL
        both = self.intersect(other)
        if both.is_empty:
            return Tri.NO
        return Tri.YES if both == self else Tri.CANNOT_TELL


NO_COUNT = Count(1, 0)
