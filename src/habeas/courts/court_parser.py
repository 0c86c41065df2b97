"""Asking the parser of court files, which runs in a process of its own.

One process serves many files; one that takes too long or dies is replaced, and the file it had is
given up with a reason. Without the extra ``[courts]`` no page is asked about, and the error says
how to install it; PDF needs no extra.
"""

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from select import select
from time import monotonic
from typing import Any, Final

from habeas.courts.parser_child import PDF, WARM
from habeas.courts.recognise import FORMS
from habeas.errors import ExitCode, HabeasError

# The slowest sample takes 1.7 s, a docket of 3,000 entries 3 s and one of 30,000 half a minute.
SECONDS: Final = 60.0
# Run as a file, so that the child loads nothing of ours; -P keeps this folder out of its imports.
_CHILD: Final = str(Path(__file__).with_name("parser_child.py"))


class NoCourtsExtraError(HabeasError):
    """Raised where a form needs the extra ``[courts]``, which is not installed."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self, form: str) -> None:
        super().__init__(
            f"reading a {form} needs the extra `courts`, which is not installed: "
            "python -m pip install 'habeas[courts]'"
        )
        self.form = form


class GaveUpError(HabeasError):
    """Raised for a file on which the parser ended, took too long, or failed."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(slots=True)
class CourtParser:
    """The parser's process, started when it is first asked.

    Attributes:
        seconds: how long one file may take.
    """

    seconds: float = SECONDS
    _child: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)
    _owes: bool = field(default=False, repr=False)

    def begin(self, form: str, court: str, path: Path) -> None:
        """Hand a file over, and go on while it is read; ``found`` gives what it holds.

        Raises:
            NoCourtsExtraError: if the parser is not installed.
        """
        if form != PDF and importlib.util.find_spec("juriscraper") is None:
            raise NoCourtsExtraError(FORMS[form])
        if self._owes or (self._child and self._child.poll() is not None):
            # An answer that nobody took would be taken for that of the next file.
            self.close()
        asked = {
            "form": form, "court": court, "path": str(path.resolve()), "seconds": self.seconds,
        }  # fmt: skip
        child = self._started()
        self._owes = True
        assert child.stdin  # noqa: S101 - we asked for the pipe
        # A child that has died is told of when its answer is looked for.
        with suppress(BrokenPipeError):
            child.stdin.write(json.dumps(asked).encode() + b"\n")
            child.stdin.flush()

    def warm(self, paths: Iterable[Path]) -> None:
        """Let the parser load beside its caller, if one of some files looks like a page.

        Nothing waits for it, and whatever is wrong is told of when a file is handed over.
        """
        if any(map(_is_page, paths)) and importlib.util.find_spec("juriscraper"):
            child = self._started()
            assert child.stdin  # noqa: S101 - we asked for the pipe
            with suppress(BrokenPipeError):
                child.stdin.write(WARM + b"\n")
                child.stdin.flush()

    def found(self) -> Any:
        """Give what the file handed over last holds.

        Raises:
            GaveUpError: if the parser fails on it.
        """
        answer = self._answer()
        if "error" in answer:
            raise GaveUpError(answer["error"])
        return answer["data"]

    def close(self) -> None:
        """End the process."""
        if self._child is not None:
            self._child.kill()
            self._child.communicate()
            self._child = None
        self._owes = False

    def _answer(self) -> dict[str, Any]:
        child = self._started()
        said, ended = self._line(child)
        if not said.endswith(b"\n"):
            self.close()
            raise GaveUpError(
                "its process ended" if ended else f"it took longer than {self.seconds:g} s"
            )
        self._owes = False
        answer: dict[str, Any] = json.loads(said)
        return answer

    def _line(self, child: "subprocess.Popen[bytes]") -> tuple[bytes, bool]:
        """Give the child's next line, or what there is of it; and whether the child ended."""
        assert child.stdout  # noqa: S101 - as above
        parts: list[bytes] = []
        until = monotonic() + self.seconds
        while select([child.stdout], [], [], max(0.0, until - monotonic()))[0]:
            part = os.read(child.stdout.fileno(), 2**20)
            parts.append(part)
            if not part or part.endswith(b"\n"):
                break
        return b"".join(parts), parts[-1:] == [b""]

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._child is None:
            self._child = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-P", _CHILD],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._child


def _is_page(path: Path) -> bool:
    """Say whether a file begins as a page does; not if it cannot be read, which is told later."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    except OSError:
        return False
