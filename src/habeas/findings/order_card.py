"""The card of an order: whom it binds and protects, what it says, until when, and who knew.

Nothing is concluded here: each line is a claim that counts, with its spot. Free words stay words.
"""

from dataclasses import dataclass
from typing import Final

from habeas.case.records import Case
from habeas.case.what_if import AS_IT_STANDS, WhatIf
from habeas.evidence.claim import Claim
from habeas.findings.scene import Scene

# What a card tells of, in this order: the label, and the field of the order.
FIELDS: Final = (
    ("forbids", "forbids"),
    ("requires", "requires"),
    ("duty", "duties"),
    ("binds", "binds"),
    ("protects", "protects"),
    ("class", "class"),
    ("ends", "stated_end"),
    ("ends if", "ends_if"),
    ("deadline", "deadline"),
    ("noticed", "noticed"),
)


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line of a card: what one or more sources say of one field in the same words.

    Attributes:
        label: such as ``forbids``.
        field: the order's field.
        value: the words.
        claims: who says so, and where.
    """

    label: str
    field: str
    value: str
    claims: tuple[Claim, ...]


def card_of(case: Case, order: str, choice: WhatIf = AS_IT_STANDS) -> tuple[CardLine, ...]:
    """Give the lines of an order's card.

    Args:
        case: the case.
        order: the order's id.
        choice: readings, sources left out, values set.
    """
    scene = Scene(case, choice)
    found: list[CardLine] = []
    for label, field in FIELDS:
        claims = scene.values(f"{order}.{field}")
        for value in dict.fromkeys(claim.value for claim in claims):
            same = tuple(claim for claim in claims if claim.value == value)
            found.append(CardLine(label, field, value, same))
    return tuple(found)
