"""Writing a file whole or not at all: a kill leaves the old one."""

import os
import secrets
from pathlib import Path

from habeas.evidence.guards import UnsafePathError, inside


def output_folder(case: Path, name: str) -> Path:
    """Give a folder of the case that we write to, made if it is missing.

    Raises:
        UnsafePathError: if it is a link, which could lead anywhere, or no folder.
    """
    folder = inside(case, name)
    if folder.exists() and not folder.is_dir():
        raise UnsafePathError(name, "is no folder; move it away")
    folder.mkdir(exist_ok=True)
    return folder


def replace_file(path: Path, content: bytes) -> None:
    """Write ``content`` under a name of its own, flush it, and give it the file's name."""
    temporary = path.with_name(f".writing-{secrets.token_hex(8)}")
    try:
        with temporary.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    handle = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
