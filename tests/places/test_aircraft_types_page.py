"""The page of aircraft types has every type, as the table has it, and says what is unchecked."""

import re
from pathlib import Path

from habeas.places import hard_limit
from habeas.places.aircraft_types import AIRCRAFT

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "aircraft-types.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if re.match(r"\| [A-Z0-9]{3,4}( [A-Z0-9]{3,4})* \|", line)
]


def figure(text):
    return None if text == "none" else float(text.replace(",", "").removesuffix(" EAS"))


def test_every_type_has_one_row_with_its_figures():
    listed = {}
    for designators, name, mmo, vmo, ceiling, sheet, _, _ in ROWS:
        for one in designators.split():
            assert one not in listed
            listed[one] = (name, figure(mmo), figure(vmo), figure(ceiling), sheet, "EAS" in vmo)
    assert listed == {
        name: (t.name, t.mmo, t.vmo_kt, t.ceiling_ft, t.sheet, t.is_equivalent)
        for name, t in AIRCRAFT.items()
    }


def test_every_row_has_the_limit_that_follows():
    for designators, *_, limit, _ in ROWS:
        for one in designators.split():
            assert round(hard_limit("air", one).kt) == int(limit), one


def test_a_row_says_whether_it_was_checked_and_the_page_claims_no_more():
    checked = [row[-1] for row in ROWS]
    assert all(one == "no" or re.search(r"\d{4}", one) for one in checked)
    assert ("No row has been checked" in PAGE) == (set(checked) == {"no"})
