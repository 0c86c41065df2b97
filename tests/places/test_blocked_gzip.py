"""Blocked gzip: each member can be read alone, and what is none is refused."""

import gzip
import struct
import zlib
from importlib import resources

import pytest

from habeas.places.blocked_gzip import block_places, block_text

GEODATA = resources.files("habeas.places") / "geodata"


def test_the_blocks_of_the_airports_are_whole_lines_and_together_the_whole():
    packed = (GEODATA / "airports.csv.gz").read_bytes()
    texts = [block_text(packed, place) for place in block_places(packed)]
    assert len(texts) > 100
    assert all(text.endswith("\n") for text in texts)
    assert "".join(texts) == gzip.decompress(packed).decode("utf-8")


def test_a_plain_gzip_file_and_one_cut_short_are_no_blocked_gzip():
    packed = (GEODATA / "airports.csv.gz").read_bytes()
    second = block_places(packed)[1].start
    for content in (gzip.compress(b"x"), b"\x1f\x8b", packed[: second + 5]):
        with pytest.raises(ValueError, match="no blocked gzip at byte"):
            block_places(content)


def test_a_damaged_block_is_never_taken_for_text():
    packed = bytearray((GEODATA / "airports.csv.gz").read_bytes())
    place = block_places(bytes(packed))[0]
    packed[place.stop - 8 : place.stop - 4] = struct.pack("<I", 1)
    with pytest.raises(zlib.error):
        block_text(bytes(packed), place)
