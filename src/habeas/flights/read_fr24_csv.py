"""CSV of Flightradar24's site: one flight, as its page of playback exports it.

``Timestamp`` is UTC seconds; ``Position`` is latitude and longitude in one cell. The file says
neither whose positions these are beyond the callsign, nor how they were heard: some can be
estimates. Height 0 is the ground. Not yet checked against a real file.
"""

from collections.abc import Iterator
from typing import Final

from habeas.evidence.problem import Readout
from habeas.flights.cells import Cell
from habeas.flights.csv_table import CsvRows, header_of
from habeas.flights.opened import Opened
from habeas.flights.plan import Ground, Plan, Quantity
from habeas.flights.planned import read_planned
from habeas.flights.read_fr24_archive import CLOCK_S, GROUND
from habeas.flights.records import Heard, Track
from habeas.flights.stamps import Stamp
from habeas.flights.table import Table

FORM: Final = "FR24 CSV"
_PLAN: Final = Plan(
    form=FORM,
    time=Stamp("Timestamp", words=False),
    lat="latitude",
    lon="longitude",
    clock_s=CLOCK_S,
    numbers={
        "alt_ft": Quantity("Altitude"),
        "gs_kt": Quantity("Speed"),
        "track_deg": Quantity("Direction"),
    },
    heard=Heard.NETWORK,
    ground=Ground("Altitude", GROUND, others_fly=True),
    calls={"callsign": "Callsign"},
)
_HEADER: Final = {"Timestamp", "Callsign", "Position", "Altitude"}


def looks_like(content: bytes) -> bool:
    """Say whether bytes are such a table, by the names of its columns."""
    return set(header_of(content)) >= _HEADER


def read(file: Opened) -> Readout[Track]:
    """Give the one track of a file; its name is the file's, for none of its rows has an address."""
    rows = CsvRows(file, [*_PLAN.columns(), "Position"])
    found = read_planned(file, _PLAN, _tables(rows))
    return Readout(found.records, (*rows.problems(), *found.problems))


def _tables(rows: CsvRows) -> Iterator[Table]:
    for table in rows.tables():
        lats: list[Cell] = []
        lons: list[Cell] = []
        for cell in table.cells("Position"):
            lat, _, lon = str(cell or "").partition(",")
            lats.append(lat.strip())
            lons.append(lon.strip())
        yield table.with_columns({"latitude": lats, "longitude": lons})
