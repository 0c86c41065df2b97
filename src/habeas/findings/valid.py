"""Valid: was an agreement in force when a transfer left?

Rule: from when it was agreed to when it ends, by what the sources say; a term ("one year") runs
from the agreement and may be prolonged. Without an end or a term, and where the words of a term
are not in the grammar, it stays open, for silence proves nothing.
"""

import re
from collections.abc import Iterator

from habeas.bounds import Chronology, Relation, Tri, every
from habeas.bounds.moment import DAY, HOUR
from habeas.case.records import Case, with_the
from habeas.evidence.claim import Claim
from habeas.findings.before_order import settle_times
from habeas.findings.legs_in_doubt import doubt_subjects
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

QUESTION = "valid"
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {name: n for n, name in enumerate(_WORDS, start=1)}
_TERM = re.compile(
    rf"(?:for |at least )?(?:a (?:term|period) of )?(?P<many>\d{{1,4}}|{'|'.join(_NUMBERS)}) "
    r"(?P<unit>day|week|month|year)s?(?:,? \(?renewable\)?)?",
    re.IGNORECASE,
)
# The shortest that each unit can be: what is in force that long is in force for certain.
_DAYS = {"day": 1, "week": 7, "month": 28, "year": 365}


def keys(case: Case) -> Iterator[Key]:
    """Give one key per agreement of which somebody says when it was agreed, and transfer."""
    for thing in case.things.values():
        if thing.sort == "agreement" and f"{thing.id}.agreed" in case.times:
            for transfer in case.transfers:
                yield Key(QUESTION, thing.id, who=transfer)


def subjects(case: Case, key: Key) -> set[str]:
    """Give the subjects of every claim that the answer may look at."""
    del key
    return doubt_subjects(case)


def answer(scene: Scene, key: Key) -> Result:
    """Say whether the agreement was in force when the transfer left."""
    agreed, ends = f"{key.subject}.agreed", f"{key.subject}.ends"
    left = scene.left(scene.case.transfers[key.who])
    line = _line(scene, agreed, ends, left)
    terms = scene.values(f"{key.subject}.term")
    begun = line.before(agreed, left)
    told = begun & every([*_not_ended(scene, (agreed, ends, left), line, terms)])
    name = with_the(scene.case.transfers[key.who].name)
    return Result(
        Tri.CANNOT_TELL if line.is_contradictory else told,
        (*scene.claims_of(agreed, ends, left), *terms),
        (
            *scene.assumes_of(agreed, ends, left),
            *(("term", f"a term of {t.value} runs from the agreement") for t in terms),
        ),
        (*scene.spoken((agreed, ends, left), line), _IN_WORDS[told].format(name)),
        settle_times(told, agreed, ends),
        {agreed: line.bounds(agreed), left: line.bounds(left)},
        contradiction=line.is_contradictory,
        events=(agreed, ends, left),
    )


_IN_WORDS = {
    Tri.YES: "It was in force when {} left.",
    Tri.NO: "It was not in force when {} left.",
    Tri.CANNOT_TELL: "The sources leave open whether it was in force when {} left.",
}


def _line(scene: Scene, agreed: str, ends: str, left: str) -> Chronology:
    """Give the chronology in which an agreement does not end before it is agreed."""
    return scene.clock.chronology(
        scene.tied(agreed, ends, left), relations=[Relation(agreed, ends, strict=False)]
    )


def _not_ended(
    scene: Scene, events: tuple[str, str, str], line: Chronology, terms: list[Claim]
) -> Iterator[Tri]:
    """Say of each end that is claimed, or term, whether it was still to come."""
    agreed, ends, left = events
    if scene.clock.knows(ends):
        yield line.before(left, ends)
    for claim in terms:
        until = line.bounds(agreed).earliest + _least_us(claim.value)
        yield Tri.YES if line.bounds(left).latest <= until else Tri.CANNOT_TELL
    if not terms and not scene.clock.knows(ends):
        yield Tri.CANNOT_TELL


def _least_us(words: str) -> int:
    """Give the least length of a term; 0 if its words are not in the grammar.

    An hour less than its days, for the clock may be put forward meanwhile.
    """
    found = _TERM.fullmatch(" ".join(words.split()))
    if found is None:
        return 0
    many = found["many"].lower()
    days = (_NUMBERS.get(many) or int(many)) * _DAYS[found["unit"].lower()]
    return max(0, days * DAY - HOUR)
