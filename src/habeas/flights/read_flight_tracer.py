"""FlightTracer CSV: ADS-B Exchange traces as that program writes them, raw and cut into legs.

A raw file holds the points of a trace (offset, position, height, the aircraft object as the text
of a Python dict), the trace's UTC date and ``ping_time``, their sum; rows are not in order of
time. A file of legs has ``point_time`` for it, also in UTC, callsigns filled forward from the
row before, and no row on the ground. The dict's text is never evaluated: single fields are
looked up in it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from habeas.evidence.problem import Readout
from habeas.flights.cells import Cell
from habeas.flights.csv_table import CsvRows, header_of
from habeas.flights.opened import Opened
from habeas.flights.plan import Ground, Plan, Quantity
from habeas.flights.planned import read_planned
from habeas.flights.records import Track
from habeas.flights.stamps import Stamp
from habeas.flights.table import Table
from habeas.flights.trace_columns import HEARD

FORM: Final = "FlightTracer CSV"
CLOCK_S: Final = 2.0

LEGS: Final = Plan(
    form=FORM,
    time=Stamp("point_time", unit_s=0, zone="UTC"),
    lat="lat",
    lon="lon",
    clock_s=CLOCK_S,
    numbers={
        "alt_ft": Quantity("altitude"),
        "gs_kt": Quantity("ground_speed"),
        "track_deg": Quantity("heading"),
    },
    address="icao",
    ground=Ground("altitude", frozenset({"ground"}), others_fly=True),
    words_for_none={"altitude": frozenset({"ground"})},
    calls={"callsign": "call_sign"},
)
_RAW: Final = replace(
    LEGS,
    time=Stamp("ping_time", unit_s=0, zone="UTC"),
    numbers={
        **LEGS.numbers,
        "geom_ft": Quantity("alt_geom"),
        "rc_m": Quantity("rc"),
        "nic": Quantity("nic"),
        "nac_p": Quantity("nac_p"),
        "sil": Quantity("sil"),
    },
    heard_column="type",
    heard_words=HEARD,
    calls={
        "callsign": "flight",
        "squawk": "squawk",
        "registration": "nnumber",
        "type": "model",
        "description": "desc",
    },
)
_RAW_HEADER: Final = frozenset({"ping_time", "details", "lat", "lon", "icao"})
_LEGS_HEADER: Final = frozenset({"point_time", "leg_id", "lat", "lon", "icao"})
_IN_DETAILS: Final = ("type", "flight", "squawk", "rc", "nic", "nac_p", "sil")
_FIELD: Final = re.compile(
    rf"""'({"|".join(_IN_DETAILS)})': (?:'([^']{{0,40}})'|(-?[0-9.]{{1,20}}))[,}}]"""
)


def looks_like(content: bytes) -> bool:
    """Say whether bytes are such a table, by the names of its columns."""
    held = set(header_of(content))
    return held >= _RAW_HEADER or held >= _LEGS_HEADER


def read(file: Opened) -> Readout[Track]:
    """Give a track for each address of the file, and what was wrong with its rows."""
    raw = set(header_of(file.content)) >= _RAW_HEADER
    plan = _RAW if raw else LEGS
    rows = CsvRows(file, [*plan.columns(), "details"])
    found = read_planned(file, plan, _tables(rows))
    return Readout(found.records, (*rows.problems(), *found.problems))


def _tables(rows: CsvRows) -> Iterator[Table]:
    for table in rows.tables():
        if "details" in table.columns:
            yield table.with_columns(_details(table.cells("details")))
        else:
            yield without_unknown(table)


def without_unknown(table: Table) -> Table:
    """Give the rows with a blank callsign where the program writes that it knows none."""
    calls = [None if cell == "UNKNOWN" else cell for cell in table.cells("call_sign")]
    return table.with_columns({"call_sign": calls})


def _details(texts: Sequence[Cell]) -> dict[str, list[Cell]]:
    """Give the fields that are used of the aircraft objects, by name."""
    found: dict[str, list[Cell]] = {name: [None] * len(texts) for name in _IN_DETAILS}
    for n, text in enumerate(texts):
        if text:
            for name, words, number in _FIELD.findall(str(text)):
                found[name][n] = words or number
    return found
