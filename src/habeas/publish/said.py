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


def side_by_side(case: Case, claims: Iterable[Claim]) -> str:
    """Give rival values, each with who holds it: ``40000 (AP, Reuters); 20000 (the operator)``."""
    by_value: dict[str, list[Claim]] = {}
    for claim in claims:
        by_value.setdefault(claim.value, []).append(claim)
    return "; ".join(
        f"{_named(case, value)} ({holders(case, some)})" for value, some in by_value.items()
    )


def _named(case: Case, value: str) -> str:
    """Give the name of a thing or statement that a value names by its id; else the value."""
    if value in case.things:
        return case.things[value].name
    if value in case.statements:
        return f"the {case.statements[value].name}"
    return value


def listed(words: list[str]) -> str:
    """Give words as a list: ``a, b and c``."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def capital(text: str) -> str:
    """Give text with a capital letter first."""
    return text[:1].upper() + text[1:]
