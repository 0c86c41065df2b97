"""State vectors in JSON: rows, columns, or the answer of OpenSky's REST interface.

Rows are an array of objects. Columns are one object whose values are lists, or objects keyed by
the row, as pandas writes them. The REST interface answers arrays without names under ``states``,
all of one ``time``. Not yet checked against a real file: lists as columns, the REST interface.
"""

import re
from typing import Final

from habeas.evidence.problem import Problem, Readout
from habeas.evidence.spot import Place
from habeas.flights import problems as kinds
from habeas.flights.opened import Opened
from habeas.flights.plan import Plan
from habeas.flights.planned import read_planned
from habeas.flights.records import Track
from habeas.flights.row_limit import beyond_limit
from habeas.flights.rows_json import (
    Rows,
    column_names,
    decoded_columns,
    decoded_states,
    first_names,
    mended_array,
)
from habeas.flights.state_plan import OPENSKY, REST, TRAFFIC, plan_of
from habeas.flights.table import Table
from habeas.flights.trace_json import JsonError

FORM: Final = "OpenSky or traffic state vectors JSON"
_HEAD: Final = 65536
_REST: Final = re.compile(rb'\s*\{\s*(?:"time"\s*:\s*\d+\s*,\s*)?"states"\s*:')


def looks_like(content: bytes) -> bool:
    """Say whether bytes are state vectors: by the names of their columns."""
    return _REST.match(content[:_HEAD]) is not None or _plan(content) is not None


def read(file: Opened) -> Readout[Track]:
    """Give a track for each address of the file, and what was wrong with its rows."""
    content = file.content
    try:
        if _REST.match(content[:_HEAD]):
            return _read_rest(file)
        plan = _plan(content) or TRAFFIC
        if content.lstrip()[:1] == b"[":
            return _read_rows(file, plan)
        # Each cell is followed by a comma or the end of its column.
        if too_many := beyond_limit(file.name, content.count(b",") // len(column_names(content))):
            return Readout((), too_many)
        return read_planned(file, plan, [decoded_columns(content, plan.columns())])
    except JsonError as error:
        message = f"is no whole {FORM} file: {error}"
        return Readout((), (Problem(kinds.NOT_THE_FORM, Place(file.name), message, "not read"),))


def _plan(content: bytes) -> Plan | None:
    start = content[:_HEAD].lstrip()[:1]
    if start == b"[":
        return plan_of(first_names(content), "JSON")
    if start == b"{" and b'"icao24"' in content:
        return plan_of(column_names(content), "JSON")
    return None


def _read_rows(file: Opened, plan: Plan) -> Readout[Track]:
    # Every row has its time: counting the name is counting rows, before any memory is taken.
    if too_many := beyond_limit(file.name, file.content.count(f'"{plan.time.column}"'.encode())):
        return Readout((), too_many)
    rows = Rows(plan.columns())
    try:
        table = rows.of_array(file.content)
    except JsonError:
        if not file.is_cut:
            raise
        table = rows.of_array(mended_array(file.content))
    found = read_planned(file, plan, [table])
    return Readout(found.records, (*found.problems, *rows.problems(file.name)))


def _read_rest(file: Opened) -> Readout[Track]:
    if too_many := beyond_limit(file.name, file.content.count(b"[")):
        return Readout((), too_many)
    answer = decoded_states(file.content)
    states = answer.states or []
    columns = {
        name: [state[n] if n < len(state) else None for state in states]
        for n, name in enumerate(REST)
        if name in OPENSKY.columns()
    }
    table = Table(columns, range(len(states))).with_columns({"time": [answer.time] * len(states)})
    plan = plan_of([*columns, "time"], "JSON") or OPENSKY
    return read_planned(file, plan, [table])
