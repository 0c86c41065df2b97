"""Spans: a measured quantity (km, kt, seconds) inside closed bounds [lo, hi]."""

from dataclasses import dataclass
from math import inf
from typing import Self

from habeas.bounds.tri import Tri


@dataclass(frozen=True, slots=True)
class Span:
    """One unknown real number in [lo, hi]; ``hi < lo`` means that none fits.

    Example:
        >>> Span(1.0, 2.0).hull(Span(5.0, 6.0))
        Span(lo=1.0, hi=6.0)
    """

    lo: float
    hi: float

    @classmethod
    def exactly(cls, value: float) -> Self:
        """Give [value, value]."""
        return cls(value, value)

    @classmethod
    def empty(cls) -> Self:
        """Give the Span that no number fits."""
        return cls(inf, -inf)

    @property
    def is_empty(self) -> bool:
        """Whether no number fits."""
        return self.hi < self.lo

    def hull(self, other: "Span") -> "Span":
        """Give the smallest Span that holds both; an empty one adds nothing."""
        if self.is_empty:
            return Span.empty() if other.is_empty else other
        if other.is_empty:
            return self
        return Span(min(self.lo, other.lo), max(self.hi, other.hi))

    def less_than(self, other: "Span") -> Tri:
        """Say whether this number is smaller than the other."""
        if self.is_empty or other.is_empty:
            return Tri.CANNOT_TELL
        if self.hi < other.lo:
            return Tri.YES
        return Tri.NO if self.lo >= other.hi else Tri.CANNOT_TELL
