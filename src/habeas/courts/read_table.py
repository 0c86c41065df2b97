"""Tables of a docket: CSV, or a list of records in JSON, by the names of their columns.

Exports differ in names; each column below is known by those that exports use. A value is kept as
the text that it is. A table of several matters gives a docket for each.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from habeas.courts.court_clock import CourtClock, date_of
from habeas.courts.records import CourtTime, Docket, Entry
from habeas.courts.text_times import times_in
from habeas.errors import ExitCode, HabeasError
from habeas.evidence.spot import Spot

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "matter": ("docket_number", "docket", "matter", "case_number", "case"),
    "name": ("case_name", "caption", "title"),
    "court": ("court_id", "court"),
    "number": ("number", "entry_number", "document_number", "doc_no", "no", "#", "id"),
    "filed": ("date_filed", "filed", "filing_date", "date"),
    "time": ("time_filed", "time"),
    "zone": ("tz", "zone", "time_zone"),
    "entered": ("date_entered", "entered"),
    "form": ("form", "kind", "type"),
    "text": ("description", "text", "docket_text", "entry", "gist"),
    "document": ("pacer_doc_id", "document_id"),
}
NEEDED: Final = ("filed", "text")
# Names that news and trackers give to a zone whose offset the season decides.
_SEASONAL: Final = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}  # fmt: skip
_WHY: Final = "a column of the table states it"

# The words of an entry may be a whole order.
LONGEST_CELL: Final = 64 * 2**20

Row = Mapping[str, str]


class BrokenTableError(HabeasError):
    """Raised for a table that cannot be told into rows and cells."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"the table breaks off after line {line:,}: {reason}")
        self.line = line


class NotADocketTableError(HabeasError):
    """Raised for a table that lacks the columns of a docket."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self, missing: list[str], has: list[str]) -> None:
        wanted = ", ".join(f"`{COLUMNS[one][0]}`" for one in missing)
        super().__init__(f"no column for {wanted}; it has: {', '.join(has[:20])}")
        self.missing = missing


def read_table(
    text: str, source: str, sha256: str, court: str, clock_of: Callable[[str], CourtClock]
) -> tuple[Docket, ...]:
    r"""Give a docket for each matter of a table.

    Args:
        text: the table.
        source: what messages call the file.
        sha256: its hash.
        court: the court's id where the table names none.
        clock_of: gives the clock of a court by its id.

    Raises:
        NotADocketTableError: if it lacks a column for the date or the words.
        BrokenTableError: if it cannot be told into rows.

    Example:
        >>> table = "date_filed,number,description\n2025-03-15,1,COMPLAINT\n"
        >>> found = read_table(table, "d.csv", "", "dcd", lambda court: CourtClock())
        >>> [(entry.number, entry.text) for entry in found[0].entries]
        [('1', 'COMPLAINT')]
    """
    told = list(_rows(text))
    rows = [row for row in told if row is not None]
    lost = len(told) - len(rows)
    has = list(rows[0]) if rows else []
    columns = {one: _column(one, has) for one in COLUMNS}
    if missing := [one for one in NEEDED if not columns[one]]:
        raise NotADocketTableError(missing, has)
    matters: dict[str, list[Entry]] = {}
    about: dict[str, Row] = {}
    for n, row in enumerate(rows, start=1):
        one = {key: row.get(name, "").strip() if name else "" for key, name in columns.items()}
        about.setdefault(one["matter"], one)
        spot = Spot(source, f"row {n}", sha256=sha256)
        entry = _entry(one, spot, clock_of(one["court"] or court))
        matters.setdefault(one["matter"], []).append(entry)
    misshapen = (f"{lost:,} of {len(told):,} are no records",) if lost else ()
    return tuple(
        Docket(
            "table",
            about[matter]["court"] or court,
            matter,
            about[matter]["name"],
            tuple(entries),
            source,
            sha256,
            misshapen=misshapen if n == 0 else (),
        )
        for n, (matter, entries) in enumerate(matters.items())
    )


def _rows(text: str) -> Iterator[dict[str, str] | None]:
    """Give the rows; None for an element of a JSON list that is no record."""
    if text.lstrip("\ufeff \t\r\n").startswith("["):
        content: Any = json.loads(text)
        for one in content:
            is_row = isinstance(one, dict)
            yield {str(k): "" if v is None else str(v) for k, v in one.items()} if is_row else None
        return
    head = text.lstrip("\ufeff").partition("\n")[0]
    mark = max(",;\t", key=head.count)
    table = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=mark)
    csv.field_size_limit(LONGEST_CELL)
    for row in _told(table):
        yield {
            key: value or "" for key, value in row.items() if key and not isinstance(value, list)
        }


def _told(table: "csv.DictReader[str]") -> Iterator[dict[str, str]]:
    try:
        yield from table
    except csv.Error as error:
        raise BrokenTableError(table.line_num, str(error)) from error


def _column(one: str, has: list[str]) -> str:
    """Give the table's own name of a column; blank if it has none."""
    known = {name.strip().lower().replace(" ", "_"): name for name in reversed(has)}
    return next((known[name] for name in COLUMNS[one] if name in known), "")


def _entry(one: Row, spot: Spot, clock: CourtClock) -> Entry:
    times = [*_times(one, clock), *times_in(one["text"], clock)]
    bad = [one[key] for key in ("filed", "entered") if one[key] and not date_of(one[key])]
    if one["time"] and not any(one["time"] in time.as_reported for time in times):
        bad.append(one["time"])
    return Entry(one["number"], one["text"], tuple(times), spot, one["document"], unread=tuple(bad))


def _times(one: Row, clock: CourtClock) -> Iterator[CourtTime]:
    zone = one["zone"]
    if zone in _SEASONAL:
        clock, zone = CourtClock((_SEASONAL[zone],), f"the zone written {zone}"), ""
    which = _clock_of(one["form"])
    said = clock.minute(which, one["filed"], one["time"], zone, _WHY) if one["time"] else None
    if said := said or clock.day(which, one["filed"], _WHY):
        yield said
    if entered := clock.day("entered", one["entered"], _WHY):
        yield entered


def _clock_of(form: str) -> str:
    """Name the clock that a row's one time is of, by what the row is."""
    lowered = form.lower()
    if "oral" in lowered:
        return "said"
    return "entered" if "minute order" in lowered else "filed"
