"""readsb heatmaps, written by an encoder from the description of their form alone."""

import gzip
import struct

import pytest
from track_files import MIDNIGHT, as_file, codes, heat, heat_name, heatmap_of, read, told

from habeas.evidence.spot import is_locator
from habeas.flights.opened import unpacked
from habeas.flights.recognise import read_file
from habeas.flights.records import AIRBORNE, ON_GROUND, UNSAID, Heard

SLICES = [
    (0, [heat(0xA00001, 26.2, -97.6), heat_name(0xA00001, "TST1", 2731)]),
    (10, [heat(0xA00001, 26.1, -97.5, alt=-123, gs=-1), heat(0x1A00001, -33.0, 151.0, kind=5)]),
]


def test_records_are_positions_of_their_slice_in_the_columns_units():
    found = read(heatmap_of(SLICES), "00.bin.ttf", packed=True)
    track, other = found.records
    assert (track.icao24, other.icao24) == ("a00001", "~a00001")
    assert list(track.fixes.t) == [MIDNIGHT, MIDNIGHT + 10]
    assert list(track.fixes.lat) == [26.2, 26.1]
    assert (track.fixes.alt_ft[0], track.fixes.gs_kt[0]) == (9000, 310.4)
    assert (str(track.fixes.alt_ft[1]), str(track.fixes.gs_kt[1])) == ("nan", "nan")
    assert list(track.fixes.ground) == [AIRBORNE, ON_GROUND]
    assert (other.fixes.lat[0], other.fixes.lon[0]) == (-33.0, 151.0)
    assert (track.fixes.heard[0], other.fixes.heard[0]) == (Heard.ADSB, Heard.MLAT)
    assert found.problems == ()


def test_a_position_is_of_some_moment_within_its_slice():
    assert read(heatmap_of(SLICES)).records[0].inputs[0].clock_s == 12
    assert read(heatmap_of(SLICES, interval_ms=30_000)).records[0].inputs[0].clock_s == 32


def test_spots_are_the_bytes_of_the_record():
    content = heatmap_of(SLICES)
    track = read(content).records[0]
    at = track.spot(1).at
    first, last = map(int, at.removeprefix("bytes ").split("-"))
    assert is_locator(at)
    assert content[first:last] == SLICES[1][1][0]


def test_names_stand_in_records_of_their_own():
    track = read(heatmap_of(SLICES)).records[0]
    assert [(c.kind, c.value, c.t) for c in track.calls] == [
        ("callsign", "TST1", MIDNIGHT), ("squawk", "2731", MIDNIGHT)]  # fmt: skip


@pytest.mark.parametrize("squawk", [0, 2781, 30464])
def test_what_is_no_octal_number_is_no_squawk(squawk):
    slices = [(0, [heat(0xA00001, 26.2, -97.6), heat_name(0xA00001, "TST1", squawk)])]
    assert read(heatmap_of(slices)).records[0].called("squawk") == ()


def test_signed_fields_are_signed():
    record = heat(0xA00001, -54.8, -179.999999, alt=-8)
    fixes = read(heatmap_of([(0, [record])])).records[0].fixes
    assert (fixes.lat[0], fixes.lon[0], fixes.alt_ft[0]) == (-54.8, -179.999999, -200)


def test_an_unknown_height_says_nothing_of_the_ground():
    fixes = read(heatmap_of([(0, [heat(0xA00001, 1.0, 2.0, alt=-124)])])).records[0].fixes
    assert (str(fixes.alt_ft[0]), fixes.ground[0]) == ("nan", UNSAID)


def test_a_record_off_the_globe_is_told_by_its_bytes():
    off = struct.pack("<Iiihh", 0xA00001, 95_000_000, 0, 0, 0)
    found = read(heatmap_of([(0, [heat(0xA00001, 1.0, 2.0), off])]))
    assert (told(found, "FLT-102"), len(found.records[0].fixes)) == (1, 1)
    assert "bytes 48-64" in found.problems[0].message


def test_a_heatmap_that_ends_early_gives_what_is_there():
    cut = heatmap_of(SLICES)[:-40]
    found = read(cut)
    assert (codes(found), len(found.records[0].fixes)) == (["FLT-005"], 1)
    packed = gzip.compress(heatmap_of(SLICES * 500))
    found = read_file(unpacked(packed[: len(packed) * 9 // 10], "00.bin.ttf"))
    assert codes(found)[0] == "FLT-002"
    assert found.records


def test_other_bytes_are_no_heatmap():
    for content in (b"\0" * 64, b"\x01" + b"\0" * 63, b"\xff" * 64, heatmap_of([])):
        assert codes(read_file(as_file(content))) == ["FLT-001"]
