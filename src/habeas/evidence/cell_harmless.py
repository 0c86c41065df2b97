"""A cell of CSV that no spreadsheet runs as a formula."""

from typing import Final

# What makes a spreadsheet take a cell for a formula, or for the rest of one.
_RUNS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(cell: str) -> str:
    """Give a cell with an apostrophe before it where a spreadsheet would run it.

    Example:
        >>> harmless("=1+1"), harmless("YES")
        ("'=1+1", 'YES')
    """
    return f"'{cell}" if cell.startswith(_RUNS) else cell
