"""What became of a file that was added to the store."""

from dataclasses import dataclass
from enum import Enum

from habeas.errors import ExitCode, HabeasError


class State(Enum):
    """What became of a file that was added."""

    NEW = "new"
    SAME_BYTES = "same bytes"
    NAME_TAKEN = "name taken"


@dataclass(frozen=True, slots=True)
class Added:
    """A file that the store has.

    Attributes:
        path_in_case: where it lies, with forward slashes; for the same bytes, where they lay.
        sha256: its hash.
        state: NEW; SAME_BYTES: it was there, maybe under another name; NAME_TAKEN: another
            file has its name, so that part of its hash was added to it.
    """

    path_in_case: str
    sha256: str
    state: State


class ChangedFileError(HabeasError):
    """Raised for a file that changed while it was copied; nothing was added."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: changed while it was copied; nothing was added, add it again")
        self.path = path
