"""The matrix at 80 columns: transfers by clocks of orders, with the reasons that decide."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

from habeas.bounds import Moment, Tri
from habeas.case.court_records import Order
from habeas.case.records import Case, Transfer
from habeas.case.what_if import WhatIf
from habeas.cli.ink import heading, mark, one_line, wrapped
from habeas.cli.what_if_words import what_if_lines
from habeas.evidence.times import written
from habeas.findings import Key, all_keys, ask
from habeas.findings.scene import BY_THE_TRACK, Scene
from habeas.findings.wording import PREDICATES

_LAST = Moment.unknown()
# A name, two blanks before it, and three cells of the longest answer, fill 80 columns.
_NAME, _CELL, _CELLS_A_LINE = 31, 16, 3
IN_FORCE = "in force at the act it forbids"
NOT_ASKED = "Whom each order protects is a question of its own: `habeas findings CASE -Q covered`."


def matrix(case: Case, choice: WhatIf, *, brief: bool = False) -> Iterator[str]:
    """Give the lines of the matrix; the brief one leaves out title and reasons."""
    for line in _lines(case, choice, brief=brief):
        yield line.rstrip()


def _lines(case: Case, choice: WhatIf, *, brief: bool) -> Iterator[str]:
    scene = Scene(case, choice)
    if not brief:
        yield from (heading(line) for line in wrapped(case.config.title or "A case without title"))
        yield from what_if_lines(choice, scene.zone)
        yield ""
    clocks = list(_clocks(scene))
    if not case.transfers or not clocks:
        yield from wrapped(_nothing(case))
        return
    for n, (order, clock) in enumerate(clocks):
        if n:
            yield ""
        yield from _block(scene, order, clock)
    if not brief:
        if all_keys(case, "in-force"):
            yield ""
            yield from wrapped(NOT_ASKED)
        yield from _speeds(case, choice)


def _nothing(case: Case) -> str:
    """Say why there is no matrix."""
    if not case.transfers:
        return "There is no matrix yet: hand/transfers.yaml names no transfer."
    return "There is no matrix yet: hand/orders.yaml names no order with a time."


def _clocks(scene: Scene) -> Iterator[tuple[Order, str]]:
    """Give every clock of every order, the order that comes first first."""

    def earliest(order: Order) -> Moment:
        return min((scene.clock.event(f"{order.id}.{c}").hull for c in order.clocks), default=_LAST)

    for order in sorted(scene.case.orders.values(), key=earliest):
        yield from ((order, clock) for clock in order.clocks)


def _block(scene: Scene, order: Order, clock: str) -> Iterator[str]:
    """Give one clock of one order: its time, and three transfers at a time."""
    event = f"{order.id}.{clock}"
    name = order.name if order.name == order.id else f"{order.name} ({order.id})"
    yield from (heading(line) for line in wrapped(f"{name}, {clock}", "", "  "))
    yield from wrapped(written(scene.line(event).bounds(event), scene.zone), "  ", "    ")
    transfers = list(scene.case.transfers.values())
    for first in range(0, len(transfers), _CELLS_A_LINE):
        some = transfers[first : first + _CELLS_A_LINE]
        yield from _names(some)
        for question, (words, _) in PREDICATES.items():
            keys = [Key(question, t.id, order.id, clock) for t in some]
            yield _row(words, [ask(scene.case, key, scene.choice).answer for key in keys])
        yield from _in_force(scene, order.id, clock, some)


def _names(transfers: Sequence[Transfer]) -> Iterator[str]:
    """Give the names of transfers over their cells, on as many lines as they need."""
    names = [wrap(one_line(t.name), _CELL - 1) for t in transfers]
    for cells in zip_longest(*names, fillvalue=""):
        yield "  " + " " * _NAME + "".join(f"{cell:<{_CELL}}" for cell in cells)


def _row(words: str, cells: Sequence[Tri | None]) -> str:
    return f"  {words:<{_NAME}}" + "".join(mark(cell, _CELL) for cell in cells)


def _in_force(scene: Scene, order: str, clock: str, transfers: Sequence[Transfer]) -> Iterator[str]:
    """Give the row "in force at the act", by reading where an answer depends on one."""
    keys = [k for k in all_keys(scene.case, "in-force") if k.order == order and k.clock == clock]
    found = {key.subject: ask(scene.case, key, scene.choice) for key in keys}
    if not found:
        return
    told = [found.get(t.id) for t in transfers]
    yield _row(IN_FORCE, [f.answer if f else None for f in told])
    if all(len(set(f.by_reading.values())) < 2 for f in told if f):
        return
    for name in dict.fromkeys(name for f in told if f for name in f.by_reading):
        *above, last = wrapped(f"if {name}", "    ", "      ")
        if len(last) > _NAME + 1:
            above, last = [*above, last], ""
        yield from above
        cells = [f.by_reading.get(name) if f else None for f in told]
        yield f"{last:<{_NAME + 2}}" + "".join(mark(cell, _CELL) for cell in cells)


def _speeds(case: Case, choice: WhatIf) -> Iterator[str]:
    """Say under each answer that rests on a speed which speed would change it."""
    # What several readings come to is said once.
    said = dict.fromkeys(
        f"{finding.id}: {line.strip()}"
        for transfer in case.transfers.values()
        for order in case.orders.values()
        for clock in order.clocks
        for finding in [ask(case, Key("outside", transfer.id, order.id, clock), choice)]
        for line in finding.result.why
        if "mean speed" in line or line.startswith(BY_THE_TRACK)
    )
    if said:
        yield ""
        yield heading("What the answers about territory rest on")
    for line in said:
        yield from wrapped(line, "", "    ")
    yield from _tracks(case)


def _tracks(case: Case) -> Iterator[str]:
    """Say of which legs a track is held, where some leg has one; the others rest on reports."""
    if not case.tracks:
        return
    held = "; ".join(f"{leg} ({', '.join(t.sources)})" for leg, t in sorted(case.tracks.items()))
    legs = [leg.id for transfer in case.transfers.values() for leg in transfer.legs]
    rest = [leg for leg in legs if leg not in case.tracks]
    yield ""
    yield from wrapped(f"Tracks are held of {held}.", "", "    ")
    if rest:
        yield from wrapped(f"Answers about {', '.join(rest)} rest on reports alone.", "", "    ")
