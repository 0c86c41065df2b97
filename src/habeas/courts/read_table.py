"""Tables of a docket: CSV, or a list of records in JSON, by the names of their columns.

Exports differ in names; each column below is known by those that exports use. A value is kept as
the text that it is. A table of several matters gives a docket for each.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
_WHY: Final = "a column of the table states it"

# The words of an entry may be a whole order.
LONGEST_CELL: Final = 64 * 2**20

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table on its way to dockets.

    Attributes:
        source: what messages call the file.
        sha256: its hash.
        court: the court's id where the table names none.
        clock_of: gives the clock of a court by its id.
    """

    source: str
    sha256: str
    court: str
    clock_of: Callable[[str], CourtClock]


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
    rows, misshapen = _rows(text)
    has = list(dict.fromkeys(name for row in rows for name in row))
    columns = {one: _column(one, has) for one in COLUMNS}
    if missing := [one for one in NEEDED if not columns[one]]:
        raise NotADocketTableError(missing, has)
    told = [{key: row.get(name, "").strip() for key, name in columns.items()} for row in rows]
    matters: dict[str, list[tuple[int, Row]]] = {}
    for n, one in enumerate(told, start=1):
        matters.setdefault(one["matter"], []).append((n, one))
    made = [
        _docket(matter, some, Table(source, sha256, court, clock_of))
        for matter, some in matters.items()
    ]
    # What is wrong with the table as a whole is told with its first docket.
    return tuple(replace(d, misshapen=misshapen if n == 0 else ()) for n, d in enumerate(made))


def _docket(matter: str, rows: Sequence[tuple[int, Row]], table: Table) -> Docket:
    first = rows[0][1]
    entries = [
        _entry(
            one,
            Spot(table.source, f"row {n}", sha256=table.sha256),
            table.clock_of(one["court"] or table.court),
        )
        for n, one in rows
    ]
    return Docket(
        form="table",
        court=first["court"] or table.court,
        number=matter,
        name=first["name"],
        entries=tuple(entries),
        source=table.source,
        sha256=table.sha256,
    )


def _rows(text: str) -> tuple[list[dict[str, str]], tuple[str, ...]]:
    """Give the rows, and what of the table could not be taken."""
    if text.lstrip().startswith("["):
        content: list[Any] = json.loads(text)
        rows = [
            {str(key): "" if value is None else str(value) for key, value in one.items()}
            for one in content
            if isinstance(one, dict)
        ]
        lost = len(content) - len(rows)
        return rows, (f"{lost:,} of {len(content):,} are no records",) if lost else ()
    return _cells(text)


def _cells(text: str) -> tuple[list[dict[str, str]], tuple[str, ...]]:
    head = text.partition("\n")[0]
    mark = max(",;\t", key=head.count)
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    # The limit is the interpreter's, and others have theirs.
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        told = list(table)
    except csv.Error as error:
        raise BrokenTableError(table.line_num, str(error)) from error
    finally:
        csv.field_size_limit(before)
    rows = [{key: value or "" for key, value in row.items() if key} for row in told]
    twice = [name for name, count in Counter(table.fieldnames or ()).items() if name and count > 1]
    more = sum(None in row for row in told)
    wrong = [f"column {name} stands more than once: its last was read" for name in twice]
    return rows, (*wrong, *((f"{more:,} rows have more cells than the head",) if more else ()))


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
    which = _clock_of(one["form"])
    said = (
        clock.minute(which, one["filed"], one["time"], one["zone"], _WHY) if one["time"] else None
    )
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
