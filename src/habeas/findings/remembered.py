"""Remembered: findings as rows of the built store, those of before where nothing has changed.

A finding that was kept is taken only if all that it may look at is as it was then
(``looked_at.py``). Checks are always asked, for they may name any other finding.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from habeas.case.records import Case
from habeas.findings import checks
from habeas.findings.ask import ask
from habeas.findings.looked_at import LookedAt
from habeas.findings.questions import all_keys

# What the built store keeps of a finding.
FIELDS = (
    "id", "question", "subject", "answer", "by_reading", "stages", "why", "settle", "state",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Remembered:
    """A finding as a row.

    Attributes:
        id: the finding's id.
        text: the row as JSON.
        digest: that of all that it may look at; blank if it is not to be kept.
    """

    id: str
    text: str
    digest: str

    @property
    def row(self) -> dict[str, object]:
        """The row, as the JSON contract names its fields."""
        fields: dict[str, object] = json.loads(self.text)
        return fields


def remembered(case: Case, kept: Mapping[str, tuple[str, str]]) -> Iterator[Remembered]:
    """Give every finding of a case.

    Args:
        case: the case.
        kept: finding id -> the digest of all that it may look at, and the row as JSON.
    """
    looked_at = LookedAt(case)
    for key in all_keys(case):
        digest = "" if key.question == checks.QUESTION else looked_at.digest(key)
        before, text = kept.get(key.id, ("", ""))
        if not digest or digest != before:
            found = ask(case, key).to_json()
            text = json.dumps({name: found[name] for name in FIELDS})
        yield Remembered(key.id, text, digest)
