"""State vectors in Parquet: OpenSky's tables, and frames of ``traffic``.

Not yet checked against a real file; the columns are those of the state vectors in JSON, which
were. Times are UTC seconds, or times of Parquet; OpenSky and ``traffic`` both mean UTC.
"""

from typing import Final

from habeas.evidence.problem import Problem, Readout
from habeas.evidence.spot import Place
from habeas.flights import problems as kinds
from habeas.flights.opened import Opened
from habeas.flights.parquet_rows import MAGIC, ParquetError, ParquetRows
from habeas.flights.plan import Plan
from habeas.flights.planned import read_planned
from habeas.flights.read_state_csv import with_words
from habeas.flights.records import Track
from habeas.flights.row_limit import beyond_limit
from habeas.flights.state_plan import plan_of

FORM: Final = "OpenSky or traffic state vectors Parquet"


def looks_like(content: bytes) -> bool:
    """Say whether bytes are Parquet, whatever its columns."""
    return content.startswith(MAGIC)


def read(file: Opened) -> Readout[Track]:
    """Give a track for each address, or say which columns the table has if they are no states."""
    try:
        rows = ParquetRows(file.content)
    except ParquetError as error:
        return _failed(file.name, str(error))
    plan = with_words(plan_of(rows.names(), "Parquet"))
    if plan is None:
        named = ", ".join(rows.names()[:20])
        message = f"is Parquet of columns that no form has: {named}"
        told = Problem(kinds.UNKNOWN_FORM, Place(file.name), message, did="not read")
        rows.close()
        return Readout((), (told,))
    return read_rows(file, plan, rows)


def read_rows(file: Opened, plan: Plan, rows: ParquetRows) -> Readout[Track]:
    """Give the tracks of the rows of a Parquet file by a plan, and close it."""
    try:
        found = read_planned(file, plan, rows.tables(plan.columns()))
    except ParquetError as error:
        return _failed(file.name, str(error))
    finally:
        rows.close()
    too_many = beyond_limit(file.name, rows.rows, "the first ones read")
    return Readout(found.records, (*too_many, *found.problems))


def _failed(name: str, why: str) -> Readout[Track]:
    message = f"is no whole Parquet: {why}"
    return Readout((), (Problem(kinds.NOT_THE_FORM, Place(name), message, did="not read"),))
