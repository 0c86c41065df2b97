"""Claims: a value with its citation. One way to say what a source says, everywhere.

A claim without a source, from a distrusted source, or whose quote is not found in the held
file is shown and never decides.
"""

from dataclasses import dataclass
from enum import Enum

from habeas.evidence.spot import Place, Spot


class Standing(Enum):
    """Whether a claim may decide an answer, and if not, why not."""

    DECIDES = "decides"
    UNCITED = "no source is given"
    UNKNOWN_SOURCE = "the source is not in sources.csv"
    DISTRUSTED = "the source is marked use = no"
    NOTE_ONLY = "the source is our own note, which never counts as the source"
    QUOTE_NOT_FOUND = "the quote is not in the held file"
    UNREADABLE = "the value is not in the grammar"


@dataclass(frozen=True, slots=True)
class Claim:
    """One value of one subject, as one source says it.

    Attributes:
        subject: what it is said of, such as ``T1.1.takeoff``.
        value: the value in the source's words or in the grammar.
        spot: the citation; its source is blank for an uncited claim.
        origin: where the fact first came from (basis, or the end of the chain of copies).
        by: whom the source quotes.
        basis: what the source itself rests on.
        under: (reading, option) under which alone the claim counts; None for always.
        inferred: our own step from the source's words, in words.
        note: free words, never interpreted.
        standing: whether it may decide.
        at: where it is written in the case folder.
    """

    subject: str
    value: str
    spot: Spot = Spot("")
    origin: str = ""
    by: str = ""
    basis: str = ""
    under: tuple[str, str] | None = None
    inferred: str = ""
    note: str = ""
    standing: Standing = Standing.DECIDES
    at: Place = Place("")

    def __hash__(self) -> int:
        """Tell claims apart by what is said and where: quicker than by all that they hold."""
        return hash((self.subject, self.value, self.at.line, self.at.cell))

    @property
    def source(self) -> str:
        """The id of the source."""
        return self.spot.source

    @property
    def decides(self) -> bool:
        """Whether the claim may decide an answer."""
        return self.standing is Standing.DECIDES

    @property
    def key(self) -> tuple[str, ...]:
        """What the claim says, without where it is written: rows may be shuffled."""
        under = "=".join(self.under) if self.under else ""
        return (
            self.subject, self.spot.source, self.value, self.spot.at, self.spot.quote,
            self.by, self.basis, under, self.inferred, self.note,
        )  # fmt: skip

    def to_json(self) -> dict[str, object]:
        """Give the claim as ``because`` lists it in the JSON contract."""
        return {
            "claim": self.subject,
            "value": self.value,
            **self.spot.to_json(),
            "origin": self.origin,
            "by": self.by,
            "basis": self.basis,
            "under": "=".join(self.under) if self.under else "",
            "inferred": self.inferred,
        }


def series_of(claim: Claim) -> str:
    """Name what printed a claim's minutes: its source, on its basis; blank if uncited."""
    return f"{claim.source}|{claim.basis}" if claim.source else ""
