"""ICAO addresses: the 24-bit numbers that aircraft send, and the U.S. registrations in them.

The United States give their addresses out by arithmetic: A00001 is N1, ADF7C7 is N99999, and
between them every registration that 14 CFR 47.15 allows has its place in one order. It allows
one to five digits, or one to four digits and a letter, or one to three and two letters; the
first digit is not zero, and I and O are no letters of a registration. In the order a
number stands before all that begin with it: first those that go on with a letter, then
those that go on with a digit.

ICAO Annex 10, volume III, says that no aircraft has the address of all zeros or all ones.
"""

import re
from enum import Enum
from typing import Final

FIRST_ADDRESS: Final = 0xA00001
LAST_ADDRESS: Final = 0xADF7C7

# dbFlags of readsb: the address is a privacy address, lent to the aircraft for a time.
PIA_FLAG: Final = 4

_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_N: Final = len(_LETTERS)
# How many registrations begin with the same one, two, three, four digits, that number itself
# among them. Four digits go on with one letter or one digit, fewer with one or two letters.
_SUFFIXES: Final = 1 + _N * (1 + _N)
_BEGIN_WITH: Final = (
    _SUFFIXES + 10 * (_SUFFIXES + 10 * (_SUFFIXES + 10 * (1 + _N + 10))),
    _SUFFIXES + 10 * (_SUFFIXES + 10 * (1 + _N + 10)),
    _SUFFIXES + 10 * (1 + _N + 10),
    1 + _N + 10,
    1,
)

_BETWEEN = re.compile(r"[\s\-\u2010-\u2015]+")
_HEX = re.compile(r"[0-9A-F]{6}")
_NO_AIRCRAFT: Final = frozenset({"000000", "FFFFFF"})
_REGISTRATION = re.compile(
    rf"N([1-9])(?:(\d{{0,4}})|(\d{{0,3}})([{_LETTERS}])|(\d{{0,2}})([{_LETTERS}]{{2}}))"
)


class AddressKind(Enum):
    """What an address says of the aircraft that sent it."""

    ICAO = "icao"
    TEMPORARY = "temporary"
    NON_ICAO = "non-icao"
    MALFORMED = "malformed"


def kind_of_address(text: str, *, db_flags: int = 0) -> AddressKind:
    """Say what kind of address a text is.

    Args:
        text: six hexadecimal digits; ``~`` before them marks an address that ICAO gave to
            nobody (a ground station made it up, or the aircraft is anonymous).
        db_flags: readsb's ``dbFlags``. With 4 among them the address is a privacy address,
            which another aircraft may have next month.

    Example:
        >>> kind_of_address("a2c4e0"), kind_of_address("~2a4f1c").value
        (<AddressKind.ICAO: 'icao'>, 'non-icao')
        >>> kind_of_address("a2c4e0", db_flags=4).value, kind_of_address("N278GX").value
        ('temporary', 'malformed')
    """
    bare = _bare(text)
    digits = bare.removeprefix("~")
    if not _HEX.fullmatch(digits) or digits in _NO_AIRCRAFT:
        return AddressKind.MALFORMED
    if bare != digits:
        return AddressKind.NON_ICAO
    return AddressKind.TEMPORARY if db_flags & PIA_FLAG else AddressKind.ICAO


def tidy_address(text: str) -> str | None:
    """Give an address as this project writes it, in small letters; None if it is malformed.

    Example:
        >>> tidy_address(" A2-C4-E0 "), tidy_address("~2A4F1C"), tidy_address("A2C4")
        ('a2c4e0', '~2a4f1c', None)
    """
    malformed = kind_of_address(text) is AddressKind.MALFORMED
    return None if malformed else _bare(text).lower()


def registration_of(address: str) -> str | None:
    """Give the U.S. registration that belongs to an address.

    None means that the address is no U.S. civil one, or none at all. Whether an aircraft bears
    the registration today only a register can say; and a privacy address gives a registration
    that is not the aircraft's (see `kind_of_address`).

    Example:
        >>> registration_of("A00001"), registration_of("a2c4e0"), registration_of("adf7c7")
        ('N1', 'N278GX', 'N99999')
        >>> registration_of("4ca123") is None
        True
    """
    if kind_of_address(address) is not AddressKind.ICAO:
        return None
    value = int(_bare(address), 16)
    if not FIRST_ADDRESS <= value <= LAST_ADDRESS:
        return None
    first, rest = divmod(value - FIRST_ADDRESS, _BEGIN_WITH[0])
    return f"N{first + 1}{_ending(rest, 1)}"


def address_of(registration: str) -> str | None:
    """Give the address of a U.S. registration, in small letters.

    None means that it is no registration of the United States, or one that cannot be.

    Example:
        >>> address_of("N278GX"), address_of(" n-837 va ")
        ('a2c4e0', 'ab7437')
        >>> address_of("N0123"), address_of("N12IO"), address_of("PH-HZO")
        (None, None, None)
    """
    found = _REGISTRATION.fullmatch(_bare(registration))
    if found is None:
        return None
    first, *others = found.groups(default="")
    digits = first + others[0] + others[1] + others[3]
    place = (int(first) - 1) * _BEGIN_WITH[0]
    for held, digit in enumerate(digits[1:], start=1):
        place += _letters_after(held) + int(digit) * _BEGIN_WITH[held]
    return f"{FIRST_ADDRESS + place + _place_of_letters(others[2] + others[4], len(digits)):06x}"


def _bare(text: str) -> str:
    return _BETWEEN.sub("", text).upper()


def _ending(rest: int, held: int) -> str:
    """Give what follows the first ``held`` digits, from its place among all that begin so."""
    letters = _letters_after(held)
    if rest < letters:
        return _letters_at(rest, held)
    digit, rest = divmod(rest - letters, _BEGIN_WITH[held])
    return f"{digit}{_ending(rest, held + 1)}"


def _letters_after(held: int) -> int:
    """Count the endings of ``held`` digits that have no further digit: none, or letters."""
    return {4: 1 + _N, 5: 1}.get(held, _SUFFIXES)


def _letters_at(place: int, held: int) -> str:
    if place == 0:
        return ""
    if held == 4:
        return _LETTERS[place - 1]
    first, second = divmod(place - 1, 1 + _N)
    return _LETTERS[first] + (_LETTERS[second - 1] if second else "")


def _place_of_letters(letters: str, held: int) -> int:
    if not letters:
        return 0
    first = _LETTERS.index(letters[0])
    if held == 4:
        return 1 + first
    second = 1 + _LETTERS.index(letters[1]) if len(letters) == 2 else 0
    return 1 + first * (1 + _N) + second
