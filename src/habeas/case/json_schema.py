"""JSON Schemas of the hand files, for editors; generated from the authored types."""

from typing import Any

from habeas.case.authored import FILES


def json_schema(file: str) -> dict[str, Any]:
    """Give the JSON Schema of a hand file, for editors.

    Scalars are allowed as text, number or boolean, because editors read ``012345`` as a
    number where ``habeas`` keeps the text.
    """
    schema = FILES[file].model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_lenient(schema)}


def _lenient(node: Any) -> Any:
    if isinstance(node, dict):
        relaxed = {key: _lenient(value) for key, value in node.items()}
        if relaxed.get("type") == "string" and "enum" not in relaxed and "pattern" not in relaxed:
            relaxed["type"] = ["string", "number", "boolean"]
        return relaxed
    return [_lenient(item) for item in node] if isinstance(node, list) else node
