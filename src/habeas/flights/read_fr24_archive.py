"""The archive of Flightradar24: snapshots of positions, and the list of their flights.

Positions carry the flight's id and ``snapshot_id``, the UTC second of the snapshot: a position
can be older than the snapshot that shows it. Nothing says how one was heard. Height 0 is the
ground. The squawk is its four octal digits read as hexadecimal ones, and written as a decimal.
The list gives each id its registration, callsign and airports, as the archive claims them.
"""

from collections.abc import Iterator
from typing import Final

from habeas.evidence.problem import Readout
from habeas.flights.cells import Cell
from habeas.flights.csv_table import CsvRows, header_of
from habeas.flights.flight_list import ListPlan, read_list
from habeas.flights.opened import Opened
from habeas.flights.plan import Ground, Plan, Quantity
from habeas.flights.planned import read_planned
from habeas.flights.records import Heard, Track
from habeas.flights.stamps import Stamp
from habeas.flights.table import Table

FORM: Final = "FR24 archive"
# Snapshots of a moving aircraft are 5 to 60 s apart; within one, positions are seconds old.
CLOCK_S: Final = 15.0
GROUND: Final = frozenset({"0", "0.0"})

_POSITIONS: Final = Plan(
    form=f"{FORM} positions",
    time=Stamp("snapshot_id", words=False),
    lat="latitude",
    lon="longitude",
    clock_s=CLOCK_S,
    numbers={
        "alt_ft": Quantity("altitude"),
        "gs_kt": Quantity("speed"),
        "track_deg": Quantity("heading"),
    },
    heard=Heard.NETWORK,
    flight="flight_id",
    space="FR24",
    ground=Ground("altitude", GROUND, others_fly=True),
    calls={"squawk": "squawk"},
)
_FLIGHTS: Final = ListPlan(
    form=f"{FORM} flights",
    space="FR24",
    flight="flight_id",
    calls={
        "registration": "reg",
        "type": "equip",
        "callsign": "callsign",
        "number": "flight",
        "scheduled from": "schd_from",
        "scheduled to": "schd_to",
        "landed at": "real_to",
    },
)
_POSITIONS_HEADER: Final = {"flight_id", "snapshot_id", "latitude", "longitude"}
_FLIGHTS_HEADER: Final = {"flight_id", "schd_from", "schd_to", "real_to"}


def looks_like(content: bytes) -> bool:
    """Say whether bytes are one of the two tables, by the names of its columns."""
    held = set(header_of(content))
    return held >= _POSITIONS_HEADER or held >= _FLIGHTS_HEADER


def read(file: Opened) -> Readout[Track]:
    """Give a track for each flight id: with its positions, or without fixes and with its names."""
    if set(header_of(file.content)) >= _POSITIONS_HEADER:
        rows = CsvRows(file, _POSITIONS.columns())
        found = read_planned(file, _POSITIONS, _tables(rows))
    else:
        rows = CsvRows(file, _FLIGHTS.columns())
        found = read_list(file, _FLIGHTS, rows.tables())
    return Readout(found.records, (*rows.problems(), *found.problems))


def _tables(rows: CsvRows) -> Iterator[Table]:
    for table in rows.tables():
        squawks = {cell: squawk(cell) for cell in dict.fromkeys(table.cells("squawk"))}
        cells = [squawks[cell] for cell in table.cells("squawk")]
        yield table.with_columns({"squawk": cells})


def squawk(cell: Cell) -> Cell:
    """Give the four digits of a squawk that is written as a decimal number.

    Example:
        >>> squawk("13827"), squawk("0"), squawk("NA")
        ('3603', None, 'NA')
    """
    if not str(cell).isdecimal():
        return cell
    # No aircraft squawks 0000: the archive writes 0 where it knows none.
    return f"{int(str(cell)):04x}" if int(str(cell)) else None
