"""Gaps: least speeds, the stops that fit, and what kind of silence each is."""

from math import inf

import pytest
from made_tracks import KM_S_PER_KT, NOON, WGS84, Aircraft, row_of, track_of

from habeas.flights.gaps import GapKind, gaps_of, heard_others, stops_in
from habeas.flights.ledger import ledger_of
from habeas.flights.records import ON_GROUND, Fixes, Input
from habeas.flights.sight import sight_of
from habeas.places.airport_table import airport_table
from habeas.places.runways import runways_of

FIELD = runways_of("KLRD")[0].ends[0]


def gaps(track, **options):
    return gaps_of(sight_of(ledger_of(track)), **options)


def far_apart(**columns):
    """Give a track of two reports, some 1,111 km and two hours apart."""
    fixes = Fixes.of(t=[NOON, NOON + 7200], lat=[0, 0], lon=[0, 10], error_km=[1, 2], **columns)
    return track_of(fixes, types=("A320",), inputs=(Input("made", clock_s=5),))


def test_the_least_speed_rests_on_the_two_reports_alone():
    (gap,) = gaps(far_apart())
    metres = WGS84.inv(0, 0, 10, 0)[2]
    assert gap.distance_km == pytest.approx(metres / 1000)
    assert gap.duration_s == 7200
    assert (gap.slack_s, gap.slack_km) == (10, 3)
    least = (metres / 1000 - 3) / 7210 / KM_S_PER_KT
    assert gap.min_speed_kt() == pytest.approx(least)
    assert gap.min_speed_kt(3600) == pytest.approx(least * 7210 / 3610)


def test_a_stop_longer_than_the_gap_needs_no_speed_that_there_is():
    (gap,) = gaps(far_apart())
    assert gap.min_speed_kt(7211) == inf


def test_the_longest_stop_is_what_the_way_at_the_limit_leaves():
    (gap,) = gaps(far_apart())
    assert gap.longest_stop_s(600) == pytest.approx(7210 - gap.min_speed_kt() * 7210 / 600)
    assert gap.longest_stop_s(100) < 0


def test_silences_shorter_than_asked_for_are_no_gaps():
    track = row_of([0, 299, 600, 2000], [45, 45.1, 45.2, 45.3], [5, 5, 5, 5])
    assert [(g.before, g.after) for g in gaps(track)] == [(1, 2), (2, 3)]
    assert [(g.before, g.after) for g in gaps(track, shortest_s=1000)] == [(2, 3)]


def test_a_gap_leaves_refused_fixes_out():
    track = row_of([0, 10, 300, 600, 610], [45, 45, 70, 45.1, 45.1], [5, 5, 5, 5, 5])
    (gap,) = gaps(track)
    assert (gap.t1, gap.t2) == (NOON + 10, NOON + 600)


# ---------------------------------------------------------------- kinds


def test_on_the_ground_before_and_after_at_one_place_it_was_parked():
    made = Aircraft(FIELD.point.lat, FIELD.point.lon).stand(60)
    made.t += 3600
    (gap,) = gaps(made.stand(60).track())
    assert (gap.kind, gap.reason) == (
        GapKind.PARKED,
        "on the ground before and after, at one place",
    )


def test_on_the_ground_at_two_places_nothing_tells():
    (gap,) = gaps(far_apart(ground=[ON_GROUND, ON_GROUND]))
    assert (gap.kind, gap.reason) == (
        GapKind.UNKNOWN,
        "on the ground before and after, at two places",
    )


def test_low_and_going_down_over_a_field_it_was_on_approach():
    made = Aircraft(FIELD.point.lat + 1, FIELD.point.lon, alt_ft=12_000, heading=180)
    made.fly_to(FIELD.point.lat + 0.2, FIELD.point.lon, 250, alt_ft=4000)
    made.t += 3600
    (gap,) = gaps(made.fly(60, 250).track())
    assert gap.kind is GapKind.ON_APPROACH


def test_high_before_and_after_it_was_in_cruise():
    made = Aircraft(45, 5, alt_ft=35_000).fly(60, 420).unheard(1200, 420).fly(60, 420)
    (gap,) = gaps(made.track())
    assert gap.kind is GapKind.CRUISE


def test_low_without_going_down_nothing_tells():
    made = Aircraft(FIELD.point.lat, FIELD.point.lon, alt_ft=5_000).fly(60, 200)
    (gap,) = gaps(made.unheard(1200, 200).fly(60, 200).track())
    assert gap.kind is GapKind.UNKNOWN


# ---------------------------------------------------------------- stops


def test_a_stop_fits_exactly_where_way_there_and_on_leave_the_time():
    made = Aircraft(27.0, -99.0, alt_ft=30_000, heading=0).fly(60, 420)
    (gap,) = gaps(made.unheard(1500, 300).fly(60, 420).track())
    table = airport_table()
    v = 500 * KM_S_PER_KT
    found = {stop.airport for stop in stops_in(gap, table, 500, 300, radii=False)}
    assert found
    for row, code in enumerate(table.codes.tolist()):
        d1, d2 = (
            WGS84.inv(p.lon, p.lat, table.lon[row], table.lat[row])[2] / 1000
            for p in (gap.start, gap.end)
        )
        half = gap.slack_km / 2
        way = max(0, d1 - half) + max(0, d2 - half)
        assert (code in found) == (way <= v * (gap.duration_s + gap.slack_s - 300)), code


def test_stops_come_with_the_least_speed_first_and_their_bounds():
    made = Aircraft(27.0, -99.0, alt_ft=30_000, heading=0).fly(60, 420)
    (gap,) = gaps(made.unheard(1500, 300).fly(60, 420).track())
    found = stops_in(gap, airport_table(), 600, 300)
    speeds = [stop.min_speed_kt for stop in found]
    assert speeds == sorted(speeds)
    assert speeds[-1] <= 600
    for stop in found:
        assert gap.t1 - gap.slack_s <= stop.earliest_arrival
        assert stop.latest_departure <= gap.t2 + gap.slack_s
        # No stop is longer than the time at the field, nor than the gap itself leaves.
        at_most = min(stop.latest_departure - stop.earliest_arrival, gap.longest_stop_s(600))
        assert stop.longest_stop_s == pytest.approx(at_most)
        assert stop.longest_stop_s >= 300


def test_a_longer_stop_or_a_slower_aircraft_never_adds_a_field():
    (gap,) = gaps(far_apart())
    table = airport_table()
    codes = [{s.airport for s in stops_in(gap, table, kt, stop)}
             for kt, stop in ((600, 1800), (600, 2700), (500, 1800))]  # fmt: skip
    assert codes[0] > codes[1]
    assert codes[0] > codes[2]


def test_a_stop_as_long_as_the_gap_fits_nowhere():
    (gap,) = gaps(far_apart())
    assert stops_in(gap, airport_table(), 600, 7300) == []


# ---------------------------------------------------------------- others


def test_others_heard_near_an_end_are_counted_and_no_others_say_nothing():
    (gap,) = gaps(far_apart())
    near = row_of([60], [0.1], [0.1])
    far, late = row_of([60], [5], [5]), row_of([9000], [0.1], [0.1])
    assert heard_others(gap, [near, far, late, near]) == 2
    assert heard_others(gap, [far]) == 0
    assert heard_others(gap, []) is None
