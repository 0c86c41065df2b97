"""Moments: the laws of one unknown instant, checked against the instants themselves."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from itertools import permutations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from habeas.bounds import (
    OPEN_FUTURE,
    OPEN_PAST,
    Moment,
    Tri,
    from_us,
    hull_of,
    intersection_of,
    to_us,
)
from habeas.bounds.moment import DAY, EMPTY, HOUR, MINUTE, SECOND, NaiveTimeError

FIRST = datetime.min.replace(tzinfo=UTC)
LAST = datetime.max.replace(tzinfo=UTC)
ZONES = [
    ZoneInfo(name)
    for name in ("UTC", "America/New_York", "America/El_Salvador", "Asia/Kolkata", "Pacific/Apia")
]
CLOCK = range(-3, 16)
ENDS = st.integers(0, 12)
STARTS_OR_OPEN = st.just(OPEN_PAST) | ENDS
STOPS_OR_OPEN = st.just(OPEN_FUTURE) | ENDS


def moments():
    """Draw moments that some instant fits, on a clock of a dozen ticks, ends open or not."""
    return any_moments().filter(lambda m: not m.is_empty)


def any_moments():
    """Draw moments, contradictions among them."""
    return st.builds(Moment, STARTS_OR_OPEN, STOPS_OR_OPEN)


def empty_moments():
    return st.builds(lambda end, back: Moment(end, end - back), ENDS, st.integers(0, 4))


def zoned_times():
    """Draw times of any zone that UTC can write: a day inside the years 1 to 9999."""
    return st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.sampled_from(ZONES))


def instants(moment):
    """List the instants of a moment on a clock that reaches past every finite end."""
    return {t for t in CLOCK if moment.earliest <= t < moment.latest}


@given(a=moments(), b=moments())
def test_before_is_what_all_pairs_of_instants_agree_on(a, b):
    orders = {s < t for s in instants(a) for t in instants(b)}
    assert a.before(b) is Tri.from_possible(yes=True in orders, no=False in orders)


@given(a=any_moments(), b=any_moments())
def test_two_moments_are_never_each_before_the_other(a, b):
    assert not (a.before(b) is Tri.YES and b.before(a) is Tri.YES)
    if a.before(b) is Tri.YES:
        assert b.before(a) is Tri.NO


@given(a=moments(), b=moments(), c=moments())
def test_before_is_transitive_where_it_is_certain(a, b, c):
    if a.before(b) is Tri.YES and b.before(c) is Tri.YES:
        assert a.before(c) is Tri.YES


@given(a=moments(), b=moments(), slack=st.integers(0, 15))
def test_widening_the_bounds_never_creates_or_flips_an_answer(a, b, slack):
    assert a.widen(slack).before(b) in (a.before(b), Tri.CANNOT_TELL)
    assert b.before(a.widen(slack)) in (b.before(a), Tri.CANNOT_TELL)


@given(a=moments(), slack=st.integers(0, 15))
def test_a_widened_moment_holds_the_one_it_came_from(a, slack):
    assert a.widen(slack).contains(a)


@given(a=moments(), one=st.integers(0, 9), two=st.integers(0, 9))
def test_widening_twice_is_widening_by_the_sum(a, one, two):
    assert a.widen(one).widen(two) == a.widen(one + two)


@given(slack=st.integers(0, 10 * DAY), end=ENDS)
def test_an_open_end_stays_open_when_widened(slack, end):
    assert Moment(OPEN_PAST, end).widen(slack) == Moment(OPEN_PAST, end + slack)
    assert Moment(end, OPEN_FUTURE).widen(slack) == Moment(end - slack, OPEN_FUTURE)
    assert Moment.unknown().widen(slack) == Moment.unknown()


@given(empty=empty_moments(), other=any_moments())
def test_nothing_certain_follows_from_an_empty_moment(empty, other):
    assert empty.before(other) is Tri.CANNOT_TELL
    assert other.before(empty) is Tri.CANNOT_TELL


@given(a=any_moments())
def test_a_moment_is_empty_only_if_no_instant_fits(a):
    assert a.is_empty is (not instants(a))


@given(start=ENDS, stop=ENDS)
def test_the_width_counts_the_instants(start, stop):
    moment = Moment(start, stop)
    assert moment.width_us == len(instants(moment))


@given(a=any_moments(), b=any_moments())
def test_an_intersection_holds_the_instants_of_both(a, b):
    assert instants(a.intersect(b)) == instants(a) & instants(b)


@given(a=any_moments(), b=any_moments(), c=any_moments())
def test_intersection_is_commutative_associative_and_idempotent(a, b, c):
    assert a.intersect(b) == b.intersect(a)
    assert a.intersect(b).intersect(c) == a.intersect(b.intersect(c))
    assert a.intersect(a) == a
    assert a.intersect(Moment.unknown()) == a


@given(empty=empty_moments(), other=any_moments())
def test_what_contradicts_itself_cannot_be_mended_by_intersection(empty, other):
    assert empty.intersect(other).is_empty


@given(a=moments(), b=moments())
def test_a_hull_is_the_smallest_moment_that_holds_both(a, b):
    both = instants(a) | instants(b)
    assert instants(a.hull(b)) == set(range(min(both), max(both) + 1))


@given(a=moments(), b=moments(), c=moments())
def test_hull_is_commutative_associative_and_idempotent(a, b, c):
    assert a.hull(b) == b.hull(a)
    assert a.hull(b).hull(c) == a.hull(b.hull(c))
    assert a.hull(a) == a


@given(a=moments(), b=moments())
def test_hull_and_intersection_absorb_each_other(a, b):
    assert a.hull(a.intersect(b)) == a
    assert a.intersect(a.hull(b)) == a


@given(empty=empty_moments(), other=moments())
def test_an_empty_moment_adds_nothing_to_a_hull(empty, other):
    assert empty.hull(other) == other
    assert other.hull(empty) == other


@given(several=st.lists(any_moments(), max_size=5))
def test_the_hull_of_several_holds_each_of_them_and_reaches_no_further(several):
    hull = hull_of(several)
    assert all(hull.contains(m) for m in several)
    ends = [m for m in several if not m.is_empty]
    if ends:
        assert hull == Moment(min(m.earliest for m in ends), max(m.latest for m in ends))
    else:
        assert hull.is_empty


@given(several=st.lists(moments() | st.just(EMPTY), max_size=4))
def test_the_order_of_moments_never_changes_their_hull(several):
    assert len({hull_of(order) for order in permutations(several)}) == 1


def test_the_order_of_contradictions_never_changes_their_hull():
    assert hull_of([Moment(1, 0), Moment(2, 0)]) == hull_of([Moment(2, 0), Moment(1, 0)])


def test_the_hull_of_nothing_is_empty_and_the_intersection_of_nothing_is_unknown():
    assert hull_of([]).is_empty
    assert intersection_of([]) == Moment.unknown()


@given(several=st.lists(any_moments(), max_size=4))
def test_the_intersection_of_several_holds_the_instants_they_all_allow(several):
    expected = set(CLOCK).intersection(*(instants(m) for m in several))
    assert instants(intersection_of(several)) == expected
    assert len({intersection_of(order) for order in permutations(several)}) == 1


@given(a=any_moments(), b=any_moments())
def test_one_moment_contains_another_if_it_has_all_its_instants(a, b):
    assert a.contains(b) is (instants(b) <= instants(a))


@given(a=moments(), b=moments())
def test_containing_each_other_is_being_equal(a, b):
    assert (a.contains(b) and b.contains(a)) is (a == b)


def test_a_contradiction_stays_one_when_widened():
    assert Moment(10, 0).widen(6).is_empty


@given(when=zoned_times())
@example(when=datetime(2025, 11, 2, 1, 30, tzinfo=ZoneInfo("America/New_York"), fold=1))
def test_reading_and_writing_an_instant_are_inverse(when):
    assert from_us(to_us(when)) == when.astimezone(UTC)


@given(us=st.integers(to_us(FIRST), to_us(LAST)))
@example(us=-1)
def test_writing_and_reading_a_microsecond_count_are_inverse(us):
    assert to_us(from_us(us)) == us


@pytest.mark.parametrize("when", [FIRST, LAST], ids=["first", "last"])
def test_the_first_and_last_datetimes_are_inside_the_open_ends(when):
    assert OPEN_PAST < to_us(when) < OPEN_FUTURE
    assert from_us(to_us(when)) == when


def test_a_local_instant_that_utc_cannot_write_is_refused():
    when = FIRST.replace(tzinfo=timezone(timedelta(hours=14)))
    with pytest.raises(OverflowError):
        to_us(when)


@given(one=zoned_times(), two=zoned_times())
def test_microseconds_keep_the_order_and_the_distance_of_instants_across_zones(one, two):
    gap = one.astimezone(UTC) - two.astimezone(UTC)
    assert timedelta(microseconds=to_us(one) - to_us(two)) == gap


def test_the_repeated_hour_of_autumn_is_two_different_hours():
    first = datetime(2025, 11, 2, 1, 30, tzinfo=ZoneInfo("America/New_York"))
    assert to_us(first.replace(fold=1)) - to_us(first) == HOUR


def test_a_time_without_a_zone_is_refused_by_name():
    naive = datetime(2025, 3, 15, 22, 45)
    with pytest.raises(NaiveTimeError, match="2025-03-15T22:45:00 has no zone") as caught:
        to_us(naive)
    assert caught.value.when == naive


class SilentZone(tzinfo):
    """A zone object that does not say what its offset is."""

    def utcoffset(self, _when):
        return None


def test_a_time_whose_zone_gives_no_offset_is_refused_by_name():
    with pytest.raises(NaiveTimeError):
        to_us(datetime(2025, 3, 15, tzinfo=SilentZone()))


@given(when=st.datetimes(timezones=st.just(UTC)))
def test_a_known_instant_is_one_microsecond_wide(when):
    moment = Moment.at(when)
    assert moment.earliest == to_us(when)
    assert moment.width_us == 1
    assert moment.before(moment) is Tri.NO


@given(one=st.datetimes(timezones=st.just(UTC)), two=st.datetimes(timezones=st.just(UTC)))
def test_two_known_instants_are_always_ordered(one, two):
    assert Moment.at(one).before(Moment.at(two)) is (Tri.YES if one < two else Tri.NO)


def test_between_leaves_open_what_is_not_given():
    noon = datetime(2025, 3, 15, 12, tzinfo=UTC)
    assert Moment.between(None, noon) == Moment(OPEN_PAST, to_us(noon))
    assert Moment.between(noon, None) == Moment(to_us(noon), OPEN_FUTURE)
    assert Moment.between(None, None) == Moment.unknown()
    assert Moment.between(noon, noon).is_empty


@given(end=ENDS, other=moments())
def test_an_unknown_moment_is_never_certainly_before_or_after_anything(end, other):
    assert Moment.unknown().before(other) is Tri.CANNOT_TELL
    assert other.before(Moment.unknown()) is Tri.CANNOT_TELL
    assert Moment(OPEN_PAST, end).before(Moment(end, OPEN_FUTURE)) is Tri.YES


def test_the_units_are_those_of_the_calendar():
    noon = datetime(2025, 3, 15, 12, tzinfo=UTC)
    units = {SECOND: 1, MINUTE: 60, HOUR: 3600, DAY: 86400}
    for unit_us, seconds in units.items():
        assert to_us(noon + timedelta(seconds=seconds)) - to_us(noon) == unit_us
