"""Periods: what a stretch covers, shares and lasts, checked against every beginning and end."""

from itertools import product
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.bounds import OPEN_FUTURE, OPEN_PAST, Moment, Period, Span, Tri, minus_s
from habeas.bounds.moment import SECOND

TICKS = st.integers(0, 6)
EMPTY_MOMENTS = st.builds(lambda end, back: Moment(end, end - back), TICKS, st.integers(0, 3))


@st.composite
def moments(draw, least=0, most=8):
    """Draw a moment with one to three instants between two ticks."""
    earliest = draw(st.integers(least, most - 1))
    return Moment(earliest, draw(st.integers(earliest + 1, min(earliest + 3, most))))


@st.composite
def periods(draw):
    """Draw a period that certainly lasts: its end is after its beginning."""
    began = draw(moments(most=6))
    return Period(began, draw(moments(least=began.latest, most=9)))


def instants(moment):
    return range(moment.earliest, moment.latest)


def answer(outcomes):
    """Give the answer that every world gives."""
    return Tri.from_possible(yes=True in outcomes, no=False in outcomes)


@given(period=periods(), when=moments())
def test_a_period_covers_a_moment_if_it_does_in_every_world(period, when):
    choices = product(instants(period.began), instants(period.ended), instants(when))
    assert period.covers(when) is answer({began <= t < ended for began, ended, t in choices})


@given(began=moments(), ended=moments(), when=moments())
def test_covering_is_never_certain_against_a_world_even_if_the_period_may_not_last(
    began, ended, when
):
    choices = product(instants(began), instants(ended), instants(when))
    outcomes = {start <= t < stop for start, stop, t in choices}
    assert Period(began, ended).covers(when) in (answer(outcomes), Tri.CANNOT_TELL)


@given(one=periods(), two=periods())
def test_two_periods_overlap_if_an_instant_belongs_to_both_in_every_world(one, two):
    outcomes = {
        max(b1, b2) < min(e1, e2)
        for b1, e1, b2, e2 in product(
            instants(one.began), instants(one.ended), instants(two.began), instants(two.ended)
        )
    }
    assert one.overlaps(two) is answer(outcomes)


@given(one=periods(), two=periods())
def test_overlapping_is_mutual(one, two):
    assert one.overlaps(two) is two.overlaps(one)


@given(period=periods())
def test_a_period_that_lasts_overlaps_itself(period):
    assert period.overlaps(period) is Tri.YES


@given(one=periods(), two=periods(), slack=st.integers(0, 6))
def test_widening_a_beginning_never_creates_or_flips_an_answer(one, two, slack):
    wider = Period(one.began.widen(slack), one.ended)
    assert wider.overlaps(two) in (one.overlaps(two), Tri.CANNOT_TELL)
    assert wider.covers(two.began) in (one.covers(two.began), Tri.CANNOT_TELL)


def test_a_period_without_an_instant_certainly_overlaps_nothing():
    nothing = Period(Moment(5, 6), Moment(5, 6))
    around = Period(Moment(0, 1), Moment(10, 11))
    assert nothing.overlaps(around) is Tri.NO
    assert around.overlaps(nothing) is Tri.NO


@given(bounds=st.tuples(moments(), moments(), moments(), moments()))
def test_overlapping_is_never_certain_against_a_world_even_if_a_period_may_not_last(bounds):
    choices = product(*(instants(m) for m in bounds))
    outcomes = {max(b1, b2) < min(e1, e2) for b1, e1, b2, e2 in choices}
    b1, e1, b2, e2 = bounds
    assert Period(b1, e1).overlaps(Period(b2, e2)) in (answer(outcomes), Tri.CANNOT_TELL)


@given(empty=EMPTY_MOMENTS, when=moments())
def test_nothing_is_covered_for_certain_at_a_moment_that_contradicts_itself(empty, when):
    assert Period(when, Moment(when.latest, 20)).covers(empty) is Tri.CANNOT_TELL


def test_a_period_without_a_known_end_covers_later_moments_only_perhaps():
    silent = Period(Moment(5, 6), Moment(8, OPEN_FUTURE))
    assert silent.covers(Moment(7, 8)) is Tri.YES
    assert silent.covers(Moment(8, 9)) is Tri.CANNOT_TELL
    assert silent.covers(Moment(4, 5)) is Tri.NO
    assert silent.duration_s == Span(0.000003, inf)


@given(later=moments(), earlier=moments())
def test_a_difference_spans_exactly_the_differences_of_the_instants(later, earlier):
    gaps = {t - s for t in instants(later) for s in instants(earlier)}
    assert minus_s(later, earlier) == Span(min(gaps) / SECOND, max(gaps) / SECOND)


@given(period=periods())
def test_a_duration_is_the_difference_of_its_ends(period):
    assert period.duration_s == minus_s(period.ended, period.began)
    assert period.duration_s.lo > 0


@given(one=moments(), two=moments())
def test_a_difference_taken_the_other_way_has_the_opposite_sign(one, two):
    there, back = minus_s(one, two), minus_s(two, one)
    assert (there.lo, there.hi) == (-back.hi, -back.lo)


OPEN_ENDS = {
    "later may be any time after": (Moment(3, OPEN_FUTURE), Moment(0, 1), 3e-6, inf),
    "later may be any time before": (Moment(OPEN_PAST, 4), Moment(0, 1), -inf, 3e-6),
    "earlier may be any time after": (Moment(3, 4), Moment(1, OPEN_FUTURE), -inf, 2e-6),
    "earlier may be any time before": (Moment(3, 4), Moment(OPEN_PAST, 2), 2e-6, inf),
    "neither is known": (Moment.unknown(), Moment.unknown(), -inf, inf),
}


@pytest.mark.parametrize(
    ("later", "earlier", "least", "most"), OPEN_ENDS.values(), ids=OPEN_ENDS.keys()
)
def test_an_open_end_makes_the_difference_infinite_on_its_side_only(later, earlier, least, most):
    assert minus_s(later, earlier) == Span(least, most)


@given(empty=EMPTY_MOMENTS, other=moments())
def test_the_difference_from_an_empty_moment_is_empty(empty, other):
    assert minus_s(empty, other).is_empty
    assert minus_s(other, empty).is_empty
    assert Period(empty, other).duration_s.is_empty
