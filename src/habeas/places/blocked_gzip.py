"""Blocked gzip: a gzip file of many members, each of whole lines, of which any can be read alone.

Each member says in its header how long it is, as in BGZF (SAM format specification, section
4.1: subfield ``BC``, the member's length less one). Whatever reads gzip reads the whole.
"""

import struct
import zlib
from typing import Final

# Magic, method, flags (an extra field), time, extra flags, system; length of the extra field.
_HEADER: Final = struct.Struct("<2sBBIBBH")
_LENGTH: Final = struct.Struct("<2sHH")
_GZIP: Final = 31
_EXTRA_FIELD: Final = 4


def block_places(packed: bytes) -> list[slice]:
    """Give where each member lies in the file.

    Raises:
        ValueError: if a member does not say how long it is.

    Example:
        >>> import gzip
        >>> block_places(gzip.compress(b"no blocks"))
        Traceback (most recent call last):
        ValueError: no blocked gzip at byte 0
    """
    places, at = [], 0
    while at < len(packed):
        length = _length(packed, at)
        places.append(slice(at, at + length))
        at += length
    return places


def _length(packed: bytes, at: int) -> int:
    if len(packed) - at < _HEADER.size + _LENGTH.size:
        raise ValueError(f"no blocked gzip at byte {at}")
    magic, _, flags, *_ = _HEADER.unpack_from(packed, at)
    name, size, less_one = _LENGTH.unpack_from(packed, at + _HEADER.size)
    if (magic, flags, name, size) != (b"\x1f\x8b", _EXTRA_FIELD, b"BC", 2):
        raise ValueError(f"no blocked gzip at byte {at}")
    return int(less_one) + 1


def block_text(packed: bytes, place: slice) -> str:
    """Give the text of one member; its check sum is checked.

    Raises:
        zlib.error: if it is damaged.
    """
    return zlib.decompress(packed[place], _GZIP).decode("utf-8")
