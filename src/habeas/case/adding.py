"""Adding a source: its file in the store and its row in sources.csv, both or neither.

In this order: the file is marked as entering, it gets its name, sources.csv is replaced by one
with the row, the mark goes. A kill before the row leaves a marked file, which no command sees
and the next run takes back; a kill after it leaves a mark, which means nothing any more.
"""

import contextlib
import hashlib
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from habeas.case.read_sources import read_sources
from habeas.case.source_kind import kind_of_file
from habeas.case.source_row import with_row
from habeas.case.tables import table_of
from habeas.case.whole_file import remove_half_written, replace_file
from habeas.evidence.guards import inside, read_limited
from habeas.evidence.one_writer import one_writer
from habeas.evidence.store import FOLDER, add_file, sweep, sync_folder
from habeas.evidence.store_added import Added, State
from habeas.evidence.store_entering import mark, settle

# Copying a file of the largest size takes about as long; then the other one is stuck.
WAIT_S: Final = 30.0
LIST: Final = "sources.csv"


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of a source that was added.

    Attributes:
        added: its file.
        new_row: whether a row was written for it; else one names the file already.
        kind: the kind that the row gives it; blank if no row was written.
    """

    added: Added
    new_row: bool
    kind: str = ""


def add_source(case: Path, file: Path) -> Entry:
    """Keep a copy of a file in a case, and add a row for it to sources.csv.

    Raises:
        HabeasError: if the file, the store or the list is unfit, or another process is adding.
        OSError: if something cannot be read or written. The case is as it was, or has both.
    """
    sources = inside(case, FOLDER)
    if not sources.is_dir():
        sources.mkdir(parents=True)
        sync_folder(case)
    with one_writer(sources, WAIT_S):
        _settle(case)
        sweep(case)
        remove_half_written(case)
        try:
            return _add(case, file)
        finally:
            # If this fails, the next run does it; what became of the file stands either way.
            with contextlib.suppress(OSError):
                _settle(case)


def _settle(case: Path) -> None:
    content = _list(case)
    settle(case / FOLDER, _files(content), _sha256(content))


def _add(case: Path, file: Path) -> Entry:
    def announce(name: str, sha256: str) -> None:
        mark(case / FOLDER, name, sha256, _sha256(_list(case)))

    added = add_file(case, file, announce=announce)
    kind = kind_of_file(inside(case, added.path_in_case))
    # Read only now: copying takes a while, and people edit their list with other programs.
    before = _list(case)
    if added.state is State.SAME_BYTES and _is_source(before, added.path_in_case):
        return Entry(added, new_row=False)
    replace_file(case / LIST, with_row(before, added.path_in_case, added.sha256, kind))
    return Entry(added, new_row=True, kind=kind)


def _list(case: Path) -> bytes:
    path = inside(case, LIST)
    return read_limited(path, LIST) if path.exists() else b""


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _files(content: bytes) -> AbstractSet[str]:
    """Give every file that a row names, also a row that is left out for a fault of it."""
    return {row.get("file").replace("\\", "/") for row in table_of(content, LIST).rows}


def _is_source(content: bytes, file: str) -> bool:
    return any(s.file == file for s in read_sources(table_of(content, LIST)).values())
