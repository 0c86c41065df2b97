"""A tally of problems: how many of each code, the first ones in full, all of them in a file.

An archive of millions of files has more problems than anybody reads or memory holds.
"""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TextIO

Told = dict[str, object]

FIRST: Final = 5


@dataclass(slots=True)
class ProblemTally:
    """Problems as they are told.

    Args:
        path: a file that gets all of them as JSON, one a line; None for no file.

    Attributes:
        counts: how many of each code.
        first: the first ones of each code.
        errors: how many leave something out.
    """

    path: Path | None = None
    counts: Counter[str] = field(default_factory=Counter)
    first: list[Told] = field(default_factory=list)
    errors: int = 0
    _stream: TextIO | None = None

    def add(self, problem: Told) -> None:
        """Count a problem."""
        code = str(problem["code"])
        self.counts[code] += 1
        self.errors += problem["severity"] == "error"
        if self.counts[code] <= FIRST:
            self.first.append(problem)
        if self._stream is not None:
            self._stream.write(f"{json.dumps(problem)}\n")

    def more(self) -> dict[str, int]:
        """Give how many of each code there are beyond the first ones."""
        return {code: n - FIRST for code, n in sorted(self.counts.items()) if n > FIRST}

    def __enter__(self) -> Self:
        if self.path is not None:
            self._stream = self.path.open("w", encoding="utf-8")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._stream is not None:
            self._stream.close()
