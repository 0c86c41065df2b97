"""How the builder of the frozen table reads runways: open, with both ends, rightly named."""

import pytest
from geodata_runways import as_text, runways_by_ident

PLAIN = {
    "airport_ident": "XAAA",
    "closed": "0",
    "le_ident": "09L",
    "le_latitude_deg": "10",
    "le_longitude_deg": "20",
    "le_elevation_ft": "35.4",
    "he_ident": "27R",
    "he_latitude_deg": "10",
    "he_longitude_deg": "20.03",
    "he_elevation_ft": "",
}


def test_a_runway_is_written_with_names_places_and_known_elevations():
    found, exchanged = runways_by_ident([PLAIN])
    assert as_text(found["XAAA"]) == "09L 10.00000,20.00000,35/27R 10.00000,20.03000"
    assert exchanged == 0


def test_names_the_wrong_way_round_change_ends_and_elevations_stay():
    found, exchanged = runways_by_ident([{**PLAIN, "le_ident": "27R", "he_ident": "09L"}])
    assert as_text(found["XAAA"]) == "09L 10.00000,20.00000,35/27R 10.00000,20.03000"
    assert exchanged == 1


LEFT_ALONE = {
    "across its names, not against them": ("18", "36"),
    "only one name is against its end": ("27", "30"),
    "names without a number": ("N", "S"),
    "one without a number": ("27", "E"),
}


@pytest.mark.parametrize(("low", "high"), LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_names_that_are_not_clearly_exchanged_are_left_as_they_are(low, high):
    found, exchanged = runways_by_ident([{**PLAIN, "le_ident": low, "he_ident": high}])
    assert [end.name for end in found["XAAA"][0][1:]] == [low, high]
    assert exchanged == 0


LEFT_OUT = {
    "closed": {"closed": "1"},
    "one end unknown": {"he_latitude_deg": ""},
    "half of a place": {"le_longitude_deg": ""},
    "both ends in one place": {"he_longitude_deg": "20"},
}


@pytest.mark.parametrize("change", LEFT_OUT.values(), ids=LEFT_OUT)
def test_a_runway_without_two_open_ends_is_left_out(change):
    assert runways_by_ident([{**PLAIN, **change}]) == ({}, 0)


def test_names_cannot_break_the_form_of_the_table():
    row = {**PLAIN, "le_ident": "09 l;/,", "he_ident": ""}
    found, _ = runways_by_ident([row])
    assert [end.name for end in found["XAAA"][0][1:]] == ["09L", "?"]


def test_the_longest_runway_comes_first():
    short = {**PLAIN, "le_ident": "09R", "he_ident": "27L", "he_longitude_deg": "20.02"}
    found, _ = runways_by_ident([short, PLAIN])
    assert [runway.low.name for runway in found["XAAA"]] == ["09L", "09R"]
