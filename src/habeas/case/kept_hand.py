"""Kept: what the YAML hand files held when a case was built, for as long as no byte changes.

Reading YAML and checking its shape is a third of what a small question costs. What was read is
kept in one file under ``build/`` that only we can have written (``signed_file.py``), and it
counts only while every hand file, the list of sources and the program itself are as they were.
Unpickling makes records of this package and no other thing.
"""

import hashlib
import io
import pickle
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Final

from habeas.case.hand import HAND_FILES, Hand
from habeas.case.program_state import program_state
from habeas.case.signed_file import read_signed, write_signed
from habeas.errors import HabeasError
from habeas.evidence.guards import inside, read_limited
from habeas.evidence.source import Source

NAME: Final = "build/hand.kept"
_KEY_BYTES: Final = 32
_RECORDS: Final = ("habeas.case.", "habeas.evidence.", "habeas.bounds.")
_PLAIN: Final = {
    ("datetime", "datetime"), ("datetime", "timedelta"), ("datetime", "timezone"),
    ("datetime", "date"),
}  # fmt: skip


def hand_key(folder: Path, sources: Mapping[str, Source]) -> bytes:
    """Give the digest of all that reading the hand files looks at; blank if one is unreadable.

    Args:
        folder: the case folder.
        sources: the rows of sources.csv.
    """
    told = repr((program_state(), list(sources.values())))
    digest = hashlib.sha256(told.encode("utf-8", "surrogatepass"))
    for name in HAND_FILES:
        try:
            path = inside(folder, name)
            content = read_limited(path, name) if path.exists() else None
        except (HabeasError, OSError):
            return b""
        digest.update(b"absent" if content is None else hashlib.sha256(content).digest())
    return digest.digest()


def kept_hand(folder: Path, key: bytes) -> Hand | None:
    """Give what was kept under a key; None if nothing was.

    Args:
        folder: the case folder.
        key: what ``hand_key`` gives now.
    """
    body = read_signed(folder, NAME) if key else None
    if body is None or body[:_KEY_BYTES] != key:
        return None
    try:
        found = _Records(io.BytesIO(body[_KEY_BYTES:])).load()
    except pickle.UnpicklingError:
        return None
    return found if isinstance(found, Hand) else None


def keep_hand(folder: Path, key: bytes, hand: Hand) -> None:
    """Keep what was read for the next command; where that cannot be done, nothing is kept.

    Args:
        folder: the case folder.
        key: what ``hand_key`` gave before and after the files were read.
        hand: what they hold.
    """
    if key:
        packed = io.BytesIO()
        _Packer(packed, pickle.HIGHEST_PROTOCOL).dump(hand)
        write_signed(folder, NAME, key + packed.getvalue())


class _Packer(pickle.Pickler):
    """Packs a record as the call that makes it: unpacked in a third of the time."""

    def reducer_override(self, record: Any) -> Any:
        kind = type(record)
        if not is_dataclass(kind):
            return NotImplemented
        return kind, tuple(getattr(record, one.name) for one in fields(kind) if one.init)


class _Records(pickle.Unpickler):
    """Unpacks records of this package, and instants."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith(_RECORDS) or (module, name) in _PLAIN:
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no record")
