"""The explainer: questions and answers, compiled from findings, never free-written.

Every sentence carries the claims it rests on; one without any makes the build fail. Words
in quotation marks are copied from a claim's quote by code.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from habeas.bounds import Tri
from habeas.case.records import Case, with_the
from habeas.case.what_if import AS_IT_STANDS
from habeas.errors import ExitCode, HabeasError
from habeas.evidence.claim import Claim
from habeas.evidence.guards import visible
from habeas.evidence.times import written
from habeas.findings import Key, ask
from habeas.findings.counts import count_of, in_words
from habeas.findings.scene import Scene


class SentenceWithoutSpotError(HabeasError):
    """Raised when a sentence would stand on nothing."""

    exit_code = ExitCode.REFUSED

    def __init__(self, text: str) -> None:
        super().__init__(f"a sentence of the explainer rests on no claim: {text!r}")
        self.text = text


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, with the numbers of its footnotes."""

    text: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One question with the sentences that answer it."""

    question: str
    sentences: tuple[Sentence, ...]


@dataclass(slots=True)
class Explainer:
    """The whole text: title, sections, and footnotes in order.

    Attributes:
        title: the case's title.
        sections: questions with answers.
        notes: the claims that the footnote numbers stand for, from 1.
        attribution: what the boundary data's licence asks to be printed.
    """

    title: str
    sections: list[Section] = field(default_factory=list)
    notes: list[Claim] = field(default_factory=list)
    attribution: str = ""
    _numbers: dict[Claim, int] = field(default_factory=dict)

    def note(self, claim: Claim) -> int:
        """Give the number of a claim's footnote; the same claim has one."""
        if claim not in self._numbers:
            self.notes.append(claim)
            self._numbers[claim] = len(self.notes)
        return self._numbers[claim]

    def add(self, question: str, said: list[tuple[str, list[Claim]]]) -> None:
        """Add a section.

        Raises:
            SentenceWithoutSpotError: if a sentence has no claim under it.
        """
        sentences = []
        for text, claims in said:
            if not claims:
                raise SentenceWithoutSpotError(text)
            numbers = dict.fromkeys(self.note(claim) for claim in claims)
            sentences.append(Sentence(visible(text), tuple(numbers)))
        if sentences:
            self.sections.append(Section(question, tuple(sentences)))


def explainer(case: Case) -> Explainer:
    """Compile the explainer of a case. Same case, same text."""
    scene = Scene(case, AS_IT_STANDS)
    text = Explainer(visible(case.config.title))
    text.add("Who was moved?", list(_people(scene)))
    text.add("When did each transfer leave and land?", list(_movements(scene)))
    text.add("What had the court ordered, and when?", list(_orders(scene)))
    text.add("Were they already on the way?", list(_answers(case)))
    text.add("Which readings are there, and who takes them?", list(_readings(scene)))
    text.add("Where do the sources differ?", list(_conflicts(case)))
    text.add("What did we infer ourselves?", list(_inferred(scene)))
    text.attribution = (
        "Territory by two boundary files: OpenStreetMap, (c) OpenStreetMap contributors, ODbL 1.0; "
        "and Natural Earth, public domain."
    )
    return text


def _people(scene: Scene) -> Iterator[tuple[str, list[Claim]]]:
    """Give each group's number as each holder gives it, side by side, then what fits them all."""
    for group in scene.case.groups.values():
        count, claims = count_of(scene, group.id)
        if not claims:
            continue
        holders: dict[str, list[str]] = {}
        for claim in claims:
            holders.setdefault(claim.value, []).append(_holder(scene.case, claim))
        said = "; ".join(
            f"{value} ({', '.join(dict.fromkeys(who))})" for value, who in sorted(holders.items())
        )
        together = "" if len(holders) == 1 else f" Taken together: {in_words(count)}."
        yield f"{_upper(group.label or group.id)}: {said}.{together}", list(claims)


def _movements(scene: Scene) -> Iterator[tuple[str, list[Claim]]]:
    words = {
        "takeoff": "The {} took off",
        "landing": "The {} landed",
        "handed_over": "The people aboard the {} were handed over",
    }
    for transfer in scene.case.transfers.values():
        for leg in transfer.legs:
            for event, did in words.items():
                name = f"{leg.id}.{event}"
                claims = list(scene.clock.event(name).claims)
                if claims:
                    when = written(scene.line(name).bounds(name), scene.zone)
                    yield f"{did.format(transfer.name)} (leg {leg.id}): {when}.", claims


def _orders(scene: Scene) -> Iterator[tuple[str, list[Claim]]]:
    for order in scene.case.orders.values():
        for clock in order.clocks:
            name = f"{order.id}.{clock}"
            when = written(scene.line(name).bounds(name), scene.zone)
            yield (
                f"{_capital(with_the(order.name))} was {clock}: {when}.",
                list(scene.clock.event(name).claims),
            )
        quoted = [c for c in scene.values(f"{order.id}.words") if c.spot.quote]
        for quote in dict.fromkeys(c.spot.quote for c in quoted):
            claims = [c for c in quoted if c.spot.quote == quote]
            who = ", ".join(dict.fromkeys(c.source for c in claims))
            yield f"Of {with_the(order.name)}, {who} has the words: “{quote}”.", claims


# For each question: what is so, what is not so, what cannot be told.
_WORDS = {
    "left": ("had left", "had not left", "had left"),
    "outside": (
        "was outside the territory",
        "was inside the territory",
        "was outside the territory",
    ),
    "landed": ("had landed at its destination", "had not landed at its destination", "had landed"),
    "handed-over": ("had been handed over", "had not been handed over", "had been handed over"),
}


def _answers(case: Case) -> Iterator[tuple[str, list[Claim]]]:
    """Give one sentence for each transfer at each clock of each order."""
    for order in case.orders.values():
        for clock in order.clocks:
            for transfer in case.transfers.values():
                found = [ask(case, Key(q, transfer.id, order.id, clock)) for q in _WORDS]
                claims = [c for f in found for c in f.result.claims if c.subject in f.result.events]
                told = {f.key.question: f.answer for f in found}
                start = f"When {with_the(order.name)} was {clock}, {with_the(transfer.name)}"
                yield f"{start} {_told(told)}.", claims


def _told(told: dict[str, Tri | None]) -> str:
    """Say what is so, what is not, and what cannot be told, in this order."""
    so = [_WORDS[q][0] for q, answer in told.items() if answer is Tri.YES]
    not_so = [_WORDS[q][1] for q, answer in told.items() if answer is Tri.NO]
    open_ = [_WORDS[q][2] for q, answer in told.items() if answer is Tri.CANNOT_TELL]
    parts = [_listed(so), _listed(not_so)]
    text = "; it ".join(part for part in parts if part)
    if not open_:
        return text
    tail = f"whether it {_listed(open_)} cannot be told"
    return f"{text}; {tail}" if text else f"is in doubt: {tail}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _readings(scene: Scene) -> Iterator[tuple[str, list[Claim]]]:
    for reading in scene.case.readings.values():
        for option in reading.options:
            claims = scene.case.said_of(f"{reading.id}.{option.name}.by")
            if claims:
                who = ", ".join(dict.fromkeys(c.value for c in claims))
                yield f"{reading.question} “{option.name}”: so {who}.", list(claims)


def _conflicts(case: Case) -> Iterator[tuple[str, list[Claim]]]:
    from habeas.findings import findings  # noqa: PLC0415 - one section asks for all of a kind

    for finding in findings(case, question="contradiction"):
        if finding.answer is Tri.YES:
            said = "; ".join(finding.result.why[:-1])
            yield (
                f"No instant fits what all sources say of {finding.key.subject}: {said}.",
                list(finding.result.claims),
            )


def _inferred(scene: Scene) -> Iterator[tuple[str, list[Claim]]]:
    for claims in scene.case.claims.values():
        for claim in claims:
            if claim.inferred and claim.decides:
                yield f"{claim.subject}: {claim.inferred}.", [claim]


def _holder(case: Case, claim: Claim) -> str:
    """Name who holds a claim: whom the source quotes, else its publisher, else its id."""
    source = case.sources.get(claim.source)
    return claim.by or (source.publisher if source else "") or claim.source


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
