"""State vectors in CSV: OpenSky's tables as its shell or library exports them, and ``traffic``'s.

Not yet checked against a real file; the columns are those of the state vectors in JSON, which
were. OpenSky's times are UTC seconds, or words in UTC as its library writes them.
"""

from dataclasses import replace
from typing import Final

from habeas.evidence.problem import Readout
from habeas.flights.csv_table import CsvRows, header_of
from habeas.flights.opened import Opened
from habeas.flights.plan import Plan
from habeas.flights.planned import read_planned
from habeas.flights.records import Track
from habeas.flights.stamps import Stamp
from habeas.flights.state_plan import TRAFFIC, plan_of

FORM: Final = "OpenSky or traffic state vectors CSV"


def looks_like(content: bytes) -> bool:
    """Say whether bytes are state vectors, by the names of their columns."""
    return _plan(content) is not None


def read(file: Opened) -> Readout[Track]:
    """Give a track for each address of the file, and what was wrong with its rows."""
    plan = _plan(file.content) or TRAFFIC
    rows = CsvRows(file, plan.columns())
    found = read_planned(file, plan, rows.tables())
    return Readout(found.records, (*rows.problems(), *found.problems))


def _plan(content: bytes) -> Plan | None:
    return with_words(plan_of(header_of(content), "CSV"))


def with_words(plan: Plan | None) -> Plan | None:
    """Give the plan of a table in which ``traffic`` writes its times in words, not as numbers."""
    if plan is None or plan.time.column != TRAFFIC.time.column:
        return plan
    return replace(
        plan,
        time=Stamp("timestamp", unit_s=0, zone="UTC"),
        updated=Stamp("last_position", unit_s=0, zone="UTC"),
    )
