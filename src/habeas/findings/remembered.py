"""Remembered: findings as rows of the built store, those of before where nothing has changed.

A finding that was kept is taken only if all that it may look at is as it was then
(``looked_at.py``). Checks are always asked, for they may name any other finding.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.case.kept import Entries, Row, packed, unpacked
from habeas.case.records import Case
from habeas.findings import checks
from habeas.findings.ask import ask
from habeas.findings.looked_at import LookedAt
from habeas.findings.questions import all_keys


@dataclass(frozen=True, slots=True)
class Remembered:
    """A finding as a row.

    Attributes:
        id: the finding's id.
        row: the row, as the JSON contract names its fields.
        packed: the row as it is kept.
        digest: that of all that it may look at; blank if it is not to be kept.
    """

    id: str
    row: Row
    packed: str
    digest: str


def remembered(case: Case, kept: Entries) -> Iterator[Remembered]:
    """Give every finding of a case.

    Args:
        case: the case.
        kept: finding id -> the digest of all that it may look at, and the packed row.
    """
    looked_at = LookedAt(case)
    asked = [
        (key.id, key, "" if key.question == checks.QUESTION else looked_at.digest(key))
        for key in all_keys(case)
    ]
    standing = {
        id_: kept[id_][1]
        for id_, _, digest in asked
        if digest and id_ in kept and kept[id_][0] == digest
    }
    rows = dict(zip(standing, unpacked(standing.values()), strict=True))
    for id_, key, digest in asked:
        row = rows[id_] if id_ in rows else ask(case, key).to_row()
        yield Remembered(id_, row, standing.get(id_) or packed(row), digest)
