"""Origins: how many independent origins stand behind some claims, as bounds.

Copies, agency credits and a stated basis share an origin, and an outlet that names no basis may
share another's; so outlets are never counted as origins. Of all copies of one source the one that
is nearest to it stands for them, so that no further copy counts, whatever basis it states.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.bounds import Count
from habeas.case.records import Case
from habeas.evidence.claim import Claim
from habeas.evidence.source import independent_origins, root_of

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
    nearest = _nearest(case, {c.source for c in said})
    records = {c.origin for c in said if _is_record(case, c.source)}
    return Origins(
        len({c.source for c in said}),
        independent_origins((c.origin, bool(c.basis) and c.source in nearest) for c in said),
        len(records),
        tuple(sorted({c.origin for c in said})),
    )


def _nearest(case: Case, sources: Iterable[str]) -> frozenset[str]:
    """Give, of the sources that share a root, the one with the fewest copies in between."""
    found: dict[str, tuple[int, str]] = {}
    for source in sources:
        root, here = root_of(source, case.sources), (len(_chain(case, source)), source)
        found[root] = min(found.get(root, here), here)
    return frozenset(source for _, source in found.values())


def _chain(case: Case, source: str) -> list[str]:
    """Give a source and those that it copies, as far as the case has them."""
    chain: list[str] = []
    while source in case.sources and source not in chain:
        chain.append(source)
        source = case.sources[source].copy_of
    return chain


def _is_record(case: Case, source: str) -> bool:
    """Say whether the source at the end of a chain of copies is a record."""
    chain = _chain(case, source)
    return bool(chain) and case.sources[chain[-1]].kind in RECORDS


def _many(number: int, word: str) -> str:
    return f"1 {word}" if number == 1 else f"{number} {word}s"
