"""Entering: a file that has its name in the store, and no row in the list of sources yet.

A kill may come between the two. So a mark is written before the file gets its name,
``.enters-<name>``, and goes when the row stands. A marked file that no row names is no part of
the case: readers pass over it, and the next writer settles the mark. It takes the file back only
if no row names it, the list is to the byte the one of the moment when the mark was made, and the
file's bytes are the ones that were announced. Whatever else is found stays: somebody may have
edited the list meanwhile, and a source is never removed on a guess.
"""

import contextlib
import os
from collections.abc import Container
from pathlib import Path
from typing import Final

from habeas.errors import HabeasError
from habeas.evidence.store import FOLDER, sha256_of, sync_folder

_MARK: Final = ".enters-"


def mark(sources: Path, name: str, sha256: str, list_sha256: str) -> None:
    """Write, on the disk before this returns, that a file is about to get a name.

    Args:
        sources: the store's folder.
        name: the name.
        sha256: the hash of the file.
        list_sha256: the hash of the list of sources as it is now.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
    descriptor = os.open(sources / f"{_MARK}{name}", flags, 0o644)
    try:
        rest = f"{sha256} {list_sha256}\n".encode()
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    sync_folder(sources)


def is_entering(path: Path) -> bool:
    """Say whether a file of the store is only on its way into the case."""
    return os.path.lexists(path.with_name(f"{_MARK}{path.name}"))


def settle(sources: Path, listed: Container[str], list_sha256: str) -> None:
    """Remove every mark, and each file that a mark shows to have got no row.

    Only the one writer of a case may call this. What cannot be removed waits for the next.
    """
    for path in sorted(sources.glob(f"{_MARK}*")):
        name = path.name.removeprefix(_MARK)
        with contextlib.suppress(OSError):
            if f"{FOLDER}/{name}" not in listed and _announced(path, sources / name, list_sha256):
                (sources / name).unlink()
                sync_folder(sources)
            path.unlink()


def _announced(mark_: Path, file: Path, list_sha256: str) -> bool:
    """Say whether a file is the one that its mark announces, under the list of that moment."""
    if mark_.is_symlink() or file.is_symlink() or not file.is_file():
        return False
    sha256, _, list_then = mark_.read_text("ascii", errors="replace").strip().partition(" ")
    if list_then != list_sha256:
        return False
    try:
        # Where there are no hard links, the name is first taken by an empty file.
        return file.stat().st_size == 0 or sha256_of(file) == sha256
    except HabeasError:
        return False
