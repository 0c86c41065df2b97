"""The explainer: questions and answers, compiled from findings, never free-written.

Every sentence carries the claims it rests on; one without any makes the build fail. Words
in quotation marks are copied from a claim's quote by code.
"""

from dataclasses import dataclass, field

from habeas.case.records import Case
from habeas.case.what_if import AS_IT_STANDS
from habeas.errors import ExitCode, HabeasError
from habeas.evidence.claim import Claim
from habeas.evidence.guards import visible
from habeas.findings.scene import Scene
from habeas.publish.evidence_sentences import conflicts, inferred, movements, orders, people
from habeas.publish.finding_sentences import answers, in_force, readings, speeds
from habeas.publish.story_sentences import statements, things


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
    text.add("Who was moved?", list(people(scene)))
    text.add("What is the prison that took them?", list(things(scene, "facility")))
    text.add("What did the governments agree?", list(things(scene, "agreement")))
    text.add("Which law was invoked?", list(things(scene, "authority")))
    text.add("When did each transfer leave and land?", list(movements(scene)))
    text.add("What had the court ordered, and when?", list(orders(scene)))
    text.add("Were they already on the way?", list(answers(case)))
    text.add("How fast would it have had to be?", list(speeds(case)))
    text.add(
        "Was each order in force at the act it forbids? (Whom it covers is not asked here.)",
        list(in_force(case)),
    )
    text.add("What was said, posted and alleged?", list(statements(scene)))
    text.add("Which readings are there, and who takes them?", list(readings(scene)))
    text.add("Where do the sources differ?", list(conflicts(case)))
    text.add("What did we infer ourselves?", list(inferred(scene)))
    text.attribution = (
        "Territory by two boundary files: OpenStreetMap, (c) OpenStreetMap contributors, ODbL 1.0; "
        "and Natural Earth, public domain."
    )
    return text
