"""The catalogue: every message of the explainer in one language, from ``words/LANGUAGE.toml``."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from string import Formatter

from habeas.publish.pieces import Piece, Text

LANGUAGES = ("en", "es")


@cache
def messages(language: str) -> Mapping[str, str]:
    """Give the messages of a language by their dotted keys.

    Example:
        >>> messages("es")["heading.notes"]
        'Notas'
    """
    path = resources.files("habeas.publish") / "words" / f"{language}.toml"
    return dict(_flat(tomllib.loads(path.read_text("utf-8"))))


def _flat(table: Mapping[str, object], start: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            found += _flat(value, f"{start}{key}.")
        else:
            found.append((f"{start}{key}", str(value)))
    return found


def said(language: str, key: str, values: Mapping[str, str | Text]) -> Text:
    """Give a message with its values put in; a value may hold words of another language.

    Example:
        >>> said("en", "heading.notes", {})
        ('Notes',)
    """
    pieces: list[Piece] = []
    for words, name, _, _ in Formatter().parse(messages(language)[key]):
        if words:
            pieces.append(words)
        if name is not None:
            value = values[name]
            pieces += [value] if isinstance(value, str) else value
    return tuple(pieces)
