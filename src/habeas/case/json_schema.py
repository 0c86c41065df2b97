"""JSON Schemas of the hand files, for editors; generated from the authored types."""

from collections.abc import Iterator
from typing import Any, get_args

from habeas.case.authored import FILES
from habeas.case.authored_parts import Authored
from habeas.case.meanings import meaning_of


def json_schema(file: str) -> dict[str, Any]:
    """Give the JSON Schema of a hand file, for editors.

    Scalars are allowed as text, number or boolean, because editors read ``012345`` as a
    number where ``habeas`` keeps the text. Each key says what it means.
    """
    schema = _lenient(FILES[file].model_json_schema(by_alias=True))
    places = {**schema.get("$defs", {}), FILES[file].__name__: schema}
    for record in records_of(FILES[file]):
        properties = places[record.__name__]["properties"]
        for field, info in record.model_fields.items():
            if meaning := meaning_of(record, field, info):
                properties[info.alias or field]["description"] = meaning
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def records_of(model: type[Authored]) -> list[type[Authored]]:
    """Give an authored type and those it holds, each once, in the order of their keys.

    Example:
        >>> [record.__name__ for record in records_of(FILES["hand/readings.yaml"])]
        ['ReadingsIn', 'ReadingIn', 'OptionIn', 'ClaimIn']
    """
    found = [model]
    for record in found:
        for info in record.model_fields.values():
            found += [inner for inner in _authored_in(info.annotation) if inner not in found]
    return found


def _authored_in(annotation: Any) -> Iterator[type[Authored]]:
    if isinstance(annotation, type) and issubclass(annotation, Authored):
        yield annotation
    for argument in get_args(annotation):
        yield from _authored_in(argument)


def _lenient(node: Any) -> Any:
    """Give a schema that takes scalars of any kind, without the titles made from our names."""
    if isinstance(node, list):
        return [_lenient(item) for item in node]
    if not isinstance(node, dict):
        return node
    relaxed = {key: _lenient(value) for key, value in node.items() if not _is_title(key, value)}
    if relaxed.get("type") == "string" and "enum" not in relaxed:
        # A pattern is asked of text only, so an id of digits passes.
        number = "integer" if "pattern" in relaxed else "number"
        relaxed["type"] = ["string", number, *([] if "pattern" in relaxed else ["boolean"])]
    return relaxed


def _is_title(key: str, value: Any) -> bool:
    return key == "title" and isinstance(value, str)
