"""Ink: how an answer looks on a terminal: its words, 80 columns, and colour where it helps.

Colour goes to a terminal only, and nowhere when NO_COLOR is set (no-color.org). No answer is
green or red, for none is good or bad; only problems, which are ours, are.
"""

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

import click

from habeas.bounds import Tri
from habeas.evidence.guards import visible
from habeas.evidence.problem import Severity

WIDTH: Final = 80
MARKS: Final[dict[Tri | None, str]] = {None: "-", **{one: one.value.upper() for one in Tri}}
_COLOURS: Final = {Tri.YES: "cyan", Tri.NO: None, Tri.CANNOT_TELL: "yellow"}
_SEVERITIES: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: None}


def mark(answer: Tri | None, width: int = 0) -> str:
    """Give an answer's word in its colour, filled up with blanks to a width."""
    word = MARKS[answer]
    styled = word if answer is None else _styled(word, fg=_COLOURS[answer], bold=True)
    return styled + " " * (width - len(word))


def heading(text: str) -> str:
    """Give a heading, bold on a terminal."""
    return _styled(one_line(text), bold=True)


def severity(text: str, of: Severity) -> str:
    """Give the words of a problem in the colour of its severity."""
    return _styled(text, fg=_SEVERITIES[of])


def _styled(text: str, *, fg: str | None = None, bold: bool = False) -> str:
    """Style text for a command's output, from which click takes it off unless a terminal reads."""
    in_command = click.get_current_context(silent=True) is not None
    return click.style(text, fg=fg, bold=bold or None) if in_command else text


def one_line(text: str) -> str:
    r"""Give text without line breaks, its hidden characters written as what they are.

    Example:
        >>> one_line("first plane\n\x1b[31m")
        'first plane <U+001B>[31m'
    """
    if text.isprintable():
        return text
    return " ".join(visible(text.replace("\r\n", "\n")).split())


def wrapped(text: str, first: str = "", rest: str = "") -> Iterator[str]:
    """Give text in lines of at most 80 columns; a word that is longer, a path, stays whole."""
    said = one_line(text)
    if said.strip() == said != "" and len(first) + len(said) <= WIDTH:
        yield first + said
        return
    yield from wrap(
        said,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
