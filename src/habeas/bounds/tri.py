"""Three answers: YES, NO, CANNOT_TELL, after Kleene's strong logic (1952, section 64).

A ``Tri`` has no truth value, because ``if answer:`` would hide ``CANNOT_TELL``.
"""

from collections.abc import Iterable
from enum import Enum


class NoTruthValueError(TypeError):
    """Raised when a three-valued answer is used as if it were true or false."""

    def __init__(self) -> None:
        super().__init__(
            "a three-valued answer has no truth value: compare with `is Tri.YES`, "
            "or match all three"
        )


class Tri(Enum):
    """An answer that is certain, certainly not, or open.

    The values are the words of the JSON contract. ``~``, ``&`` and ``|`` are Kleene's
    strong connectives: they are monotone, so knowing more never flips a certain answer.

    Example:
        >>> Tri.YES & Tri.CANNOT_TELL
        <Tri.CANNOT_TELL: 'cannot tell'>
        >>> Tri.NO & Tri.CANNOT_TELL
        <Tri.NO: 'no'>
        >>> ~Tri.CANNOT_TELL is Tri.CANNOT_TELL
        True
    """

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot tell"

    def __bool__(self) -> bool:
        raise NoTruthValueError

    def __invert__(self) -> "Tri":
        """Give NO for YES, YES for NO; what cannot be told cannot be told of its opposite."""
        if self is Tri.CANNOT_TELL:
            return self
        return Tri.NO if self is Tri.YES else Tri.YES

    def __and__(self, other: "Tri") -> "Tri":
        """Give NO if either is NO, YES if both are YES, else CANNOT_TELL."""
        if self is Tri.NO or other is Tri.NO:
            return Tri.NO
        return Tri.YES if self is Tri.YES and other is Tri.YES else Tri.CANNOT_TELL

    def __or__(self, other: "Tri") -> "Tri":
        """Give YES if either is YES, NO if both are NO, else CANNOT_TELL."""
        return ~(~self & ~other)

    @classmethod
    def from_possible(cls, *, yes: bool, no: bool) -> "Tri":
        """Give the answer when it is known which of the two outcomes some world allows.

        Law: neither possible means that no world fits, a contradiction, from which
        nothing certain follows.

        Example:
            >>> Tri.from_possible(yes=True, no=False)
            <Tri.YES: 'yes'>
            >>> Tri.from_possible(yes=False, no=False)
            <Tri.CANNOT_TELL: 'cannot tell'>
        """
        if yes == no:
            return cls.CANNOT_TELL
        return cls.YES if yes else cls.NO


def every(answers: Iterable[Tri]) -> Tri:
    """Give YES if all are YES, NO if any is NO; YES for none at all."""
    result = Tri.YES
    for answer in answers:
        result &= answer
    return result


def some(answers: Iterable[Tri]) -> Tri:
    """Give YES if any is YES, NO if all are NO; NO for none at all."""
    return ~every(~answer for answer in answers)


def agreed(answers: Iterable[Tri]) -> Tri:
    """Give the one answer that all readings share, else CANNOT_TELL.

    Law: the result is certain only if every answer is that same certain answer;
    no answer at all is CANNOT_TELL.

    Example:
        >>> agreed([Tri.YES, Tri.NO])
        <Tri.CANNOT_TELL: 'cannot tell'>
    """
    seen = set(answers)
    return seen.pop() if len(seen) == 1 else Tri.CANNOT_TELL
