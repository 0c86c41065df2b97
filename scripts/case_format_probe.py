"""What the product takes a key or a column for: each is given words that are nothing, and read.

The problem that comes back tells: words that are no time stand where a time is expected. So
the reference page cannot say of a key what the reader does not do.
"""

import csv
import io
import re
import tempfile
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import yaml
from pydantic.fields import FieldInfo

from habeas.case.authored import FILES
from habeas.case.authored_parts import Authored, ClaimIn
from habeas.case.columns import TABLES
from habeas.case.json_schema import records_of
from habeas.case.read_case import read_case
from habeas.case.records import Case

NOTHING = "Nowhere-7"
SORTS = {
    "CAS-401": "time",
    "CAS-402": "number",
    "CAS-411": "money",
    "CAS-204": "place",
    "CAS-404": "zone",
    "CAS-408": "digits",
    "CAS-201": "id of a source",
}
_NO_RECORD = re.compile(r"is no (?P<what>.+)$")


def choices(annotation: Any) -> tuple[str, ...]:
    """Give the words that a key may hold; none if it is free."""
    return tuple(get_args(annotation)) if get_origin(annotation) is Literal else ()


def held(info: FieldInfo) -> type[Authored] | None:
    """Give the record type that a key holds a list of; None for text and mappings."""
    for argument in get_args(info.annotation):
        if isinstance(argument, type) and issubclass(argument, Authored):
            return argument
    return None


def key_sort(file: str, record: type[Authored], field: str) -> str:
    """Give what a key of a record is read as; blank for words that are kept as they stand."""
    tree = _around(FILES[file], record, {**_least(record), **_given(record, field)})
    return _sort_in({file: yaml.safe_dump(tree)})


def column_sort(table: str, column: str) -> str:
    """Give what a column is read as; blank for words that are kept as they stand."""
    return _sort_in({f"{table}.csv": _row(table, column)})


def is_claim(table: str, column: str) -> bool:
    """Say whether what stands in a column is taken as a claim."""
    case = _read({f"{table}.csv": _row(table, column)})
    return any(claim.value == NOTHING for claims in case.claims.values() for claim in claims)


def is_needed(table: str, column: str) -> bool:
    """Say whether a table without the column is a problem."""
    columns = [name for name in TABLES[table] if name != column]
    case = _read({f"{table}.csv": _csv([columns, ["x"] * len(columns)])})
    return any(p.message == f"no column `{column}`" for p in case.problems)


def _sort_in(files: dict[str, str]) -> str:
    """Give what the words that are nothing were taken for."""
    for problem in _read(files).problems:
        if NOTHING not in problem.message:
            continue
        if problem.kind.code in SORTS:
            return SORTS[problem.kind.code]
        if problem.kind.code == "CAS-203" and (found := _NO_RECORD.search(problem.message)):
            what = re.sub(r" (of X-\w+|in things\.yaml)$", "", found["what"])
            return f"id of {'an' if what[0] in 'aeiou' else 'a'} {what}"
    return ""


def _read(files: dict[str, str]) -> Case:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in {"sources.csv": "id,kind\nS-1,article\n", **files}.items():
            (folder / file).parent.mkdir(exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8")
        return read_case(folder)


def _row(table: str, column: str) -> str:
    columns = TABLES[table]
    cells = {columns[0]: "X-1", "source": "S-1", "kind": "article", column: NOTHING}
    return _csv([columns, [cells.get(name, "") for name in columns]])


def _csv(rows: list[Any]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _given(record: type[Authored], field: str) -> dict[str, Any]:
    info = record.model_fields[field]
    key = info.alias or field
    inner = held(info)
    if get_origin(info.annotation) is dict:
        return {key: {NOTHING: NOTHING}}
    return {key: [{"value": NOTHING, "source": "S-1"}] if inner is ClaimIn else NOTHING}


def _least(record: type[Authored]) -> dict[str, Any]:
    """Give a record with nothing but what it needs."""
    tree: dict[str, Any] = {}
    for field, info in record.model_fields.items():
        if not info.is_required():
            continue
        inner = held(info)
        if inner is ClaimIn:
            value: Any = "2025"
        elif inner is not None:
            value = [{**_least(inner), "name": "a"}, {**_least(inner), "name": "b"}]
            value = value if "name" in inner.model_fields else [_least(inner)]
        else:
            value = (*choices(info.annotation), f"X-{record.__name__}")[0]
        tree[info.alias or field] = value
    return tree


def _around(model: type[Authored], record: type[Authored], inner: dict[str, Any]) -> dict[str, Any]:
    """Give a file's tree with one record in it, inside the records that hold it."""
    if model is record:
        return inner
    for field, info in model.model_fields.items():
        below = held(info)
        if below is None or below is ClaimIn or record not in records_of(below):
            continue
        return {**_least(model), (info.alias or field): [_around(below, record, inner)]}
    raise LookupError(record.__name__)
