"""The page of figures tells every figure of the room, and each as the code has it."""

import importlib
import re
from pathlib import Path

import pytest

from habeas.flights.records import ERROR_KM

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "flight-figures.md").read_text("utf-8")
ROW = re.compile(r"^\| `(\w+)\.(\w+)` \| (-?[\d,.]+)(?: [^|]+)? \| ([^|]+) \|$", re.MULTILINE)
CONSTANT = re.compile(r"^([A-Z][A-Z0-9_]*)(?:: Final)? = ", re.MULTILINE)
JUDGING = (
    "approaches", "beside", "centreline", "clocks", "consistent", "countries", "crossings", "departures",
    "estimate", "fields", "gaps", "ground", "heights", "icao_address", "identity", "ledger_rules",
    "leg_ends", "limits", "sight", "silences", "stated_error", "stretches",
)  # fmt: skip
# Units of measure, and the years in which a time can be written: nobody chose them.
GIVEN = {"KM_PER_DEGREE", "KM_PER_FT", "FT_PER_KM", "KM_S", "EARLIEST_S", "LATEST_S"}


def figures(name):
    module = importlib.import_module(f"habeas.flights.{name}")
    written = CONSTANT.findall(Path(module.__file__).read_text("utf-8"))
    found = {n: getattr(module, n) for n in written if n not in GIVEN}
    return {n: v for n, v in found.items() if isinstance(v, int | float)}


def told(name):
    return {n: value for module, n, value, _ in ROW.findall(PAGE) if module == name}


@pytest.mark.parametrize("name", JUDGING)
def test_every_figure_of_a_module_is_told_as_it_is(name):
    assert figures(name)
    assert {n: float(v.replace(",", "")) for n, v in told(name).items()} == figures(name)


def test_the_page_tells_of_no_module_beside_these():
    assert {module for module, *_ in ROW.findall(PAGE)} == set(JUDGING)
    assert len(ROW.findall(PAGE)) == PAGE.count("\n| `")


def test_every_way_of_hearing_has_its_error():
    rows = re.findall(r"^\| ([a-z, -]+) \| ([\d.]+) \|$", PAGE, re.MULTILINE)
    listed = {way: float(km) for ways, km in rows for way in ways.split(", ")}
    words = {"ADSB": "ads-b", "ADSR": "ads-r", "TISB": "tis-b", "ADSC": "ads-c", "MODE_S": "mode-s"}
    assert listed == {words.get(h.name, h.name.lower()): km for h, km in ERROR_KM.items()}
