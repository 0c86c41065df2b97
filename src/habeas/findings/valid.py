"""Valid: was an agreement in force when a transfer left?

Rule: from when it was agreed to when it ends, by what the sources say; a term ("one year") runs
from the agreement. Without an end or a term it stays open, for silence proves nothing.
"""

import re
from collections.abc import Iterator

from habeas.bounds import Tri, every
from habeas.bounds.moment import DAY
from habeas.case.records import Case, with_the
from habeas.evidence.claim import Claim
from habeas.findings.before_order import settle_times
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION = "valid"
_MANY = r"(?P<many>\d+|one|two|three|five|ten)"
_TERM = re.compile(rf"{_MANY}\s+(?P<unit>day|month|year)s?\b", re.IGNORECASE)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "five": 5, "ten": 10}
# The shortest that each unit can be: what is in force that long is in force for certain.
_DAYS = {"day": 1, "month": 28, "year": 365}


def keys(case: Case) -> Iterator[Key]:
    """Give one key per agreement of which somebody says when it was agreed, and transfer."""
    for thing in case.things.values():
        if thing.sort == "agreement" and f"{thing.id}.agreed" in case.times:
            for transfer in case.transfers:
                yield Key(QUESTION, thing.id, who=transfer)


def subjects(case: Case, key: Key) -> set[str]:
    """Give the subjects of every claim that the answer may look at."""
    fields = ("takeoff", "left", "called_off")
    return {f"{leg.id}.{f}" for leg in case.transfers[key.who].legs for f in fields}


def answer(scene: Scene, key: Key) -> Result:
    """Say whether the agreement was in force when the transfer left."""
    agreed, ends = f"{key.subject}.agreed", f"{key.subject}.ends"
    left = scene.left(scene.case.transfers[key.who])
    line = scene.line(agreed, ends, left)
    terms = scene.values(f"{key.subject}.term")
    begun = line.before(agreed, left)
    told = begun & every([*_not_ended(scene, (agreed, ends, left), terms)])
    name = with_the(scene.case.transfers[key.who].name)
    return Result(
        Tri.CANNOT_TELL if line.is_contradictory else told,
        (*scene.claims_of(agreed, ends, left), *terms),
        (
            *scene.assumes_of(agreed, ends, left),
            *(("term", f"a term of {t.value} runs from then") for t in terms),
        ),
        (*scene.spoken((agreed, ends, left), line), _IN_WORDS[told].format(name)),
        settle_times(told, agreed, ends),
        {agreed: line.bounds(agreed), left: line.bounds(left)},
        contradiction=line.is_contradictory,
        events=(agreed, left),
    )


_IN_WORDS = {
    Tri.YES: "It was in force when {} left.",
    Tri.NO: "It was not in force when {} left.",
    Tri.CANNOT_TELL: "The sources leave open whether it was in force when {} left.",
}


def _not_ended(scene: Scene, events: tuple[str, str, str], terms: list[Claim]) -> Iterator[Tri]:
    """Say of each end that is claimed, or term, whether it was still to come."""
    agreed, ends, left = events
    line = scene.line(*events)
    if scene.clock.knows(ends):
        yield line.before(left, ends)
    found = [days for claim in terms if (days := _days(claim.value))]
    for days in found:
        until = line.bounds(agreed).earliest + days * DAY
        yield Tri.YES if line.bounds(left).latest <= until else Tri.CANNOT_TELL
    if not found and not scene.clock.knows(ends):
        yield Tri.CANNOT_TELL


def _days(words: str) -> int:
    """Give the least length of a term in days; 0 if its words name none."""
    found = _TERM.search(words)
    if found is None:
        return 0
    many = found["many"].lower()
    return (_NUMBERS.get(many) or int(many)) * _DAYS[found["unit"].lower()]
