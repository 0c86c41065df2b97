"""The leak gate: no name of a protected person leaves the building.

``hand/names.csv`` (``person,name,...``) holds the names of people who stand in the case under
labels; it may be kept elsewhere, and nothing but this gate reads it. What is about to be
written is searched for every name, without regard to case, accents, spaces or hyphens.
"""

import unicodedata
from pathlib import Path

from habeas.case.tables import read_table
from habeas.errors import ExitCode, HabeasError
from habeas.evidence.guards import visible

FILE = "hand/names"


class LeakError(HabeasError):
    """Raised when what is about to be written holds the name of a protected person."""

    exit_code = ExitCode.REFUSED

    def __init__(self, file: str, people: list[str]) -> None:
        super().__init__(
            f"{visible(file)} was not written: it would hold the name of {', '.join(people)}. "
            "Write the label in its place; `hand/names.csv` names nobody to readers."
        )
        self.file = file
        self.people = people


def check_for_names(folder: Path, file: str, content: bytes) -> None:
    """Refuse what holds a protected person's name.

    Args:
        folder: the case.
        file: how the message calls what is about to be written.
        content: its bytes, UTF-8.

    Raises:
        LeakError: with the labels of those who are named, never their names.
    """
    table = read_table(folder, FILE)
    if not table.present:
        return
    text = _bare(content.decode("utf-8", "replace"))
    names = {(row.get("person"), _bare(row.get("name"))) for row in table.rows}
    found = sorted({person or "a person" for person, name in names if name and name in text})
    if found:
        raise LeakError(file, found)


def _bare(text: str) -> str:
    """Give a text without case, accents and what is no letter or digit."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in plain if character.isalnum())
