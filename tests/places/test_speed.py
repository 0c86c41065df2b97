"""Speed limits: the largest that a certificate allows at any altitude, and none that is larger."""

import re
from math import exp, inf, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.places import hard_limit, largest_hard_limit, tailwind_kt
from habeas.places.aircraft_types import AIRCRAFT, aircraft_type
from habeas.places.speed import REACH_FT, WIND_KT, largest_true_airspeed_kt

# Types of removal work and of the tracks that the tests read.
NEEDED = [
    "A318",
    "A319",
    "A320",
    "A321",
    "A332",
    "A333",
    "A343",
    "A359",
    "A388",
    "AT72",
    "AT76",
    "B190",
    "B350",
    "B733",
    "B734",
    "B737",
    "B738",
    "B739",
    "B744",
    "B752",
    "B762",
    "B763",
    "B772",
    "B77W",
    "B788",
    "B789",
    "BE20",
    "C172",
    "C208",
    "C25A",
    "C550",
    "C560",
    "C68A",
    "C750",
    "CRJ2",
    "CRJ7",
    "CRJ9",
    "CRJX",
    "E145",
    "E170",
    "E190",
    "E75L",
    "GLEX",
    "GLF4",
    "GLF5",
    "LJ45",
    "MD11",
    "MD83",
    "PC12",
    "SF34",
]

# What these were before the table grew; findings that rest on them must stay as they are.
AS_BEFORE = {
    **dict.fromkeys(["A318", "A319", "A320", "A321", "A19N", "A20N", "A21N"], 714.7),
    **dict.fromkeys(["A306", "A310"], 727.5),
    **dict.fromkeys(["A332", "A333"], 728.8),
    **dict.fromkeys(
        ["B733", "B734", "B735", "B736", "B737", "B738", "B739", "B37M", "B38M", "B39M"], 712.0
    ),
    **dict.fromkeys(["B752", "B753"], 734.6),
    **dict.fromkeys(["B762", "B763", "B764"], 737.4),
    **dict.fromkeys(["B772", "B77L", "B773", "B77W"], 743.3),
    **dict.fromkeys(["MD81", "MD82", "MD83", "MD88"], 721.9),
    **dict.fromkeys(["CRJ1", "CRJ2"], 725.3),
    **dict.fromkeys(["E135", "E145", "E45X"], 686.4),
    **dict.fromkeys(["E170", "E75L", "E75S", "E190", "E195"], 706.2),
    **dict.fromkeys(["GLF5", "GLF6"], 763.3),
}


def by_altitude(mmo, vmo_kt, ceiling_ft, *, equivalent=False):
    """Give the largest true airspeed by trying every 100 ft, in air 20 K above standard."""
    best = 0.0
    for altitude in range(0, int(ceiling_ft) + 1, 100):
        metres = altitude * 0.3048
        warm = 288.15 - 0.0065 * min(metres, 11_000)
        share = (warm / 288.15) ** 5.25588
        if metres > 11_000:
            share *= exp(-9.80665 * (metres - 11_000) / (287.053 * warm))
        if equivalent:
            mach = vmo_kt / 661.4786 / sqrt(share)
        else:
            impact = (1 + 0.2 * (vmo_kt / 661.4786) ** 2) ** 3.5 - 1
            mach = sqrt(5 * ((impact / share + 1) ** (1 / 3.5) - 1))
        mach = min(mach, inf if mmo is None else mmo)
        best = max(best, mach * 38.96785 * sqrt(warm + 20))
    return best


@pytest.mark.parametrize("designator", AIRCRAFT)
def test_no_altitude_up_to_the_ceiling_allows_more_and_one_allows_as_much(designator):
    found = AIRCRAFT[designator]
    ceiling = found.ceiling_ft or (60_000 if found.mmo else REACH_FT)
    tried = by_altitude(found.mmo, found.vmo_kt, ceiling, equivalent=found.is_equivalent)
    limit = hard_limit("air", designator)
    assert limit.kt == pytest.approx(tried + WIND_KT, abs=0.7)
    assert limit.kt >= tried + WIND_KT - 0.05


@pytest.mark.parametrize(("designator", "kt"), AS_BEFORE.items())
def test_the_limits_of_the_types_that_were_in_the_table_have_not_changed(designator, kt):
    assert hard_limit("air", designator).kt == pytest.approx(kt, abs=0.05)


def test_the_words_of_a_limit_have_not_changed():
    assert hard_limit("air", "A320").why == (
        "Airbus A318-A321: Mmo 0.82, Vmo 350 kt (EASA TCDS A.064) = 514.7 kt true airspeed at "
        "ISA+20, plus 200 kt of wind: 715 kt (1,324 km/h)"
    )


@pytest.mark.parametrize("designator", NEEDED)
def test_a_type_of_removal_work_is_in_the_table(designator):
    assert aircraft_type(designator) is not None


@pytest.mark.parametrize("designator", AIRCRAFT)
def test_a_type_names_its_sheet_and_has_figures_that_an_aircraft_can_have(designator):
    found = AIRCRAFT[designator]
    assert found.designator == designator
    assert re.fullmatch(r"[A-Z][A-Z0-9]{1,3}", designator)
    assert re.fullmatch(r"(EASA|FAA) TCDS [A-Z0-9.]{3,}(, [A-Z0-9]{4,})?", found.sheet)
    assert found.name.strip()
    assert 140 <= found.vmo_kt <= 375
    assert found.mmo is None or 0.4 <= found.mmo < 1
    assert found.ceiling_ft is None or 25_000 <= found.ceiling_ft <= 51_000
    assert found.mmo is not None or found.vmo_kt < 300


def test_a_type_without_an_mmo_is_limited_at_its_ceiling_and_says_so():
    limit = hard_limit("air", "C208")
    assert "no Mmo, 175 kt up to 30,000 ft (FAA TCDS A37CE)" in limit.why
    assert limit.kt == pytest.approx(200 + by_altitude(None, 175, 30_000), abs=0.1)


def test_a_light_aircraft_without_a_certified_ceiling_is_limited_where_it_cannot_reach():
    limit = hard_limit("air", "C172")
    assert "no Mmo and no ceiling, 163 kt up to 25,000 ft" in limit.why
    assert 400 < limit.kt < 500


def test_an_equivalent_airspeed_allows_more_than_the_same_figure_calibrated():
    assert hard_limit("air", "B744").kt == pytest.approx(777.7, abs=0.05)
    assert "375 kt EAS" in hard_limit("air", "B744").why
    assert largest_true_airspeed_kt(0.92, 375) == pytest.approx(571.3, abs=0.05)


def test_the_largest_limit_of_the_table_is_no_less_than_any_and_names_its_type():
    largest = largest_hard_limit()
    assert largest.kind == "hard"
    assert largest.kt == max(hard_limit("air", designator).kt for designator in AIRCRAFT)
    assert "no type is known" in largest.why
    assert "Boeing 747" in largest.why
    assert "FAA TCDS A20WE" in largest.why


@given(
    mmo=st.none() | st.floats(0.4, 0.95),
    vmo=st.floats(100, 380),
    ceiling=st.none() | st.floats(20_000, 51_000),
    more=st.floats(0, 0.1),
)
def test_a_larger_mmo_vmo_or_ceiling_never_lowers_the_limit(mmo, vmo, ceiling, more):
    limit = largest_true_airspeed_kt(mmo, vmo, ceiling)
    assert largest_true_airspeed_kt(mmo, vmo * (1 + more), ceiling) >= limit - 1e-9
    if mmo is not None:
        assert largest_true_airspeed_kt(mmo * (1 + more), vmo, ceiling) >= limit - 1e-9
    if ceiling is not None:
        assert largest_true_airspeed_kt(mmo, vmo, ceiling * (1 + more)) >= limit - 1e-9


@given(mmo=st.floats(0.4, 0.95), vmo=st.floats(100, 380), ceiling=st.floats(20_000, 51_000))
def test_a_ceiling_or_an_mmo_never_allows_more_than_its_absence(mmo, vmo, ceiling):
    both = largest_true_airspeed_kt(mmo, vmo, ceiling)
    assert both <= largest_true_airspeed_kt(mmo, vmo) + 1e-9
    assert both <= largest_true_airspeed_kt(None, vmo, ceiling) + 1e-9


@pytest.mark.parametrize("aircraft", ["", "C17", "HAWK", "A32"])
def test_an_aircraft_of_no_type_in_the_table_still_has_no_limit_of_its_own(aircraft):
    assert hard_limit("air", aircraft).kt is None
    assert tailwind_kt(600, aircraft) is None
