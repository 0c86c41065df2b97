"""Uncollected: while a file is read, Python's collector of rings rests.

A day of one aircraft is ten thousand rows that hold nothing which could lead back to them; the
collector would look through all of them again and again, which takes longer than reading them.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the collector rest, and go on afterwards if it was at work.

    Example:
        >>> import gc
        >>> with uncollected():
        ...     gc.isenabled()
        False
        >>> gc.isenabled()
        True
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
