"""Runs of rows: stretches that a mask marks, and rows that follow each other."""

from typing import TYPE_CHECKING

from habeas.evidence.late import Late
from habeas.flights.records import Array

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")


def runs_of(mask: Array) -> list[tuple[int, int]]:
    """Give the stretches in which a mask is true, each as its first row and the row after its last.

    Example:
        >>> runs_of(np.array([False, True, True, False, True]))
        [(1, 3), (4, 5)]
    """
    edges = np.flatnonzero(np.diff(np.concatenate([[0], mask.astype("int8"), [0]]))).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def span_of(rows: Array) -> Array | slice:
    """Give rows that follow each other as a slice, which copies nothing; others as they are.

    Args:
        rows: each once, in order.
    """
    if len(rows) and int(rows[-1]) - int(rows[0]) == len(rows) - 1:
        return slice(int(rows[0]), int(rows[-1]) + 1)
    return rows
