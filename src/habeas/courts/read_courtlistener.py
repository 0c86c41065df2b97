"""CourtListener and RECAP: dockets and entries as the REST API (v3, v4) and its hooks give them.

``date_filed`` and ``time_filed`` are local to the court. Both are sometimes those of entry, and
``time_filed`` is null as a rule; 00:00:00 is what the appellate system writes for no time. The
server's own times (``date_created``, ``date_modified``, ``date_upload``, ``date_last_index``) are
when somebody bought or changed a record: no court acted then, and they are not read.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from habeas.courts.court_clock import CourtClock, date_of
from habeas.courts.records import CourtTime, Docket, Entry, Party
from habeas.courts.text_times import times_in
from habeas.courts.traced import from_json, squeezed, whole
from habeas.courts.word_places import spots_of
from habeas.errors import ExitCode, HabeasError
from habeas.evidence.spot import Spot

Json = Mapping[str, Any]
ClockOf = Callable[[str], CourtClock]

DAY_OF_ENTRY: Final = (
    "taken for the day of filing; this archive sometimes has the day of entry there"
)
TIME_OF_ENTRY: Final = "the archive's time may be that of entry: filed on that day, by then"
# The longest docket seen has some 30,000.
MOST_ENTRIES: Final = 200_000
_NO_TIME: Final = "00:00:00"
_LAST_PART: Final = re.compile(r"/([^/]+)/?$")


class TooManyEntriesError(HabeasError):
    """Raised for a file with more entries than any docket."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self, count: int) -> None:
        super().__init__(f"{count:,} entries, more than {MOST_ENTRIES:,}")
        self.count = count


def read_courtlistener(
    text: str, source: str, sha256: str, court: str, clock_of: ClockOf
) -> tuple[Docket, ...]:
    """Give the dockets of a JSON document; a page of entries gives one for each docket it names.

    Args:
        text: the document.
        source: what messages call the file.
        sha256: its hash.
        court: the court's id where the document names none.
        clock_of: gives the clock of a court by its id.

    Raises:
        TooManyEntriesError: if it has more entries than any docket.
    """
    found = list(_dockets(json.loads(text)))
    made = [_docket(one, source, sha256, _court(one) or court, clock_of) for one in found]
    words = [entry.text or entry.short for docket in made for entry in docket.entries]
    if len(words) > MOST_ENTRIES:
        raise TooManyEntriesError(len(words))
    pages = [squeezed(from_json(whole(text)))] if words else []
    spots = iter(spots_of(words, pages, source, sha256))
    return tuple(
        replace(docket, entries=tuple(replace(e, spot=next(spots)) for e in docket.entries))
        for docket in made
    )


def _dockets(content: Any) -> Iterator[Json]:
    """Give each docket, whatever holds it: alone, a page of results, a hook's payload."""
    if isinstance(content, dict) and isinstance(content.get("payload"), dict):
        content = content["payload"]
    if isinstance(content, dict) and isinstance(content.get("results"), list):
        content = content["results"]
    some = content if isinstance(content, list) else [content]
    loose: dict[str, list[Json]] = {}
    for one in some:
        if not isinstance(one, dict):
            continue
        if "entry_number" in one or "document_number" in one:
            name = str(one.get("docket") or one.get("docket_entry") or "")
            loose.setdefault(name, []).append(one)
        else:
            yield one
    for name, entries in loose.items():
        yield {"id": name, "docket_entries": entries}


def _docket(one: Json, source: str, sha256: str, court: str, clock_of: ClockOf) -> Docket:
    clock = clock_of(court)
    entries = sorted(_records(one.get("docket_entries")), key=_sequence)
    misshapen = [
        f"{name}: {wrong}"
        for name in ("docket_entries", "parties")
        if (wrong := _misshapen(one.get(name)))
    ]
    return Docket(
        form="courtlistener",
        court=court,
        number=_words(one.get("docket_number")),
        name=_words(one.get("case_name")),
        entries=tuple(_entry(entry, clock) for entry in entries),
        source=source,
        sha256=sha256,
        filed=_words(one.get("date_filed")),
        terminated=_words(one.get("date_terminated")),
        last_filing=_words(one.get("date_last_filing")),
        assigned_to=_words(one.get("assigned_to_str")),
        referred_to=_words(one.get("referred_to_str")),
        parties=tuple(_parties(_records(one.get("parties")))),
        misshapen=tuple(misshapen),
    )


def _records(value: object) -> list[Json]:
    """Give the records of a list; what is none of them is told by ``_misshapen``."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _misshapen(value: object) -> str:
    """Say what a list of records has that is none; blank if all is well."""
    if value is None:
        return ""
    if not isinstance(value, list):
        return "no list of records"
    count = sum(not isinstance(one, dict) for one in value)
    return f"{count:,} of {len(value):,} are no records" if count else ""


def _court(one: Json) -> str:
    said = one.get("court_id") or one.get("court") or ""
    if isinstance(said, dict):
        return _words(said.get("id"))
    found = _LAST_PART.search(str(said))
    return found[1] if found else str(said)


def _words(value: object) -> str:
    return "" if value is None else str(value)


def _sequence(entry: Json) -> str:
    """Give what the archive orders entries by: their numbers are not in the order of time."""
    return _words(entry.get("recap_sequence_number"))


def _parties(some: Iterable[Json]) -> Iterator[Party]:
    """Give each party once a role: the archive repeats a role for each time it was bought."""
    for party in some:
        roles = [_words(t.get("name")) for t in _records(party.get("party_types"))] or [""]
        for role in dict.fromkeys(roles):
            yield Party(_words(party.get("name")), role)


def _entry(entry: Json, clock: CourtClock) -> Entry:
    documents = _records(entry.get("recap_documents")) or [entry]
    main = next((d for d in documents if not d.get("attachment_number")), documents[0])
    text = _words(entry.get("description"))
    number = entry.get("entry_number", entry.get("document_number"))
    date, time = _words(entry.get("date_filed")), _words(entry.get("time_filed"))
    filed = _filed(date, time, clock)
    bad_time = filed is not None and _has_time(time) and time[:8] not in filed.as_reported
    return Entry(
        number=_words(number),
        text=text,
        times=(*([filed] if filed else []), *times_in(text, clock)),
        spot=Spot(""),
        document=_words(main.get("pacer_doc_id")),
        short=_words(main.get("description")) if main is not entry else "",
        withheld="sealed" if main.get("is_sealed") else "",
        unread=(*((date,) if date and not filed else ()), *((time,) if bad_time else ())),
    )


def _has_time(time: str) -> bool:
    return bool(time) and not time.startswith(_NO_TIME)


def _filed(date: str, time: str, clock: CourtClock) -> CourtTime | None:
    day = clock.day("filed", date, DAY_OF_ENTRY) if date_of(date) else None
    if day is None or not _has_time(time):
        return day
    by = clock.minute("filed", date, time[:8], "", TIME_OF_ENTRY)
    if by is None:
        return day
    when = replace(day.when, latest=min(day.when.latest, by.when.latest))
    return replace(by, when=when, why=(*by.why, DAY_OF_ENTRY))
