"""Drift: do the captures of a docket that the case holds say the same?

Rule: NO as soon as one entry was added, vanished, changed, renumbered or moved between two captures
that follow each other; YES if none was. Neither says which capture is right. A capture that cannot
be read, or a single one, leaves it open. Captures that a choice leaves out, or whose source is not
used, are not compared.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from habeas.bounds import Tri
from habeas.case.lookup import held_captures
from habeas.case.records import Case
from habeas.evidence.claim import Claim
from habeas.evidence.late import Late
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

if TYPE_CHECKING:
    from habeas.case import docket_captures
    from habeas.courts.drift import Difference
else:
    # Readers of dockets load slowly, and few cases hold two captures.
    docket_captures = Late("habeas.case.docket_captures")

QUESTION = "drift"
# So many differences stand in the steps; all are among the claims.
MOST_TOLD = 12

_READ: dict[int, tuple[Case, "docket_captures.Captures", tuple[str, ...]]] = {}


def keys(case: Case) -> Iterator[Key]:
    """Give one key per matter with a docket number, if the case holds two captures of dockets."""
    if len(held_captures(case)) > 1:
        yield from (Key(QUESTION, m.id) for m in case.matters.values() if m.docket)


def answer(scene: Scene, key: Key) -> Result:
    """Say whether the captures of a matter's docket say the same."""
    matter = scene.case.matters[key.subject]
    captures, flaws = _read(scene.case)
    mine = [
        [one for one in some if one.source.use and one.source.id not in scene.choice.without]
        for some in docket_captures.of_docket(captures, matter.docket)
    ]
    pairs = tuple(pair for some in mine for pair in docket_captures.compared(scene.case, some))
    if not pairs:
        why = f"The case holds no two readable captures of docket {matter.docket}."
        settle = f"a second capture of docket {matter.docket}"
        return Result(Tri.CANNOT_TELL, why=(why, *flaws), settle=(settle,))
    told = [_told(matter.id, pair, one) for pair in pairs for one in pair.differences]
    unread = _unread(scene, captures)
    agree = Tri.CANNOT_TELL if unread else Tri.YES
    return Result(
        Tri.NO if told else agree,
        tuple(told),
        tuple(
            ("order", f"{pair.older.id} was captured before {pair.newer.id}")
            for pair in pairs
            if not pair.in_order
        ),
        (*_steps(pairs, told), *(f"{one} was not read." for one in unread), *flaws),
        _settle(told, unread),
        {"captures": [one.source.id for some in mine for one in some], "differences": len(told)},
    )


def _unread(scene: Scene, captures: "docket_captures.Captures") -> list[str]:
    """Give the captures that count and could not be read: each may be one of this docket."""
    read = {one.source.id for some in captures.values() for one in some}
    held = held_captures(scene.case)
    counted = [one.id for one in held if one.use and one.id not in scene.choice.without]
    return [id_ for id_ in counted if id_ not in read]


def _settle(told: list[Claim], unread: list[str]) -> tuple[str, ...]:
    if told:
        return ("the court's own record of its entries",)
    return tuple(f"{one}, in a form that can be read" for one in unread)


def _read(case: Case) -> tuple["docket_captures.Captures", tuple[str, ...]]:
    """Read a case's captures once; each matter asks for them."""
    kept = _READ.get(id(case))
    if kept is None or kept[0] is not case:
        captures, flaws = _captures(case)
        _READ.clear()
        kept = _READ[id(case)] = (case, captures, flaws)
    return kept[1:]


def _captures(case: Case) -> tuple["docket_captures.Captures", tuple[str, ...]]:
    from habeas.courts.court_parser import NoCourtsExtraError  # noqa: PLC0415 - as above

    try:
        captures, problems = docket_captures.captures_of(case)
    except NoCourtsExtraError as error:
        return {}, (str(error),)
    return captures, tuple(f"{one.at.file}: {one.message}." for one in problems)


def _told(matter: str, pair: "docket_captures.CaseDrift", one: "Difference") -> Claim:
    """Give one difference as a claim, at the spot of the entry that shows it."""
    entry, source = (one.old, pair.older) if one.new is None else (one.new, pair.newer)
    assert entry is not None  # noqa: S101 - a difference has an entry on one side at least
    name = f"entry {entry.number}" if entry.number else "an entry without a number"
    moved = f": {one.was} -> {one.now}" if one.was or one.now else ""
    spot = replace(entry.spot, source=source.id)
    return Claim(f"{matter}.docket", f"{name} {one.kind}{moved}", spot)


def _steps(pairs: "tuple[docket_captures.CaseDrift, ...]", told: list[Claim]) -> Iterator[str]:
    for pair in pairs:
        count = len(pair.differences)
        what = "nothing differs" if not count else f"{count:,} difference{'s' * (count != 1)}"
        yield f"From {pair.older.id} to {pair.newer.id}: {what}."
    yield from (f"{claim.source}: {claim.value}." for claim in told[:MOST_TOLD])
    if len(told) > MOST_TOLD:
        yield f"{len(told) - MOST_TOLD:,} more; `habeas drift` lists them all."
