"""One YAML hand file: from bytes to typed records of text, with the place of each."""

from pathlib import Path
from typing import TypeVar

from habeas.case import problems as kinds
from habeas.case.authored_parts import Authored
from habeas.case.decoding import decode
from habeas.case.located import Located, read_yaml
from habeas.case.shape import shaped
from habeas.errors import HabeasError
from habeas.evidence.guards import inside, read_limited
from habeas.evidence.problem import Problem
from habeas.evidence.spot import Place

A = TypeVar("A", bound=Authored)


def read_hand_file(
    folder: Path, name: str, model: type[A], problems: list[Problem]
) -> tuple[A, Located]:
    """Give a hand file's typed content and its places; an absent file is an empty one."""
    located = Located(name, {})
    try:
        path = inside(folder, name)
        if path.exists():
            text, flaw = decode(read_limited(path, name))
            problems += _nul_in(text, name)
            located = read_yaml(text.replace("\0", "�"), name)
            if flaw:
                problems.append(Problem(kinds.NOT_TEXT, Place(name), flaw, "shown as U+FFFD"))
    except HabeasError as error:
        place = Place(name)
        problems.append(Problem(kinds.refusal(error), place, str(error), "the file was left out"))
    typed, faults = shaped(located, model)
    problems += [*located.problems, *faults]
    return typed, located


def _nul_in(text: str, name: str) -> list[Problem]:
    """Note the first NUL of a YAML file: no parser takes one."""
    at = text.find("\0")
    if at < 0:
        return []
    place = Place(name, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    return [Problem(kinds.HIDDEN_CHARACTER, place, "U+0000", "each NUL shown as U+FFFD")]
