"""Opened: the bytes of a track file, unpacked where they are gzip, up to a limit.

Archives keep gzip bytes under a plain ``.json``: the first two bytes decide, not the name.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from habeas.evidence.guards import (
    TooLargeError,
    UnreadableFileError,
    UnsafePathError,
    read_limited,
)
from habeas.evidence.problem import Problem, ProblemKind
from habeas.evidence.spot import Place
from habeas.flights import problems as kinds

GZIP: Final = b"\x1f\x8b"
# A day of one aircraft heard twice a second is 30 MB; half an hour of the whole world 60 MB.
LARGEST_BYTES: Final = 256 * 2**20
_CHUNK: Final = 2**20
_STEP: Final = 2**14


@dataclass(frozen=True, slots=True)
class Opened:
    """A file's content.

    Attributes:
        name: what it is called in messages and spots.
        content: its bytes, unpacked.
        sha256: the hash of the bytes as they lie on disk.
        problems: what was wrong on the way.
    """

    name: str
    content: bytes
    sha256: str
    problems: tuple[Problem, ...] = ()

    @property
    def is_cut(self) -> bool:
        """Whether the content ends before its end, as far as that was seen."""
        return any(problem.kind is kinds.BROKEN_GZIP for problem in self.problems)

    def whole_lines(self) -> bytes:
        r"""Give the content without the line that it was cut in.

        Example:
            >>> Opened("a.csv", b"a\nb", "").whole_lines()
            b'a\nb'
        """
        return self.content[: self.content.rfind(b"\n") + 1] if self.is_cut else self.content


def opened(path: Path, name: str = "") -> Opened:
    """Give the content of a file, unpacked if it is gzip; what cannot be read is a problem."""
    called = name or path.name
    try:
        packed = read_limited(path, called, LARGEST_BYTES)
    except TooLargeError as error:
        return _failed(called, kinds.TOO_LARGE, str(error))
    except UnsafePathError as error:
        return _failed(called, kinds.UNSAFE_PATH, str(error))
    except UnreadableFileError as error:
        return _failed(called, kinds.UNREADABLE, str(error))
    return unpacked(packed, called)


def unpacked(packed: bytes, name: str, limit: int = LARGEST_BYTES) -> Opened:
    """Give the content of bytes that may be gzip; a damaged end keeps what came before it.

    Args:
        packed: the bytes as they lie on disk.
        name: what they are called in messages and spots.
        limit: the most bytes that they may be when they are unpacked.
    """
    digest = sha256(packed).hexdigest()
    if not packed.startswith(GZIP):
        return Opened(name, packed, digest)
    content, flaw = _gunzip(packed, limit)
    if flaw is None:
        return Opened(name, content, digest)
    return Opened(name, content, digest, (Problem(flaw[0], Place(name), flaw[1], did=flaw[2]),))


def _failed(name: str, kind: ProblemKind, message: str) -> Opened:
    return Opened(name, b"", "", (Problem(kind, Place(name), message, did="not read"),))


def _gunzip(packed: bytes, limit: int) -> tuple[bytes, tuple[ProblemKind, str, str] | None]:
    """Unpack all members; give what came out, and what stopped it."""
    out: list[bytes] = []
    size = at = 0
    while packed.startswith(GZIP, at):
        stream = zlib.decompressobj(wbits=31)
        try:
            for piece, end in _pieces(stream, packed, at):
                at = end
                out.append(piece)
                size += len(piece)
                if size > limit:
                    grown = f"grows beyond {limit:,} bytes when it is unpacked"
                    return b"", (kinds.TOO_LARGE, grown, "not read")
        except zlib.error as error:
            return b"".join(out), _damaged(size, f"is damaged ({error})")
        if not stream.eof:
            return b"".join(out), _damaged(size, "ends before its end mark")
    return b"".join(out), None


def _pieces(stream: "zlib._Decompress", packed: bytes, at: int) -> Iterator[tuple[bytes, int]]:
    """Unpack one member, each piece with where it ended, so that a bomb stops at the limit.

    It is fed step by step: what zlib does not use it hands back as a copy, and a file can have as
    many members as it has twenties of bytes.
    """
    while not stream.eof:
        fed = stream.unconsumed_tail or packed[at : at + _STEP]
        at += 0 if stream.unconsumed_tail else len(fed)
        piece = stream.decompress(fed, _CHUNK)
        if not piece and not fed:
            return
        yield piece, at - len(stream.unused_data)


def _damaged(size: int, what: str) -> tuple[ProblemKind, str, str]:
    return kinds.BROKEN_GZIP, f"{what}; {size:,} bytes came out", "what came out was read"
