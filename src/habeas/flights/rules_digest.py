"""The digest of the rules: the same only if the same files of habeas give the answer.

What a scan keeps is used again by the same rules alone, and workers elsewhere must have them too.
"""

import sys
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

import habeas

_ROOMS: Final = ("bounds", "evidence", "places", "flights")
# What computes with us: another version may give another last digit.
_LIBRARIES: Final = ("numpy", "pyproj", "msgspec")


@cache
def rules_digest() -> str:
    """Give the hash of all that decides what a track's legs are, besides the track."""
    digest = sha256()
    said = (sys.version, *(f"{name} {version(name)}" for name in _LIBRARIES))
    digest.update("\n".join(said).encode())
    root = Path(habeas.__file__).parent
    for room in _ROOMS:
        for file in sorted((root / room).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(f"\n{file.relative_to(root).as_posix()} ".encode())
                digest.update(_of(file))
    return digest.hexdigest()


def _of(file: Path) -> bytes:
    with file.open("rb") as stream:
        whole = sha256()
        while piece := stream.read(2**20):
            whole.update(piece)
    return whole.digest()
