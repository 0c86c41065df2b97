"""Writing a file whole or not at all: a kill leaves the old one."""

import contextlib
import fcntl
import os
from pathlib import Path
from typing import Final

from habeas.evidence.guards import UnsafePathError, inside
from habeas.evidence.store import remove_leftovers, sync_folder

_LEFTOVER: Final = ".writing-"


def output_folder(case: Path, name: str) -> Path:
    """Give a folder of the case that we write to, made if it is missing.

    Raises:
        UnsafePathError: if it is a link, which could lead anywhere, or no folder.
    """
    folder = inside(case, name)
    if folder.exists() and not folder.is_dir():
        raise UnsafePathError(name, "is no folder; move it away")
    if not folder.is_dir():
        folder.mkdir()
        sync_folder(case)
    return folder


def replace_file(path: Path, content: bytes, *, flushed: bool = True) -> None:
    """Write ``content`` under a name of its own, flush it, and give it the file's name.

    The file keeps its permissions. What a killed run left beside it is removed.

    Args:
        path: the file.
        content: all its bytes.
        flushed: False for what may be lost or torn when the machine stops, and tells so.
    """
    remove_half_written(path.parent)
    temporary = path.with_name(f"{_LEFTOVER}{os.urandom(8).hex()}")
    try:
        mode = path.stat().st_mode & 0o777 if path.exists() else None
        _write(temporary, content, mode, flushed=flushed)
        temporary.replace(path)
    except BaseException:
        # If even this fails, the next run removes it.
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    if flushed:
        sync_folder(path.parent)


def remove_half_written(folder: Path) -> None:
    """Remove what a killed run left half written in a folder."""
    remove_leftovers(folder, _LEFTOVER)


def _write(path: Path, content: bytes, mode: int | None, *, flushed: bool) -> None:
    descriptor = os.open(
        path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666 if mode is None else 0o600
    )
    try:
        # Who removes leftovers passes over a file that is locked: it is being written.
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        if mode is not None and mode != os.fstat(descriptor).st_mode & 0o777:
            os.fchmod(descriptor, mode)
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if flushed:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
