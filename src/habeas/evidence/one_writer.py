"""One writer at a time: a lock in a folder, which a killed process gives up by itself."""

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from habeas.errors import ExitCode, HabeasError
from habeas.evidence.guards import visible

_BETWEEN_TRIES_S: Final = 0.05


class LockedError(HabeasError):
    """Raised when another process is writing in the same folder."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{visible(str(folder))}: another process is writing there; nothing was written, "
            "try again when it ends"
        )
        self.folder = folder


@contextlib.contextmanager
def one_writer(folder: Path, wait_s: float) -> Iterator[None]:
    """Be the only one who writes in a folder.

    The lock's file goes while the lock is held: whoever has it open already sees that it has
    no name any more, and tries again.

    Raises:
        LockedError: if another process is writing there for all of ``wait_s``.
    """
    path = folder / ".lock"
    until = time.monotonic() + wait_s
    while (descriptor := _locked(path)) is None:
        if time.monotonic() >= until:
            raise LockedError(folder)
        time.sleep(_BETWEEN_TRIES_S)
    try:
        yield
    finally:
        try:
            with contextlib.suppress(OSError):
                path.unlink()
        finally:
            os.close(descriptor)


def _locked(path: Path) -> int | None:
    """Give the descriptor of a file that is locked for us; None while another has it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
    ours = False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        ours = os.path.samestat(os.fstat(descriptor), path.stat())
    except (BlockingIOError, FileNotFoundError):
        pass  # another has it, or took the name away after we had opened it
    finally:
        if not ours:
            os.close(descriptor)
    return descriptor if ours else None
