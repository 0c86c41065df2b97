"""hand/statements.yaml as authored: what was said, posted, reshared, filed, shown or denied."""

from typing import Literal

from pydantic import Field

from habeas.case.authored_parts import Authored, Claims, Id

Kind = Literal[
    "statement", "post", "reshare", "video", "document", "filing", "allegation", "denial",
    "description", "speech", "thanks", "report", "notice", "service",
]  # fmt: skip


class StatementIn(Authored):
    """One statement. A reshare is an act of its own, not an assertion of what it passes on."""

    id: Id
    kind: Kind
    label: str = ""
    by: Claims = Field([], description="an actor, or free words")
    through: Claims = Field([], description="through whom: an agency, an outlet, a spokesperson")
    to: Claims = Field([], description="whom it was said to; each value is one who was told")
    when: Claims = Field([], description="when it was first said")
    of: Claims = Field([], description="the statement that is reshared or denied")
    about: Claims = Field([], description="which people, act or order")
    words: Claims = Field([], description="verbatim, in the words of the source")
    says: Claims = Field([], description="paraphrased")
    stance: Claims = Field(
        [],
        description=(
            "asserts, denies, alleges, believes, plans, asks, declines to say; "
            "of a court: finds, declines to find"
        ),
    )
    hedges: Claims = []
    evidence: Claims = Field(
        [], description="what it cites: none cited, unnamed, document, data, sworn, finding"
    )
    shows: Claims = []
    described_as: Claims = []
    post: Claims = Field([], description="the address or id of a post; its id may hold a time")
    tests: Claims = Field([], description="the finding that it speaks of")


class StatementsIn(Authored):
    """hand/statements.yaml."""

    zone: str = ""
    statements: list[StatementIn] = []
