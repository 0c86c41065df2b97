"""The matrix at 80 columns: transfers by clocks of orders, with the reasons that decide."""

from collections.abc import Iterator
from textwrap import wrap

from habeas.bounds import Moment, Tri
from habeas.case.records import Case
from habeas.case.what_if import WhatIf
from habeas.evidence.guards import visible
from habeas.evidence.times import written
from habeas.findings import Key, ask
from habeas.findings.scene import Scene

WIDTH = 80
MARKS = {Tri.YES: "YES", Tri.NO: "NO", Tri.CANNOT_TELL: "CANNOT TELL", None: "-"}
_LAST = Moment.unknown()
ROWS = (
    ("left", "had left"),
    ("outside", "was outside the territory"),
    ("landed", "had landed at its destination"),
    ("handed-over", "had been handed over"),
)


def matrix(case: Case, choice: WhatIf) -> Iterator[str]:
    """Give the lines of the matrix."""
    for line in _lines(case, choice):
        yield line.rstrip()


def _lines(case: Case, choice: WhatIf) -> Iterator[str]:
    scene = Scene(case, choice)
    transfers = list(case.transfers.values())
    yield visible(case.config.title)
    yield ""
    orders = sorted(
        case.orders.values(),
        key=lambda o: min((scene.clock.event(f"{o.id}.{c}").hull for c in o.clocks), default=_LAST),
    )
    for order in orders:
        for clock in order.clocks:
            event = f"{order.id}.{clock}"
            yield f"{visible(order.name)} ({order.id}), {clock}"
            yield f"  {written(scene.line(event).bounds(event), scene.zone)}"
            yield "  " + " " * 31 + "".join(f"{visible(t.name):<16}" for t in transfers).rstrip()
            for question, words in ROWS:
                cells = [
                    ask(case, Key(question, t.id, order.id, clock), choice).answer
                    for t in transfers
                ]
                yield f"  {words:<31}" + "".join(f"{MARKS[c]:<16}" for c in cells)
            yield from _in_force(case, choice, order.id, clock)
            yield ""
    yield from _speeds(case, choice)


def _in_force(case: Case, choice: WhatIf, order: str, clock: str) -> Iterator[str]:
    """Give the row "in force at the act", by reading where it depends on one."""
    from habeas.findings import all_keys  # noqa: PLC0415 - avoids asking twice

    keys = [k for k in all_keys(case, "in-force") if k.order == order and k.clock == clock]
    found = [ask(case, key, choice) for key in keys]
    if not found:
        return
    yield (
        "  in force at the act it forbids" + " " + "".join(f"{MARKS[f.answer]:<16}" for f in found)
    )
    names = list(dict.fromkeys(name for f in found for name in f.by_reading))
    for name in names:
        cells = "".join(f"{MARKS[f.by_reading.get(name)]:<16}" for f in found)
        yield (f"    {'if ' + name:<29}" + cells).rstrip()


def _speeds(case: Case, choice: WhatIf) -> Iterator[str]:
    """Say under each answer that rests on a speed which speed would change it."""
    yield "What the answers about territory rest on:"
    for transfer in case.transfers.values():
        for order in case.orders.values():
            for clock in order.clocks:
                finding = ask(case, Key("outside", transfer.id, order.id, clock), choice)
                said = [s for s in finding.result.why if "mean speed" in s]
                for line in said:
                    yield from wrap(f"{finding.id}: {line}", WIDTH, subsequent_indent="    ")
