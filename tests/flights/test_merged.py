"""Several files of one aircraft: across midnight, from two networks, and given twice."""

import itertools

from track_files import MIDNIGHT, lines_of, read, trace_of

from habeas.flights.merged import merged


def point(s, lat, lon=5.0):
    return [s, lat, lon, 100, 1, 2, 0, 0, None, "adsb_icao"]


DAY = read(trace_of([point(86_390, 41.0), point(86_400, 41.1)]), "first.json").records[0]
NEXT = read(
    trace_of([point(0, 41.1), point(10, 41.2)]).replace(str(MIDNIGHT), str(MIDNIGHT + 86_400)),
    "second.json",
).records[0]
LINES = read(
    lines_of(
        [{"now": MIDNIGHT + 86_400, "hex": "a00001", "lat": 41.1, "lon": 5.0, "flight": "T1"}]
    ),
    "other.jsonl",
).records[0]


def test_two_days_are_one_track_and_the_row_that_both_have_counts_once():
    (track,) = merged([NEXT, DAY])
    assert list(track.fixes.lat) == [41.0, 41.1, 41.2]
    assert [(s.source, s.at) for s in map(track.spot, range(3))] == [
        ("first.json", "item 0"), ("first.json", "item 1"), ("second.json", "item 1")]  # fmt: skip


def test_the_same_moment_from_two_networks_stays_two_claims():
    (track,) = merged([DAY, LINES, NEXT])
    assert list(track.fixes.lat) == [41.0, 41.1, 41.1, 41.2]
    assert {track.spot(n).source for n in (1, 2)} == {"first.json", "other.jsonl"}


def test_names_keep_the_file_that_gives_them():
    (track,) = merged([DAY, LINES])
    (call,) = track.calls
    assert (call.value, track.inputs[call.input].file) == ("T1", "other.jsonl")


def test_the_order_of_files_means_nothing():
    found = {
        tuple((float(t.fixes.t[n]), t.spot(n)) for t in merged(order) for n in range(len(t.fixes)))
        for order in itertools.permutations([DAY, NEXT, LINES, DAY])
    }
    assert len(found) == 1


def test_the_same_bytes_under_two_names_count_once():
    copy = read(trace_of([point(86_390, 41.0), point(86_400, 41.1)]), "copy.json").records[0]
    (track,) = merged([copy, DAY])
    assert (len(track.fixes), len(track.inputs)) == (2, 1)


def test_an_id_that_lists_give_two_addresses_joins_neither():
    from dataclasses import replace

    from habeas.flights.records import Fixes

    flown = replace(DAY, icao24="", name="N 1")
    none = Fixes.of(t=[], lat=[], lon=[])
    lists = [
        replace(DAY, icao24=address, name="N 1", fixes=none, inputs=(replace(DAY.inputs[0], sha256=address),))
        for address in ("a00001", "a00002")
    ]  # fmt: skip
    assert [(t.icao24, len(t.fixes)) for t in merged([flown, lists[0]])] == [("a00001", 2)]
    assert [(t.icao24, len(t.fixes)) for t in merged([flown, *lists])] == [
        ("a00001", 0), ("a00002", 0), ("", 2)]  # fmt: skip
