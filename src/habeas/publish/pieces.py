"""Pieces: what a sentence is made of; words of another language and quotes are kept apart."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from habeas.evidence.claim import Claim


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words that stand as somebody else wrote them.

    Attributes:
        text: the words.
        language: the language that they are in, such as ``en``.
        quoted: the claim whose quote they are; None for words of the case's authors that have
            no translation.
    """

    text: str
    language: str
    quoted: Claim | None = None


Piece = str | Foreign
Text = tuple[Piece, ...]


def plain(text: Text) -> str:
    """Give a text without its marks; quotes stand in quotation marks.

    Example:
        >>> plain(("it said ", Foreign("fine", "en")))
        'it said fine'
    """
    return "".join(
        piece if isinstance(piece, str) else f"“{piece.text}”" if piece.quoted else piece.text
        for piece in text
    )


def together(texts: Iterable[Text], between: str = "") -> Text:
    """Give texts as one, with words between them.

    Example:
        >>> together([("a",), ("b",)], ", ")
        ('a', ', ', 'b')
    """
    found: list[Piece] = []
    for n, text in enumerate(texts):
        if n and between:
            found.append(between)
        found += text
    return tuple(found)


def capital(text: Text) -> Text:
    """Give a text with a capital letter first, unless a quote begins it.

    Example:
        >>> capital(("the plane",))
        ('The plane',)
    """
    first = text[0] if text else ""
    if isinstance(first, str):
        return (first[:1].upper() + first[1:], *text[1:])
    if first.quoted:
        return text
    return (Foreign(first.text[:1].upper() + first.text[1:], first.language), *text[1:])


def joined(text: Text, language: str) -> Text:
    """Give a text with neighbouring words as one piece; Spanish contracts ``de el`` and ``a el``.

    Example:
        >>> joined(("antes de ", "el avión"), "es"), joined(("antes de 8 de mayo de 2025",), "es")
        (('antes del avión',), ('antes del 8 de mayo de 2025',))
    """
    found: list[Piece] = []
    for piece in text:
        if found and isinstance(piece, str) and isinstance(found[-1], str):
            found[-1] += piece
        elif piece:
            found.append(piece)
    if language != "es":
        return tuple(found)
    return tuple(_contracted(piece) if isinstance(piece, str) else piece for piece in found)


def _contracted(words: str) -> str:
    """Give Spanish words as they are written together: ``del``, ``al``, and days with ``el``."""
    day = r"(?=\d{1,2} de [a-z]+ de \d)"
    words = re.sub(rf"\b(antes|después) de {day}", r"\1 del ", words)
    words = re.sub(rf"\b(hacia|entre) {day}", r"\1 el ", words)
    words = re.sub(r"\b([Dd])e el\b", r"\1el", words)
    return re.sub(r"\b([Aa]) el\b", r"\1l", words)
