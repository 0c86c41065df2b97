"""Granular data of Flightradar24: what single receivers heard, as its data service delivers it.

``network_time`` and ``receiver_time`` are UTC with the ``Z`` before the fraction; the receiver's
is taken, and the network's where that is blank. ``hex`` may begin with ``0x``; ``on_ground`` is
``A`` or ``G``; behind the columns a row may go on with ``KEY:VALUE`` cells, which are not read.
Deliveries name the columns of position, height and speed in several ways, all taken here. Not
yet checked against a real file.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from habeas.evidence.problem import Readout
from habeas.flights.cells import Cell
from habeas.flights.csv_table import CsvRows, header_of
from habeas.flights.opened import Opened
from habeas.flights.plan import Ground, Plan, Quantity
from habeas.flights.planned import read_planned
from habeas.flights.records import Heard, Track
from habeas.flights.stamps import Stamp
from habeas.flights.table import Table

FORM: Final = "FR24 granular"
CLOCK_S: Final = 2.0
_HEARD: Final = {
    "ads-b": Heard.ADSB,
    "adsb": Heard.ADSB,
    "mlat": Heard.MLAT,
    "flarm": Heard.OTHER,
    "uat": Heard.ADSB,
}
# The names that columns are known under, the usual one first.
_KNOWN_AS: Final = {
    "lat": ("lat", "latitude"),
    "lon": ("lon", "longitude"),
    "alt_ft": ("altitude", "alt"),
    "gs_kt": ("speed", "ground_speed", "gspeed"),
    "track_deg": ("heading", "track"),
    "rate_fpm": ("vertical_speed", "vspeed", "vert_speed"),
    "callsign": ("callsign", "flight"),
    "registration": ("registration", "reg"),
    "squawk": ("squawk",),
}
_NUMBERS: Final = ("alt_ft", "gs_kt", "track_deg", "rate_fpm")
_HEADER: Final = {"network_time", "receiver_time", "hex"}
_PLAN: Final = Plan(
    form=FORM,
    time=Stamp("heard at", unit_s=0, zone="UTC"),
    lat="lat",
    lon="lon",
    clock_s=CLOCK_S,
    heard=Heard.NETWORK,
    heard_column="source",
    heard_words=_HEARD,
    address="hex",
    ground=Ground("on_ground", frozenset({"g"}), frozenset({"a"})),
)


def looks_like(content: bytes) -> bool:
    """Say whether bytes are such a table, by the names of its columns."""
    return set(header_of(content)) >= _HEADER


def read(file: Opened) -> Readout[Track]:
    """Give a track for each address, and what was wrong with its rows."""
    plan = _plan_of(header_of(file.content))
    used = [*plan.columns(), "network_time", "receiver_time"]
    rows = CsvRows(file, used, long_rows=True)
    found = read_planned(file, plan, _tables(rows))
    return Readout(found.records, (*rows.problems(), *found.problems))


def _plan_of(header: list[str]) -> Plan:
    named = {
        name: next((column for column in known_as if column in header), known_as[0])
        for name, known_as in _KNOWN_AS.items()
    }
    return replace(
        _PLAN,
        lat=named["lat"],
        lon=named["lon"],
        numbers={name: Quantity(named[name]) for name in _NUMBERS},
        calls={kind: named[kind] for kind in ("callsign", "registration", "squawk")},
    )


def _tables(rows: CsvRows) -> Iterator[Table]:
    for table in rows.tables():
        both = zip(table.cells("receiver_time"), table.cells("network_time"), strict=True)
        stamps = [_stamp(receiver or network) for receiver, network in both]
        yield table.with_columns({"heard at": stamps})


def _stamp(cell: Cell) -> Cell:
    """Give ISO 8601 of a stamp whose zone stands before its fraction."""
    text = str(cell or "")
    return f"{text.replace('Z.', '.', 1)}Z" if "Z." in text else text
