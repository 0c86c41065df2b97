"""Proof: every sentence's citations are looked at again when it is written.

A claim whose source has no row, or whose quote is not in what is held, decides no answer. The
explainer is then not written with fewer words, which nobody would notice: it is compiled as the
authors cite it, and refused with exactly those sentences that rest on what fails.
"""

from collections.abc import Iterator
from dataclasses import replace

from habeas.case.held import unproven
from habeas.case.records import Case
from habeas.errors import ExitCode, HabeasError
from habeas.evidence.claim import Claim, Standing
from habeas.evidence.guards import visible
from habeas.evidence.source import Source
from habeas.findings.asked import Asked
from habeas.publish.explainer import Explainer, Sentence, explainer

_BROKEN = (Standing.UNKNOWN_SOURCE, Standing.QUOTE_NOT_FOUND)


class UnprovenError(HabeasError):
    """Raised when sentences rest on a source without a row, or on words that are not there."""

    exit_code = ExitCode.REFUSED

    def __init__(self, failing: list[tuple[Sentence, list[Claim]]]) -> None:
        count = f"{len(failing)} sentence{'s rest' if len(failing) > 1 else ' rests'}"
        super().__init__(
            f"not written: {count} on what cannot be proven\n"
            + "\n".join(_told(sentence, claims) for sentence, claims in failing)
            + "\nMend the citation, or take the claim out; `habeas check` lists them all."
        )
        self.failing = failing


def _told(sentence: Sentence, claims: list[Claim]) -> str:
    lines = [f"  {visible(sentence.text)}"]
    for claim in claims:
        reason = claim.standing.value if claim.standing in _BROKEN else "its words changed"
        quote = f": “{visible(claim.spot.quote)}”" if claim.spot.quote else ""
        lines.append(f"    {claim.at} cites {visible(claim.source)}{quote} ({reason})")
    return "\n".join(lines)


def proven(case: Case, language: str = "", asked: Asked | None = None) -> Explainer:
    """Compile the explainer, and look at every citation and every quote again.

    Raises:
        UnprovenError: with each sentence that rests on a source without a row, or on a quote
            that is not in what is held, and with the place of each such claim.
    """
    cited = as_cited(case)
    text = explainer(cited, language, asked if cited is case else None)
    changed = set(unproven(case, text.notes))
    failing = list(_failing(text, changed, _broken(case)))
    if failing:
        raise UnprovenError(failing)
    return text


def as_cited(case: Case) -> Case:
    """Give the case as its authors cite it: claims that cannot be proven count as well."""

    def mend(claim: Claim) -> Claim:
        broken = claim.standing in _BROKEN
        return replace(claim, standing=Standing.DECIDES) if broken else claim

    broken = _broken(case)
    if not broken:
        return case
    missing = {c.source for c in broken.values()} - case.sources.keys()
    return replace(
        case,
        sources={**case.sources, **{id_: Source(id_) for id_ in sorted(missing)}},
        claims={s: tuple(map(mend, claims)) for s, claims in case.claims.items()},
        times={
            s: tuple(replace(t, claim=mend(t.claim)) for t in said)
            for s, said in case.times.items()
        },
        counts={
            s: tuple(replace(c, claim=mend(c.claim)) for c in said)
            for s, said in case.counts.items()
        },
    )


def _broken(case: Case) -> dict[tuple[str, ...], Claim]:
    """Give the claims that cannot be proven, by what they say."""
    every = (claim for claims in case.claims.values() for claim in claims)
    return {claim.key: claim for claim in every if claim.standing in _BROKEN}


def _failing(
    text: Explainer, changed: set[Claim], broken: dict[tuple[str, ...], Claim]
) -> Iterator[tuple[Sentence, list[Claim]]]:
    for sentence in (s for section in text.sections for s in section.sentences):
        cited = [text.notes[n - 1] for n in sentence.notes]
        fails = [broken.get(c.key, c) for c in cited if c.key in broken or c in changed]
        if fails:
            yield sentence, fails
