"""Texts of the page: long sentences held once, and every character of a case made visible."""

from habeas.evidence.guards import visible

# The longest text that the page shows whole; what goes beyond it is in the case folder.
LONGEST_TEXT = 4_000

# What the page holds: JSON, and nothing that JSON does not have.
Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


class Texts:
    """Sentences that many findings share, each held once and named by its number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """Give the number of a text; the same text has the same one."""
        return self._numbers.setdefault(text, len(self._numbers))

    @property
    def all(self) -> list[str]:
        """Every text, in the order of the numbers."""
        return list(self._numbers)


def shown(value: object) -> Json:
    """Give a tree of values as the page holds it: nothing hidden, no text without an end.

    Example:
        >>> shown({"a": ("b\u202e", 1)})
        {'a': ['b<U+202E>', 1]}
    """
    match value:
        case str():
            return _shown(value)
        case dict():
            return {_shown(str(key)): shown(inner) for key, inner in value.items()}
        case list() | tuple():
            return [shown(inner) for inner in value]
        case None | bool() | int() | float():
            return value
    raise TypeError(value)


def _shown(text: str) -> str:
    if len(text) <= LONGEST_TEXT:
        return visible(text)
    return f"{visible(text[:LONGEST_TEXT])}… [{len(text):,} characters; the rest is in the case]"


def kept(record: dict[str, object]) -> dict[str, object]:
    """Give a record without what is blank, which the page reads as absent."""
    return {key: value for key, value in record.items() if value not in ("", None, (), [], {})}
