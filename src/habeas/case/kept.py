"""Kept: findings of an earlier build, in one file under ``build/`` that may be deleted.

Never read as truth: an entry counts only for who asks with its digest, and the file only if it
was written here. It begins with a code made with a secret of the user's own, so that a file that
came with somebody else's case, was damaged or cut off is as none. It is replaced whole.
"""

import contextlib
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from habeas.case.whole_file import replace_file
from habeas.errors import HabeasError
from habeas.evidence.guards import inside, read_limited

NAME: Final = "build/findings.kept"
# Findings of some 100,000 claims; more are not kept.
MOST_BYTES: Final = 64 * 2**20
_SECRET_BYTES: Final = 32

Row = dict[str, object]
Entries = Mapping[str, tuple[str, Row]]


def read_kept(folder: Path) -> dict[str, tuple[str, Row]]:
    """Give what an earlier build of a case kept; nothing if it is not whole, or not ours.

    Args:
        folder: the case folder.
    """
    secret = _secret()
    try:
        content = read_limited(inside(folder, NAME), NAME, MOST_BYTES)
    except (HabeasError, OSError):
        return {}
    code, _, body = content.partition(b"\n")
    if not secret or not hmac.compare_digest(code, _code(secret, body)):
        return {}
    # What bears our code is what keep() wrote.
    return {name: (digest, row) for name, (digest, row) in json.loads(body).items()}


def keep(folder: Path, entries: Entries) -> None:
    """Keep findings for the next build; where that cannot be done, none are kept.

    Args:
        folder: the case folder.
        entries: finding id -> the digest of all that it looks at, and the row.
    """
    secret = _secret()
    body = json.dumps(entries, separators=(",", ":")).encode("ascii")
    if secret and len(body) < MOST_BYTES:
        # A build is whole without what is kept: the next one asks again.
        with contextlib.suppress(HabeasError, OSError):
            replace_file(inside(folder, NAME), _code(secret, body) + b"\n" + body)


def _code(secret: bytes, body: bytes) -> bytes:
    return hmac.new(secret, body, hashlib.sha256).hexdigest().encode("ascii")


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
    temporary = path.with_name(f".secret-{secrets.token_hex(8)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(descriptor, secrets.token_bytes(_SECRET_BYTES))
        os.fsync(descriptor)
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(temporary)
    finally:
        os.close(descriptor)
        temporary.unlink()


def _user_folder() -> Path:
    stated = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(stated) if Path(stated).is_absolute() else Path.home() / ".cache") / "habeas"
