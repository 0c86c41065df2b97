"""A draft of ``hand/orders.yaml`` from proposals: for a person to confirm, mend or strike.

What has a kind that a court orders becomes an order, with the times that its entry has; what acts
on one becomes an act. An act whose order the words do not name is written as a comment, so that
nobody takes a guess for a fact. The rest is named at the end.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Final

from habeas.courts.court_clock import spelled
from habeas.courts.court_table import court_of
from habeas.courts.effects import DECLARES, ENJOINS, WILL_ENJOIN, Effect
from habeas.courts.propose import Proposal, proposals_of
from habeas.courts.records import CLOCKS, CourtTime, Docket

_HEAD: Final = """\
# Proposed by rule from the words of a docket. Nothing here is a fact before a person has confirmed
# it: read each entry, mend or strike what is wrong, and write what each order forbids.
"""
# Kinds that order something; all others act on an order, or say something of one.
_ORDERS: Final = {
    "permanent injunction", "preliminary injunction", "temporary restraining order",
    "injunction on summary judgment", "declaratory order", "amended order", "oral ruling",
    "judgment",
}  # fmt: skip
_NOT_ACTS: Final = {ENJOINS, WILL_ENJOIN, DECLARES}
_MOST_WORDS: Final = 120


def draft_of(dockets: Sequence[Docket]) -> str:
    """Give the draft of the dockets that some files hold.

    Args:
        dockets: the dockets.
    """
    found = [(f"M-{n}", docket, proposals_of(docket)) for n, docket in enumerate(dockets, start=1)]
    lines = [*_HEAD.splitlines(), *_zone(dockets), "matters:" if found else "matters: []"]
    for matter, docket, _ in found:
        lines += [f"- id: {matter}", f"  court: {_text(docket.court or 'unknown')}"]
        lines += [f"  docket: {_text(docket.number)}"] if docket.number else []
    orders = [line for one in found for line in _orders(*one)]
    acts = [line for one in found for line in _all_acts(*one)]
    lines += _listed("orders", orders) + _listed("acts", acts)
    for _, docket, some in found:
        lines += _left_out(docket, some)
    return "\n".join(lines) + "\n"


def _listed(name: str, lines: list[str]) -> list[str]:
    """Head a list; one that holds comments alone is an empty one."""
    is_empty = all(line.startswith("#") for line in lines)
    return [f"{name}: []" if is_empty else f"{name}:", *lines]


def _orders(matter: str, docket: Docket, some: Sequence[Proposal]) -> Iterator[str]:
    for one in some:
        if one.kind in _ORDERS and not one.procedural:
            yield from _order(one, matter, docket)


def _all_acts(matter: str, docket: Docket, some: Sequence[Proposal]) -> Iterator[str]:
    orders = {one.entry.number for one in some if one.kind in _ORDERS and not one.procedural}
    for one in some:
        if not one.procedural:
            yield from _acts(one, matter, docket, orders)


def _zone(dockets: Sequence[Docket]) -> list[str]:
    """Give the one zone of the courts; none if they have several: each time then needs its own."""
    known = [court_of(docket.court) for docket in dockets if docket.court]
    zones = {zone for court in known if court for zone in court.zones}
    return [f"zone: {zones.pop()}"] if len(zones) == 1 else []


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=True)


def _id(one: Proposal) -> str:
    number = one.entry.number if one.entry.number.isdecimal() else ""
    row = re.sub(r"\D", "", one.entry.spot.at.partition(",")[0])
    return f"E{number}" if number else f"R{row}"


def _source(docket: Docket) -> str:
    """Give an id for the source: the file's name, as far as an id can hold it."""
    name = docket.source.replace("\\", "/").rpartition("/")[2]
    return re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")[:64] or "docket"


def _spot(one: Proposal) -> str:
    number = one.entry.number
    return f"ECF {number}" if number.isdecimal() else one.entry.spot.at.partition(",")[0]


def _claim(time: CourtTime, one: Proposal, docket: Docket, quote: str = "") -> str:
    said = f", quote: {_text(quote)}" if quote else ""
    at = _text(_spot(one))
    return f"{{value: {_text(spelled(time))}, source: {_source(docket)}, spot: {at}{said}}}"


def _words(one: Proposal, effect: Effect) -> str:
    return " ".join(one.entry.text[effect.start : effect.end].split())[:_MOST_WORDS]


def _order(one: Proposal, matter: str, docket: Docket) -> Iterator[str]:
    yield f"- id: {_id(one)}"
    yield f"  matter: {matter}"
    yield f"  kind: {_text(one.kind)}"
    yield f"  form: {one.form}"
    for effect in one.effects:
        part = ", in part" if effect.in_part else ""
        yield f"  # {effect.what}{part}: {_text(_words(one, effect))}"
    for clock in CLOCKS:
        for time in one.entry.at(clock)[:1]:
            yield f"  {clock}: {_claim(time, one, docket)}"


def _acts(one: Proposal, matter: str, docket: Docket, orders: set[str]) -> Iterator[str]:
    """Give the acts of an entry; one without an order that is proposed too is a comment."""
    acting = [effect for effect in one.effects if effect.what not in _NOT_ACTS]
    if not acting and one.kind not in _ORDERS:
        yield f"# {_id(one)}: {one.kind}; it acts on no order by its words ({_spot(one)})"
    times = [time for clock in ("entered", "filed", "signed") for time in one.entry.at(clock)]
    for effect in acting:
        known = effect.target in orders and bool(times)
        mark = "" if known else "# "
        name = effect.what.replace(" ", "-")
        yield f"{mark}- id: {_id(one)}-{name}"
        yield f"{mark}  matter: {matter}"
        yield f"{mark}  does: {_text(effect.what)}"
        yield f"{mark}  order: {f'E{effect.target}' if known else 'WHICH-ORDER'}"
        if times:
            yield f"{mark}  when: {_claim(times[0], one, docket, _words(one, effect))}"


def _left_out(docket: Docket, some: Sequence[Proposal]) -> Iterator[str]:
    apart = [_spot(one) for one in some if one.procedural]
    if apart:
        yield f"# Orders of {_text(docket.number or docket.source)} that only move the case along:"
        for n in range(0, len(apart), 12):
            yield f"#   {', '.join(apart[n : n + 12])}"
