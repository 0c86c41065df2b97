"""Eyewitness logs: what observers beside an airfield wrote down of each flight.

A table whose cells are parted by ``|``: the date in words, flight and tail number, the previous
and the next airport, how many people went aboard and came off (the log may give two counts of
each), remarks. Neither the airfield nor its zone stands in the table, so a day holds every zone
unless one is given. Days on which no flight came are rows too. Remarks are not read: they can
name people; the spot leads to them.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from habeas.bounds import Count
from habeas.evidence.problem import Problem, Readout
from habeas.evidence.spot import Place, Spot
from habeas.evidence.words_count import CountWordsError, read_count
from habeas.flights import problems as kinds
from habeas.flights.cells import word
from habeas.flights.csv_table import CsvRows, header_of, named_apart
from habeas.flights.opened import Opened
from habeas.flights.reported import ReportedFlight, day_of

FORM: Final = "eyewitness log"
DELIMITER: Final = "|"
_HEADER: Final = {"Date", "Flight number", "Tail number", "Previous Airport", "Next Airport"}
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_DATE: Final = re.compile(r"(?:[A-Za-z]+day,\s*)?([A-Za-z]+)\s+(\d{1,2}),?\s+(\d{4})\W*")
_TAIL: Final = re.compile(r"[A-Z0-9]{1,3}-?[A-Z0-9]{2,5}")
_NO_FLIGHT: Final = re.compile(r"\b(NO FLIGHT|CANCELLED|CANCELED)\b", re.IGNORECASE)
_PEOPLE: Final = re.compile(r"boarded|plane|bus", re.IGNORECASE)


def looks_like(content: bytes) -> bool:
    """Say whether bytes are such a log, by the names of its columns."""
    return set(header_of(content, DELIMITER)) >= _HEADER


def read(file: Opened, zone: str = "") -> Readout[ReportedFlight]:
    """Give each row of a log as a claim, and what was wrong with its rows.

    Args:
        file: what to read.
        zone: the zone of the airfield, such as ``America/Los_Angeles``; blank if unknown.
    """
    header = named_apart(header_of(file.content, DELIMITER))
    rows = CsvRows(file, header, delimiter=DELIMITER)
    flights: list[ReportedFlight] = []
    told: list[Problem] = []
    for table in rows.tables():
        for n, row in enumerate(table.rows):
            cells = {name: word(table.cells(name)[n]) for name in header}
            day = date_in_words(cells["Date"])
            if day is None:
                message = f"row {row} gives no date: {cells['Date']!r}"
                told.append(Problem(kinds.UNDATED, Place(file.name), message, did="left out"))
                continue
            counts, flaws = _counts(cells, header)
            told += [
                Problem(kinds.BAD_COUNT, Place(file.name), f"row {row}: {flaw}", did="left out")
                for flaw in flaws
            ]
            spot = Spot(file.name, f"row {row}", sha256=file.sha256)
            flights.append(_flight(day, zone, cells, counts, spot))
    return Readout(tuple(flights), (*file.problems, *rows.problems(), *told))


def date_in_words(text: str) -> date | None:
    """Give a date such as ``Tuesday, May 7, 2019``; none if the words are no date.

    Example:
        >>> date_in_words("Tuesday, May 26, 2020.")
        datetime.date(2020, 5, 26)
        >>> date_in_words("Week of Aug 24th") is None
        True
    """
    found = _DATE.fullmatch(text)
    if not found or found[1].lower() not in _MONTHS:
        return None
    try:
        return date(int(found[3]), _MONTHS.index(found[1].lower()) + 1, int(found[2]))
    except ValueError:
        return None


def _flight(
    day: date,
    zone: str,
    cells: Mapping[str, str],
    counts: tuple[tuple[str, Count], ...],
    spot: Spot,
) -> ReportedFlight:
    on, assumes = day_of(day, zone)
    tail = cells["Tail number"]
    none_came = next((f[0] for c in cells.values() if (f := _NO_FLIGHT.search(c))), "")
    return ReportedFlight(
        spot=spot,
        form=FORM,
        day=day.isoformat(),
        on=on,
        flight=cells["Flight number"],
        registration=tail if _TAIL.fullmatch(tail) else "",
        operator=cells.get("Operator", ""),
        from_airport=cells["Previous Airport"],
        to_airport=cells["Next Airport"],
        status=none_came.lower(),
        counts=counts,
        assumes=assumes,
    )


def _counts(
    cells: Mapping[str, str], header: Sequence[str]
) -> tuple[tuple[tuple[str, Count], ...], list[str]]:
    """Give how many people, by the name of the column, and the cells that say no number."""
    found, flaws = [], []
    for name in header:
        if name.startswith("From ") and _PEOPLE.search(name) and cells[name]:
            try:
                found.append((name, read_count(cells[name]).count))
            except CountWordsError as error:
                flaws.append(str(error))
    return tuple(found), flaws
