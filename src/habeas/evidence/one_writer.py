"""One writer at a time: a lock in a folder, which a killed process gives up by itself."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from habeas.errors import ExitCode, HabeasError
from habeas.evidence.guards import visible


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
    lock = FileLock(path, timeout=wait_s)
    try:
        lock.acquire()
    except Timeout as error:
        raise LockedError(folder) from error
    try:
        yield
    finally:
        try:
            with contextlib.suppress(OSError):
                path.unlink()
        finally:
            lock.release()
