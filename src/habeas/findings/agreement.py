"""Agreement: what it is said to cost, stage by stage, as rival claims with their currency.

Rule: each stage (approved, granted, paid) is a range of its own in each currency: limits are
intersected, bare amounts are alternatives. Amounts of different stages or currencies are never
put together.
"""

from collections.abc import Iterator

from habeas.bounds import Count
from habeas.case.records import Case
from habeas.evidence.claim import Claim
from habeas.evidence.words_count import CountWordsError, Money, read_money
from habeas.findings.counts import hull_within, in_words
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION = "agreement"
STAGES = ("approved", "granted", "paid")
_ASSUMES = (
    ("dates", "amounts of one stage are of one day"),
    ("rivals", "in each currency one of the amounts given for a stage is right"),
)


def keys(case: Case) -> Iterator[Key]:
    """Give one key per agreement with an amount at any stage."""
    for thing in case.things.values():
        if thing.sort == "agreement" and any(case.said_of(f"{thing.id}.{s}") for s in STAGES):
            yield Key(QUESTION, thing.id)


def answer(scene: Scene, key: Key) -> Result:
    """Give the price at each stage."""
    claims: list[Claim] = []
    steps, bounds, torn = [], {}, False
    for stage in STAGES:
        said = scene.values(f"{key.subject}.{stage}")
        claims += said
        for currency, amount in sorted(_by_currency(said).items()):
            steps.append(f"{stage}: {_words(amount, said, currency)}")
            torn = torn or amount.is_empty
            if not amount.is_empty:
                bounds[f"{stage} {currency}"] = {"least": amount.least, "most": amount.most}
    return Result(
        None,
        tuple(claims),
        assumes=_ASSUMES if steps else (),
        why=("; ".join(steps) + "." if steps else "No amount is given that can be read.",),
        bounds=bounds,
        contradiction=torn,
    )


def _words(amount: Count, said: list[Claim], currency: str) -> str:
    """Give a stage's price; where no amount fits them all, each as it is given."""
    if not amount.is_empty:
        return f"{in_words(amount)} {currency}"
    given = dict.fromkeys(c.value for c in said if c.value.endswith(currency))
    return f"{' | '.join(given)}, and no one amount fits them all"


def _by_currency(claims: list[Claim]) -> dict[str, Count]:
    """Give what the claims of one stage leave, in each currency."""
    amounts: dict[str, list[Money]] = {}
    for claim in claims:
        try:
            money = read_money(claim.value)
        except CountWordsError:
            continue  # CAS-411 tells of it; it stands in its own words.
        amounts.setdefault(money.currency, []).append(money)
    return {
        currency: hull_within((money.amount, money.is_limit) for money in some)
        for currency, some in amounts.items()
    }
