"""Small values in hand files: ids and numbers, with what is wrong about them noted."""

import re

from habeas.case import problems as kinds
from habeas.case.columns import ID_PATTERN
from habeas.case.tables import Row, Table
from habeas.evidence.guards import visible

_ID = re.compile(ID_PATTERN)


def id_is_good(text: str) -> bool:
    """Say whether ``text`` can be an id.

    Example:
        >>> id_is_good("P-014"), id_is_good("../P")
        (True, False)
    """
    return bool(_ID.fullmatch(text))


def number(table: Table, row: Row, column: str, *, least: float = 0.0, most: float) -> float | None:
    """Give a cell as a number within bounds; None if it is blank or none, which is noted."""
    text = row.get(column)
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if least <= value <= most:
        return value
    beyond = f" is not within {least:,.0f} and {most:,.0f}" if value == value else ""  # noqa: PLR0124 - NaN
    message = f"{column} {visible(text)!r}{beyond}"
    table.problem(kinds.BAD_NUMBER, row.place(column), message, "read as blank")
    return None
