"""RadarBox lists: flights of an operator, with local times and no position.

A row gives the date, the flight, both airports in words with their codes, the scheduled departure
as ``12:45 EDT``, the aircraft as ``B734 (N804TJ)`` and a status such as ``Landed 11:29 EDT``. The
date is read as the local day of the scheduled departure. The day of the landing is not given: it
is any on which that minute falls within a day after the departure, and not more than an hour
before it. Where no departure is given it is the row's day or the next one.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from habeas.bounds import Moment
from habeas.bounds.moment import hull_of
from habeas.evidence.problem import Problem, Readout
from habeas.evidence.spot import Place, Spot
from habeas.flights import problems as kinds
from habeas.flights.cells import word
from habeas.flights.csv_table import CsvRows, header_of
from habeas.flights.opened import Opened
from habeas.flights.reported import UNKNOWN, Assumes, ReportedFlight, day_of, minute_of, zone_of
from habeas.flights.usable import NAMED_ROWS, counted

FORM: Final = "RadarBox list"
_COLUMNS: Final = (
    "Date", "Flight", "Departure", "STD", "Arrival", "Aircraft", "Status", "Airline",
    "ArrivalICAO", "DepartureICAO",
)  # fmt: skip
_HEADER: Final = {"Date", "Flight", "Departure", "STD", "Arrival", "STA", "Aircraft", "Status"}
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})\s+([A-Z]{2,5})")
_CODES: Final = re.compile(r"\((?:[A-Z0-9]{3}/)?([A-Z0-9]{4})\)\s*$")
_AIRCRAFT: Final = re.compile(r"(\S*)\s*(?:\(([A-Z0-9-]+)\))?")
_US_PER_HOUR: Final = 3_600_000_000
_DAY: Final = timedelta(days=1)


def looks_like(content: bytes) -> bool:
    """Say whether bytes are such a list, by the names of its columns."""
    return set(header_of(content)) >= _HEADER


def read(file: Opened) -> Readout[ReportedFlight]:
    """Give each flight of a list as a claim, and what was wrong with its rows."""
    rows = CsvRows(file, _COLUMNS)
    flights: list[ReportedFlight] = []
    undated: list[int] = []
    nowhere: list[int] = []
    for table in rows.tables():
        for n, row in enumerate(table.rows):
            cells = {name: " ".join(word(table.cells(name)[n]).split()) for name in _COLUMNS}
            day = _date(cells["Date"])
            if day is None:
                undated.append(row)
                continue
            flight = _flight(day, cells, Spot(file.name, f"row {row}", sha256=file.sha256))
            flights.append(flight)
            if not (flight.from_airport and flight.to_airport):
                nowhere.append(row)
    told = _told(file.name, undated, nowhere)
    return Readout(tuple(flights), (*file.problems, *rows.problems(), *told))


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _flight(day: date, cells: Mapping[str, str], spot: Spot) -> ReportedFlight:
    leaves = cells["DepartureICAO"] or _code(cells["Departure"])
    reaches = cells["ArrivalICAO"] or _code(cells["Arrival"])
    on, assumes = day_of(day, zone_of(leaves))
    departs, more = _departure(day, cells["STD"], zone_of(leaves))
    landed, further = _landing(day, cells["Status"], zone_of(reaches), departs)
    aircraft = _AIRCRAFT.match(cells["Aircraft"])
    return ReportedFlight(
        spot=spot,
        form=FORM,
        day=day.isoformat(),
        on=on,
        flight=cells["Flight"],
        registration=(aircraft[2] or "") if aircraft else "",
        aircraft_type=aircraft[1] if aircraft else "",
        operator=cells["Airline"],
        from_airport=leaves,
        to_airport=reaches,
        scheduled_departure=departs,
        landed=landed,
        status=cells["Status"],
        assumes=tuple(dict.fromkeys((*assumes, *more, *further))),
    )


def _code(text: str) -> str:
    found = _CODES.search(text)
    return found[1] if found else ""


def _clock(text: str) -> tuple[time, str] | None:
    """Give the printed minute in a cell and its zone letters."""
    found = _CLOCK.search(text)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2])), found[3]


def _departure(day: date, text: str, zone: str) -> tuple[Moment, Assumes]:
    printed = _clock(text)
    note = ("day", "the list's date is the local day of the scheduled departure")
    if printed is None:
        return UNKNOWN, (note,)
    when, assumes = minute_of(datetime.combine(day, printed[0]), printed[1], zone)
    return when, (note, *assumes)


def _landing(day: date, status: str, zone: str, departs: Moment) -> tuple[Moment, Assumes]:
    printed = _clock(status)
    if printed is None:
        return UNKNOWN, ()
    days = {
        after: minute_of(datetime.combine(day + after * _DAY, printed[0]), printed[1], zone)
        for after in range(-1, 3)
    }
    assumes = days[0][1]
    if departs == UNKNOWN:
        note = ("day", "it landed on the day of the list or the next one")
        return hull_of([days[0][0], days[1][0]]), (note, *assumes)
    earliest, latest = departs.earliest - _US_PER_HOUR, departs.latest + 24 * _US_PER_HOUR
    fitting = [
        when for when, _ in days.values() if when.latest > earliest and when.earliest < latest
    ]
    note = ("day", "it landed within a day of the scheduled departure, not an hour before it")
    return hull_of(fitting), (note, *assumes)


def _told(name: str, undated: list[int], nowhere: list[int]) -> list[Problem]:
    told = []
    for kind, rows, verbs, what, did in (
        (kinds.BAD_ROW, undated, ("gives", "give"), "no date", "left out"),
        (kinds.NO_AIRPORT, nowhere, ("lacks", "lack"), "an airport", "kept without it"),
    ):
        if rows:
            first = ", ".join(str(row) for row in rows[:NAMED_ROWS])
            more = ", ..." if len(rows) > NAMED_ROWS else ""
            message = f"{counted(len(rows), 'row', verbs)} {what}: row {first}{more}"
            told.append(Problem(kind, Place(name), message, did=did))
    return told
