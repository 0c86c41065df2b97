"""Scans in this process, and what their tables hold."""

import duckdb
import made_archives as made

from habeas.flights.scan import Asked, scan


def scanned(to, *archives, watch=None, problems_to=None):
    """Scan in this process; the result says how the run went."""
    asked = Asked(tuple(archives), to, watch, problems_to=problems_to)
    return scan(asked, made.Here, lambda *_: None)


def rows(table, columns="*"):
    with duckdb.connect() as base:
        asked = base.execute(f"SELECT {columns} FROM read_parquet(?)", [str(table)])  # noqa: S608
        return [dict(zip(asked_columns(asked), row, strict=True)) for row in asked.fetchall()]


def asked_columns(asked):
    return [column[0] for column in asked.description]


def codes(found, but=("FLT-401",)):
    return {code: n for code, n in found.problems.counts.items() if code not in but}
