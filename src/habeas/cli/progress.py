"""Progress: a line on stderr, on a terminal only, for work that takes over two seconds."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic

import click

# Shorter work needs no word; the line is renewed each second from then on.
QUIET_S = 2.0
RENEW_S = 1.0


@contextmanager
def working(words: str, *, quiet: bool = False) -> Iterator[None]:
    """Say what takes so long while it does; the line is gone when it is done."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    done = Event()
    teller = Thread(target=_tell, args=(words, done), daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def _tell(words: str, done: Event) -> None:
    began = monotonic()
    if done.wait(QUIET_S):
        return
    line = ""
    while True:
        line = f"{words} ... {monotonic() - began:.0f} s"
        click.echo(f"\r{line}", nl=False, err=True)
        if done.wait(RENEW_S):
            break
    click.echo("\r" + " " * len(line) + "\r", nl=False, err=True)
