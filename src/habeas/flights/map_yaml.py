"""The adapter of PyYAML for maps of columns: text with the line of every node, and no more.

Every value stays the text that was written. Anchors, aliases and tags are refused, so that a
small file cannot grow; size and depth have limits.
"""

from typing import Final

import yaml

LARGEST_BYTES: Final = 64 * 1024
_DEPTH: Final = 8
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Tree = str | list["Tree"] | dict[str, "Tree"]
Path = tuple[str | int, ...]


class MapYamlError(ValueError):
    """Raised for a file that is no plain YAML; ``line`` says where, from 1."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


def parsed(content: bytes) -> tuple[Tree, dict[Path, int]]:
    r"""Give the tree of text, and the line of each node.

    Raises:
        MapYamlError: if the file is too large, no YAML, or uses more of it than maps need.

    Example:
        >>> tree, lines = parsed(b"tables:\n- form: mine\n")
        >>> tree, lines["tables", 0, "form"]
        ({'tables': [{'form': 'mine'}]}, 2)
    """
    if len(content) > LARGEST_BYTES:
        raise MapYamlError(f"has more than {LARGEST_BYTES:,} bytes")
    try:
        depth = 0
        for event in yaml.parse(content, Loader=_LOADER):
            _refuse(event)
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEPTH:
                raise MapYamlError("is nested deeper than any map", _line_of(event))
        root = yaml.compose(content, Loader=_LOADER)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise MapYamlError(
            str(getattr(error, "problem", None) or error).splitlines()[0],
            mark.line + 1 if mark else 0,
        ) from None
    lines: dict[Path, int] = {}
    return ({} if root is None else _tree(root, (), lines)), lines


def _refuse(event: yaml.Event) -> None:
    line = _line_of(event)
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise MapYamlError("uses anchors or aliases: write the value out", line)
    if getattr(event, "tag", None):
        raise MapYamlError("uses tags: write the value as it is", line)


def _line_of(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def _tree(node: yaml.Node, path: Path, lines: dict[Path, int]) -> Tree:
    lines[path] = node.start_mark.line + 1
    if len(path) > _DEPTH:
        raise MapYamlError("is nested deeper than any map", lines[path])
    if isinstance(node, yaml.SequenceNode):
        return [_tree(item, (*path, n), lines) for n, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        made: dict[str, Tree] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.value in made:
                raise MapYamlError("has a key that is no word, or twice", key.start_mark.line + 1)
            made[key.value] = _tree(value, (*path, key.value), lines)
        return made
    return str(node.value)
