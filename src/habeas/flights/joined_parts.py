"""Joined parts: the files into which a large archive was cut, read as the one stream they are."""

import io
import os
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from types import TracebackType
from typing import Self


class JoinedParts:
    """Files read one after the other, from any place on; nothing is kept in memory.

    Args:
        paths: the parts in their order.

    Raises:
        OSError: if one of them cannot be opened.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self._files: list[io.FileIO] = []
        try:
            for path in paths:
                self._files.append(io.FileIO(path))
            sizes = [os.fstat(file.fileno()).st_size for file in self._files]
        except OSError:
            self.close()
            raise
        self._starts = [0, *accumulate(sizes)]
        self.size = self._starts[-1]

    def read_at(self, offset: int, size: int) -> bytes:
        """Give so many bytes from a place on; fewer where the stream ends."""
        pieces = []
        while size > 0 and 0 <= offset < self.size:
            n = bisect_right(self._starts, offset) - 1
            within = offset - self._starts[n]
            most = min(size, self._starts[n + 1] - offset)
            piece = os.pread(self._files[n].fileno(), most, within)
            if not piece:
                break
            pieces.append(piece)
            offset += len(piece)
            size -= len(piece)
        return b"".join(pieces)

    def close(self) -> None:
        """Let the files go."""
        for file in self._files:
            file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
