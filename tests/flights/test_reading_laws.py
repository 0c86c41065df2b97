"""Laws of reading: order of rows, gzip and saying a thing twice change nothing."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from track_files import MIDNIGHT, all_said, csv_text, lines_of, read, trace_of

from habeas.flights.merged import merged


def points(draw_seed):
    return [(s, 40 + (s * 7919 % 977) / 1000, 5 + s / 1000) for s in draw_seed]


def as_lines(rows):
    return lines_of(
        {"now": MIDNIGHT + s, "hex": f"a0000{s % 3}", "lat": lat, "lon": lon, "flight": f"T{s % 2}"}
        for s, lat, lon in rows
    )


def as_traffic(rows):
    return json.dumps(
        [
            {"timestamp": (MIDNIGHT + s) * 1000, "icao24": f"a0000{s % 3}", "latitude": lat,
             "longitude": lon, "altitude": 100.0, "callsign": f"T{s % 2}"}
            for s, lat, lon in rows
        ]
    )  # fmt: skip


def as_legs(rows):
    header = ["point_time", "lat", "lon", "altitude", "icao", "call_sign", "leg_id"]
    return csv_text(
        header,
        [
            [f"2031-05-04 0{s // 3600}:{s // 60 % 60:02}:{s % 60:02}", lat, lon, 100,
             f"a0000{s % 3}", f"T{s % 2}", 1]
            for s, lat, lon in rows
        ],
    )  # fmt: skip


def as_trace(rows):
    def detail(s):
        return {"flight": f"T{s % 2}", "rc": 100 + s} if s % 3 else None

    return trace_of(
        [[s, lat, lon, 100, 1, 2, 0, 0, detail(s), "adsb_icao"] for s, lat, lon in rows]
    )


FORMS = {"lines": as_lines, "traffic": as_traffic, "legs": as_legs, "trace": as_trace}
TIMES = st.lists(st.integers(0, 7000), min_size=1, max_size=12, unique=True)


@pytest.mark.parametrize("form", list(FORMS.values()), ids=list(FORMS))
@given(times=TIMES, data=st.data())
def test_order_and_repetition_of_rows_and_gzip_change_nothing(form, times, data):
    rows = points(times)
    expected = all_said(read(form(rows)))
    shuffled = data.draw(st.permutations([*rows, *rows]))
    assert all_said(read(form(shuffled))) == expected
    assert all_said(read(form(rows), packed=True)) == expected


@pytest.mark.parametrize("form", list(FORMS.values()), ids=list(FORMS))
@given(times=TIMES)
def test_a_file_given_twice_counts_once(form, times):
    found = read(form(points(times))).records
    once = merged(found)
    again = merged([*found, *reversed(found)])
    assert [(t.icao24, len(t.fixes), t.calls) for t in once] == [
        (t.icao24, len(t.fixes), t.calls) for t in again
    ]


def test_flights_without_an_address_are_one_only_by_name():
    def flight(name, flight_id, s):
        row = {"timestamp": (MIDNIGHT + s) * 1000, "latitude": 40.0 + s, "longitude": 5.0,
               "altitude": 100.0, "flight_id": flight_id}  # fmt: skip
        return read(json.dumps([row]), name).records

    tracks = [*flight("a.json", "F1", 0), *flight("b.json", "F1", 5), *flight("c.json", "F2", 9)]
    tracks += [*flight("d.json", None, 1), *flight("e.json", None, 2)]
    found = [(t.name, len(t.fixes)) for t in merged(tracks)]
    assert found == [("d.json", 1), ("e.json", 1), ("traffic F1", 2), ("traffic F2", 1)]
