"""Claims of the page: each once, by number, with its citation; above a limit only those used."""

from collections.abc import Mapping

from habeas.case.records import Case
from habeas.evidence.claim import Claim
from habeas.evidence.source import Source, notes_by_source
from habeas.publish.page_texts import kept

# Above this many claims the page holds those that a finding uses, and says how many it left out.
MOST_CLAIMS = 5_000


class ClaimTable:
    """The claims that the page holds, each with its number."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._numbers: dict[Claim, int] = {}

    def number(self, claim: Claim) -> int:
        """Give the number of a claim, which is then held."""
        return self._numbers.setdefault(claim, len(self._numbers))

    def add_all_if_few(self) -> int:
        """Hold every claim of a case that has not too many; give how many are not held."""
        every = [claim for claims in self._case.claims.values() for claim in claims]
        if len(every) <= MOST_CLAIMS:
            for claim in every:
                self.number(claim)
        return len(set(every) - self._numbers.keys())

    def records(self) -> list[dict[str, object]]:
        """Give each claim as the page holds it, in the order of the numbers."""
        return [_record(claim) for claim in self._numbers]


def _record(claim: Claim) -> dict[str, object]:
    return kept(
        {
            "subject": claim.subject,
            "value": claim.value,
            "source": claim.source,
            "at": claim.spot.at,
            "quote": claim.spot.quote,
            "by": claim.by,
            "basis": claim.basis,
            "origin": claim.origin,
            "under": "=".join(claim.under) if claim.under else "",
            "inferred": claim.inferred,
            "note": claim.note,
            "standing": "" if claim.decides else claim.standing.value,
        }
    )


def sources(case: Case) -> Mapping[str, dict[str, object]]:
    """Give every source of a case, by its id."""
    noted = {source: note.id for source, note in notes_by_source(case.sources).items()}
    return {s.id: _source(s, noted.get(s.id, "")) for s in case.sources.values()}


def _source(source: Source, noted_in: str) -> dict[str, object]:
    return kept(
        {
            "kind": source.kind,
            "title": source.title,
            "publisher": source.publisher,
            "url": source.url,
            "published": source.published,
            "captured": source.captured,
            "sha256": source.sha256,
            "held": source.held or None,
            "noted_in": noted_in,
            "copy_of": source.copy_of,
            "copy_kind": source.copy_kind.value if source.copy_of else "",
            "unused": None if source.use else (source.use_reason or "use = no"),
            "note": source.note,
        }
    )
