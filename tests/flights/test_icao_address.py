"""ICAO addresses: every U.S. registration has its own, in one order."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.flights.icao_address import (
    FIRST_ADDRESS,
    LAST_ADDRESS,
    AddressKind,
    address_of,
    kind_of_address,
    registration_of,
    tidy_address,
)

KNOWN = {
    "A00001": "N1",
    "A00002": "N1A",
    "A00003": "N1AA",
    "A00259": "N1ZZ",
    "A0025A": "N10",
    "A2C4E0": "N278GX",
    "AB7437": "N837VA",
    "A83F98": "N630VA",
    "AC671B": "N899DN",
    "A11F59": "N17104",
    "ABFD8C": "N8718Q",
    "AA178D": "N7499A",
    "A3C78C": "N3423Q",
    "A2228B": "N237AK",
    "AA568E": "N76502",
    "A960A9": "N703KW",
    "ADF7C7": "N99999",
}
FORM = re.compile(r"N[1-9](\d{0,4}|\d{0,3}[A-HJ-NP-Z]|\d{0,2}[A-HJ-NP-Z]{2})")


@pytest.mark.parametrize(("address", "registration"), list(KNOWN.items()), ids=list(KNOWN.values()))
def test_a_published_pair_fits_both_ways(address, registration):
    assert registration_of(address) == registration
    assert address_of(registration) == address.lower()


def leads_back(values):
    """Give the registrations of these addresses, each shown to have its own form and address."""
    found = set()
    for value in values:
        registration = registration_of(f"{value:06x}")
        assert FORM.fullmatch(registration)
        assert address_of(registration) == f"{value:06x}"
        found.add(registration)
    return found


def test_addresses_from_all_over_the_block_have_registrations_of_their_own_that_lead_back():
    # 149 has no factor in common with the sizes of the parts, so every kind of ending occurs.
    values = range(FIRST_ADDRESS, LAST_ADDRESS + 1, 149)
    assert len(leads_back(values)) == len(values)


@pytest.mark.slow
def test_every_address_of_the_block_has_a_registration_of_its_own_that_leads_back():
    found = leads_back(range(FIRST_ADDRESS, LAST_ADDRESS + 1))
    assert len(found) == 915_399
    assert min(map(len, found)) == len("N1")


def in_order(registration):
    """Sort as the block does: the number itself, then letters, then digits."""
    return [(c.isdigit(), c) for c in registration]


@given(st.integers(FIRST_ADDRESS, LAST_ADDRESS), st.integers(FIRST_ADDRESS, LAST_ADDRESS))
def test_registrations_stand_in_the_order_of_their_addresses(one, other):
    first, second = (in_order(registration_of(f"{value:06x}")) for value in (one, other))
    assert (one < other) is (first < second)


@pytest.mark.parametrize(
    "text", ["a2c4e0", "A2C4E0", " a2 c4 e0\t", "A2-C4-E0", "a2\u2011c4\u2013e0", "\u00a0a2c4e0"]
)
def test_case_dashes_and_blanks_do_not_matter_in_an_address(text):
    assert registration_of(text) == "N278GX"
    assert tidy_address(text) == "a2c4e0"


@pytest.mark.parametrize("text", ["N278GX", "n278gx", "N-278GX", " n 278 gx ", "N278\u2013GX"])
def test_case_dashes_and_blanks_do_not_matter_in_a_registration(text):
    assert address_of(text) == "a2c4e0"


NO_REGISTRATION = {
    "nothing": "",
    "the letter alone": "N",
    "a zero first": "N0123",
    "a letter first": "NA1",
    "six digits": "N123456",
    "five digits and a letter": "N12345A",
    "four digits and two letters": "N1234AB",
    "three letters": "N1ABC",
    "the letter I": "N12I",
    "the letter O": "N1O",
    "a digit after a letter": "N1A2",
    "another country": "PH-HZO",
    "no first letter": "278GX",
    "digits of another script": "N\u0661\u0662",
}


@pytest.mark.parametrize("text", NO_REGISTRATION.values(), ids=NO_REGISTRATION)
def test_what_cannot_be_a_us_registration_has_no_address(text):
    assert address_of(text) is None


NO_ADDRESS = {
    "just before the block": "A00000",
    "just after it": "ADF7C8",
    "a U.S. military one": "AE01CE",
    "another country's": "484B5A",
    "too short": "A0001",
    "too long": "A000010",
    "no hexadecimal digits": "A0000G",
    "a made-up one": "~A00001",
    "nothing": "",
    "digits of another script": "A0000\u0661",
}


@pytest.mark.parametrize("text", NO_ADDRESS.values(), ids=NO_ADDRESS)
def test_what_is_no_us_civil_address_has_no_registration(text):
    assert registration_of(text) is None


@given(st.text(max_size=12))
def test_no_text_makes_either_way_fail(text):
    registration, address = registration_of(text), address_of(text)
    assert registration is None or address_of(registration) == tidy_address(text)
    assert address is None or registration_of(address) is not None


KINDS = {
    "an aircraft's": ("a2c4e0", 0, AddressKind.ICAO),
    "one that is watched, military and hidden elsewhere": ("a2c4e0", 1 | 2 | 8, AddressKind.ICAO),
    "lent for privacy": ("a2c4e0", 4, AddressKind.TEMPORARY),
    "lent for privacy, and hidden elsewhere": ("a2c4e0", 4 | 8, AddressKind.TEMPORARY),
    "made up": ("~2a4f1c", 0, AddressKind.NON_ICAO),
    "made up, whatever the flags say": ("~2a4f1c", 4, AddressKind.NON_ICAO),
    "all zeros": ("000000", 0, AddressKind.MALFORMED),
    "all ones": ("FFFFFF", 0, AddressKind.MALFORMED),
    "a registration": ("N278GX", 0, AddressKind.MALFORMED),
    "two marks": ("~~2a4f1c", 0, AddressKind.MALFORMED),
    "nothing": ("", 0, AddressKind.MALFORMED),
}


@pytest.mark.parametrize(("text", "flags", "kind"), KINDS.values(), ids=KINDS)
def test_an_address_is_of_its_kind(text, flags, kind):
    assert kind_of_address(text, db_flags=flags) is kind
