"""Laws of the sets that a track leaves open: widening, reversing, shifting, a second source."""

from dataclasses import replace

import numpy as np
import pytest
from asked_sets import outside_km
from hypothesis import given, settings
from hypothesis import strategies as st
from made_tracks import KM_S_PER_KT, NOON, WGS84, Aircraft, joined_sources, track_of
from track_files import as_file, trace_of

from habeas.bounds import Moment, Tri
from habeas.flights.anchors import Errors, pairs_at
from habeas.flights.ledger import Ledger, Status, ledger_of
from habeas.flights.legs import legs_of
from habeas.flights.limits import limits_of
from habeas.flights.merged import merged
from habeas.flights.recognise import read_file
from habeas.flights.records import Fixes, Heard, Input, moment_of
from habeas.flights.track_where import _meeting, _parts, track_where
from habeas.places.area import area_of
from habeas.places.region import region
from habeas.places.runways import runways_of

FASTEST_KT = 400.0
ERROR_KM, CLOCK_S = 0.3, 2.0
SETTINGS = settings(max_examples=40)


@st.composite
def ways(draw, *, lat=(49.3, 50.3), lon=(5.3, 6.8), steps=(4, 10)):
    """Draw a true way round Luxembourg: (time, lat, lon) at each turn, slower than the limit."""
    at = (NOON, draw(st.floats(*lat)), draw(st.floats(*lon)))
    found = [at]
    for _ in range(draw(st.integers(*steps))):
        seconds = draw(st.floats(10, 600))
        km = seconds * draw(st.floats(0, FASTEST_KT)) * KM_S_PER_KT
        east, north, _ = WGS84.fwd(at[2], at[1], draw(st.floats(0, 360)), km * 1000)
        at = (at[0] + seconds, float(north), float(east))
        found.append(at)
    return found


@st.composite
def heard(draw, way):
    """Draw what one receiver makes of a way: each turn a little off in place and time."""
    rows = []
    for t, lat, lon in way:
        off, to = draw(st.floats(0, 0.9 * ERROR_KM)), draw(st.floats(0, 360))
        east, north, _ = WGS84.fwd(lon, lat, to, off * 1000)
        rows.append((t + draw(st.floats(-0.9 * CLOCK_S, 0.9 * CLOCK_S)), float(north), float(east)))
    return plain(sorted(rows))


def plain(rows):
    t, lat, lon = (np.array(column) for column in zip(*rows, strict=True))
    return track_of(Fixes.of(t=t, lat=lat, lon=lon, heard=[Heard.ADSB] * len(t)))


def all_used(track):
    n = len(track.fixes)
    return Ledger(track, limits_of(track), np.zeros(n, dtype="int8"), np.zeros(n, dtype="int8"))


def between(way, share):
    """Give the time and the place at a share of a way."""
    t = way[0][0] + share * (way[-1][0] - way[0][0])
    n = next(k for k in range(1, len(way)) if way[k][0] >= t)
    (t1, lat1, lon1), (t2, lat2, lon2) = way[n - 1], way[n]
    azimuth, _, metres = WGS84.inv(lon1, lat1, lon2, lat2)
    lon, lat, _ = WGS84.fwd(lon1, lat1, azimuth, metres * (t - t1) / (t2 - t1))
    return t, float(lat), float(lon)


@SETTINGS
@given(way=ways(), share=st.floats(0.01, 0.99), data=st.data())
def test_the_set_holds_the_true_place_whatever_the_receivers_make_of_it(way, share, data):
    track = joined_sources(data.draw(heard(way)), data.draw(heard(way)))
    t, lat, lon = between(way, share)
    over = outside_km(track, [moment_of(t, 0)], np.array([lat]), np.array([lon]), FASTEST_KT)
    assert over[0] <= 1e-6


@settings(max_examples=25)
@given(
    way=ways(),
    share=st.floats(0.01, 0.99),
    wider=st.tuples(st.floats(0, 300), st.floats(0, 20), st.floats(0, 60)),
    data=st.data(),
)
def test_widening_speed_error_or_clock_never_creates_or_flips_an_answer(way, share, wider, data):
    track = joined_sources(data.draw(heard(way)), data.draw(heard(way)))
    when = moment_of(between(way, share)[0], 1)
    kt, km, s = wider
    narrow = outside(track, when, FASTEST_KT, Errors(ERROR_KM, CLOCK_S))
    told = outside(track, when, FASTEST_KT + kt, Errors(ERROR_KM + km, CLOCK_S + s))
    assert told in (narrow, Tri.CANNOT_TELL)


OWN = Errors()


def outside(track, when, speed_kt, errors=OWN):
    """Give the answer of ``track_where`` where all fixes are used, without the area."""
    return _meeting(_parts(track, pairs_at(track, when), when, region("LU"), speed_kt, errors))


@pytest.mark.slow
@settings(max_examples=4)
@given(way=ways(), share=st.floats(0.01, 0.99), data=st.data())
def test_a_wider_question_has_no_smaller_area(way, share, data):
    ledger = all_used(data.draw(heard(way)))
    when = moment_of(between(way, share)[0], 1)
    narrow = track_where(ledger, when, FASTEST_KT, errors=Errors(ERROR_KM, CLOCK_S)).area
    wide = track_where(ledger, when, FASTEST_KT + 50, errors=Errors(ERROR_KM + 1, CLOCK_S + 5)).area
    assert wide.lower_km2 > narrow.upper_km2 * 0.99


@pytest.mark.parametrize(
    ("lat", "lon", "expected"),
    [(49.75, 6.15, Tri.NO), (50.3, 4.2, Tri.YES), (49.6, 6.4, Tri.CANNOT_TELL)],
)
def test_the_law_of_widening_is_about_all_three_answers(lat, lon, expected):
    rows = [(NOON + 10 * n, lat + n / 1000, lon) for n in range(10)]
    assert outside(plain(rows), moment_of(NOON + 45, 0), FASTEST_KT) is expected


@SETTINGS
@given(way=ways(), share=st.floats(0.01, 0.99), data=st.data())
def test_reversing_time_mirrors_the_set(way, share, data):
    track = data.draw(heard(way))
    when = moment_of(between(way, share)[0], 1)
    fixes = track.fixes.take(slice(None, None, -1))
    back = replace(track, fixes=replace(fixes, t=2 * NOON - fixes.t))
    mirrored = Moment(round(2e6 * NOON) - when.latest + 1, round(2e6 * NOON) - when.earliest + 1)
    last = len(track.fixes) - 1
    there = [(p.before, p.after) for p in pairs_at(track, when)]
    again = [(p.before, p.after) for p in pairs_at(back, mirrored)]
    assert again == [
        (None if after is None else last - after, None if before is None else last - before)
        for before, after in there
    ]
    lats, lons = around(way, data)
    forth = outside_km(track, [when] * len(lats), lats, lons, FASTEST_KT)
    # A microsecond is what the clock's grain leaves.
    assert np.allclose(
        forth, outside_km(back, [mirrored] * len(lats), lats, lons, FASTEST_KT), atol=1e-4
    )


def around(way, data):
    """Draw places about a way."""
    places = st.tuples(st.floats(-3, 3), st.floats(-3, 3))
    drawn = data.draw(st.lists(places, min_size=5, max_size=5))
    lats = np.array([way[0][1] + north for north, _ in drawn])
    return lats, np.array([way[0][2] + east for _, east in drawn])


@pytest.mark.slow
@settings(max_examples=5)
@given(way=ways(lat=(-70, 70), lon=(-10, 10)), share=st.floats(0.01, 0.99), data=st.data())
def test_shifting_all_longitudes_over_180_degrees_changes_no_area(way, share, data):
    track = data.draw(heard(way))
    when = moment_of(between(way, share)[0], 1)
    shifted = (track.fixes.lon + data.draw(st.floats(170, 190)) + 180) % 360 - 180
    moved = replace(track, fixes=replace(track.fixes, lon=shifted))
    here, there = (track_where(all_used(one), when, FASTEST_KT).area for one in (track, moved))
    middle, other = (a.lower_km2 + a.upper_km2 for a in (here, there))
    assert abs(middle - other) <= 0.001 * middle
    assert here.lower_km2 <= there.upper_km2
    assert there.lower_km2 <= here.upper_km2


@SETTINGS
@given(way=ways(), share=st.floats(0.01, 0.99), data=st.data())
def test_a_second_source_that_agrees_never_enlarges_the_set(way, share, data):
    alone = data.draw(heard(way))
    both = joined_sources(alone, data.draw(heard(way)))
    when = moment_of(between(way, share)[0], 1)
    lats, lons = around(way, data)
    asked = [when] * len(lats), lats, lons, FASTEST_KT
    assert (outside_km(both, *asked) >= outside_km(alone, *asked) - 1e-9).all()
    told = outside(alone, when, FASTEST_KT)
    assert told is Tri.CANNOT_TELL or outside(both, when, FASTEST_KT) is told


@pytest.mark.slow
def test_a_second_source_makes_the_area_smaller():
    alone = plain([(NOON, 50.0, 6.0), (NOON + 600, 50.0, 6.5)])
    other = plain([(NOON + 200, 50.0, 6.1), (NOON + 900, 50.3, 6.6)])
    when = moment_of(NOON + 300, 0)
    one, two = (
        track_where(all_used(t), when, FASTEST_KT).area
        for t in (alone, joined_sources(alone, other))
    )
    assert two.upper_km2 < one.lower_km2


@SETTINGS
@given(way=ways(), data=st.data())
def test_the_set_holds_every_used_fix(way, data):
    track = joined_sources(data.draw(heard(way)), data.draw(heard(way)))
    used = ledger_of(track).used()
    assert len(used.fixes) == len(track.fixes)
    whens = [used.moment(n) for n in range(len(used.fixes))]
    over = outside_km(used, whens, used.fixes.lat, used.fixes.lon, FASTEST_KT)
    assert (over <= used.fixes.error_km).all()


ANYWHERE = st.lists(
    st.tuples(st.floats(5, 900), st.floats(49, 51), st.floats(5, 8)), min_size=2, max_size=30
)


@SETTINGS
@given(steps=ANYWHERE)
def test_the_set_holds_every_used_fix_of_a_track_that_nobody_can_have_flown(steps):
    t = NOON + np.cumsum([seconds for seconds, _, _ in steps])
    track = plain(
        list(zip(t, [lat for _, lat, _ in steps], [lon for _, _, lon in steps], strict=True))
    )
    ledger = ledger_of(track)
    used = ledger.used()
    whens = [used.moment(n) for n in range(len(used.fixes))]
    over = outside_km(used, whens, used.fixes.lat, used.fixes.lon, ledger.limits.speed_kt)
    assert (over <= used.fixes.error_km + 1e-6).all()
    assert len(used.fixes) + sum(ledger.refused().values()) == len(steps)


@settings(max_examples=5)
@given(way=ways(), share=st.floats(0.01, 0.99), data=st.data())
@pytest.mark.slow
def test_a_doubtful_fix_never_makes_an_answer(way, share, data):
    track = data.draw(heard(way))
    ledger = all_used(track)
    doubted = [False, *data.draw(st.lists(st.booleans(), min_size=1, max_size=9))]
    status = np.where((doubted * len(way))[: len(way)], Status.DOUBTFUL, Status.USED)
    doubtful = replace(ledger, status=status.astype("int8"))
    when = moment_of(between(way, share)[0], 1)
    told = track_where(doubtful, when, FASTEST_KT, region("LU")).outside
    assert told in (outside(doubtful.used(), when, FASTEST_KT), Tri.CANNOT_TELL)


# ---------------------------------------------------------------- rows, files, copies


def hop():
    """Give the points of a flight from KAEX to KLRD as a trace file has them."""
    end = runways_of("KAEX")[0].ends[0]
    made = Aircraft(end.point.lat, end.point.lon, heading=end.heading_deg, alt_ft=100)
    made.stand(60).roll(30, 100).fly(300, 250, climb_fpm=2000).fly(600, 420, climb_fpm=1500)
    made.approach(runways_of("KLRD")[0].ends[0], field_ft=508).roll(60, 60).stand(60)
    return [
        [round(t - NOON, 2), round(lat, 6), round(lon, 6), "ground" if ground == 1 else round(alt),
         kt, heading, 0, None, {"flight": "TST1"} if n % 4 == 0 else None, "adsb_icao"]
        for n, (t, lat, lon, alt, kt, heading, ground) in enumerate(made.rows)
    ]  # fmt: skip


HOP = hop()


def told(files):
    """Give the ledger's counts and the legs of all that files hold, rows left aside."""
    (track,) = merged(t for file in files for t in read_file(file).records)
    ledger = ledger_of(track)
    legs = legs_of(ledger)
    ends = [
        (e.airport, e.kind, e.earliest, e.latest, e.estimate, e.runway)
        for leg in legs
        for e in (leg.takeoff, leg.landing)
    ]
    return ledger.counts(), ends, [(leg.callsigns, len(leg.approaches)) for leg in legs]


def test_the_hop_is_a_leg_of_two_observed_ends():
    _, ends, names = told([as_file(trace_of(HOP), "one")])
    assert [(e[0], e[1].value) for e in ends] == [("KAEX", "observed"), ("KLRD", "observed")]
    assert names == [(("TST1",), 1)]


@pytest.mark.slow
@settings(max_examples=15)
@given(data=st.data())
def test_order_of_rows_gzip_and_copies_change_no_leg(data):
    expected = told([as_file(trace_of(HOP), "one")])
    shuffled = data.draw(st.permutations(HOP))
    again = data.draw(st.lists(st.sampled_from(HOP), max_size=20))
    assert told([as_file(trace_of(shuffled), "one")]) == expected
    assert told([as_file(trace_of([*HOP, *again]), "one", packed=True)]) == expected
    text = trace_of(HOP)
    assert (
        told([as_file(text, "one"), as_file(text, "two"), as_file(text, "a", packed=True)])
        == expected
    )


def test_a_day_cut_into_two_files_is_the_same_flight():
    expected = told([as_file(trace_of(HOP), "one")])
    for at in (10, 40, len(HOP) - 8):
        halves = [
            as_file(trace_of(part), name) for part, name in ((HOP[:at], "a"), (HOP[at:], "b"))
        ]
        assert told(halves) == expected


def test_one_disc_is_all_that_bounds_a_moment_after_the_last_fix():
    track = plain([(NOON, 0.0, 180.0), (NOON + 10, 0.0, -179.99)])
    (pair,) = pairs_at(track, moment_of(NOON + 100, 0))
    assert (pair.before, pair.after) == (1, None)
    where = track_where(all_used(track), moment_of(NOON + 100, 0), 360.0)
    assert where.estimate is None
    radius = 92 * 360 * KM_S_PER_KT + ERROR_KM
    assert where.area.lower_km2 < np.pi * radius**2 < where.area.upper_km2 * 1.001
    assert area_of(list(where.envelopes), 360.0) == where.area
    assert track.inputs == (Input("made"),)
