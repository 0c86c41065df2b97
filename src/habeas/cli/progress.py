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


class Counting:
    """Progress of work whose amount is known: how much of it, how fast, and how long to go.

    Args:
        words: what is done.
        what: what is counted.
        quiet: whether to say nothing at all.
    """

    def __init__(self, words: str, what: str, *, quiet: bool = False) -> None:
        self._words = words
        self._what = what
        self._shown = not quiet and sys.stderr.isatty()
        self._began = self._said = monotonic()
        self._width = 0

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Show the line while the work is done; it is gone when that ends."""
        try:
            yield
        finally:
            if self._width:
                click.echo("\r" + " " * self._width + "\r", nl=False, err=True)

    def at(self, done: int, total: int) -> None:
        """Hear how much is done; the line is renewed each second at most."""
        now = monotonic()
        if done == 0:
            self._began = now
        if not self._shown or now - self._began < QUIET_S or now - self._said < RENEW_S:
            return
        self._said = now
        line = progress_line(self._words, self._what, (done, total), now - self._began)
        click.echo(f"\r{line:<{self._width}}", nl=False, err=True)
        self._width = max(self._width, len(line))


def progress_line(words: str, what: str, counts: tuple[int, int], spent_s: float) -> str:
    """Give the line that says how far work has come.

    Args:
        words: what is done.
        what: what is counted.
        counts: how much is done, and how much there is; 0 while that is being listed.
        spent_s: how long it took.

    Example:
        >>> progress_line("Scanning", "files", (1200, 6000), 60.0)
        'Scanning ... 1,200 of 6,000 files, 20.0 a second, 4 min left'
    """
    done, total = counts
    if not total:
        return f"Listing ... {done:,} {what}"
    rate = done / spent_s if spent_s else 0.0
    left_s = (total - done) / rate if rate else 0.0
    left = f"{left_s:.0f} s" if left_s < 90 else f"{left_s / 60:.0f} min"
    left = left if left_s < 5400 else f"{left_s / 3600:.1f} h"
    return f"{words} ... {done:,} of {total:,} {what}, {rate:.1f} a second, {left} left"
