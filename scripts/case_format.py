"""Writes docs/reference/case-format.md from the authored types: `make reference`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, get_origin

import case_format_probe as probe
from case_format_examples import file_example, table_example
from case_format_grammar import GRAMMAR

from habeas.case.authored import FILES
from habeas.case.authored_parts import Authored, ClaimIn
from habeas.case.columns import CLAIM_COLUMNS, TABLES
from habeas.case.json_schema import records_of
from habeas.case.meanings import meaning_of, meaning_of_column

PAGE: Final = Path(__file__).parents[1] / "docs" / "reference" / "case-format.md"
# What a key is for whoever writes it, where nothing checks it.
_WRITTEN: Final = {
    "place": "place", "as_of": "time", "who": "who", "run_by": "who", "contracted_by": "who",
    "operator": "who", "custodian": "who", "binds": "who", "parties": "who", "by": "who",
    "through": "who", "to": "who", "acts_for": "id of an actor", "of": "id of a statement",
    "part_of": "id of an order", "derives_from": "id of an order", "matter": "id of a matter",
    "tests": "id of a finding", "authority": "id of an authority", "leg": "id of a leg",
    "start": "time", "end": "time", "spot": "spot", "source": "id of a source",
    "under": "reading=option", "published": "time", "captured": "time", "complete_through": "time",
    "is": "ICAO code", "sha256": "64 hex digits",
}  # fmt: skip
_HEAD: Final = """\
# The case format

*Written by `make reference` from the types in `src/habeas/case/authored*.py`; edit those, or
`src/habeas/case/meanings.py`.*

A case is a folder. People write the files below; `habeas init` makes each with its keys or
columns. Only `sources.csv`, `hand/transfers.yaml` and `hand/orders.yaml` are needed for an answer
about a transfer and an order; every other file may be missing. `build/` and `out/` are made, never
edited.

An unknown key or column is a [problem](problems.md) with its place, never passed over. In YAML
every value is read as text, so that `NO`, `012345` and `22:45` stay what is written; anchors, tags
and a key given twice are refused. Tables are CSV with comma, semicolon or tab, in UTF-8 or UTF-16,
or an `.xlsx` of the same name; a blank cell says nothing. The examples of this page are one
invented case, which the tests read.
"""
_CLAIMS: Final = """\
## A claim

A claim is a value with its citation. Where the tables below say *claim*, a key holds one claim, or
a list of claims that are rivals of one another:

```yaml
left:
- {value: 2025-01-31 10:20 EST, source: log, spot: line 2, quote: "10:20 bus 4 out"}
- {value: 2025-01-31 10:25 EST, source: blog}
```

A bare value (`left: 2025-01-31`) is a claim without a source: it is shown and decides nothing. In a
table each row is what one source says; a rival is another row with the same id.

"""


def page() -> str:
    """Give the whole reference page."""
    parts = [_HEAD, _CLAIMS + _keys("", ClaimIn), GRAMMAR]
    parts += [_table(table) for table in TABLES if "/" not in table]
    parts += [_file(file) for file in FILES]
    parts += [_table(table) for table in TABLES if "/" in table]
    return "\n".join(parts)


def _file(file: str) -> str:
    model = FILES[file]
    records = [record for record in records_of(model) if record is not ClaimIn]
    parts = [f"## {file}\n\n{_keys(file, model)}"]
    parts += [f"### {_title(r)}\n\n{_lead(r)}\n\n{_keys(file, r)}" for r in records[1:]]
    return "\n".join([*parts, _fenced("yaml", file_example(file))])


def _title(record: type[Authored]) -> str:
    return record.__name__.removesuffix("In")


def _lead(record: type[Authored]) -> str:
    return (record.__doc__ or "").strip().splitlines()[0]


def _keys(file: str, record: type[Authored]) -> str:
    rows = []
    for field, info in record.model_fields.items():
        inner = probe.held(info)
        needed = "yes" if info.is_required() else ""
        row = [f"`{info.alias or field}`", needed, "yes" if inner is ClaimIn else ""]
        rows.append([*row, _written(file, record, field), meaning_of(record, field, info)])
    return _grid(["key", "needed", "claim", "written as", "meaning"], rows)


def _written(file: str, record: type[Authored], field: str) -> str:
    """Say how the value of a key is written."""
    info = record.model_fields[field]
    key, inner = info.alias or field, probe.held(info)
    if inner is not None and inner is not ClaimIn:
        return f"list of [{_title(inner)}](#{_title(inner).lower()})"
    if words := probe.choices(info.annotation):
        return " \\| ".join(f"`{word}`" for word in words)
    if key == "id" or (record.__name__, key) == ("OptionIn", "name"):
        return "id"
    if record is ClaimIn:
        return _linked(_WRITTEN.get(key, "words"))
    found = probe.key_sort(file, record, field) or _WRITTEN.get(key, "words")
    return f"mapping to {_linked(found)}" if get_origin(info.annotation) is dict else _linked(found)


def _linked(sort: str) -> str:
    """Give a sort with a link to where its grammar stands, if it has one."""
    return f"[{sort}](#{sort})" if f"### {sort.capitalize()}\n" in GRAMMAR else sort


def _table(table: str) -> str:
    own = [c for c in TABLES[table] if c not in CLAIM_COLUMNS or not _cites(table)]
    rows = [
        [
            f"`{column}`",
            "yes" if probe.is_needed(table, column) else "",
            "yes" if probe.is_claim(table, column) else "",
            _column_written(table, column),
            meaning_of_column(table, column),
        ]
        for column in own
    ]
    grid = _grid(["column", "needed", "claim", "written as", "meaning"], rows)
    cited = "Then the columns of a [claim](#a-claim): " + ", ".join(f"`{c}`" for c in CLAIM_COLUMNS)
    cited = f"\n{cited}.\n" if _cites(table) else ""
    return f"## {table}.csv\n\n{grid}{cited}\n{_fenced('text', table_example(table))}"


def _cites(table: str) -> bool:
    return set(CLAIM_COLUMNS) <= set(TABLES[table])


def _column_written(table: str, column: str) -> str:
    if column == TABLES[table][0] and column not in ("who", "text"):
        return "id"
    found = probe.column_sort(table, column)
    return _linked(found or ("words" if column == "place" else _WRITTEN.get(column, "words")))


def _grid(head: list[str], rows: list[list[str]]) -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in _ruled(head, rows))


def _ruled(head: list[str], rows: list[list[str]]) -> Iterator[list[str]]:
    yield head
    yield ["---"] * len(head)
    for row in rows:
        yield [cell.replace(" | ", " \\| ") for cell in row]


def _fenced(language: str, text: str) -> str:
    return f"```{language}\n{text}```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(Path(__file__).parents[1])}")
