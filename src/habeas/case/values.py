"""Small values in hand files: ids and numbers, with what is wrong about them noted."""

import re

from habeas.case import problems as kinds
from habeas.case.authored import ID_PATTERN
from habeas.case.tables import Row, Table
from habeas.evidence.guards import visible

_ID = re.compile(ID_PATTERN)


def id_is_good(text: str) -> bool:
    """Say whether ``text`` can be an id.

    Example:
        >>> id_is_good("P-014"), id_is_good("../P")
        (True, False)
    """
    return bool(_ID.match(text))


def number(table: Table, row: Row, column: str) -> float | None:
    """Give a cell as a finite number; None if it is blank or none, which is noted."""
    text = row.get(column)
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 - NaN
        table.problem(kinds.BAD_NUMBER, row.place(column), f"{visible(text)!r}", "read as blank")
        return None
    return value
