"""The explainer: questions and answers, compiled from findings, never free-written.

Every sentence carries the claims it rests on; one without any makes the build fail. Words
in quotation marks are copied from a claim's quote by code, and checked again when they are
written (``proof.py``).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from habeas.case.records import Case
from habeas.case.what_if import AS_IT_STANDS
from habeas.errors import ExitCode, HabeasError
from habeas.evidence.claim import Claim
from habeas.findings.asked import Asked
from habeas.findings.origins import origins_of
from habeas.findings.scene import Scene
from habeas.publish.pieces import Text, joined, plain
from habeas.publish.record_sentences import Said
from habeas.publish.telling import Topic, topics
from habeas.publish.voice import Voice


class SentenceWithoutSpotError(HabeasError):
    """Raised when a sentence would stand on nothing."""

    exit_code = ExitCode.REFUSED

    def __init__(self, text: str) -> None:
        super().__init__(f"a sentence of the explainer rests on no claim: {text!r}")
        self.text = text


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, with the numbers of its footnotes.

    Attributes:
        pieces: its words; quotes and words of another language stand apart.
        notes: the numbers of its footnotes, from 1.
    """

    pieces: Text
    notes: tuple[int, ...]

    @property
    def text(self) -> str:
        """The words alone."""
        return plain(self.pieces)


@dataclass(frozen=True, slots=True)
class Section:
    """One question with the sentences that answer it.

    Attributes:
        question: the heading.
        sentences: what answers it.
        rests: how many sources, origins and records stand behind it.
        part_of: the heading that it stands under; blank for one of its own.
    """

    question: str
    sentences: tuple[Sentence, ...]
    rests: str = ""
    part_of: str = ""


@dataclass(slots=True)
class Explainer:
    """The whole text: title, sections, and footnotes in order.

    Attributes:
        title: the case's title.
        language: the language it is written in.
        sections: questions with answers; those of the box name it in ``part_of``.
        notes: the claims that the footnote numbers stand for, from 1.
        attribution: what the boundary data's licence asks to be printed.
    """

    title: str
    language: str = "en"
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

    def add(self, question: str, said: Iterable[Said], rests: str = "", part_of: str = "") -> None:
        """Add a section; nothing if it has no sentence.

        Raises:
            SentenceWithoutSpotError: if a sentence has no claim under it.
        """
        sentences = []
        for text, claims in said:
            if not claims:
                raise SentenceWithoutSpotError(plain(text))
            numbers = dict.fromkeys(self.note(claim) for claim in claims)
            sentences.append(Sentence(joined(text, self.language), tuple(numbers)))
        if sentences:
            self.sections.append(Section(question, tuple(sentences), rests, part_of))


def explainer(case: Case, language: str = "", asked: Asked | None = None) -> Explainer:
    """Compile the explainer of a case. Same case, same text.

    Args:
        case: the case.
        language: ``en`` or ``es``; blank for the language of the case.
        asked: what was asked of this very case before.
    """
    voice = Voice(Scene(case, AS_IT_STANDS), language or case.config.language, asked)
    text = Explainer(plain(voice.own(case.config.title)), voice.language)
    for topic in topics(voice):
        said = list(_once(topic))
        claims = dict.fromkeys(claim for _, claims in said for claim in claims)
        rests = voice.say("origins.all", origins=voice.origins(origins_of(case, claims)))
        text.add(topic.question, said, plain(rests), topic.part_of)
    text.attribution = plain(voice.say("page.attribution"))
    return text


def _once(topic: Topic) -> Iterator[Said]:
    """Give a topic's sentences, each once."""
    seen: set[Text] = set()
    for text, claims in topic.said:
        if text not in seen:
            seen.add(text)
            yield text, claims
