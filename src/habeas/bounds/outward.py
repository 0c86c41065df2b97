"""Figures of bounds as they are written: rounded outwards, so that what is written still holds."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from math import isfinite


def at_least(value: float, digits: int = 1) -> float | None:
    """Give a lower bound rounded down; None for one that is open.

    Example:
        >>> at_least(444.67), at_least(1.1), at_least(float("-inf"))
        (444.6, 1.1, None)
    """
    return _rounded(value, digits, ROUND_FLOOR)


def at_most(value: float, digits: int = 1) -> float | None:
    """Give an upper bound rounded up; None for one that is open.

    Example:
        >>> at_most(444.61), at_most(1.1), at_most(float("inf"))
        (444.7, 1.1, None)
    """
    return _rounded(value, digits, ROUND_CEILING)


def _rounded(value: float, digits: int, way: str) -> float | None:
    # By what a figure is written as: a binary 1.1 is not rounded up to 1.2.
    if not isfinite(value):
        return None
    return float(Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-digits), way))
