"""The card of an order: whom it binds and protects, what it says, until when, and who was told.

Nothing is concluded here: each line is a claim that counts, with its spot. Free words stay words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from habeas.case.records import Case
from habeas.case.what_if import AS_IT_STANDS, WhatIf
from habeas.evidence.claim import Claim
from habeas.findings.knew import NOTICES, statements_about
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
        field: the order's field, or the statement that is a notice of it.
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
    return (*found, *_notices(scene, order))


def _notices(scene: Scene, order: str) -> Iterator[CardLine]:
    """Give a line for each notice of the order: to whom, by whom and when, as the sources say."""
    for id_ in statements_about(scene.case, order):
        kind = scene.case.statements[id_].kind
        if kind in NOTICES:
            said = {name: scene.values(f"{id_}.{name}") for name in ("to", "by", "when")}
            words = (
                f"{name} {', '.join(dict.fromkeys(claim.value for claim in claims))}"
                for name, claims in said.items()
                if claims
            )
            told = tuple(claim for claims in said.values() for claim in claims)
            yield CardLine(kind, id_, f"{id_}: {'; '.join(words)}", told)
