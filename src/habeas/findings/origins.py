"""Origins: how many independent origins stand behind some claims, as bounds.

Copies, agency credits and a stated basis share an origin, and an outlet that names no basis may
share another's; so outlets are never counted as origins. A copy never counts as one more for
certain, nor as a record, whatever basis it states.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.bounds import Count
from habeas.case.records import Case
from habeas.evidence.claim import Claim
from habeas.evidence.source import independent_origins

# Kinds of source that are themselves the record, not a report of it.
RECORDS = frozenset(
    {"data", "declaration", "docket", "document", "filing", "list", "manifest", "opinion", "order",
     "post", "proclamation", "statute", "transcript", "video"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Origins:
    """What stands behind some claims.

    Attributes:
        sources: how many sources say it.
        count: bounds on how many of them are independent.
        records: how many of the origins are a record itself.
        named: the origins, in order.
    """

    sources: int
    count: Count
    records: int
    named: tuple[str, ...]

    @property
    def in_words(self) -> str:
        """The three numbers: ``4 sources, 1 to 2 independent origins, 0 records``."""
        least, most = self.count.least, self.count.most
        many = (
            _many(least, "independent origin")
            if least == most
            else f"{least} to {most} independent origins"
        )
        return f"{_many(self.sources, 'source')}, {many}, {_many(self.records, 'record')}"


def origins_of(case: Case, claims: Iterable[Claim]) -> Origins:
    """Give what stands behind some claims."""
    said = tuple(claims)
    records = {c.origin for c in said if _is_record(case, c.source)}
    return Origins(
        len({c.source for c in said}),
        independent_origins(
            (c.origin, bool(c.basis) and not _is_copy(case, c.source)) for c in said
        ),
        len(records),
        tuple(sorted({c.origin for c in said})),
    )


def _is_record(case: Case, source: str) -> bool:
    known = case.sources.get(source)
    return known is not None and known.kind in RECORDS and not known.copy_of


def _is_copy(case: Case, source: str) -> bool:
    return source in case.sources and bool(case.sources[source].copy_of)


def _many(number: int, word: str) -> str:
    return f"1 {word}" if number == 1 else f"{number} {word}s"
