"""A file under ``build/`` that counts only if it was written here.

It begins with a code made of its name and bytes with a secret of the user's own, so that a file
that came with somebody else's case, was damaged or cut off is as none. It is replaced whole, and
may be deleted.
"""

import contextlib
import hashlib
import hmac
import os
from pathlib import Path
from typing import Final

from habeas.case.whole_file import output_folder, replace_file
from habeas.errors import HabeasError
from habeas.evidence.guards import inside, read_limited

# What some 100,000 claims come to; more is not kept.
MOST_BYTES: Final = 64 * 2**20
_SECRET_BYTES: Final = 32


def read_signed(folder: Path, name: str) -> bytes | None:
    """Give the bytes that were kept; None if there are none, or not all, or not ours.

    Args:
        folder: the case folder.
        name: the file's name in it.
    """
    secret = _secret()
    try:
        content = read_limited(inside(folder, name), name, MOST_BYTES)
    except (HabeasError, OSError):
        return None
    code, _, body = content.partition(b"\n")
    return body if secret and hmac.compare_digest(code, _code(secret, name, body)) else None


def write_signed(folder: Path, name: str, body: bytes) -> None:
    """Keep bytes for the next command; where that cannot be done, none are kept.

    Args:
        folder: the case folder.
        name: the file's name in it.
        body: the bytes.
    """
    secret = _secret()
    if secret and len(body) < MOST_BYTES:
        # Every command is whole without what is kept: the next one works it out again.
        with contextlib.suppress(HabeasError, OSError):
            output_folder(folder, str(Path(name).parent))
            content = _code(secret, name, body) + b"\n" + body
            replace_file(inside(folder, name), content, flushed=False)


def _code(secret: bytes, name: str, body: bytes) -> bytes:
    signed = hmac.new(secret, name.encode("ascii") + b"\n", hashlib.sha256)
    signed.update(body)
    return signed.hexdigest().encode("ascii")


def _secret() -> bytes:
    """Give the user's secret, made if there is none; blank if it can neither be read nor made."""
    try:
        path = _user_folder() / "secret"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _make(path)
        content = path.read_bytes()
    except (OSError, RuntimeError):
        return b""
    return content if len(content) == _SECRET_BYTES else b""


def _make(path: Path) -> None:
    """Write a new secret that only the user can read; whoever comes first has made it."""
    temporary = path.with_name(f".secret-{os.urandom(8).hex()}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(descriptor, os.urandom(_SECRET_BYTES))
        os.fsync(descriptor)
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(temporary)
    finally:
        os.close(descriptor)
        temporary.unlink()


def _user_folder() -> Path:
    stated = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(stated) if Path(stated).is_absolute() else Path.home() / ".cache") / "habeas"
