"""Program state: what tells this package, and what it computes with, from another state of it."""

import importlib.util
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from habeas import __version__

# What is computed and read with besides our own files.
_WITH = ("numpy", "pyproj", "shapely", "tzdata", "yaml", "pydantic")


@cache
def program_state() -> tuple[str, ...]:
    """Give the version, and the size and time of every file that has a say in an answer.

    What was kept under one state is not read under another.
    """
    own = (entry for entry in _below(Path(__file__).parents[1]) if not entry.name.endswith(".pyc"))
    states = sorted((entry.path, entry.stat()) for entry in own)
    found = (importlib.util.find_spec(name) for name in _WITH)
    states += [(spec.origin, Path(spec.origin).stat()) for spec in found if spec and spec.origin]
    files = (repr((name, stat.st_size, stat.st_mtime_ns)) for name, stat in states)
    return (__version__, sys.version, *files)


def _below(folder: str | Path) -> Iterator[os.DirEntry[str]]:
    """Give every file below a folder; far quicker than a glob, and each build asks."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path)
            else:
                yield entry
