"""YAML as text with places: every scalar stays the text it was written as.

The adapter of PyYAML. The tree is built from parse events, without recursion and without
types: ``NO`` is not False, ``22:45`` is not 1365. Anchors, aliases, tags, merge keys and
duplicate keys are problems. Depth, size and length have limits.
"""

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from habeas.case import problems as kinds
from habeas.evidence.guards import FIELD_LIMIT, hidden_characters
from habeas.evidence.problem import Problem, ProblemKind
from habeas.evidence.spot import Place

DEPTH_LIMIT: Final = 32
# A hand file of 30,000 claims has some 300,000 nodes.
NODE_LIMIT: Final = 500_000
# Nobody mends more faults one by one: the file comes from a program, and that is to be mended.
FAULT_LIMIT: Final = 10_000

Tree = str | list["Tree"] | dict[str, "Tree"]
Path = tuple[str | int, ...]

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(slots=True)
class Located:
    """A tree of text, lists and mappings, with the place of every node in the file.

    Attributes:
        file: the file's name in the case.
        tree: the content; None if the file could not be parsed, {} if it is empty.
        places: for each path from the root, where the node is written.
        problems: what was wrong with the YAML itself.
    """

    file: str
    tree: Tree | None = None
    places: dict[Path, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place_of(self, path: Path) -> Place:
        """Give the place of a node; of its nearest written ancestor if it is not written."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return Place(self.file)

    def leave_out(self, paths: set[Path]) -> None:
        """Leave out nodes, and keep every other node's place true."""
        if () in paths:
            self.tree = {}
            return
        outer = {p for p in paths if not any(p[:n] in paths for n in range(1, len(p)))}
        for path in sorted(outer, key=lambda p: [(isinstance(s, str), s) for s in p], reverse=True):
            here: Any = self.tree
            for step in path[:-1]:
                here = here[step]
            del here[path[-1]]
        items: dict[Path, list[int]] = {}
        for path in outer:
            if isinstance(path[-1], int):
                items.setdefault(path[:-1], []).append(path[-1])
        for numbers in items.values():
            numbers.sort()
        self.places = {
            moved: place
            for path, place in self.places.items()
            if (moved := _moved(path, outer, items)) is not None
        }


def _moved(path: Path, gone: set[Path], items: dict[Path, list[int]]) -> Path | None:
    """Give a node's path after others were left out; None if it went with them.

    Args:
        path: the node's path before.
        gone: the paths that were left out.
        items: for each list, the numbers of its items among them, in order.
    """
    steps: list[str | int] = []
    for n, step in enumerate(path):
        if path[: n + 1] in gone:
            return None
        if isinstance(step, int):
            step -= bisect_left(items.get(path[:n], ()), step)  # noqa: PLW2901
        steps.append(step)
    return tuple(steps)


@dataclass(slots=True)
class _Open:
    """A collection that is still being read: a list, or a mapping with a pending key."""

    node: list[Tree] | dict[str, Tree]
    path: Path
    key: str | None = None


def read_yaml(text: str, file: str) -> Located:
    r"""Give the located tree of a YAML text; what is wrong with it is in ``problems``.

    Example:
        >>> got = read_yaml("orders:\n- id: NO\n", "hand/orders.yaml")
        >>> got.tree, str(got.place_of(("orders", 0, "id")))
        ({'orders': [{'id': 'NO'}]}, 'hand/orders.yaml:2:3')
    """
    located = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not located.take(event):
                return located.result
    except yaml.YAMLError as error:
        located.syntax(error, text)
    if located.result.tree is None and not located.result.problems:
        located.result.tree = {}
    return located.result


class _Builder:
    """Builds one tree from parse events."""

    def __init__(self, file: str) -> None:
        self.result = Located(file)
        self._stack: list[_Open] = []

    def take(self, event: yaml.Event) -> bool:
        """Take one event; give False when reading must stop."""
        place = _place(self.result.file, event.start_mark)
        if too_many := self._too_many():
            self._problem(kinds.TOO_LARGE, place, too_many, "file left out")
            self.result.tree = None
            return False
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_features(event, place)
            self._scalar(event.value, place)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._refuse_features(event, place)
            return self._begin([] if isinstance(event, yaml.SequenceStartEvent) else {}, place)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._stack.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._problem(kinds.YAML_FEATURE, place, f"alias *{event.anchor}", "read as blank")
            self._scalar("", place)
        elif isinstance(event, yaml.DocumentStartEvent) and self.result.tree is not None:
            self._problem(kinds.YAML_FEATURE, place, "a second document begins here", "left out")
            return False
        return True

    def _too_many(self) -> str:
        """Say what there is more of than in any hand file; blank if nothing."""
        if len(self.result.places) > NODE_LIMIT:
            return f"more than {NODE_LIMIT:,} nodes"
        faults = len(self.result.problems)
        return f"more than {FAULT_LIMIT:,} faults" if faults > FAULT_LIMIT else ""

    def syntax(self, error: yaml.YAMLError, text: str) -> None:
        """Note where the YAML breaks off; what was read before it is not used."""
        place = Place(self.result.file, *_mark_of(error, text))
        said = getattr(error, "problem", None) or str(error).splitlines()[0]
        self._problem(kinds.YAML_SYNTAX, place, said, "the file was left out")
        self.result.tree = None

    def _scalar(self, value: str, place: Place) -> None:
        top = self._stack[-1] if self._stack else None
        if top is not None and isinstance(top.node, dict) and top.key is None:
            self._begin_key(top, value, place)
            return
        if len(value) > FIELD_LIMIT:
            self._problem(
                kinds.FIELD_TOO_LONG, place, f"{len(value):,} characters", "cut to the limit"
            )
            value = value[:FIELD_LIMIT]
        if hidden := hidden_characters(value):
            self._problem(kinds.HIDDEN_CHARACTER, place, ", ".join(hidden), "kept, shown as such")
        self._put(value, place)

    def _begin_key(self, top: _Open, key: str, place: Place) -> None:
        """Take a mapping's key; a second one of the same name is kept apart and reported."""
        if key == "<<":
            self._problem(kinds.YAML_FEATURE, place, "merge key <<", "left out")
        if isinstance(top.node, dict) and key in top.node:
            first = self.result.places[(*top.path, key)]
            self._problem(
                kinds.DUPLICATE_KEY, place, f"{key!r} stands here and on line {first.line}",
                "the first was kept", first,
            )  # fmt: skip
            key = f"{key}\0{place.line}"
        top.key = key
        self.result.places[(*top.path, key)] = place

    def _begin(self, node: list[Tree] | dict[str, Tree], place: Place) -> bool:
        if self._stack and isinstance(self._stack[-1].node, dict) and self._stack[-1].key is None:
            self._problem(kinds.YAML_FEATURE, place, "a list or mapping as a key", "file left out")
            self.result.tree = None
            return False
        if len(self._stack) >= DEPTH_LIMIT:
            self._problem(kinds.TOO_DEEP, place, f"more than {DEPTH_LIMIT} levels", "file left out")
            self.result.tree = None
            return False
        self._stack.append(_Open(node, self._put(node, place)))
        return True

    def _put(self, value: Tree, place: Place) -> Path:
        """Put a node where it belongs, and give its path."""
        if not self._stack:
            self.result.tree = value
            self.result.places[()] = place
            return ()
        top = self._stack[-1]
        path: Path
        if isinstance(top.node, list):
            path = (*top.path, len(top.node))
            top.node.append(value)
            self.result.places[path] = place
        else:
            key = top.key or ""
            path = (*top.path, key)
            top.key = None
            if "\0" not in key and key != "<<":
                top.node[key] = value
        return path

    def _refuse_features(
        self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, place: Place
    ) -> None:
        if event.anchor:
            self._problem(kinds.YAML_FEATURE, place, f"anchor &{event.anchor}", "ignored")
        if event.tag:
            self._problem(kinds.YAML_FEATURE, place, f"tag {event.tag}", "ignored; read as text")

    def _problem(
        self, kind: ProblemKind, place: Place, message: str, did: str, *against: Place
    ) -> None:
        self.result.problems.append(Problem(kind, place, message, did, against=against))


def _mark_of(error: yaml.YAMLError, text: str) -> tuple[int, int] | tuple[()]:
    """Give the line and column at which a parser stopped; nothing if it does not tell."""
    if mark := getattr(error, "problem_mark", None):
        return mark.line + 1, mark.column + 1
    if isinstance(error, yaml.reader.ReaderError):
        # Characters that YAML bars are told by their offset among the bytes of UTF-8.
        before = text.encode("utf-8")[: error.position].decode("utf-8", "ignore")
        return before.count("\n") + 1, len(before) - before.rfind("\n")
    return ()


def _place(file: str, mark: Any) -> Place:
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
