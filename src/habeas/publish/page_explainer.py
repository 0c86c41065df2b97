"""Explainer of the page: both languages, each sentence in its pieces; or why it was refused."""

from collections.abc import Iterator

from habeas.errors import HabeasError
from habeas.findings.asked import Asked
from habeas.publish.catalogue import LANGUAGES
from habeas.publish.explainer import Explainer, Section
from habeas.publish.locales import language_name
from habeas.publish.page_claims import ClaimTable
from habeas.publish.page_texts import kept
from habeas.publish.pieces import Foreign, Piece
from habeas.publish.proof import proven


def explainers(claims: ClaimTable, asked: Asked) -> dict[str, object]:
    """Give the explainer by language; one that refuses to be written says why in its place."""
    return {language: _explained(claims, language, asked) for language in LANGUAGES}


def _explained(claims: ClaimTable, language: str, asked: Asked) -> dict[str, object]:
    try:
        text = proven(asked.case, language, asked)
    except HabeasError as error:
        return {"refused": str(error)}
    return {
        "sections": [_section(section) for section in text.sections],
        "notes": [claims.number(claim) for claim in text.notes],
        "languages": {
            code: language_name(code, language)
            for code in sorted({piece.language for piece in _foreign(text)} - {language})
        },
    }


def _section(section: Section) -> dict[str, object]:
    return kept(
        {
            "question": section.question,
            "said": [[list(map(_piece, s.pieces)), list(s.notes)] for s in section.sentences],
            "rests": section.rests,
            "part_of": section.part_of,
        }
    )


def _piece(piece: Piece) -> object:
    """Give words as they stand; somebody else's with their language, and whether quoted."""
    if isinstance(piece, str):
        return piece
    return [piece.text, piece.language, int(piece.quoted is not None)]


def _foreign(text: Explainer) -> Iterator[Foreign]:
    for section in text.sections:
        for sentence in section.sentences:
            yield from (piece for piece in sentence.pieces if isinstance(piece, Foreign))
