"""Tables that a person describes: CSV, an array of JSON objects, or Parquet, read by ``--map``.

A map is YAML; each of its tables says which column holds what (see ``map_shape``). A file is
read by the first table all of whose columns it has.
"""

from collections.abc import Iterable, Iterator, Sequence
from re import compile as pattern
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from habeas.evidence.problem import Problem, Readout
from habeas.evidence.spot import Place
from habeas.flights import problems as kinds
from habeas.flights.cells import Cell
from habeas.flights.csv_table import CsvRows, header_of
from habeas.flights.flight_list import read_list
from habeas.flights.map_shape import SPLIT_LAT, SPLIT_LON, MapIn, PositionIn, TableIn
from habeas.flights.map_yaml import MapYamlError, parsed
from habeas.flights.opened import Opened
from habeas.flights.parquet_rows import MAGIC, ParquetError, ParquetRows
from habeas.flights.planned import read_planned
from habeas.flights.records import Track
from habeas.flights.row_limit import beyond_limit
from habeas.flights.rows_json import Rows, first_names
from habeas.flights.table import Table
from habeas.flights.trace_json import JsonError
from habeas.flights.usable import counted

_DMS: Final = pattern(r"(\d{2})(\d{2})(\d{2})([NS])\s*(\d{3})(\d{2})(\d{2})([EW])")


def read_map(content: bytes, name: str) -> Readout[TableIn]:
    """Give the tables that a map describes, or every fault in it with its line."""
    try:
        tree, lines = parsed(content)
        return Readout(tuple(MapIn.model_validate(tree).tables))
    except MapYamlError as error:
        told = Problem(kinds.BAD_MAP, Place(name, error.line), str(error), did="not used")
        return Readout((), (told,))
    except ValidationError as error:
        faults = [
            Problem(kinds.BAD_MAP, Place(name, _line(f["loc"], lines)), _fault(f), did="not used")
            for f in error.errors()
        ]
        return Readout((), tuple(faults))


def _line(path: tuple[int | str, ...], lines: dict[tuple[str | int, ...], int]) -> int:
    return next((lines[path[:n]] for n in range(len(path), -1, -1) if path[:n] in lines), 0)


def _fault(fault: ErrorDetails) -> str:
    where = ".".join(str(step) for step in fault["loc"] if step != "tables")
    return f"{where}: {fault['msg'].removeprefix('Value error, ')}"


def fitting(file: Opened, tables: Iterable[TableIn]) -> TableIn | None:
    """Give the first table of a map all of whose columns a file has; none if none fits."""
    for table in tables:
        held = table.header or _names(file.content, table.delimiter)
        if set(table.needs()) <= set(held):
            return table
    return None


def lacking(file: Opened, tables: Sequence[TableIn]) -> Problem:
    """Give the problem of a file that no table of a map fits, with the columns it lacks most."""
    lacks = [[c for c in t.needs() if c not in _names(file.content, t.delimiter)] for t in tables]
    fewest = min(lacks, key=len)
    message = f"lacks {counted(len(fewest), 'column')} of the map: {', '.join(fewest)}"
    return Problem(kinds.NO_COLUMN, Place(file.name), message, did="not read")


def read(file: Opened, table: TableIn) -> Readout[Track]:
    """Give the tracks of a file by one table of a map, and what was wrong with its rows."""
    content = file.content
    try:
        if content.startswith(MAGIC):
            return _read_parquet(file, table)
        if content.lstrip()[:1] == b"[":
            return _read_json(file, table)
    except (JsonError, ParquetError) as error:
        message = f"cannot be read as {table.form}: {error}"
        return Readout((), (Problem(kinds.NOT_THE_FORM, Place(file.name), message, "not read"),))
    rows = CsvRows(file, table.needs(), delimiter=table.delimiter, header=table.header)
    found = _read_tables(file, table, rows.tables(), "row")
    return Readout(found.records, (*rows.problems(), *found.problems))


def _read_parquet(file: Opened, table: TableIn) -> Readout[Track]:
    rows = ParquetRows(file.content)
    try:
        found = _read_tables(file, table, rows.tables(table.needs()), "row")
    finally:
        rows.close()
    too_many = beyond_limit(file.name, rows.rows, "the others not read")
    return Readout(found.records, (*too_many, *found.problems))


def _read_json(file: Opened, table: TableIn) -> Readout[Track]:
    needs = table.needs()
    count = max(file.content.count(f'"{name}"'.encode()) for name in needs)
    if too_many := beyond_limit(file.name, count):
        return Readout((), too_many)
    rows = Rows(needs)
    found = _read_tables(file, table, [rows.of_array(file.content)], "item")
    return Readout(found.records, (*rows.problems(file.name), *found.problems))


def _read_tables(
    file: Opened, table: TableIn, rows: Iterable[Table], locator: str
) -> Readout[Track]:
    if table.gives == "flights":
        return read_list(file, table.list_plan(), rows)
    if table.position is not None:
        rows = _split(rows, table.position)
    return read_planned(file, table.plan(locator), rows)


def _names(content: bytes, delimiter: str) -> list[str]:
    """Name the columns of a file of any of the three kinds; none if it is of none."""
    if content.startswith(MAGIC):
        try:
            rows = ParquetRows(content)
        except ParquetError:
            return []
        names = rows.names()
        rows.close()
        return names
    if content.lstrip()[:1] == b"[":
        return first_names(content)
    return header_of(content, delimiter)


def _split(rows: Iterable[Table], position: PositionIn) -> Iterator[Table]:
    """Part the column that holds both coordinates."""
    for table in rows:
        pairs = [_pair(str(cell or ""), position.format) for cell in table.cells(position.column)]
        yield table.with_columns(
            {SPLIT_LAT: [lat for lat, _ in pairs], SPLIT_LON: [lon for _, lon in pairs]}
        )


def _pair(text: str, form: str) -> tuple[Cell, Cell]:
    if form == "DDMMSSN DDDMMSSE":
        match = _DMS.fullmatch(text.strip())
        return (_degrees(*match.groups()[:4]), _degrees(*match.groups()[4:])) if match else ("", "")
    first, _, second = (part.strip() for part in text.partition(","))
    return (first, second) if form == "lat,lon" else (second, first)


def _degrees(degrees: str, minutes: str, seconds: str, side: str) -> float | None:
    """Give degrees of a reading of a chart; none if it has 60 minutes or more."""
    if int(minutes) > 59 or int(seconds) > 59:
        return None
    value = int(degrees) + int(minutes) / 60 + int(seconds) / 3600
    return -value if side in "SW" else value
