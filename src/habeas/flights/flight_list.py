"""Lists of flights: tables that name each flight of a file of positions, without a position.

They give names only: who flew under an id, from where and to where, as the list claims. A list
makes a track without fixes for each flight; ``merged`` joins it to the positions of the same id,
and gives those the address that the list states.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import isnan, nan

from habeas.evidence.problem import Problem, Readout
from habeas.evidence.spot import Place
from habeas.flights import problems as kinds
from habeas.flights.address import UNREADABLE, address_word
from habeas.flights.cells import word
from habeas.flights.opened import Opened
from habeas.flights.records import Call, Fixes, Input, Track
from habeas.flights.stamps import Stamp, seconds
from habeas.flights.table import Table
from habeas.flights.usable import NAMED_ROWS, counted


@dataclass(frozen=True, slots=True)
class ListPlan:
    """How the rows of a list of flights are read.

    Attributes:
        form: its name.
        space: the network whose ids these are.
        flight: the column of the id.
        address: the column of the 24-bit address; blank if there is none.
        time: when the flight began; none if the list does not say it.
        clock_s: how far that may be off.
        calls: the columns of names, by kind of ``Call``.
    """

    form: str
    space: str
    flight: str
    address: str = ""
    time: Stamp | None = None
    clock_s: float = 60.0
    calls: Mapping[str, str] = field(default_factory=dict)

    def columns(self) -> tuple[str, ...]:
        """Name all columns that are read, each once."""
        time = self.time.column if self.time else ""
        named = [self.flight, self.address, time, *self.calls.values()]
        return tuple(dict.fromkeys(name for name in named if name))


def read_list(file: Opened, plan: ListPlan, tables: Iterable[Table]) -> Readout[Track]:
    """Give a track without fixes for each flight of a list, and what was wrong with its rows."""
    heard_in = Input(file.name, file.sha256, plan.form, "row", plan.clock_s)
    tracks: dict[str, Track] = {}
    bare: list[int] = []
    strange: list[int] = []
    for table in tables:
        stamps = _stamps(table, plan)
        flights, addresses = table.cells(plan.flight), table.cells(plan.address)
        for n, row in enumerate(table.rows):
            flight = word(flights[n])
            if not flight:
                bare.append(row)
                continue
            address = address_word(addresses[n])
            if address.startswith(UNREADABLE):
                strange.append(row)
                address = ""
            name = f"{plan.space} {flight}"
            names = {kind: word(table.cells(c)[n]) for kind, c in plan.calls.items()}
            calls = [Call(kind, said, stamps[n], row) for kind, said in names.items() if said]
            held = tracks.get(name)
            kept = (*held.calls, *calls) if held else tuple(calls)
            address = address or (held.icao24 if held else "")
            tracks[name] = Track(
                address, Fixes.of(t=[], lat=[], lon=[]), (heard_in,), kept, name=name
            )
    told = _told(file.name, bare, strange)
    return Readout(tuple(tracks[name] for name in sorted(tracks)), tuple(told))


def _stamps(table: Table, plan: ListPlan) -> list[float]:
    if plan.time is None:
        return [nan] * len(table)
    found, _ = seconds(table.cells(plan.time.column), plan.time)
    return [nan if isnan(t) else float(t) for t in found]


def _told(file: str, bare: list[int], strange: list[int]) -> list[Problem]:
    told = []
    for kind, rows, verbs, what, did in (
        (kinds.BAD_ROW, bare, ("names", "name"), "no flight", "left out"),
        (kinds.NOT_AN_ADDRESS, strange, ("states", "state"), "what is no address", "kept without"),
    ):
        if rows:
            first = ", ".join(str(row) for row in rows[:NAMED_ROWS])
            message = f"{counted(len(rows), 'row', verbs)} {what}: row {first}"
            told.append(Problem(kind, Place(file), message, did=did))
    return told
