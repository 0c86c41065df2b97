"""Tar members: what a tar archive holds and where, told without reading or unpacking any of it.

Only headers are read, each within a limit of bytes, and none is kept. Members that lead out of
the archive, links and devices are told one by one and never followed; a stream that ends without
the end mark of tar is told too.
"""

import re
import tarfile
from collections.abc import Iterator
from pathlib import PureWindowsPath
from typing import Final, NamedTuple

from habeas.evidence.guards import shortened
from habeas.flights.joined_parts import JoinedParts

# With its long names and extended headers no member of an archive of traces has a hundredth.
LARGEST_HEADER: Final = 2**20
_BLOCK: Final = 512
_SLASHES = re.compile(r"[/\\]")
_FAULTS: Final = (tarfile.TarError, ValueError, OverflowError, RecursionError, EOFError)


class TarMember(NamedTuple):
    """One member.

    Attributes:
        name: its name, without ``./`` before it.
        offset: where its bytes begin in the stream.
        size: how many there are.
        unsafe: why it must not be read; blank for a plain file or a folder.
        folder: whether it is a folder.
    """

    name: str
    offset: int
    size: int
    unsafe: str
    folder: bool


class BrokenTarError(ValueError):
    """Raised where a stream stops being a tar archive; the message says how and where."""


class _Headers:
    """A stream as tarfile reads it, which stops at a header that is too large."""

    def __init__(self, parts: JoinedParts) -> None:
        self._parts = parts
        self._at = 0
        self.left = LARGEST_HEADER

    def read(self, size: int) -> bytes:
        if not 0 <= size <= self.left:
            raise tarfile.ReadError("a header is larger than any")
        self.left -= size
        piece = self._parts.read_at(self._at, size)
        self._at += len(piece)
        return piece

    def seek(self, offset: int) -> int:
        self._at = offset
        return offset

    def tell(self) -> int:
        return self._at


def tar_members(parts: JoinedParts) -> Iterator[TarMember]:
    """Give the members in their order.

    Raises:
        BrokenTarError: after the last one that could be told, if the stream is damaged or cut.
    """
    stream = _Headers(parts)
    try:
        tar = tarfile.TarFile(fileobj=stream, errors="surrogateescape")  # type: ignore[arg-type]  # reads, seeks, tells
    except _FAULTS as error:
        raise BrokenTarError(f"is no tar archive ({error})") from None
    before = -1
    while (found := _next(tar, stream)) is not None:
        if tar.offset <= before:
            raise BrokenTarError(f"is damaged at byte {found.offset:,}")
        before = tar.offset
        if found.offset_data + max(0, found.size) > parts.size:
            raise BrokenTarError(f"ends within {shortened(found.name)}")
        yield _member(found)
        # tarfile keeps every header that it has seen.
        tar.members = []  # type: ignore[attr-defined]  # typeshed names it not
        tar.pax_headers = {}
    if parts.read_at(tar.offset, _BLOCK) != bytes(_BLOCK):
        raise BrokenTarError(_stop(parts, tar.offset))


def _next(tar: tarfile.TarFile, stream: _Headers) -> tarfile.TarInfo | None:
    stream.left = LARGEST_HEADER
    try:
        return tar.next()
    except _FAULTS as error:
        raise BrokenTarError(f"is damaged at byte {tar.offset:,} ({error})") from None


def _stop(parts: JoinedParts, offset: int) -> str:
    if offset >= parts.size:
        return "ends without the end mark of a tar archive"
    return f"is damaged at byte {offset:,}"


def _member(found: tarfile.TarInfo) -> TarMember:
    name = found.name.removeprefix("./")
    return TarMember(name, found.offset_data, found.size, _unsafe(found), found.isdir())


def _unsafe(found: tarfile.TarInfo) -> str:
    if found.name.startswith(("/", "\\")) or PureWindowsPath(found.name).drive:
        return "has an absolute name"
    if ".." in _SLASHES.split(found.name):
        return "has a name with .. in it"
    if found.issym() or found.islnk():
        return f"is a link to {shortened(found.linkname)}"
    plain = (found.isreg() and not found.issparse()) or found.isdir()
    if found.size < 0 or not plain:
        return "is no plain file"
    return ""
