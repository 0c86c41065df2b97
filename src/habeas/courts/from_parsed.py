"""From what the parser of court pages finds to dockets: our times, our spots, its words.

The parser gives dates without clocks and words without places. The places are found again in the
raw file (``traced``), the clocks in its words (``text_times``, ``notice_clock``), and what the
parser gives as a time of day that no form prints is left out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from habeas.courts.court_clock import CourtClock
from habeas.courts.notice_clock import NoticeClock
from habeas.courts.records import CourtTime, Docket, Entry, Party
from habeas.courts.text_times import times_in
from habeas.courts.traced import Traced
from habeas.courts.word_places import spots_of
from habeas.evidence.spot import Spot

Parsed = Mapping[str, Any]

FAKE_MIDNIGHT: Final = "the midnight that the system writes with it is no clock"
BY_ENTRY: Final = "the report is ordered by date entered: this may be the date of entry"
# Forms whose one date is that of entry, with a clock.
_ENTRY_TIMES: Final = {"feed"}
# Forms that print minutes and never seconds.
_MINUTES: Final = {"acms"}
_WITHHELD: Final = re.compile(r"\b(sealed|restricted)\b", re.IGNORECASE)
# An entry is entered once, and changed some times; what states more is made to exhaust its reader.
_MOST_TIMES: Final = 200


@dataclass(frozen=True, slots=True)
class Raw:
    """A file on its way to dockets.

    Attributes:
        form: its form.
        source: what messages call it.
        sha256: its hash.
        clock: the court's clock.
        pages: its words, traced; a mail has several.
        notice: what a notice prints of when; blank for other forms.
    """

    form: str
    source: str
    sha256: str
    clock: CourtClock
    pages: tuple[Traced, ...] = ()
    notice: NoticeClock = NoticeClock()


def dockets_from(parsed: Any, raw: Raw) -> tuple[Docket, ...]:
    """Give the dockets of a file; none if the parser found none.

    Args:
        parsed: what the parser gives: a docket, a notice of several, or a list.
        raw: the file.
    """
    found = _each(parsed)
    entries = [entry for docket in found for entry in docket.get("docket_entries") or ()]
    spots = iter(_spots(entries, raw))
    made = []
    for docket in found:
        numbered = [
            _entry(entry, docket, raw, next(spots)) for entry in docket.get("docket_entries") or ()
        ]
        made.append(_docket(docket, tuple(numbered), raw))
    return tuple(made)


def _each(parsed: Any) -> list[Parsed]:
    """Give each docket that was parsed, whatever stands around them."""
    if isinstance(parsed, list):
        return parsed
    if not parsed:
        return []
    if "dockets" in parsed:
        return [{"court_id": parsed.get("court_id"), **one} for one in parsed["dockets"]]
    if "email_type" in parsed:
        return [_supreme_mail(parsed)]
    return [parsed]


def _supreme_mail(parsed: Parsed) -> Parsed:
    """Give the docket that a mail of the Supreme Court speaks of, with its one entry."""
    said = parsed.get("data") or {}
    words = said.get("entry_description") or ""
    entries = [{"description": words}] if words else []
    return {**said, "court_id": "scotus", "docket_entries": entries}


def _docket(docket: Parsed, entries: tuple[Entry, ...], raw: Raw) -> Docket:
    people = docket.get("parties") or ()
    return Docket(
        form=raw.form,
        court=_words(docket.get("court_id")) or ("scotus" if "supreme" in raw.form else ""),
        number=_words(docket.get("docket_number")),
        name=_words(docket.get("case_name")),
        entries=entries,
        source=raw.source,
        sha256=raw.sha256,
        filed=_words(docket.get("date_filed")),
        terminated=_words(docket.get("date_terminated")),
        last_filing=_words(docket.get("date_last_filing")),
        assigned_to=_words(docket.get("assigned_to_str")),
        referred_to=_words(docket.get("referred_to_str")),
        parties=tuple(Party(_words(p.get("name")), _words(p.get("type"))) for p in people),
    )


def _words(value: object) -> str:
    return "" if value is None else str(value)


def _entry(entry: Parsed, docket: Parsed, raw: Raw, spot: Spot) -> Entry:
    text = _words(entry.get("description"))
    short = _words(entry.get("short_description"))
    stated = list(islice(times_in(text, raw.clock), _MOST_TIMES + 1))
    times = [*_times(entry, docket, raw), *stated[:_MOST_TIMES]]
    unread = [s for s in _dates(entry, raw) if s and not _time("filed", s, raw)]
    if len(stated) > _MOST_TIMES:
        unread.append(f"what follows {_MOST_TIMES} times in its words")
    return Entry(
        number=_words(entry.get("document_number")),
        text=text,
        times=_distinct(times),
        spot=spot,
        document=_words(entry.get("pacer_doc_id")),
        short=short,
        withheld=_withheld(f"{text} {short}"),
        unread=tuple(unread),
    )


def _withheld(words: str) -> str:
    found = _WITHHELD.search(words)
    return found[1].lower() if found else ""


def _distinct(times: Sequence[CourtTime]) -> tuple[CourtTime, ...]:
    """Leave out what only repeats a day that a clock of the same form tells more narrowly."""
    kept: list[CourtTime] = []
    for time in times:
        same = [t for t in kept if t.clock == time.clock]
        if not any(t.when.earliest >= time.when.earliest and t.when.latest <= time.when.latest
                   for t in same):  # fmt: skip
            kept.append(time)
    return tuple(kept)


def _times(entry: Parsed, docket: Parsed, raw: Raw) -> Iterator[CourtTime]:
    """Give the times that the form has in fields of its own."""
    yield from raw.notice.times(raw.clock)
    filed, entered = _dates(entry, raw)
    by_entry = docket.get("ordered_by") == "date_entered"
    for clock, said in (("filed", filed), ("entered", entered)):
        why = (BY_ENTRY,) if by_entry and clock == "filed" else ()
        if time := _time(clock, said, raw, why):
            yield time


def _dates(entry: Parsed, raw: Raw) -> tuple[str, str]:
    """Give the dates of filing and of entry, as the parser writes them."""
    filed, entered = _words(entry.get("date_filed")), _words(entry.get("date_entered"))
    return ("", filed) if raw.form in _ENTRY_TIMES else (filed, entered)


def _time(clock: str, said: str, raw: Raw, why: Sequence[str] = ()) -> CourtTime | None:
    court, form = raw.clock, raw.form
    if not said:
        return None
    date, _, at = said.partition("T")
    if not at:
        return court.day(clock, date, *why)
    if at.startswith("00:00:00") and len(at) == len("00:00:00"):
        return court.day(clock, date, FAKE_MIDNIGHT, *why)
    # The newer appellate system prints minutes; the parser adds seconds that nobody printed.
    time = at[:5] if form in _MINUTES else at[:8]
    return court.minute(clock, date, time, at[8:], *why)


def _spots(entries: Sequence[Parsed], raw: Raw) -> list[Spot]:
    """Find where the words of each entry stand; the row alone for words that stand nowhere."""
    words = [_words(e.get("description")) or _words(e.get("short_description")) for e in entries]
    if raw.form == "feed":
        # The parser puts items of one matter together, and joins their words: the first.
        words = [said.partition(" AND ")[0] for said in words]
    return spots_of(words, raw.pages, raw.source, raw.sha256)
