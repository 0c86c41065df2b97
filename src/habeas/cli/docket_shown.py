"""A docket as text: one line for the matter, one or two for an entry."""

from collections.abc import Iterator
from typing import Final

from habeas.cli.ink import WIDTH, one_line, wrapped
from habeas.courts.recognise import FORMS
from habeas.courts.records import MODIFIED, Docket, Entry
from habeas.evidence.guards import shortened

_INDENT: Final = 8
_LONGEST_NUMBER: Final = 20


def docket_lines(docket: Docket, *, quiet: bool) -> Iterator[str]:
    """Give a docket line by line, within 80 columns."""
    if not quiet:
        head = " ".join(p for p in (docket.court, docket.number, docket.name) if p)
        yield shortened(one_line(head or docket.source), WIDTH - 1)
        count = len(docket.entries)
        what = f"{FORMS[docket.form]}, {count:,} {'entry' if count == 1 else 'entries'}"
        yield f"  {what}"
    for entry in docket.entries:
        yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    times = "; ".join(
        f"{time.clock} {time.as_reported}" for time in entry.times if time.clock != MODIFIED
    )
    changed = sum(time.clock == MODIFIED for time in entry.times)
    notes = [
        f"changed {changed} times" if changed > 1 else "changed once" if changed else "",
        entry.withheld,
    ]
    said = ", ".join(part for part in (times or "no time stated", *notes) if part)
    yield from wrapped(
        said, f"{shortened(one_line(entry.number), _LONGEST_NUMBER) or '-':>6}  ", " " * _INDENT
    )
    words = one_line(" ".join((entry.text or entry.short).split()))
    if words:
        yield " " * _INDENT + shortened(words, WIDTH - _INDENT - 1)
