"""readsb JSON lines: one aircraft object a line, with the time ``now`` at which it was written.

Source: readsb README-json.md. ``now`` is UTC seconds; ``seen_pos`` says how many seconds before
it the position was heard. Programs that pass such lines on rename ``gs`` to ``gscp`` and keep
the object of the trace as ``flightdict``, which every fourth line or so carries. A line without
``type`` does not say how its position was heard, also where the line before does: one aircraft
can be heard directly and by rebroadcast in turn.
"""

from typing import Final

from habeas.evidence.problem import Problem, Readout
from habeas.evidence.spot import Place
from habeas.flights import problems as kinds
from habeas.flights.lines_json import AircraftLines, is_line
from habeas.flights.opened import Opened
from habeas.flights.plan import Ground, Plan, Quantity
from habeas.flights.planned import read_planned
from habeas.flights.records import Track
from habeas.flights.stamps import Stamp
from habeas.flights.table import MOST_ROWS
from habeas.flights.trace_columns import HEARD
from habeas.flights.usable import counted

FORM: Final = "readsb JSON lines"
CLOCK_S: Final = 2.0
_FIRST_LINES: Final = 20

PLAN: Final = Plan(
    form=FORM,
    time=Stamp("now", words=False),
    lat="lat",
    lon="lon",
    clock_s=CLOCK_S,
    numbers={
        "alt_ft": Quantity("alt_baro"),
        "geom_ft": Quantity("alt_geom"),
        "gs_kt": Quantity("gs"),
        "track_deg": Quantity("track"),
        "rate_fpm": Quantity("baro_rate"),
        "rc_m": Quantity("rc"),
        "nic": Quantity("nic"),
        "sil": Quantity("sil"),
        "nac_p": Quantity("nac_p"),
    },
    heard_column="type",
    heard_words=HEARD,
    address="hex",
    ground=Ground("ground", frozenset({"ground"}), frozenset({"air"})),
    words_for_none={"alt_baro": frozenset({"ground"})},
    calls={
        "callsign": "flight",
        "squawk": "squawk",
        "registration": "registration",
        "type": "model",
        "description": "desc",
        "operator": "owner",
    },
    flags="flags",
    locator="line",
)


def looks_like(content: bytes) -> bool:
    """Say whether one of the first lines is an aircraft object with its time."""
    if content.lstrip()[:1] != b"{":
        return False
    return any(is_line(line) for line in content[:65536].split(b"\n")[:_FIRST_LINES])


def read(file: Opened) -> Readout[Track]:
    """Give a track for each address of the file, and what was wrong with its lines."""
    lines = AircraftLines(file.whole_lines())
    found = read_planned(file, PLAN, lines.tables())
    told = list(found.problems)
    if lines.flaws:
        n, why = lines.flaws[0]
        what = counted(len(lines.flaws), "row", ("is", "are"))
        message = f"{what} not of the form: line {n}: {why}"
        told.append(Problem(kinds.BAD_ROW, Place(file.name, line=n), message, did="left out"))
    if lines.cut:
        message = f"has more than {MOST_ROWS:,} lines"
        told.append(Problem(kinds.TOO_MANY_ROWS, Place(file.name), message, did="first ones read"))
    return Readout(found.records, tuple(told))
