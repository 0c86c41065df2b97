"""Addresses as files write them: six hexadecimal digits, in small letters here.

Readers write them in capitals, with ``0x`` before, or with ``~`` where a network numbers an
emitter that has no ICAO address. Anything else is no address: the row keeps its flight.
"""

import re
from typing import Final

from habeas.flights.cells import Cell, word

# Begins a word that is no address, so that it is told and never taken for one.
UNREADABLE: Final = "?"
_ADDRESS: Final = re.compile(r"(?:0x)?(~?)([0-9a-f]{6})")


def address_word(cell: Cell) -> str:
    """Give the address of a cell, blank for none, or what it says after a question mark.

    Example:
        >>> address_word("0x406AD1"), address_word("~2A00f1"), address_word("G-ABCD")
        ('406ad1', '~2a00f1', '?G-ABCD')
    """
    text = word(cell)
    if not text:
        return ""
    match = _ADDRESS.fullmatch(text.lower())
    return f"{match[1]}{match[2]}" if match else UNREADABLE + text[:40]
