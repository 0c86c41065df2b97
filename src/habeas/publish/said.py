"""Said: what every sentence of the explainer is made of, and how it names things."""

from collections.abc import Iterable

from habeas.case.records import Case
from habeas.evidence.claim import Claim

# A sentence, and the claims that it rests on.
Said = tuple[str, list[Claim]]


def holders(case: Case, claims: Iterable[Claim]) -> str:
    """Name who holds some claims: whom the source quotes, else its publisher, else its id."""
    named = []
    for claim in claims:
        source = case.sources.get(claim.source)
        named.append(claim.by or (source.publisher if source else "") or claim.source)
    return ", ".join(dict.fromkeys(named))


def listed(words: list[str]) -> str:
    """Give words as a list: ``a, b and c``."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def capital(text: str) -> str:
    """Give text with a capital letter first."""
    return text[:1].upper() + text[1:]
