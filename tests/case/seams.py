"""Every place where `add` and `build` ask something of the disk, so that it can fail or kill.

Loaded by the tests, and by the process that kills (kill_server.py).
"""

import builtins
import contextlib
import io
import os
import sqlite3

OS_CALLS = ("open", "write", "fsync", "fchmod", "link", "replace", "rename", "unlink", "mkdir")
SQL_CALLS = ("execute", "executemany", "executescript", "commit", "close", "__exit__")


class Strike:
    """Calls ``blow`` at the ``at``-th call of the disk; counts all of them.

    A blow may fall before the call or after it. One that nothing survives finds a write half
    done; a mere pause does not.
    """

    def __init__(self, at, when, blow, *, survived=False):
        self.at, self.when, self.blow, self.survived = at, when, blow, survived
        self.calls = []

    def around(self, name, call, arguments, options):
        self.calls.append(name)
        struck = len(self.calls) == self.at
        if struck and self.when == "before":
            if name == "write" and not self.survived:
                call(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
            self.blow(name)
        try:
            return None if name == "fsync" else call(*arguments, **options)
        finally:
            if struck and self.when == "after":
                self.blow(name)


def _struck_open(strike, call):
    """Watch files that are opened to be written; one is empty for a moment then."""

    def opened(file, mode="r", *arguments, **options):
        if not set(mode) & set("wax+"):
            return call(file, mode, *arguments, **options)
        stream = strike.around("open", call, (file, mode, *arguments), options)
        strike.around("opened", lambda: None, (), {})
        return stream

    return opened


def _struck(strike, name, call):
    # No power is cut here: to wait for the disk would prove nothing, so fsync only counts.
    return lambda *arguments, **options: strike.around(name, call, arguments, options)


@contextlib.contextmanager
def watched(strike):
    """Send every call of the disk through ``strike``."""
    whole = {name: getattr(os, name) for name in OS_CALLS}
    connect, whole_open = sqlite3.connect, builtins.open
    base = type("Base", (sqlite3.Connection,), {})
    for name in SQL_CALLS:
        whole_call = getattr(sqlite3.Connection, name)
        setattr(base, name, _struck_method(strike, name, whole_call))
    try:
        for name, call in whole.items():
            setattr(os, name, _struck(strike, name, call))
        builtins.open = io.open = _struck_open(strike, whole_open)
        sqlite3.connect = lambda path: connect(path, factory=base)
        yield
    finally:
        sqlite3.connect = connect
        builtins.open = io.open = whole_open
        for name, call in whole.items():
            setattr(os, name, call)


def _struck_method(strike, name, call):
    return lambda *arguments, **options: strike.around(name, call, arguments, options)
