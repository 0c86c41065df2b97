"""The store: originals as received, each known by the SHA-256 of its bytes.

    mycase/sources/<name as received>

Rules the store keeps: a file that is there is never overwritten, renamed or removed; the
original is never touched; after a failure at any point the folder has the whole new file or
none of it. A copy is written under ``.adding-<random>``, synced, read back and compared,
and only then gets its name, by a hard link: that fails when the name is taken, whoever took
it and whenever. File systems without hard links reserve the name first; a crash of the
machine at that moment leaves an empty file under it. Whoever lists the files besides hears
of the name before it is given (``store_entering``).
"""

import contextlib
import errno
import fcntl
import hashlib
import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from habeas.evidence.guards import SOURCE_LIMIT, TooLargeError, UnsafePathError, inside
from habeas.evidence.store_added import Added, ChangedFileError, State
from habeas.evidence.store_names import safe_name, with_hash

FOLDER: Final = "sources"

_LEFTOVER: Final = ".adding-"
_CHUNK = 2**20
# What file systems answer that know no hard links (FAT and exFAT sticks, some shares).
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
# What some shares answer that keep folders in order by themselves.
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
# Leftovers of a run before this one are nobody's; decided by age and by who holds the lock.
_STARTED: Final = time.time()


# Hears the name that a file is about to get, and its hash.
Announce = Callable[[str, str], None]


def _nobody(_name: str, _sha256: str) -> None:
    """Hear of a name, and do nothing."""


def add_file(
    case: Path, file: Path, limit: int = SOURCE_LIMIT, announce: Announce = _nobody
) -> Added:
    """Copy a file into the case's ``sources`` folder, unless its bytes are there.

    Args:
        case: the case folder.
        file: the file to copy.
        limit: the most bytes that it may have.
        announce: called with a free name and the hash, just before the copy gets that name.

    Raises:
        UnsafePathError: if it is a link or no plain file, or has a name that hides something.
        TooLargeError: if it is larger than ``limit``.
        ChangedFileError: if it changed meanwhile.
        OSError: if it cannot be read or written; the folder is as it was, or complete.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     file = Path(folder, "order.txt")
        ...     _ = file.write_text("So ordered.")
        ...     first, again = (add_file(Path(folder, "case"), file) for _ in range(2))
        >>> first.path_in_case, first.state.value, again.state.value
        ('sources/order.txt', 'new', 'same bytes')
    """
    name = safe_name(file.name)
    sha256 = sha256_of(file, limit)
    sources = inside(case, FOLDER)
    sources.mkdir(parents=True, exist_ok=True)
    held = _held(sources, file.stat().st_size, sha256)
    if held:
        return Added(f"{FOLDER}/{held}", sha256, State.SAME_BYTES)
    with _copied(file, sources, sha256, limit) as copy:
        return _placed(copy, sources, name, sha256, announce)


def sha256_of(path: Path, limit: int = SOURCE_LIMIT) -> str:
    """Give the SHA-256 of a plain file, reading it piece by piece.

    Raises:
        UnsafePathError: if it is a link or not a plain file.
        TooLargeError: if it has more than ``limit`` bytes.

    Example:
        >>> import tempfile
        >>> with tempfile.NamedTemporaryFile() as file:
        ...     sha256_of(Path(file.name), 100)[:8]
        'e3b0c442'
    """
    digest = hashlib.sha256()
    for chunk in _chunks(path, limit):
        digest.update(chunk)
    return digest.hexdigest()


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the file system can tell."""
    descriptor = _open(folder, os.O_RDONLY)
    try:
        _fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def sweep(case: Path) -> tuple[str, ...]:
    """Remove what earlier runs left half written, and name it.

    A file that is still being written is locked by whoever writes it, and stays.

    Example:
        >>> sweep(Path("no-such-case"))
        ()
    """
    sources = inside(case, FOLDER)
    return remove_leftovers(sources, _LEFTOVER) if sources.is_dir() else ()


def remove_leftovers(folder: Path, prefix: str) -> tuple[str, ...]:
    """Remove the files of a folder that begin so, are older than this run and locked by nobody."""
    found = sorted(path for path in folder.iterdir() if path.name.startswith(prefix))
    return tuple(path.name for path in found if _removed(path))


def _removed(path: Path) -> bool:
    try:
        if path.lstat().st_mtime >= _STARTED:
            return False
        descriptor = _open(path, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _unlink(path)
        finally:
            os.close(descriptor)
    except OSError:
        # In use, gone, or not ours to remove: the next run tries again.
        return False
    return True


def _chunks(path: Path, limit: int) -> Iterator[bytes]:
    if path.is_symlink():
        raise UnsafePathError(str(path), "is a symbolic link, which is not followed; copy the file")
    if not path.exists():
        raise UnsafePathError(str(path), "does not exist")
    if not path.is_file():
        raise UnsafePathError(str(path), "is not a plain file")
    # Opened without following and without waiting: it may have been swapped for a link or pipe.
    descriptor = _open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise UnsafePathError(str(path), "is not a plain file")
        if found.st_size > limit:
            raise TooLargeError(str(path), found.st_size, limit)
        size = 0
        while chunk := _read(descriptor):
            size += len(chunk)
            if size > limit:
                raise TooLargeError(str(path), size, limit)
            yield chunk
    finally:
        os.close(descriptor)


def _held(sources: Path, size: int, sha256: str) -> str:
    """Name the file in the store that has these bytes; blank when none has."""
    for path in sorted(sources.iterdir()):
        plain = not path.is_symlink() and path.is_file() and not path.name.startswith(".")
        if plain and path.stat().st_size == size and sha256_of(path, size) == sha256:
            return path.name
    return ""


@contextlib.contextmanager
def _copied(file: Path, sources: Path, sha256: str, limit: int) -> Iterator[Path]:
    """Give a synced copy of a file under a temporary name, and remove that name after all."""
    copy = sources / f"{_LEFTOVER}{os.urandom(8).hex()}"
    descriptor = _open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        for chunk in _chunks(file, limit):
            _write(descriptor, chunk)
        _fsync(descriptor)
        if sha256_of(copy, limit) != sha256 or sha256_of(file, limit) != sha256:
            raise ChangedFileError(str(file))
        yield copy
    finally:
        os.close(descriptor)
        # If even this fails the file stays as a leftover, for the next run's sweep.
        with contextlib.suppress(OSError):
            _unlink(copy)


def _placed(copy: Path, sources: Path, name: str, sha256: str, announce: Announce) -> Added:
    size = copy.stat().st_size
    for candidate in (name, with_hash(name, sha256[:8]), with_hash(name, sha256)):
        target = sources / candidate
        if not os.path.lexists(target):
            announce(candidate, sha256)
        try:
            _link_or_reserve(copy, target)
        except FileExistsError:
            if _held_as(target, size, sha256):
                return Added(f"{FOLDER}/{candidate}", sha256, State.SAME_BYTES)
            continue
        sync_folder(sources)
        state = State.NEW if candidate == name else State.NAME_TAKEN
        return Added(f"{FOLDER}/{candidate}", sha256, state)
    raise UnsafePathError(
        f"{FOLDER}/{name}", "another file has its name, with and without its hash"
    )


def _held_as(target: Path, size: int, sha256: str) -> bool:
    if target.is_symlink() or not target.is_file() or target.stat().st_size != size:
        return False
    return sha256_of(target, size) == sha256


def _link_or_reserve(copy: Path, target: Path) -> None:
    try:
        _link(copy, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        os.close(_open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        try:
            _replace(copy, target)
        except BaseException:
            # The name was reserved by ourselves a moment ago, and is still empty.
            _unlink(target)
            raise


# Below: all that touches the disk, one call each, so that tests can let any of them fail.


def _open(path: Path, flags: int) -> int:
    return os.open(path, flags, 0o644)


def _read(descriptor: int) -> bytes:
    return os.read(descriptor, _CHUNK)


def _write(descriptor: int, chunk: bytes) -> None:
    rest = memoryview(chunk)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _fsync(descriptor: int) -> None:
    os.fsync(descriptor)


def _link(old: Path, new: Path) -> None:
    os.link(old, new)


def _replace(old: Path, new: Path) -> None:
    old.replace(new)


def _unlink(path: Path) -> None:
    path.unlink()
