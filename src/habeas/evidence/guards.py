"""Guards: hostile files are expected, and stop at a limit with a reason.

Nothing outside the folder is read, no link is followed, no file larger than its limit is
loaded, and characters that could hide or reorder text are made visible.
"""

import json
import os
import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final

from habeas.errors import ExitCode, HabeasError

# A hand-written file of 30,000 claims is about 6 MB; ten times that is not hand-written.
HAND_FILE_LIMIT: Final = 64 * 2**20
# Sources are scans, tracks and tables; anything above is a matter for its own reader.
SOURCE_LIMIT: Final = 2**30
# The longest sensible quote or note; a field beyond it is a pasted file.
FIELD_LIMIT: Final = 100_000

_HARMLESS = {"\n", "\t"}
# Categories: control, format (bidi overrides, zero width), surrogate, private use, and the
# separators of lines and paragraphs, at which some programs break a line.
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
# The soft hyphen and the joiners that scripts such as Persian need are format characters
# too; they are still shown, because they can make two different ids look the same.


class UnsafePathError(HabeasError):
    """Raised for a path that leaves its folder, is a link, or is not a plain file."""

    exit_code = ExitCode.REFUSED

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{shortened(path)}: {reason}")
        self.path = path
        self.reason = reason


class UnreadableFileError(HabeasError):
    """Raised for a file that the system does not let us read."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{shortened(path)}: cannot be read ({reason})")
        self.path = path
        self.reason = reason


class TooLargeError(HabeasError):
    """Raised for a file above the limit for its kind."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self, path: str, size: int, limit: int) -> None:
        super().__init__(
            f"{shortened(path)}: {size:,} bytes, more than the limit of {limit:,}; nothing was read"
        )
        self.path = path
        self.size = size
        self.limit = limit


def visible(text: str) -> str:
    r"""Write hidden characters (control, bidi, zero width) as what they are.

    Example:
        >>> visible("a\u202eb\x1b[31m")
        'a<U+202E>b<U+001B>[31m'
    """
    if text.isprintable():  # nothing of the categories that hide
        return text
    return "".join(
        f"<U+{ord(c):04X}>" if c not in _HARMLESS and unicodedata.category(c) in _HIDDEN else c
        for c in text
    )


def shortened(text: str, most: int = 80) -> str:
    """Give the beginning of a text, with hidden characters made visible.

    Example:
        >>> shortened("a name that is long", 6)
        'a name…'
    """
    return visible(text if len(text) <= most else f"{text[:most]}…")


def escaped(document: str) -> str:
    r"""Write the hidden characters of a JSON document as escapes; it says the same.

    Example:
        >>> escaped('{"title": "a\u202eb"}')
        '{"title": "a\\u202eb"}'
    """
    if document.isprintable():
        return document
    hidden = {c for c in set(document) if c not in _HARMLESS and unicodedata.category(c) in _HIDDEN}
    return document.translate({ord(c): json.dumps(c)[1:-1] for c in hidden})


def hidden_characters(text: str) -> list[str]:
    """Name the hidden characters in ``text``, each once, in order of appearance."""
    if text.isascii() and text.isprintable():
        return []
    found = (c for c in text if c not in _HARMLESS and unicodedata.category(c) in _HIDDEN)
    return [f"U+{ord(c):04X}" for c in dict.fromkeys(found)]


def inside(folder: Path, name: str) -> Path:
    """Give the path of ``name`` inside ``folder``.

    Backslashes are taken as separators, and where no entry is called exactly so, the only one
    that differs in letter case or in how accents are coded is taken, so that a folder written
    on Windows or macOS still reads.

    Raises:
        UnsafePathError: if the name is absolute, has ``..``, passes through a link, or is
            none that the system can keep.
    """
    parts = PurePosixPath(name.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or PureWindowsPath(name).drive:
        raise UnsafePathError(name, "leaves the case folder; name a file inside it")
    path = folder
    for part in parts.parts:
        path = _entry(path, part)
        try:
            is_link = path.is_symlink()
        except OSError as error:
            raise UnsafePathError(name, f"is no name of a file here ({error.strerror})") from error
        if is_link:
            raise UnsafePathError(name, "is a symbolic link, which is not followed; copy the file")
    return path


def _entry(folder: Path, name: str) -> Path:
    """Give the entry of a folder that is called so, or the only one that is alike."""
    exact = folder / name
    if os.path.lexists(exact) or not folder.is_dir():
        return exact
    wanted = _alike(name)
    found = [entry for entry in folder.iterdir() if _alike(entry.name) == wanted]
    return found[0] if len(found) == 1 else exact


def _alike(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def read_limited(path: Path, name: str, limit: int = HAND_FILE_LIMIT) -> bytes:
    """Give the bytes of a plain file that is not larger than ``limit``.

    Raises:
        UnsafePathError: if it is a link or not a plain file.
        TooLargeError: if it is larger; nothing is read then.
        UnreadableFileError: if the system does not let us read it.
    """
    if path.is_symlink():
        raise UnsafePathError(name, "is a symbolic link, which is not followed; copy the file")
    if not path.is_file():
        raise UnsafePathError(name, "is not a plain file")
    size = path.stat().st_size
    if size > limit:
        raise TooLargeError(name, size, limit)
    try:
        with path.open("rb") as stream:
            content = stream.read(limit + 1)
    except OSError as error:
        raise UnreadableFileError(name, str(error.strerror)) from error
    if len(content) > limit:
        raise TooLargeError(name, len(content), limit)
    return content
