"""Member bytes: one trace file out of its archive, hashed, unpacked within limits, and read."""

import re
import zlib
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from habeas.evidence.guards import (
    TooLargeError,
    UnreadableFileError,
    UnsafePathError,
    read_limited,
)
from habeas.evidence.problem import Problem, ProblemKind
from habeas.evidence.spot import Place
from habeas.flights import problems as kinds
from habeas.flights import read_trace_full
from habeas.flights.archive import Member
from habeas.flights.joined_parts import JoinedParts
from habeas.flights.opened import GZIP, unpacked
from habeas.flights.records import Track
from habeas.flights.watch_list import bare_registration

# A day heard twice a second is 5 MB packed, 30 MB unpacked, and 172,800 points.
LARGEST_PACKED: Final = 16 * 2**20
LARGEST_TRACE: Final = 48 * 2**20
MOST_POINTS: Final = 400_000
_HEAD: Final = 4096
_REGISTRATION = re.compile(rb'"r"\s*:\s*"([^"\\]{1,20})"')


class Placed(NamedTuple):
    """A trace file and the tar that it is in.

    Attributes:
        file: the file.
        parts: the parts of its tar; none for a file on disk.
    """

    file: Member
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Packed:
    """The bytes of a trace file as they lie in the archive.

    Attributes:
        file: which it is.
        content: the bytes.
        sha256: their hash; blank if they could not be read.
        problems: why not.
    """

    file: Member
    content: bytes
    sha256: str
    problems: tuple[Problem, ...] = ()


def packed_bytes(placed: Placed) -> Packed:
    """Give the bytes of a trace file; what cannot be read is a problem."""
    file = placed.file
    try:
        content = _read(placed)
    except TooLargeError as error:
        return _unread(file, kinds.TOO_LARGE, str(error))
    except UnsafePathError as error:
        return _unread(file, kinds.UNSAFE_PATH, str(error))
    except UnreadableFileError as error:
        return _unread(file, kinds.UNREADABLE, str(error))
    except OSError as error:
        return _unread(file, kinds.UNREADABLE, f"cannot be read ({error.strerror})")
    return Packed(file, content, sha256(content).hexdigest())


def trace_in(packed: Packed, icao24: str) -> tuple[Track | None, tuple[Problem, ...]]:
    """Give the track of a trace file, and what was wrong; none if it is of another aircraft."""
    name = packed.file.name
    if packed.problems:
        return None, packed.problems
    file = unpacked(packed.content, name, LARGEST_TRACE)
    if not file.content and file.problems:
        return None, file.problems
    points = file.content.count(b"[")
    if points > MOST_POINTS:
        message = f"has some {points:,} points, more than the {MOST_POINTS:,} of any day"
        return None, (Problem(kinds.TOO_MANY_ROWS, Place(name), message, "not read"),)
    if not read_trace_full.looks_like(file.content):
        message = f"is no {read_trace_full.FORM} file"
        return None, (*file.problems, Problem(kinds.NOT_THE_FORM, Place(name), message, "not read"))
    found = read_trace_full.read(file)
    problems = (*file.problems, *found.problems)
    for track in found.records:
        if track.icao24 == icao24:
            return track, problems
        message = f"holds aircraft {track.icao24!r}"
        problems = (Problem(kinds.OTHER_AIRCRAFT, Place(name), message, did="left out"),)
    return None, problems


def registration_in(content: bytes) -> str:
    """Give the registration at the head of a trace file, bare of hyphens; blank if there is none.

    Example:
        >>> registration_in(b'{"icao": "0c2a11", "r": "HP-1234", "trace": []}')
        'HP1234'
    """
    head = content[:_HEAD]
    if content.startswith(GZIP):
        try:
            head = zlib.decompressobj(wbits=31).decompress(content[:_HEAD], _HEAD)
        except zlib.error:
            return ""
    found = _REGISTRATION.search(head)
    return bare_registration(found[1].decode("utf-8", "replace")) if found else ""


def _read(placed: Placed) -> bytes:
    file = placed.file
    if file.size > LARGEST_PACKED:
        raise TooLargeError(file.name, file.size, LARGEST_PACKED)
    if not placed.parts:
        return read_limited(Path(file.where), file.name, LARGEST_PACKED)
    with JoinedParts(placed.parts) as parts:
        content = parts.read_at(file.offset, file.size)
    if len(content) < file.size:
        raise UnreadableFileError(file.name, "the archive has become shorter")
    return content


def _unread(file: Member, kind: ProblemKind, message: str) -> Packed:
    return Packed(file, b"", "", (Problem(kind, Place(file.name), message, did="not read"),))
