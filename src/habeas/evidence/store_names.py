"""Names in the store: the name a file came with, made harmless on every system.

A name with hidden characters is refused, since nobody sees what it says; what only some
systems cannot keep (separators, reserved names, leading dots and dashes) is replaced by ``_``.
"""

import re
import unicodedata
from typing import Final

from habeas.evidence.guards import UnsafePathError, hidden_characters

# File systems keep 255 bytes a name; a whole hash of 64 and its dash must still fit.
LONGEST_NAME: Final = 180

_NOT_PORTABLE = re.compile(r'[<>:"/\\|?*]')
# Windows takes these for devices, with any ending.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_LONGEST_ENDING = 20


def safe_name(name: str) -> str:
    """Give the name under which a file is kept.

    Raises:
        UnsafePathError: if it has hidden characters, or none that is visible.

    Example:
        >>> safe_name("order 81.pdf"), safe_name("-rf"), safe_name("aux.txt"), safe_name("a/b")
        ('order 81.pdf', '_-rf', '_aux.txt', 'a_b')
    """
    name = unicodedata.normalize("NFC", name)
    hidden = hidden_characters(name) + [f"U+{ord(c):04X}" for c in "\n\t" if c in name]
    if hidden:
        raise UnsafePathError(name, f"its name hides {', '.join(hidden)}; rename the file")
    safe = _NOT_PORTABLE.sub("_", name).strip(" ").rstrip(". ")
    if not safe:
        raise UnsafePathError(name, "has no name that can be kept; rename the file")
    if safe[0] in ".-" or _RESERVED.match(safe):
        safe = f"_{safe}"
    return _cut(safe, LONGEST_NAME)


def with_hash(name: str, sha256: str) -> str:
    """Give the name with part of the file's hash before its ending.

    Example:
        >>> with_hash("order.pdf", "0f3c9a21")
        'order-0f3c9a21.pdf'
    """
    stem, ending = _parts(name)
    return f"{stem}-{sha256}{ending}"


def _cut(name: str, most: int) -> str:
    """Shorten the stem until the name has at most ``most`` bytes."""
    stem, ending = _parts(name)
    while len(f"{stem}{ending}".encode()) > most:
        stem = stem[:-1]
    return f"{stem}{ending}"


def _parts(name: str) -> tuple[str, str]:
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending) > _LONGEST_ENDING or not ending.isalnum():
        return name, ""
    return stem, f"{dot}{ending}"
