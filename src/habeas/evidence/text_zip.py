"""Zip archives of office programs: opened only within limits, before any other reader sees them.

A workbook is a zip of XML files. A hostile one unpacks to terabytes, tells a wrong size, or
names a cell so far out that a reader reserves memory for billions of empty ones. Members
are unpacked here up to a limit and packed again unpressed, so that what the next reader
opens is what was counted.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Final

# The largest custody workbook seen unpacks to 190 MB, at a ratio of 14.
MOST_BYTES = 512 * 2**20
MOST_MEMBERS = 2_000
# Deflate reaches 1,032; repeated XML of real workbooks stays below 100.
MOST_RATIO: Final = 400
# Small files press well for innocent reasons: a ratio is judged above this size only.
_RATIO_FROM = 2**20
_CHUNK = 2**20


class ZipRefusedError(ValueError):
    """Raised for an archive that is broken or beyond a limit; the message says which."""


def unpacked(content: bytes) -> dict[str, bytes]:
    """Give the members of an archive by name, unpacked.

    Raises:
        ZipRefusedError: if it is broken, encrypted, or beyond a limit.

    Example:
        >>> stream = io.BytesIO()
        >>> with zipfile.ZipFile(stream, "w") as archive:
        ...     archive.writestr("a.xml", "<a/>")
        >>> unpacked(stream.getvalue())
        {'a.xml': b'<a/>'}
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _members(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise ZipRefusedError(f"the archive is broken ({error})") from error
    except (RuntimeError, NotImplementedError) as error:
        raise ZipRefusedError(f"the archive cannot be unpacked ({error})") from error


def _members(archive: zipfile.ZipFile) -> dict[str, bytes]:
    listed = archive.infolist()
    if len(listed) > MOST_MEMBERS:
        raise ZipRefusedError(f"{len(listed):,} members, more than the limit of {MOST_MEMBERS:,}")
    members: dict[str, bytes] = {}
    seen: set[str] = set()
    room = MOST_BYTES
    for member in listed:
        if member.filename.casefold() in seen:
            raise ZipRefusedError(f"two members are called {member.filename!r}")
        seen.add(member.filename.casefold())
        with archive.open(member) as stream:
            limit = min(room, max(_RATIO_FROM, member.compress_size * MOST_RATIO))
            members[member.filename] = b"".join(_limited(stream, limit))
        room -= len(members[member.filename])
    return members


def _limited(stream: IO[bytes], limit: int) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK):
        limit -= len(chunk)
        if limit < 0:
            raise ZipRefusedError("the archive unpacks to more than a workbook ever does")
        yield chunk


def repacked(members: dict[str, bytes]) -> bytes:
    """Give an archive of ``members`` whose sizes are the true ones.

    Example:
        >>> unpacked(repacked({"a.xml": b"<a/>"}))
        {'a.xml': b'<a/>'}
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            # A fixed date: the same workbook gives the same bytes.
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
    return stream.getvalue()
