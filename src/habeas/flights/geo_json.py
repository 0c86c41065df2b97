"""The adapter of msgspec for GeoJSON: which geometries a file holds, and rows of its points."""

from collections.abc import Sequence

import msgspec

from habeas.evidence.problem import Problem
from habeas.flights.rows_json import Rows
from habeas.flights.table import Table
from habeas.flights.trace_json import JsonError


class Geometry(msgspec.Struct):
    """What a feature shows; only its kind is looked at, positions stand in the properties too."""

    type: str = ""


class Feature(msgspec.Struct):
    """A geometry and what is said of it."""

    geometry: Geometry | None = None
    properties: msgspec.Raw = msgspec.Raw(b"{}")


class Whole(msgspec.Struct):
    """A file: a collection, a feature or a bare geometry."""

    type: str
    features: list[Feature] | None = None
    geometry: Geometry | None = None
    properties: msgspec.Raw = msgspec.Raw(b"{}")


def features_of(content: bytes) -> list[Feature]:
    """Give the features of a file; a bare geometry is one.

    Raises:
        JsonError: if it is no GeoJSON.
    """
    try:
        whole: Whole = msgspec.json.decode(content, type=Whole)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise JsonError(str(error)) from None
    if whole.features is not None:
        return whole.features
    return [Feature(whole.geometry or Geometry(whole.type), whole.properties)]


def kinds_of(features: Sequence[Feature]) -> list[str]:
    """Name the geometries that features show, each kind once, in order of the alphabet."""
    return sorted({one.geometry.type for one in features if one.geometry is not None})


def rows_of(
    features: Sequence[Feature], columns: Sequence[str], name: str
) -> tuple[Table, list[Problem]]:
    """Give the properties as rows numbered from 0, and what was wrong with them."""
    rows = Rows(columns)
    table = rows.of_array(b"[" + b",".join(bytes(one.properties) for one in features) + b"]")
    return table, rows.problems(name)
