"""The table of legs: its order, its bytes, and its memory, however many rows there are."""

import subprocess
import sys

import duckdb
import pytest

from habeas.flights.leg_columns import COLUMNS
from habeas.flights.legs_table import PART_ROWS, write_table

ICAO24, LEG = (list(COLUMNS).index(name) for name in ("icao24", "leg"))


def rows(count, spots=""):
    for n in range(count):
        cells = [None] * len(COLUMNS)
        cells[ICAO24], cells[LEG], cells[-1] = f"{n // 7:06x}", str(n % 7 + 1), spots
        yield cells


@pytest.mark.parametrize("count", [0, 1, PART_ROWS - 1, PART_ROWS, PART_ROWS + 1, 10 * PART_ROWS])
def test_rows_keep_their_order_and_number(tmp_path, count):
    assert write_table(rows(count), tmp_path / "a.parquet", tmp_path) == count
    with duckdb.connect() as base:
        asked = base.execute(
            "SELECT icao24, leg FROM read_parquet(?) ORDER BY file_row_number",
            [str(tmp_path / "a.parquet")],
        )
        assert asked.fetchall() == [(row[ICAO24], row[LEG]) for row in rows(count)]
    assert [path.name for path in tmp_path.iterdir()] == ["a.parquet"]


def test_the_same_rows_give_the_same_bytes(tmp_path):
    for name in ("a.parquet", "b.parquet"):
        write_table(rows(5_000), tmp_path / name, tmp_path)
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()


GROWN = """
import resource, sys, tempfile
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_legs_table import rows
from habeas.flights.legs_table import write_table
with tempfile.TemporaryDirectory() as folder:
    write_table(rows(int(sys.argv[1]), "spot " * 200), Path(folder, "a.parquet"), Path(folder))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def size_kib(count):
    """Give the largest resident size of a process that writes so many rows of 1 KB."""
    folder = __file__.rpartition("/")[0]
    ran = subprocess.run(
        [sys.executable, "-c", GROWN, str(count), folder],
        capture_output=True,
        text=True,
        check=True,
    )
    return int(ran.stdout)


@pytest.mark.slow
def test_a_table_ten_times_as_long_takes_no_more_memory():
    # 100 MB of cells; held as a whole they would double the size.
    assert size_kib(100_000) < 1.25 * size_kib(10_000)
