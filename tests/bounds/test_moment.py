from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.bounds import (
    OPEN_FUTURE,
    OPEN_PAST,
    Count,
    Moment,
    Period,
    Span,
    Tri,
    from_us,
    hull_of,
    intersection_of,
    minus_s,
    to_us,
)
from habeas.bounds.moment import NaiveTimeError

small = st.integers(0, 12)


@st.composite
def moments(draw):
    lo = draw(small)
    return Moment(lo, lo + draw(st.integers(1, 6)))


@given(a=moments(), b=moments())
def test_before_is_what_all_pairs_of_instants_say(a, b):
    pairs = {x < y for x in range(a.earliest, a.latest) for y in range(b.earliest, b.latest)}
    assert a.before(b) is Tri.from_possible(yes=True in pairs, no=False in pairs)


@given(a=moments(), b=moments(), slack=st.integers(0, 9))
def test_widening_never_creates_or_flips_an_answer(a, b, slack):
    assert a.widen(slack).before(b) in (a.before(b), Tri.CANNOT_TELL)


@given(ms=st.lists(moments(), max_size=5))
def test_hull_holds_every_part_and_no_order_matters(ms):
    hull = hull_of(ms)
    assert all(hull.contains(m) for m in ms)
    assert hull == hull_of(reversed(ms))


@given(ms=st.lists(moments(), min_size=1, max_size=4))
def test_the_intersection_is_what_all_allow(ms):
    common = intersection_of(ms)
    instants = set.intersection(*(set(range(m.earliest, m.latest)) for m in ms))
    assert instants == set(range(common.earliest, common.latest))


@given(when=st.datetimes(timezones=st.just(UTC)))
def test_microseconds_go_there_and_back(when):
    assert from_us(to_us(when)) == when


def test_an_empty_moment_tells_nothing():
    empty = Moment(5, 5)
    assert empty.is_empty
    assert empty.before(Moment(9, 10)) is Tri.CANNOT_TELL
    assert Moment(9, 10).before(empty) is Tri.CANNOT_TELL
    assert empty.hull(Moment(1, 2)) == Moment(1, 2)
    assert Moment(1, 2).hull(empty) == Moment(1, 2)
    assert Moment(1, 2).contains(empty)
    assert empty.width_us == 0


def test_open_ends_stay_open():
    unknown = Moment.unknown()
    assert unknown.widen(5) == unknown
    assert unknown.before(Moment(0, 1)) is Tri.CANNOT_TELL
    assert Moment.between(None, None) == unknown


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(NaiveTimeError, match="no zone"):
        to_us(datetime(2025, 3, 15))


@given(began=moments(), ended=moments(), when=moments())
def test_a_period_covers_what_no_world_denies(began, ended, when):
    told = Period(began, ended).covers(when)
    worlds = {
        b <= t < e
        for b in range(began.earliest, began.latest)
        for e in range(ended.earliest, ended.latest)
        for t in range(when.earliest, when.latest)
    }
    if told is not Tri.CANNOT_TELL:
        assert worlds == {told is Tri.YES}


def test_periods_overlap_if_each_begins_before_the_other_ends():
    first = Period(Moment(0, 1), Moment(10, 11))
    assert first.overlaps(Period(Moment(5, 6), Moment(20, 21))) is Tri.YES
    assert first.overlaps(Period(Moment(10, 11), Moment(20, 21))) is Tri.NO
    assert first.duration_s == Span(1e-5, 1e-5)


def test_differences_with_open_or_empty_ends():
    known = Moment(0, 1)
    assert minus_s(Moment(OPEN_PAST, 1), known).lo == float("-inf")
    assert minus_s(Moment(0, OPEN_FUTURE), known).hi == float("inf")
    assert minus_s(known, Moment(OPEN_PAST, 1)).hi == float("inf")
    assert minus_s(known, Moment(0, OPEN_FUTURE)).lo == float("-inf")
    assert minus_s(Moment(1, 1), known).is_empty


def test_spans_compare_and_join():
    assert Span(1, 2).less_than(Span(3, 4)) is Tri.YES
    assert Span(3, 4).less_than(Span(1, 3)) is Tri.NO
    assert Span(1, 3).less_than(Span(2, 4)) is Tri.CANNOT_TELL
    assert Span.empty().less_than(Span(1, 2)) is Tri.CANNOT_TELL
    assert Span.exactly(2).hull(Span(5, 6)) == Span(2, 6)


counts = st.builds(lambda lo, w: Count(lo, None if w is None else lo + w), small, st.none() | small)


@given(a=counts, b=counts)
def test_counts_are_what_all_numbers_say(a, b):
    def numbers(c):
        return range(c.least, (30 if c.most is None else c.most) + 1)

    equal = {x == y for x in numbers(a) for y in numbers(b)}
    if a.equals(b) is not Tri.CANNOT_TELL:
        assert equal == {a.equals(b) is Tri.YES}
    at_most = {x <= y for x in numbers(a) for y in numbers(b)}
    if a.at_most(b) is not Tri.CANNOT_TELL:
        assert at_most == {a.at_most(b) is Tri.YES}
    total = a + b
    assert total.least == a.least + b.least
    assert a.hull(b).hull(a) == a.hull(b)


def test_an_empty_count_stays_empty():
    empty = Count(3, 2)
    assert empty.is_empty
    assert (empty + Count.exactly(1)).is_empty
    assert empty.hull(Count.exactly(1)) == Count.exactly(1)
    assert Count.exactly(1).hull(empty) == Count.exactly(1)
    assert empty.at_most(Count.exactly(1)) is Tri.CANNOT_TELL
    assert Count(1, None).intersect(Count(0, None)) == Count(1, None)
    assert Count(1, 5).intersect(Count(3, None)) == Count(3, 5)
