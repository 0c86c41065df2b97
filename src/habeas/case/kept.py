"""Kept: findings of an earlier build, in one file under ``build/`` that may be deleted.

Never read as truth: an entry counts only for who asks with its digest, and the file only if it
was written here (``signed_file.py``). Each entry has three lines: id, digest, packed row.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from habeas.case.signed_file import read_signed, write_signed

NAME: Final = "build/findings.kept"

Row = dict[str, object]
# A row stands packed, as JSON: most are kept again as they are.
Entries = Mapping[str, tuple[str, str]]


def read_kept(folder: Path) -> dict[str, tuple[str, str]]:
    """Give what an earlier build of a case kept; nothing if it is not whole, or not ours.

    Args:
        folder: the case folder.
    """
    # What bears our code is what keep() wrote.
    lines = iter((read_signed(folder, NAME) or b"").decode("utf-8", "surrogatepass").split("\n"))
    return {name: (digest, row) for name, digest, row in zip(lines, lines, lines, strict=False)}


def packed(row: Row) -> str:
    """Give a finding's row as it is kept."""
    return json.dumps(row, separators=(",", ":"))


def unpacked(rows: Iterable[str]) -> list[Row]:
    """Give back what was packed; all at once is far quicker than one by one."""
    found: list[Row] = json.loads(f"[{','.join(rows)}]")
    return found


def keep(folder: Path, entries: Entries) -> None:
    """Keep findings for the next build; where that cannot be done, none are kept.

    Args:
        folder: the case folder.
        entries: finding id -> the digest of all that it looks at, and the packed row.
    """
    lines = (
        f"{name}\n{digest}\n{row}\n"
        for name, (digest, row) in entries.items()
        if "\n" not in name  # JSON has none
    )
    write_signed(folder, NAME, "".join(lines).encode("utf-8", "surrogatepass"))
