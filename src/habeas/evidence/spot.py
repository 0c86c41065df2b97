"""Spots: this source, this place in it, these words; and places in the files people write.

One locator grammar serves every kind of source: ``p. 3``, ``line 12``, ``row 88``, ``item 7``
(an element of an array, from 0), ``H41`` (a cell; ``Sheet!H41`` in a workbook), ``ECF 38``,
``para 9``, ``chars 120-188``, ``bytes 32-48``, ``00:01:23``. Parts are joined by
commas: ``p. 3, line 12``.
"""

import re
from dataclasses import dataclass

_LOCATOR_PART = re.compile(
    r"""(?: p\.\s?\d+(?:-\d+)?            # page
      | line\s\d+(?:-\d+)?
      | row\s\d+
      | item\s\d+                       # an element of a JSON array, from 0
      | (?:[^!,]{1,40}!)?[A-Z]{1,3}\d+    # a cell
      | ECF\s\d+(?:-\d+)?                 # docket entry, attachment
      | para\s\d+
      | chars\s\d+-\d+
      | bytes\s\d+-\d+
      | \d{2}:\d{2}:\d{2}                 # time in a recording
    )""",
    re.VERBOSE,
)


LOCATOR_HELP = "p. 3, line 12, row 88, item 7, H41, ECF 38, para 9, chars 120-188, 00:01:23"


def is_locator(text: str) -> bool:
    """Say whether ``text`` is a place in a source, in the one locator grammar.

    Example:
        >>> is_locator("p. 3, line 12"), is_locator("ECF 38"), is_locator("somewhere")
        (True, True, False)
    """
    return all(_LOCATOR_PART.fullmatch(part.strip()) for part in text.split(","))


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file of the case folder: what an editor can jump to.

    Attributes:
        file: the path inside the case, with forward slashes.
        line: line, from 1; 0 for the file as a whole.
        column: column, from 1; 0 for the line as a whole.
        cell: the cell's name in a workbook, instead of line and column.
    """

    file: str
    line: int = 0
    column: int = 0
    cell: str = ""

    def __str__(self) -> str:
        """Write it as ``file:line:column``, the form editors jump to."""
        if self.cell:
            return f"{self.file}:{self.cell}"
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A place in one source.

    Attributes:
        source: the source's id.
        at: the locator inside it; blank where the claim gives none.
        quote: the exact words there; blank where the claim gives none.
        sha256: the source's hash when it is held; blank when it is only cited.
    """

    source: str
    at: str = ""
    quote: str = ""
    sha256: str = ""

    def to_json(self) -> dict[str, str | None]:
        """Give the spot as the JSON contract writes it."""
        return {
            "source": self.source,
            "sha256": self.sha256 or None,
            "at": self.at,
            "quote": self.quote,
        }
