"""How long the state of an order at a moment takes to tell. `python benchmarks/order_state.py`.

An invented docket of 40 orders in ten matters with appeals, stays, extensions and derived orders,
and 12 readings: of an order's clock, of an act's, of what falls with what, of a source's zone, and
of which account is right. Asked are all orders at several moments, each once; then the first order
alone when ten readings touch it.
Beside them stands one JSON dump of the case's claims.
"""

import gc
import json
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from habeas.bounds import Moment
from habeas.case.read_case import read_case
from habeas.case.what_if import AS_IT_STANDS
from habeas.cli.main import NEW_OBJECTS_BEFORE_A_SWEEP
from habeas.findings import ask
from habeas.findings.axes import live_axes
from habeas.findings.order_state import EXISTS, IN_FORCE, state_key

ORDERS, READINGS, MOMENTS = 40, 12, 6
MOST_MS = 50.0


def said(value, source="S-1", **more):
    return [{"value": value, "source": source, **more}]


def options(name, *values):
    return [{"name": f"{name}{n}", "value": value} for n, value in enumerate(values)]


def reading(name, sets, *values):
    return {"id": name, "question": "which?", "sets": sets, "options": options(name, *values)}


def day(n):
    return f"2031-{1 + n // 28:02}-{1 + n % 28:02}"


def docket(together):
    """Give the hand files; ``together`` says whether every reading touches the first order."""
    orders, acts, readings = [], [], []
    for n in range(ORDERS):
        order = {"id": f"O-{n}", "matter": f"M-{n % 10}", "kind": "order",
                 "entered": said(f"{day(n)} 10:{n:02}"), "said": said(day(n)),
                 "stated_end": said(day(n + 60))}  # fmt: skip
        order |= {"derives_from": f"O-{n - 10}"} if n % 4 == 3 and n >= 10 else {}
        orders.append(order)
        for k, does in enumerate(("extends", "stays", "lifts stay", "vacates")):
            acts.append(
                {"id": f"A-{n}-{k}", "matter": f"M-{n % 10}", "does": does, "order": f"O-{n}",
                 "when": said(day(n + 20 * (k + 1))), "effective": said(day(n + 20 * (k + 1) + 5)),
                 "until": said(day(n + 120))}
            )  # fmt: skip
    readings.append(reading("derives", "derives", "falls", "stands"))
    readings.append(reading("zone", "zone of S-2", "America/New_York", "America/Chicago"))
    which = [(0, k) for k in range(4)] * 3 if together else [(n, n % 4) for n in range(10)]
    for n, (order, k) in enumerate(which[: READINGS - 4]):
        if together:
            acts.append({"id": f"X-{n}", "matter": "M-0", "does": ("stays", "lifts stay")[n % 2],
                         "order": "O-0", "when": said(day(30 + 3 * n)),
                         "effective": said(day(40 + 3 * n))})  # fmt: skip
        act = f"X-{n}" if together else f"A-{order}-{k}"
        readings.append(reading(f"act{n}", f"{act}.effective", "when", "effective"))
    readings.append(reading("oral0", "O-0.effective", "said", "entered"))
    readings.append(
        reading("oral1", "O-0.effective" if together else "O-1.effective", "said", "entered")
    )
    matters = [
        {"id": f"M-{n}", "court": "X", "complete_through": said("2031-12-31")} for n in range(10)
    ]
    matters.append({"id": "M-UP", "court": "Y", "complete_through": said("2031-12-31"),
                    "relations": [{"kind": "appeal_of", "matter": "M-0"}]})  # fmt: skip
    return {"orders": {"zone": "UTC", "matters": matters, "orders": orders, "acts": acts},
            "readings": {"readings": readings}}  # fmt: skip


def case_of(folder, together):
    (folder / "hand").mkdir(parents=True)
    (folder / "sources.csv").write_text("id,kind\nS-1,docket\nS-2,docket\n")
    for name, tree in docket(together).items():
        (folder / f"hand/{name}.yaml").write_text(json.dumps(tree))
    return read_case(folder)


def asked(case, order, moment, question):
    start = Moment.at(moment).earliest
    began = time.perf_counter()
    ask(case, state_key(question, order, Moment(start, start + 1)))
    return 1000 * (time.perf_counter() - began)


def main():
    # As the command does: no sweep through all that was read falls into one question.
    gc.set_threshold(NEW_OBJECTS_BEFORE_A_SWEEP)
    with tempfile.TemporaryDirectory() as folder:
        case = case_of(Path(folder) / "spread", together=False)
        moments = [datetime(2031, 1 + 2 * n, 15, 12, tzinfo=UTC) for n in range(MOMENTS)]
        took = [
            asked(case, order, moment, question)
            for moment in moments
            for order in case.orders
            for question in (EXISTS, IN_FORCE)
        ]
        began = time.perf_counter()
        json.dumps([[c.key for c in claims] for claims in case.claims.values()])
        dump = 1000 * (time.perf_counter() - began)
        every = case_of(Path(folder) / "together", together=True)
        key = state_key(IN_FORCE, "O-0", Moment(0, 1))
        axes = live_axes(every, key, AS_IT_STANDS)
        worst = [asked(every, "O-0", moment, IN_FORCE) for moment in moments]
    print(f"{len(case.orders)} orders, {len(case.readings)} readings, {len(took)} questions: "
          f"median {statistics.median(took):.1f} ms, worst {max(took):.1f} ms; one dump of all claims {dump:.1f} ms")  # fmt: skip
    print(f"one order, {len(axes)} readings that touch it ({2 ** len(axes):,} combinations): "
          f"median {statistics.median(worst):.1f} ms, worst {max(worst):.1f} ms")  # fmt: skip
    sys.exit(max(took) > MOST_MS)


if __name__ == "__main__":
    main()
