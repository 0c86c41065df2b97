"""The listing of a scan: all trace files of all archives, kept on disk, in order of aircraft.

A year of the whole world is 22 million files; so neither they nor the problems told on the way
are held in memory. The listing is made anew by every run.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from habeas.evidence.problem import Problem
from habeas.flights.archive import Archive, Member, members_of
from habeas.flights.member_bytes import Placed
from habeas.flights.scan_job import Window

# An aircraft's files are read together up to so many, some 150,000 fixes, or so many bytes.
WINDOW_FILES: Final = 32
WINDOW_BYTES: Final = 16 * 2**20

_TABLES: Final = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE member (icao24 TEXT, day TEXT, archive INTEGER, name TEXT, place TEXT,
                     offset INTEGER, size INTEGER);
CREATE TABLE problem (content TEXT);
CREATE TABLE window (n INTEGER PRIMARY KEY, icao24 TEXT, key TEXT);
"""


class Listing:
    """The files of a scan.

    Args:
        path: where it is kept; what is there is replaced.
        watched: the addresses that are wanted; None for all.
    """

    def __init__(self, path: Path, watched: frozenset[str] | None) -> None:
        path.unlink(missing_ok=True)
        self._base = sqlite3.connect(path)
        self._base.executescript(_TABLES)
        self._watched = watched
        self._archives: list[Archive] = []
        self._held = False
        self.files = 0
        self.aircraft = 0

    def add(self, archive: Archive) -> bool:
        """List the files of an archive that are wanted, and what is wrong with it.

        Returns:
            Whether it holds any trace file, wanted or not.
        """
        number = len(self._archives)
        self._archives.append(archive)
        self._held = False
        listed = self._base.executemany(
            "INSERT INTO member VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (m.icao24, archive.day, number, m.name, m.where, m.offset, m.size)
                for m in self._members(archive)
            ),
        )
        self.files += max(0, listed.rowcount)
        return self._held

    def tell(self, problems: Iterable[Problem]) -> None:
        """Keep problems."""
        contents = ((json.dumps(problem.to_json()),) for problem in problems)
        self._base.executemany("INSERT INTO problem VALUES (?)", contents)

    def problems(self) -> Iterator[dict[str, object]]:
        """Give the problems of the archives, in the order in which they were told."""
        for (content,) in self._base.execute("SELECT content FROM problem ORDER BY rowid"):
            yield json.loads(content)

    def close_list(self) -> None:
        """Put the files in order, and count them."""
        self._base.execute(
            "CREATE INDEX by_aircraft ON member (icao24, day, archive, name, offset)"
        )
        counted = "SELECT count(*), count(DISTINCT icao24) FROM member"
        self.files, self.aircraft = self._base.execute(counted).fetchone()
        self._base.commit()

    def windows(self) -> Iterator[Window]:
        """Give the windows of all aircraft, in order of address and day."""
        n = 0
        rows = self._base.execute(
            "SELECT icao24, archive, name, place, offset, size FROM member"
            " ORDER BY icao24, day, archive, name, offset"
        )
        for icao24, group in groupby(rows, key=lambda row: str(row[0])):
            for files, first, last in windows_of([self._placed(row) for row in group]):
                yield Window(n, icao24, tuple(files), first, last)
                n += 1

    def found(self, window: Window, key: str) -> None:
        """Keep under which key a window's rows are; blank where there are none."""
        self._base.execute("INSERT INTO window VALUES (?, ?, ?)", (window.n, window.icao24, key))

    def all_found(self) -> Iterator[tuple[str, str]]:
        """Give the address and the key of each window, in their order."""
        yield from self._base.execute("SELECT icao24, key FROM window ORDER BY n")

    def close(self) -> None:
        """Let the file go."""
        self._base.close()

    def _members(self, archive: Archive) -> Iterator[Member]:
        for one in members_of(archive):
            if isinstance(one, Problem):
                self.tell((one,))
                continue
            self._held = True
            if self._watched is None or one.icao24 in self._watched:
                yield one

    def _placed(self, row: tuple[str, int, str, str, int, int]) -> Placed:
        icao24, archive, name, place, offset, size = row
        held = self._archives[archive]
        return Placed(Member(name, icao24, place, offset, size), held.paths if held.packed else ())


def windows_of(files: Sequence[Placed]) -> Iterator[tuple[Sequence[Placed], int, int]]:
    """Give the windows of one aircraft's files, with the file on either side of them.

    Each is (files, first, last): its own are ``files[first:last]``. A window is full at a number
    of files or of bytes; so a further day at the end changes the last windows alone.
    """
    start = 0
    while start < len(files):
        end, size = start, 0
        while end < len(files) and end - start < WINDOW_FILES:
            size += files[end].file.size
            if size > WINDOW_BYTES and end > start:
                break
            end += 1
        before, after = max(0, start - 1), min(len(files), end + 1)
        yield files[before:after], start - before, end - before
        start = end
