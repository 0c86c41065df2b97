"""Planned: the rows of a form, read by its plan into tracks."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from habeas.evidence.late import Late
from habeas.evidence.problem import Problem, Readout
from habeas.evidence.spot import Place
from habeas.flights import problems as kinds
from habeas.flights.address import UNREADABLE, address_word
from habeas.flights.cells import Names, numbers, word
from habeas.flights.heap import Heap, parted
from habeas.flights.opened import Opened
from habeas.flights.plan import Ground, Plan
from habeas.flights.records import (
    AIRBORNE,
    ON_GROUND,
    PRIVACY_ADDRESS,
    UNSAID,
    Array,
    Fixes,
    Input,
    Track,
)
from habeas.flights.stamps import NO_TIME, seconds
from habeas.flights.table import Table
from habeas.flights.usable import NAMED_ROWS, counted

if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")

_FLOATS: Final = ("alt_ft", "geom_ft", "gs_kt", "track_deg", "rate_fpm")
_WHOLE: Final = {"sil": 3, "nac_p": 15}
# A state that is newer than its own time by more than this states no time of its position.
_AHEAD_S: Final = 2.0
# OpenSky gives no position that is older.
LONGEST_CARRIED_S: Final = 15.0


def read_planned(file: Opened, plan: Plan, tables: Iterable[Table]) -> Readout[Track]:
    """Give the tracks of a file's rows, and a problem for each way in which rows are flawed."""
    reading = Reading(plan)
    for table in tables:
        reading.add(table)
    return reading.tracks(file)


class Reading:
    """Rows of one file as they come, piece by piece, and the tracks they make.

    Args:
        plan: how they are read.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._columns: dict[str, list[Array]] = {}
        self._addresses = Names(address_word)
        self._flights = Names()
        self._calls = {kind: Names() for kind in plan.calls}
        self._heard = Names(lambda cell: word(cell).lower())
        self._grounds = Names(lambda cell: word(cell).lower())
        self._times: Counter[str] = Counter()
        self._unread: dict[str, list[int]] = {}

    def add(self, table: Table) -> None:
        """Take some rows in."""
        plan = self._plan
        t, why = seconds(table.cells(plan.time.column), plan.time)
        self._times.update(why)
        self._put("t", self._time_of_position(t, table))
        self._put("row", np.asarray(table.rows, dtype="int64"))
        self._put("lat", self._numbers(table, plan.lat))
        self._put("lon", self._numbers(table, plan.lon))
        for name in (*_FLOATS, *_WHOLE, "rc_m", "nic"):
            quantity = plan.numbers.get(name)
            column = quantity.column if quantity else ""
            factor = quantity.factor if quantity else 1.0
            self._put(name, self._numbers(table, column) * factor)
        self._columns["track_deg"][-1] %= 360
        self._put("heard", self._heard.codes(table.cells(plan.heard_column)))
        column = plan.ground.column if plan.ground else ""
        self._put("ground", self._grounds.codes(table.cells(column)))
        if plan.flags:
            self._put("flags", self._numbers(table, plan.flags))
        self._put("address", self._addresses.codes(table.cells(plan.address)))
        self._put("flight", self._flights.codes(table.cells(plan.flight)))
        for kind, held in plan.calls.items():
            self._put(f"call {kind}", self._calls[kind].codes(table.cells(held)))

    def tracks(self, file: Opened) -> Readout[Track]:
        """Give the tracks of all rows taken in."""
        plan = self._plan
        if not self._columns:
            self.add(Table({}, ()))
        whole = {name: np.concatenate(parts) for name, parts in self._columns.items()}
        self._columns.clear()
        clock_s = plan.clock_s + self._age_s(whole)
        heard_in = Input(file.name, file.sha256, plan.form, plan.locator, clock_s)
        heap = self._heap(whole, file.name)
        told = [*self._told(file.name), *self._strange(whole["address"], file.name)]
        told += _out_of_order(heap, file.name)
        tracks, problems = parted(heap, heard_in)
        return Readout(tuple(tracks), (*told, *problems))

    def _put(self, name: str, values: Array) -> None:
        self._columns.setdefault(name, []).append(values)

    def _time_of_position(self, t: Array, table: Table) -> Array:
        """Give the time of each position: its own, where the form states it."""
        stamp = self._plan.updated
        if stamp is None:
            return t
        own, _ = seconds(table.cells(stamp.column), stamp)
        self._put("own", ~np.isnan(own))
        return np.where(own <= t + _AHEAD_S, own, t)

    def _age_s(self, whole: dict[str, Array]) -> float:
        """Give how old a carried position may be when a row first shows it: a step of rows."""
        placed = ~np.isnan(whole["lat"])
        if not self._plan.carried or ("own" in whole and bool(whole["own"][placed].all())):
            return 0.0
        order = np.lexsort((whole["t"], whole["flight"], whole["address"]))
        steps = np.diff(whole["t"][order])
        steps = steps[(steps > 0) & (steps <= LONGEST_CARRIED_S)]
        return round(float(np.median(steps)), 3) if len(steps) else LONGEST_CARRIED_S

    def _numbers(self, table: Table, column: str) -> Array:
        cells = table.cells(column)
        found, bad = numbers(cells)
        if bad and (words := self._plan.words_for_none.get(column)):
            bad = [n for n in bad if word(cells[n]).lower() not in words]
        if bad and column not in (self._plan.lat, self._plan.lon):
            self._unread.setdefault(column, []).extend(int(table.rows[n]) for n in bad)
        return found

    def _heap(self, whole: dict[str, Array], file: str) -> Heap:
        plan = self._plan
        who, whose = self._who(whole["address"], whole["flight"], file)
        fixes = Fixes.of(
            **{name: whole[name] for name in ("t", "lat", "lon", "row", *_FLOATS)},
            **{name: _small(whole[name], most) for name, most in _WHOLE.items()},
            heard=self._heard_kinds()[whole["heard"]],
            marks=np.where(np.isnan(whole["alt_ft"]), 0, plan.height_marks),
            ground=_grounds(plan.ground, self._grounds.all)[whole["ground"]],
        )
        own = whole.get("own", np.zeros(len(fixes), dtype=bool))
        calls = {kind: (whole[f"call {kind}"], names.all) for kind, names in self._calls.items()}
        private = frozenset(int(n) for n in np.unique(who[_private(whole.get("flags"))]))
        return Heap(
            fixes,
            who,
            whose,
            calls,
            whole["rc_m"],
            whole["nic"],
            own,
            plan.carried,
            temporary=private,
        )

    def _heard_kinds(self) -> Array:
        plan = self._plan
        known = {said.lower(): kind for said, kind in plan.heard_words.items()}
        return np.array([known.get(said, plan.heard) for said in self._heard.all], dtype="int8")

    def _who(self, address: Array, flight: Array, file: str) -> tuple[Array, list[tuple[str, str]]]:
        """Give the number of each row's aircraft, and (address, name) of each number."""
        addresses, flights = self._addresses.all, self._flights.all
        known = np.array([bool(a) and not a.startswith(UNREADABLE) for a in addresses])
        space = self._plan.space or self._plan.form
        names = [("", f"{space} {flight}" if flight else file) for flight in flights]
        whose = [(a, "") for a in addresses] + names
        return np.where(known[address], address, len(addresses) + flight), whose

    def _told(self, file: str) -> list[Problem]:
        place = Place(file)
        told = [
            Problem(kinds.NO_ZONE, place, f"{counted(n, 'time')} {why}", did="rows left out")
            for why, n in sorted(self._times.items())
            if why != NO_TIME
        ]
        for column, rows in self._unread.items():
            first = ", ".join(str(row) for row in rows[:NAMED_ROWS])
            what = f"{counted(len(rows), 'cell')} of {column} {'is' if len(rows) == 1 else 'are'}"
            more = ", ..." if len(rows) > NAMED_ROWS else ""
            message = f"{what} no number: {self._plan.locator} {first}{more}"
            told.append(Problem(kinds.UNREAD_CELL, place, message, did="taken as blank"))
        return told

    def _strange(self, address: Array, file: str) -> list[Problem]:
        strange = [n for n, a in enumerate(self._addresses.all) if a.startswith(UNREADABLE)]
        if not strange:
            return []
        rows = int(np.isin(address, strange).sum())
        named = ", ".join(self._addresses.all[n][1:] for n in strange[:NAMED_ROWS])
        what = f"{counted(rows, 'row', ('names', 'name'))} what is no address: {named}"
        return [Problem(kinds.NOT_AN_ADDRESS, Place(file), what, did="kept without an address")]


def _private(flags: Array | None) -> Array:
    if flags is None:
        return np.zeros(0, dtype="int64")
    return np.flatnonzero(np.nan_to_num(flags).astype("int64") & PRIVACY_ADDRESS)


def _small(values: Array, most: int) -> Array:
    return np.where(np.isnan(values), -1, np.clip(np.nan_to_num(values), -1, most)).astype("int8")


def _grounds(ground: Ground | None, words: list[str]) -> Array:
    """Give what each word says of the ground."""
    return np.array([_on_ground(ground, said) for said in words], dtype="int8")


def _on_ground(ground: Ground | None, said: str) -> int:
    if ground is None or not said:
        return UNSAID
    if said in ground.yes:
        return ON_GROUND
    return AIRBORNE if said in ground.no or ground.others_fly else UNSAID


def _out_of_order(heap: Heap, file: str) -> list[Problem]:
    order = np.argsort(heap.who, kind="stable")
    same = np.diff(heap.who[order]) == 0
    disordered = int((same & (np.diff(heap.fixes.t[order]) < 0)).sum())
    if not disordered:
        return []
    what = f"{counted(disordered, 'row', ('stands', 'stand'))} after a later one"
    return [Problem(kinds.OUT_OF_ORDER, Place(file), what, did="put in order of time")]
