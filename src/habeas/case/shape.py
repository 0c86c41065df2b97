"""Checking located YAML against the authored types: every fault at once, each with its place.

What is faulty is left out, and the rest is kept: an unknown key goes, a record without a
required key goes, everything else stays.
"""

from collections.abc import Iterable
from typing import Any, TypeVar, get_args

from pydantic import ValidationError

from habeas.case import problems as kinds
from habeas.case.authored_parts import Authored
from habeas.case.located import FAULT_LIMIT, Located, Path
from habeas.case.suggest import did_you_mean
from habeas.evidence.guards import visible
from habeas.evidence.problem import Problem, ProblemKind

A = TypeVar("A", bound=Authored)

_SHAPES = {
    "string_type": "text",
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping of keys",
    "model_attributes_type": "a mapping of keys",
}
_KINDS: dict[str, ProblemKind] = {
    "extra_forbidden": kinds.UNKNOWN_KEY,
    "missing": kinds.MISSING_KEY,
    "literal_error": kinds.UNKNOWN_WORD,
    "string_pattern_mismatch": kinds.BAD_ID,
}


def shaped(located: Located, model: type[A]) -> tuple[A, list[Problem]]:
    """Give the typed record of a hand file, and the problems of its shape."""
    problems: list[Problem] = []
    if located.tree is None:
        return model.model_validate({}), problems
    if not isinstance(located.tree, dict):
        place = located.place_of(())
        problems.append(
            Problem(kinds.WRONG_SHAPE, place, "a mapping of keys is expected", "file left out")
        )
        return model.model_validate({}), problems
    while True:
        try:
            return model.model_validate(located.tree), problems
        except ValidationError as error:
            faults = error.errors(include_url=False)
        if len(faults) > FAULT_LIMIT:
            message = f"{len(faults):,} faults of shape, more than {FAULT_LIMIT:,}"
            place = located.place_of(())
            problems.append(Problem(kinds.TOO_LARGE, place, message, "file left out"))
            return model.model_validate({}), problems
        paths = [_written_path(located.tree, fault["loc"]) for fault in faults]
        for fault, path in zip(faults, paths, strict=True):
            problems.append(_problem(located, model, fault, path))
        # Each round leaves out at least one node, so the loop ends.
        located.leave_out({_to_leave_out(model, f, p) for f, p in zip(faults, paths, strict=True)})


def _written_path(tree: Any, loc: Iterable[str | int]) -> Path:
    """Give the part of a location that the file really has, for a claim may be written short."""
    here: Any = tree
    path: list[str | int] = []
    for step in loc:
        is_item = isinstance(here, list) and isinstance(step, int) and step < len(here)
        is_value = isinstance(here, dict) and isinstance(step, str) and step in here
        if is_item or is_value:
            here = here[step]
            path.append(step)
    return tuple(path)


def _to_leave_out(model: type[Authored], fault: Any, path: Path) -> Path:
    """Name the node to leave out: the faulty one, or its record if that cannot do without."""
    if fault["type"] == "missing" or not path:
        return path
    parent = _model_at(model, path[:-1])
    name = path[-1]
    if parent is not None and fault["type"] != "extra_forbidden":
        for field, info in parent.model_fields.items():
            if (info.alias or field) == name and (info.is_required() or _is_too_short(fault)):
                return path[:-1]
    return path


def _is_too_short(fault: Any) -> bool:
    return bool(fault["type"] == "too_short")


def _model_at(model: type[Authored], path: Path) -> type[Authored] | None:
    """Give the authored type that a path leads to; None if it leads to text."""
    here: type[Authored] | None = model
    for step in path:
        if here is None:
            return None
        if isinstance(step, int):
            continue
        here = _field_model(here, step)
    return here


def _field_model(model: type[Authored], key: str) -> type[Authored] | None:
    for name, info in model.model_fields.items():
        if (info.alias or name) == key:
            return _authored_in(info.annotation)
    return None


def _authored_in(annotation: Any) -> type[Authored] | None:
    if isinstance(annotation, type) and issubclass(annotation, Authored):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _authored_in(arg))), None)


def _problem(located: Located, model: type[Authored], fault: Any, path: Path) -> Problem:
    """Put one fault into words, with the way out."""
    kind = _KINDS.get(fault["type"], kinds.WRONG_SHAPE)
    name = ".".join(visible(str(step)) for step in path) or located.file
    last = str(fault["loc"][-1]) if fault["loc"] else ""
    place = located.place_of(path)
    said = visible(str(fault["input"])[:60])
    if kind is kinds.UNKNOWN_KEY:
        owner = _model_at(model, path[:-1])
        allowed = [info.alias or key for key, info in owner.model_fields.items()] if owner else []
        help_ = did_you_mean(last, allowed) or f"Known here: {', '.join(allowed)}."
        return Problem(kind, place, f"unknown key {visible(last)!r}", "left out", help_)
    if kind is kinds.MISSING_KEY:
        message = f"{name} has no `{last}`"
        return Problem(kind, place, message, "the record was left out", f"Add `{last}:`.")
    if kind is kinds.UNKNOWN_WORD:
        expected = str(fault["ctx"]["expected"]).replace(" or ", ", ")
        words = [word.strip("' ") for word in expected.split(",")]
        help_ = did_you_mean(said, words) or f"One of: {', '.join(words)}."
        return Problem(kind, place, f"{name} is {said!r}", "left out", help_)
    if kind is kinds.BAD_ID:
        return Problem(kind, place, f"{name} is {said!r}", "the record was left out")
    shape = _SHAPES.get(fault["type"], "") or str(fault["msg"]).lower()
    return Problem(kind, place, f"{name}: {shape} is expected", "left out")
