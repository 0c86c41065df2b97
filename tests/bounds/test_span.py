"""Spans: a measured quantity in closed bounds, checked against points inside them."""

from itertools import product
from math import inf

from hypothesis import given
from hypothesis import strategies as st

from habeas.bounds import Span, Tri

# Whole numbers keep the reference exact; half steps are the points between them.
NUMBERS = st.integers(-6, 6).map(float)
GRID = [n / 2 for n in range(-12, 13)]


def spans():
    """Draw spans that some number fits, single points among them."""
    return st.builds(lambda a, b: Span(min(a, b), max(a, b)), NUMBERS, NUMBERS)


def points(span):
    return [x for x in GRID if span.lo <= x <= span.hi]


@given(a=spans(), b=spans())
def test_less_than_is_what_all_pairs_of_points_agree_on(a, b):
    orders = {x < y for x, y in product(points(a), points(b))}
    assert a.less_than(b) is Tri.from_possible(yes=True in orders, no=False in orders)


@given(a=spans(), b=spans())
def test_two_spans_are_never_each_less_than_the_other(a, b):
    assert not (a.less_than(b) is Tri.YES and b.less_than(a) is Tri.YES)


@given(a=spans(), b=spans(), c=spans())
def test_a_wider_span_never_creates_or_flips_an_answer(a, b, c):
    assert a.hull(c).less_than(b) in (a.less_than(b), Tri.CANNOT_TELL)
    assert b.less_than(a.hull(c)) in (b.less_than(a), Tri.CANNOT_TELL)


@given(a=spans(), b=spans())
def test_a_hull_is_the_smallest_span_that_holds_both(a, b):
    held = points(a) + points(b)
    assert a.hull(b) == Span(min(held), max(held))


@given(a=spans(), b=spans(), c=spans())
def test_hull_is_commutative_associative_and_idempotent(a, b, c):
    assert a.hull(b) == b.hull(a)
    assert a.hull(b).hull(c) == a.hull(b.hull(c))
    assert a.hull(a) == a


@given(a=spans())
def test_the_empty_span_adds_nothing_and_decides_nothing(a):
    assert Span.empty().hull(a) == a
    assert a.hull(Span.empty()) == a
    assert Span.empty().less_than(a) is Tri.CANNOT_TELL
    assert a.less_than(Span.empty()) is Tri.CANNOT_TELL


def test_any_empty_span_adds_nothing_to_a_hull():
    assert Span(5.0, 1.0).hull(Span(10.0, 12.0)) == Span(10.0, 12.0)


def test_two_empty_spans_make_no_number():
    assert Span(5.0, 1.0).hull(Span(0.0, -3.0)).is_empty


@given(lo=NUMBERS, hi=NUMBERS)
def test_a_span_is_empty_only_if_no_point_fits(lo, hi):
    assert Span(lo, hi).is_empty is (not points(Span(lo, hi)))


@given(value=NUMBERS, other=NUMBERS)
def test_two_known_numbers_are_always_ordered(value, other):
    expected = Tri.YES if value < other else Tri.NO
    assert Span.exactly(value).less_than(Span.exactly(other)) is expected


@given(value=NUMBERS)
def test_an_infinite_bound_leaves_the_answer_open(value):
    assert Span(-inf, inf).less_than(Span.exactly(value)) is Tri.CANNOT_TELL
    assert Span(value, inf).less_than(Span.exactly(value)) is Tri.NO
    assert Span(-inf, value).less_than(Span.exactly(value)) is Tri.CANNOT_TELL
    assert Span(-inf, value).less_than(Span.exactly(value + 1)) is Tri.YES
