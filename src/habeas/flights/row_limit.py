"""The limit of rows, asked before any memory is taken for them."""

from habeas.evidence.problem import Problem
from habeas.evidence.spot import Place
from habeas.flights import problems as kinds
from habeas.flights.table import MOST_ROWS


def beyond_limit(name: str, count: int, did: str = "not read") -> tuple[Problem, ...]:
    """Give the problem of a file with so many rows; none if they are within the limit.

    Args:
        name: the file's name.
        count: how many rows it has at least; often how often a mark of rows stands in it.
        did: what was done about the rows beyond the limit.

    Example:
        >>> beyond_limit("a.json", 12), beyond_limit("a.json", 5_000_000)[0].message
        ((), 'has some 5,000,000 rows, more than the 2,000,000 that are read')
    """
    if count <= MOST_ROWS:
        return ()
    message = f"has some {count:,} rows, more than the {MOST_ROWS:,} that are read"
    return (Problem(kinds.TOO_MANY_ROWS, Place(name), message, did=did),)
