"""Crossings of a border, and where a track was at a moment."""

from math import inf

import numpy as np
import pytest
from made_tracks import KM_S_PER_KT, NOON, WGS84, joined_sources, row_of

from habeas.bounds import Tri
from habeas.flights.anchors import Errors
from habeas.flights.crossings import crossings
from habeas.flights.ledger import Ledger, Status, ledger_of
from habeas.flights.limits import limits_of
from habeas.flights.records import moment_of
from habeas.flights.track_where import track_where
from habeas.places.region import region

LUXEMBOURG, FRANCE, TRIER = (49.75, 6.15), (49.2, 6.15), (49.75, 7.0)
EXACT = Errors(0.0, 0.0)


def flown(*points, step=600, t=NOON, **columns):
    lat, lon = zip(*points, strict=True)
    columns.setdefault("error_km", np.full(len(points), 0.3))
    return row_of(t - NOON + step * np.arange(len(points)), lat, lon, **columns)


def judged(track, status):
    return Ledger(track, limits_of(track), np.array(status, "int8"), np.zeros(len(status), "int8"))


# ---------------------------------------------------------------- crossings


def test_going_in_and_out_are_crossings_in_order_of_time():
    found = crossings(ledger_of(flown(FRANCE, LUXEMBOURG, TRIER)), region("LU"), 500)
    assert [(one.enters, one.before, one.after) for one in found] == [(True, 0, 1), (False, 1, 2)]
    assert [one.region for one in found] == ["LU", "LU"]
    assert set(found[0].files) == {"maritime", "atlas"}


def test_a_track_that_stays_on_one_side_crosses_nothing():
    assert crossings(ledger_of(flown(FRANCE, FRANCE)), region("LU"), 500) == ()
    assert crossings(ledger_of(flown(LUXEMBOURG)), region("LU"), 500) == ()


def test_the_bounds_are_the_way_to_the_line_and_from_it_at_the_limit():
    line = region("LU").chosen("maritime")
    (one,) = crossings(ledger_of(flown(FRANCE, LUXEMBOURG)), line, 500, EXACT)
    (border,) = line.boundaries
    v = 500 * KM_S_PER_KT
    for point, early in ((FRANCE, True), (LUXEMBOURG, False)):
        away = nearest_km(border, point) - border.error_km
        bound = one.earliest - NOON if early else NOON + 600 - one.latest
        assert bound == pytest.approx(away / v, abs=0.5)
    assert one.earliest <= one.estimate <= one.latest
    assert one.point.lon == pytest.approx(6.15, abs=1e-3)


def nearest_km(border, point):
    """Give the distance to the border by its vertices, filled to some metres."""
    import shapely

    line = shapely.segmentize(border.area.boundary, 0.001)
    lon, lat = shapely.get_coordinates(line).T
    n = len(lon)
    return WGS84.inv(np.full(n, point[1]), np.full(n, point[0]), lon, lat)[2].min() / 1000


def test_errors_clocks_and_speed_widen_the_interval():
    ledger = ledger_of(flown(FRANCE, LUXEMBOURG))
    (exact,) = crossings(ledger, region("LU"), 500, EXACT)
    for speed, errors in ((500, Errors(5, 0)), (500, Errors(0, 30)), (700, EXACT)):
        (wide,) = crossings(ledger, region("LU"), speed, errors)
        assert wide.earliest < exact.earliest
        assert wide.latest > exact.latest
        assert wide.estimate == exact.estimate


def test_both_files_give_one_interval_that_holds_the_crossing_of_either_line():
    ledger = ledger_of(flown(FRANCE, LUXEMBOURG))
    (both,) = crossings(ledger, region("LU"), 500)
    each = [crossings(ledger, region("LU").chosen(f), 500)[0] for f in ("maritime", "atlas")]
    assert both.earliest == min(one.earliest for one in each)
    assert both.latest == max(one.latest for one in each)


def test_fixes_between_the_lines_of_two_files_make_no_second_crossing():
    points = [(float(lat), 6.15) for lat in np.linspace(49.3, 49.6, 900)]
    (one,) = crossings(ledger_of(flown(*points, step=5)), region("LU"), 500)
    assert one.enters
    assert set(one.files) == {"maritime", "atlas"}
    # The lines lie apart here, so that fixes lie between them.
    assert one.after - one.before > 1


def test_refused_fixes_cross_nothing():
    track = flown(FRANCE, LUXEMBOURG, FRANCE)
    assert len(crossings(judged(track, [0, 0, 0]), region("LU"), 500)) == 2
    for status in (Status.DOUBTFUL, Status.REJECTED):
        assert crossings(judged(track, [0, status, 0]), region("LU"), 500) == ()


# ---------------------------------------------------------------- where at a moment


def where(track, seconds, kt=450, code="LU", status=None, **options):
    ledger = judged(track, status or [0] * len(track.fixes))
    return track_where(ledger, moment_of(NOON + seconds, 0), kt, region(code), **options)


INSIDE = flown(LUXEMBOURG, (49.76, 6.15), step=60)
OUTSIDE = flown((51, 4), (51.01, 4), step=60)


def test_the_three_answers():
    assert where(INSIDE, 30).outside is Tri.NO
    assert where(OUTSIDE, 30).outside is Tri.YES
    assert where(flown(FRANCE, LUXEMBOURG), 300).outside is Tri.CANNOT_TELL


def test_the_least_speeds_are_those_at_which_the_answer_ends():
    told = where(OUTSIDE, 30)
    assert told.min_speed_kt_inside.lo > 450
    assert told.margin_km > 0
    wider = where(OUTSIDE, 30, kt=told.min_speed_kt_inside.lo * 1.02)
    assert wider.outside is Tri.CANNOT_TELL
    narrower = where(OUTSIDE, 30, kt=told.min_speed_kt_inside.lo * 0.98)
    assert narrower.outside is Tri.YES


def test_without_a_territory_only_the_place_is_told():
    told = track_where(judged(INSIDE, [0, 0]), moment_of(NOON + 30, 0), 450)
    assert (told.outside, told.with_doubtful) == (None, None)
    assert told.area.lower_km2 > 0
    assert told.estimate.point.lat == pytest.approx(49.755, abs=1e-3)


def test_a_doubtful_fix_elsewhere_makes_a_certain_answer_uncertain():
    track = flown(LUXEMBOURG, (49.755, 6.15), (49.76, 6.15), step=30)
    assert where(track, 30).outside is Tri.NO
    far = flown(LUXEMBOURG, TRIER, (49.76, 6.15), step=30)
    told = where(far, 30, status=[0, Status.DOUBTFUL, 0])
    assert (told.outside, told.with_doubtful) == (Tri.CANNOT_TELL, Tri.YES)
    assert where(far, 30, status=[0, Status.REJECTED, 0]).outside is Tri.NO


def test_fixes_too_far_apart_contradict_each_other_and_tell_nothing():
    told = where(flown(LUXEMBOURG, (20, 20), step=60), 30)
    assert told.outside is Tri.CANNOT_TELL
    assert told.contradiction
    assert told.area.upper_km2 == 0


def test_two_sources_are_asked_together_and_each_alone():
    # Luxembourg was last heard of by one, and is left by the other.
    told = where(joined_sources(flown((49.75, 6.15), (49.78, 6.15), step=1200),
                                flown((49.76, 6.15), step=1, t=NOON + 600)), 610)  # fmt: skip
    assert len(told.pairs) == 3
    assert told.outside is Tri.NO


def test_a_track_without_used_fixes_is_anywhere():
    told = where(INSIDE, 30, status=[Status.REJECTED] * 2)
    assert (told.pairs, told.outside, told.area.upper_km2) == ((), None, inf)


def test_a_lone_fix_bounds_the_minute_round_it():
    ledger = judged(flown(LUXEMBOURG), [0])
    told = track_where(ledger, moment_of(NOON, 60), 100, region("LU"))
    assert told.outside is Tri.NO
    assert 0 < told.area.upper_km2 < inf
