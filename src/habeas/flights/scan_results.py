"""The results of a scan, kept beside its table until the next one, by what they stand on.

One SQLite file: what a killed run had written to the end is there, and nothing half. Deleting it
changes no byte of any table.
"""

import sqlite3
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from habeas.errors import ExitCode, HabeasError
from habeas.evidence.guards import visible
from habeas.flights.scan_job import Found, Window

_TABLES: Final = """
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS result (key TEXT PRIMARY KEY, label TEXT, content BLOB) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_label ON result (label);
"""


class UnusableWorkError(HabeasError):
    """Raised when what a scan keeps beside its table cannot be read or written."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            f"{visible(str(folder))}: cannot be used ({reason}); if it is damaged, delete that "
            "folder: the scan then begins anew"
        )


class Results:
    """What windows gave, by their keys.

    Args:
        path: the file.

    Raises:
        sqlite3.Error: if the file cannot be used, and so from each method.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._base = sqlite3.connect(path)
        self._base.executescript(_TABLES)

    def known(self, window: Window) -> frozenset[str]:
        """Give the keys under which something of a window's files is kept."""
        rows = self._base.execute("SELECT key FROM result WHERE label = ?", (_label(window),))
        return frozenset(key for (key,) in rows)

    def keep(self, found: Iterable[tuple[Window, Found]]) -> None:
        """Keep what windows gave, all or none of it."""
        with self._base:
            self._base.executemany(
                "INSERT OR REPLACE INTO result VALUES (?, ?, ?)",
                (
                    (one.key, _label(window), zlib.compress(one.content, 1))
                    for window, one in found
                    if one.content
                ),
            )

    def content(self, key: str) -> bytes:
        """Give what is kept under a key.

        Raises:
            UnusableWorkError: if it is not there, or not as it was written.
        """
        row = self._base.execute("SELECT content FROM result WHERE key = ?", (key,)).fetchone()
        try:
            return zlib.decompress(row[0])
        except (zlib.error, TypeError) as error:
            raise UnusableWorkError(self._path.parent, str(error)) from None

    def drop_others(self, keys: Iterable[str]) -> None:
        """Forget what no window of this run gave."""
        with self._base:
            self._base.execute("CREATE TEMP TABLE used (key TEXT PRIMARY KEY)")
            self._base.executemany(
                "INSERT OR IGNORE INTO used VALUES (?)", ((key,) for key in keys)
            )
            self._base.execute("DELETE FROM result WHERE key NOT IN (SELECT key FROM used)")
            self._base.execute("DROP TABLE used")

    def close(self) -> None:
        """Let the file go."""
        self._base.close()


def _label(window: Window) -> str:
    return f"{window.icao24} {window.files[window.first].file.name}"
