"""The columns of a table of legs: those of the record of a leg, flat, with its first file.

Moments have two columns, their bounds; an open end, and all that is not known, is empty. Cells
are text or numbers here; `LIST` cells hold their items apart by a character that no cell has.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from habeas.evidence.guards import shortened
from habeas.flights.leg_record import ToldLegs, leg_records
from habeas.flights.legs import Leg
from habeas.flights.records import moment_of
from habeas.flights.track_json import Json

TEXT: Final = "VARCHAR"
LIST: Final = "VARCHAR[]"
TIME: Final = "TIMESTAMPTZ"
COUNT: Final = "BIGINT"
# Between the items of a list; a control character, which `visible` leaves in no cell.
BETWEEN: Final = "\x1f"
LONGEST_ITEM: Final = 500
LONGEST_TEXT: Final = 2_000

COLUMNS: Final[dict[str, str]] = {
    "icao24": TEXT,
    "registration": TEXT,
    "registration_basis": TEXT,
    "callsigns": LIST,
    "adep": TEXT,
    "adep_class": TEXT,
    "adep_reason": TEXT,
    "ades": TEXT,
    "ades_class": TEXT,
    "ades_reason": TEXT,
    "atot_earliest": TIME,
    "atot_latest": TIME,
    "atot_estimate": TIME,
    "aldt_earliest": TIME,
    "aldt_latest": TIME,
    "aldt_estimate": TIME,
    "go_arounds": COUNT,
    "touches": COUNT,
    "runway_from": TEXT,
    "runway_to": TEXT,
    "leg": TEXT,
    "hypothesis": TEXT,
    "alternative_to": LIST,
    "reason": TEXT,
    "used": COUNT,
    "doubtful": COUNT,
    "rejected": COUNT,
    "identity_notes": LIST,
    "first_fix": TIME,
    "last_fix": TIME,
    "input": TEXT,
    "sha256": TEXT,
    "spots": TEXT,
}
LEG: Final = list(COLUMNS).index("leg")
ALTERNATIVE_TO: Final = list(COLUMNS).index("alternative_to")

Cell = str | int | None


class LegRow(NamedTuple):
    """A row of the table.

    Attributes:
        first_us: the time of the leg's first fix, in microseconds since 1970.
        number: the number in its name.
        cells: one a column, in the order of `COLUMNS`.
    """

    first_us: int
    number: int
    cells: list[Cell]


def leg_rows(told: ToldLegs) -> Iterator[LegRow]:
    """Give the rows of an aircraft's legs, in their order."""
    for leg, record in zip(told.legs, leg_records(told), strict=True):
        first_us = moment_of(float(told.track.fixes.t[leg.first]), 0.0).earliest
        values = zip(COLUMNS.values(), _values(told, leg, record), strict=True)
        cells = [_cell(kind, value) for kind, value in values]
        yield LegRow(first_us, number_of(leg.name), cells)


def number_of(name: str) -> int:
    """Give the number in a leg's name.

    Example:
        >>> number_of("12b")
        12
    """
    return int(name.rstrip("abcdefghijklmnopqrstuvwxyz"))


def renumbered(row: LegRow, by: int) -> LegRow:
    """Give a row whose leg, and those that it would stand for, are counted from further on.

    Example:
        >>> cells = [None] * len(COLUMNS)
        >>> cells[LEG], cells[ALTERNATIVE_TO] = "2a", "2" + BETWEEN + "3"
        >>> renumbered(LegRow(0, 2, cells), 10).cells[LEG]
        '12a'
    """
    cells = list(row.cells)
    for place in (LEG, ALTERNATIVE_TO):
        names = str(cells[place]).split(BETWEEN) if cells[place] else []
        cells[place] = BETWEEN.join(_moved(name, by) for name in names) or None
    return LegRow(row.first_us, row.number + by, cells)


def _moved(name: str, by: int) -> str:
    number = number_of(name)
    return f"{number + by}{name.removeprefix(str(number))}"


def _values(told: ToldLegs, leg: Leg, record: Json) -> Iterator[object]:
    flat = {**record, **_bounds(record, "atot"), **_bounds(record, "aldt"), **told.ledger.counts()}
    spot = told.track.spot(leg.first)
    flat |= {"input": spot.source, "sha256": spot.sha256}
    yield from (flat[name] for name in COLUMNS)


def _bounds(record: Json, name: str) -> Json:
    moment = record[name]
    assert isinstance(moment, dict)  # noqa: S101 - the record says so
    return {f"{name}_{end}": moment[end] for end in ("earliest", "latest")}


def _cell(kind: str, value: object) -> Cell:
    if value is None or isinstance(value, int):
        return value
    if kind == LIST and isinstance(value, Sequence):
        return BETWEEN.join(shortened(str(item), LONGEST_ITEM) for item in value) or None
    if isinstance(value, list):
        return json.dumps(value, separators=(",", ":"))
    return shortened(str(value), LONGEST_TEXT) or None
