"""Rendering the explainer: markdown, and HTML through jinja2 with everything escaped."""

import re
from collections.abc import Iterable
from importlib import resources

from habeas.case.records import Case
from habeas.case.what_if import AS_IT_STANDS
from habeas.evidence.claim import Claim
from habeas.evidence.guards import visible
from habeas.evidence.source import notes_by_source
from habeas.findings.scene import Scene
from habeas.publish.explainer import Explainer, Section, Sentence
from habeas.publish.locales import language_name
from habeas.publish.pieces import Foreign, Text, plain, together
from habeas.publish.voice import Voice


def as_markdown(text: Explainer, case: Case) -> str:
    """Give the explainer as markdown; what a source says cannot become markup."""
    lines = [f"# {_plain(text.title)}", ""]
    box = ""
    for section in text.sections:
        if section.part_of and section.part_of != box:
            lines += [f"## {_plain(section.part_of)}", ""]
        box = section.part_of
        lines += [f"{'###' if box else '##'} {_plain(section.question)}", ""]
        lines += [line for s in section.sentences for line in (_line(s, text.language), "")]
        lines += [_plain(section.rests), ""] if section.rests else []
    notes = footnotes(text, case)
    lines += [f"[^{n}]: {_plain(note)}" for n, note in enumerate(notes, start=1)]
    return "\n".join([*lines, "", text.attribution, ""])


def _line(sentence: Sentence, language: str) -> str:
    words = "".join(_marked(piece, language) for piece in sentence.pieces)
    return _plain(words) + "".join(f"[^{n}]" for n in sentence.notes)


def _marked(piece: str | Foreign, language: str) -> str:
    """Give a piece's words; those of another language say so."""
    if isinstance(piece, str):
        return piece
    return plain((piece,)) + mark(piece, language)


def mark(piece: Foreign, language: str) -> str:
    """Say which language a piece is in, where it is not that of the text."""
    if piece.language == language:
        return ""
    return f" [{language_name(piece.language, language)}]"


def as_html(text: Explainer, case: Case) -> str:
    """Give the explainer as one HTML page without scripts or requests."""
    import jinja2  # noqa: PLC0415 - only HTML pays for it

    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["runs"] = runs
    environment.filters["is_words"] = lambda piece: isinstance(piece, str)
    environment.globals["mark"] = mark
    source = (resources.files("habeas.publish") / "explainer.html").read_text("utf-8")
    return environment.from_string(source).render(
        text=text,
        boxes=_boxes(text.sections),
        notes=footnotes(text, case),
        notes_heading=plain(_voice(text, case).say("heading.notes")),
    )


def _boxes(sections: Iterable[Section]) -> list[tuple[str, list[Section]]]:
    """Give the sections, those under one heading together."""
    found: list[tuple[str, list[Section]]] = []
    for section in sections:
        if section.part_of and found and found[-1][0] == section.part_of:
            found[-1][1].append(section)
        else:
            found.append((section.part_of, [section]))
    return found


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Give numbers as runs of neighbours, in order.

    Example:
        >>> runs([5, 1, 2, 3])
        [(1, 3), (5, 5)]
    """
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _voice(text: Explainer, case: Case) -> Voice:
    return Voice(Scene(case, AS_IT_STANDS), text.language)


def footnotes(text: Explainer, case: Case) -> list[str]:
    """Give the footnotes: who says it, in which publication, where, in which words, which hash."""
    voice = _voice(text, case)
    noted = {source: note.id for source, note in notes_by_source(case.sources).items()}
    cited = (_cited(voice, claim, noted.get(claim.source, "")) for claim in text.notes)
    return [visible(plain(note)) for note in cited]


def _cited(voice: Voice, claim: Claim, note: str) -> Text:
    """Give one footnote."""
    source = voice.case.sources.get(claim.source)
    name = source.name if source else claim.source
    named = voice.say("note.named", name=f"“{name}”", id=claim.source)
    quote = f"“{claim.spot.quote}”" if claim.spot.quote else ""
    parts: list[Text] = [
        named if name != claim.source else (claim.source,),
        voice.say("note.published", when=voice.day_of(source.published))
        if source and source.published
        else (),
        voice.say("note.captured", when=voice.day_of(source.captured))
        if source and source.captured
        else (),
        (claim.spot.at,),
        voice.say("note.says", subject=claim.subject, value=claim.value),
        (quote,),
        voice.say("note.quoting", by=voice.own(claim.by)) if claim.by else (),
        voice.say("note.resting", basis=claim.basis) if claim.basis else (),
        (source.url if source else "",),
        _held(voice, claim, note),
    ]
    return together((part for part in parts if plain(part)), "; ")


def _held(voice: Voice, claim: Claim, note: str) -> Text:
    if claim.spot.sha256:
        return voice.say("note.hash", hash=claim.spot.sha256)
    if claim.spot.quote:
        return voice.say("note.as_noted", note=note) if note else voice.say("note.unchecked")
    return voice.say("note.not_held")


def _plain(text: str) -> str:
    """Escape what markdown would read as markup; a text is one line, and begins no list."""
    line = re.sub(r"([\\`*_{}\[\]<>#|~$]|&(?=#?\w{1,32};))", r"\\\1", " ".join(text.split()))
    return re.sub(r"^(\d{1,9}(?=[.)])|)([-+=.)])", r"\1\\\2", line)
