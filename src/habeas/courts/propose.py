"""Proposals: the orders and acts of a docket, found by rule, for a person to confirm or strike.

Nothing here decides anything: findings use what people wrote into ``hand/orders.yaml``. An entry is
proposed if its words have an effect on relief, or speak of relief in an order's head; orders that
only move the case along are listed apart.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from habeas.courts import effects as e
from habeas.courts.effects import Effect, effects_in
from habeas.courts.records import Docket, Entry

_HEAD: Final = re.compile(
    r"^[\W_]*(?:(?:TEXT|ONLY|RESTRICTED|SEALED|AMENDED|COPY|OF|MINUTES?|ENTRY|ELECTRONIC|PAPERLESS"
    r"|CORRECTED|FINAL|\(IN\s+CHAMBERS\):?|IN\s+CHAMBERS|BY\s+JUDGE[^:]{0,60}:)[\W_]+)*"
    r"(?P<head>MEMORANDUM|OPINION|ORDER|JUDGMENT|MANDATE|PRELIMINARY\s+INJUNCTION"
    r"|TEMPORARY\s+RESTRAINING\s+ORDER|NOTICE\s+OF\s+APPEAL|PROCEEDINGS|FOR\s+PROCEEDINGS)\b",
    re.IGNORECASE,
)
_MINUTES: Final = re.compile(r"^[\W_]*(?:TEXT\s+|ELECTRONIC\s+)?MINUTE", re.IGNORECASE)
# A paper that a party files begins so too; only its signature tells a memorandum of the court.
_OF_A_PARTY: Final = re.compile(
    r"\bfiled\s+by\b|\bin\s+(?:support|opposition)\b|^[\W_]*MEMORANDUM\s+OF\s+(?:LAW|POINTS)",
    re.IGNORECASE,
)
_BY_A_JUDGE: Final = re.compile(r"\b(?:Signed|Ordered|So\s+Ordered)\s+by\b|\bUSCA\b", re.IGNORECASE)
_OF_RELIEF: Final = re.compile(
    r"injunct|restrain|\bstay|vacat|\bappeal|declar|mandate", re.IGNORECASE
)
_ON_SUMMARY_JUDGMENT: Final = re.compile(
    r"\bgranting\s[^.;]{0,60}?summary\s+judgment|summary\s+judgment\b[^.;]{0,60}?\bis\s+granted",
    re.IGNORECASE,
)
_GRANTS: Final = re.compile(r"\bgrant(?:s|ed|ing)\b", re.IGNORECASE)
_DENIES: Final = re.compile(r"\bden(?:ies|ied|ying)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One order or act that the words of an entry suggest.

    Attributes:
        entry: the entry.
        kind: what it seems to be.
        form: ``oral``, ``minute`` or ``written``.
        effects: what it seems to do to relief.
        procedural: whether it only moves the case along.
    """

    entry: Entry
    kind: str
    form: str
    effects: tuple[Effect, ...]
    procedural: bool


def proposals_of(docket: Docket) -> tuple[Proposal, ...]:
    """Give every order and act that a docket's words suggest, in the order of the docket.

    Args:
        docket: the docket.
    """
    words = {entry.number: entry.text for entry in docket.entries if entry.number}
    return tuple(
        found for entry in docket.entries if (found := _proposal(entry, words)) is not None
    )


def _proposal(entry: Entry, words: dict[str, str]) -> Proposal | None:
    head = _HEAD.match(entry.text)
    if not head or _is_of_a_party(entry.text, head["head"].upper()):
        return None
    found = effects_in(entry.text, words, entry.number)
    kind = _kind(entry.text, head["head"].upper(), {one.what for one in found})
    of_relief = bool(found) or kind in {"notice of appeal", "judgment", "amended order"}
    body = entry.text[:1500]
    speaks = bool(_OF_RELIEF.search(body)) and kind in {"denial", "no stay", "oral ruling"}
    return Proposal(entry, kind, _form(entry), found, not (of_relief or speaks))


def _is_of_a_party(text: str, head: str) -> bool:
    """Say whether it is a party's paper; a notice of appeal is, and people still ask about it."""
    if head == "NOTICE OF APPEAL" or _BY_A_JUDGE.search(text):
        return False
    return bool(_OF_A_PARTY.search(text[:300]))


def _form(entry: Entry) -> str:
    if _MINUTES.match(entry.text):
        return "oral" if "held before" in entry.text[:200] else "minute"
    text_only = re.match(r"^[\W_]*(?:TEXT|ELECTRONIC|PAPERLESS)\b", entry.text, re.IGNORECASE)
    return "minute" if text_only or not entry.document else "written"


def _kind(text: str, head: str, effects: set[str]) -> str:
    """Name what an entry seems to be, the most telling first."""
    return next(iter(_kinds(text, head, effects)))


def _kinds(text: str, head: str, effects: set[str]) -> Iterator[str]:
    if head == "NOTICE OF APPEAL":
        yield "notice of appeal"
    if _MINUTES.match(text) and "held" in text[:300] and _GRANTS.search(text):
        yield "oral ruling"
    for what, kind in (
        (e.AFFIRMS, "affirmance"),
        (e.DISMISSES_APPEAL, "dismissal of an appeal"),
        (e.STAYS_MANDATE, "stay of the mandate"),
        (e.MANDATE, "mandate"),
    ):
        if what in effects:
            yield kind
    if re.match(r"^[\W_]*AMENDED\b", text, re.IGNORECASE):
        yield "amended order"
    if e.ENJOINS in effects:
        yield _injunction(text)
    yield from _acts(text, head, effects)


def _injunction(text: str) -> str:
    if _ON_SUMMARY_JUDGMENT.search(text):
        return "injunction on summary judgment"
    if re.search(r"\bpermanent(?:ly)?\b", text, re.IGNORECASE) and not re.search(
        r"preliminar", text, re.IGNORECASE
    ):
        return "permanent injunction"
    if re.search(r"\bTRO\b|temporary\s+restraining", text, re.IGNORECASE):
        return "temporary restraining order"
    return "preliminary injunction"


def _acts(text: str, head: str, effects: set[str]) -> Iterator[str]:
    for what, kind in (
        (e.DECLARES, "declaratory order"),
        (e.LIFTS, "lifting of a stay"),
        (e.STAYS, "stay"),
        (e.VACATES, "vacatur"),
        (e.EXTENDS, "extension"),
        (e.DENIES_STAY, "denial of a stay"),
    ):
        if what in effects:
            yield kind
    if head == "JUDGMENT":
        yield "judgment"
    if re.search(r"no\s+reason\s+to\s+issue,?\s+a\s+stay", text, re.IGNORECASE):
        yield "no stay"
    if _DENIES.search(text) and not _GRANTS.search(text):
        yield "denial"
    yield "order"
