"""Recognise: which form a file is in, by its content and never by its name; and read it so."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from habeas.evidence.problem import Problem, Readout
from habeas.evidence.spot import Place
from habeas.flights import problems as kinds
from habeas.flights import (
    read_eyewitness,
    read_flight_tracer,
    read_fr24_archive,
    read_fr24_csv,
    read_fr24_granular,
    read_geojson,
    read_gpx,
    read_heatmap,
    read_json_lines,
    read_kml,
    read_mapped,
    read_radarbox,
    read_state_csv,
    read_state_json,
    read_state_parquet,
    read_trace_full,
)
from habeas.flights.map_shape import TableIn
from habeas.flights.opened import Opened, opened
from habeas.flights.records import Track
from habeas.flights.reported import ReportedFlight
from habeas.flights.uncollected import uncollected


class Form(NamedTuple):
    """One form: its name, how its beginning looks, and its reader."""

    name: str
    looks_like: Callable[[bytes], bool]
    read: Callable[[Opened], Readout[Track]]


class ReportForm(NamedTuple):
    """One form of lists and logs of flights, which give claims and no positions."""

    name: str
    looks_like: Callable[[bytes], bool]
    read: Callable[[Opened], Readout[ReportedFlight]]


REPORT_FORMS: Final = tuple(
    ReportForm(reader.FORM, reader.looks_like, reader.read)
    for reader in (read_radarbox, read_eyewitness)
)

# In this order: the first that knows a file's beginning reads it.
FORMS: Final = tuple(
    Form(reader.FORM, reader.looks_like, reader.read)
    for reader in (
        read_trace_full,
        read_heatmap,
        read_json_lines,
        read_state_json,
        read_flight_tracer,
        read_geojson,
        read_kml,
        read_gpx,
        read_fr24_archive,
        read_fr24_csv,
        read_fr24_granular,
        read_state_csv,
        read_state_parquet,
    )
)


def read_file(file: Opened, tables: Sequence[TableIn] = ()) -> Readout[Track]:
    """Give the tracks of one file in whichever form it is.

    Args:
        file: what to read.
        tables: those of maps; a file that has all columns of one is read by it.
    """
    if not file.content:
        return Readout((), file.problems or (_unknown(file, "is empty"),))
    with uncollected():
        return _read(file, tables)


def _read(file: Opened, tables: Sequence[TableIn]) -> Readout[Track]:
    table = read_mapped.fitting(file, tables)
    if table is not None:
        found = read_mapped.read(file, table)
        return Readout(found.records, file.problems + found.problems)
    for form in FORMS:
        if form.looks_like(file.content):
            found = form.read(file)
            return Readout(found.records, file.problems + found.problems)
    if _report_form(file) is not None:
        told = Problem(kinds.REPORTED, Place(file.name), "names flights and gives no position")
        return Readout((), (*file.problems, told))
    if tables:
        return Readout((), (*file.problems, read_mapped.lacking(file, tables)))
    return Readout((), (*file.problems, _unknown(file, "is in none of the forms that are known")))


def read_reports(file: Opened) -> Readout[ReportedFlight] | None:
    """Give the flights that a list or a log claims; none if the file is neither."""
    form = _report_form(file)
    return None if form is None else form.read(file)


def _report_form(file: Opened) -> ReportForm | None:
    return next((form for form in REPORT_FORMS if form.looks_like(file.content)), None)


def read_paths(
    paths: Sequence[Path], tables: Sequence[TableIn] = ()
) -> Iterator[tuple[str, Readout[Track]]]:
    """Give what each file holds, folders with all files below them, in order of their names."""
    for path in paths:
        for file in _files(path):
            name = file.relative_to(path).as_posix() if path.is_dir() else path.name
            yield name, read_file(opened(file, name), tables)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))


def _unknown(file: Opened, what: str) -> Problem:
    known = ", ".join(form.name for form in FORMS)
    return Problem(
        kinds.UNKNOWN_FORM,
        Place(file.name),
        what,
        did="not read",
        help=f"Known: {known}. For another table describe its columns and give --map.",
    )
