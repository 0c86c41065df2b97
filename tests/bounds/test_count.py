"""Counts: how many, checked against the numbers that the bounds allow."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from habeas.bounds import Count, Tri

# An open end is cut here in the reference: far enough past every finite bound (at most 8).
FAR = 20
SMALL = st.integers(0, 8)


def counts():
    """Draw counts that some number fits, unbounded ones among them."""
    return any_counts().filter(lambda c: not c.is_empty)


def any_counts():
    """Draw counts, contradictions among them."""
    return st.builds(Count, SMALL, st.none() | SMALL)


def empty_counts():
    return st.builds(lambda least, back: Count(least, least - back), SMALL, st.integers(1, 4))


def numbers(count):
    return set(range(count.least, (FAR if count.most is None else count.most) + 1))


def answer(outcomes):
    """Give the answer that every pair of numbers gives."""
    return Tri.from_possible(yes=True in outcomes, no=False in outcomes)


@given(a=counts(), b=counts())
def test_at_most_is_what_all_pairs_of_numbers_agree_on(a, b):
    assert a.at_most(b) is answer({m <= n for m, n in product(numbers(a), numbers(b))})


@given(a=counts(), b=counts())
def test_equals_is_what_all_pairs_of_numbers_agree_on(a, b):
    assert a.equals(b) is answer({m == n for m, n in product(numbers(a), numbers(b))})


@given(a=counts(), b=counts())
def test_equal_for_certain_means_both_are_one_known_number(a, b):
    known = a.least == a.most == b.least == b.most
    assert (a.equals(b) is Tri.YES) is known
    assert (a.equals(b) is Tri.NO) is a.intersect(b).is_empty


@given(a=counts(), b=counts())
def test_within_is_what_all_numbers_of_the_first_agree_on(a, b):
    assert a.within(b) is answer({n in numbers(b) for n in numbers(a)})


@given(a=any_counts(), b=any_counts())
def test_equality_is_mutual(a, b):
    assert a.equals(b) is b.equals(a)


@given(a=counts(), b=counts(), c=counts())
def test_a_wider_count_never_creates_or_flips_an_answer(a, b, c):
    assert a.hull(c).at_most(b) in (a.at_most(b), Tri.CANNOT_TELL)
    assert b.at_most(a.hull(c)) in (b.at_most(a), Tri.CANNOT_TELL)
    assert a.hull(c).equals(b) in (a.equals(b), Tri.CANNOT_TELL)


@given(empty=empty_counts(), other=any_counts())
def test_nothing_certain_follows_from_an_empty_count(empty, other):
    assert empty.at_most(other) is Tri.CANNOT_TELL
    assert other.at_most(empty) is Tri.CANNOT_TELL
    assert empty.equals(other) is Tri.CANNOT_TELL
    assert empty.within(other) is Tri.CANNOT_TELL
    assert other.within(empty) is Tri.CANNOT_TELL


@given(a=counts(), b=counts())
def test_a_sum_allows_exactly_the_sums_of_the_numbers(a, b):
    total = a + b
    sums = {m + n for m, n in product(numbers(a), numbers(b))}
    assert total.least == min(sums)
    assert total.most == (None if None in (a.most, b.most) else max(sums))


@given(a=any_counts(), b=any_counts(), c=any_counts())
def test_the_order_of_groups_never_changes_their_sum(a, b, c):
    assert a + b == b + a
    assert (a + b) + c == a + (b + c)


@given(a=counts())
def test_a_group_of_nobody_adds_nothing(a):
    assert a + Count.exactly(0) == a


@given(empty=empty_counts(), other=any_counts())
def test_a_sum_with_a_contradiction_is_one(empty, other):
    assert (empty + other).is_empty
    assert (other + empty).is_empty


@given(a=any_counts(), b=any_counts())
def test_an_intersection_allows_the_numbers_of_both(a, b):
    assert numbers(a.intersect(b)) == numbers(a) & numbers(b)


@given(a=any_counts(), b=any_counts(), c=any_counts())
def test_intersection_is_commutative_associative_and_idempotent(a, b, c):
    assert a.intersect(b) == b.intersect(a)
    assert a.intersect(b).intersect(c) == a.intersect(b.intersect(c))
    assert a.intersect(a) == a


@given(a=counts(), b=counts())
def test_a_hull_is_the_smallest_count_that_holds_both(a, b):
    both = numbers(a) | numbers(b)
    assert numbers(a.hull(b)) == set(range(min(both), max(both) + 1))


@given(a=counts(), b=counts(), c=counts())
def test_hull_is_commutative_associative_and_idempotent(a, b, c):
    assert a.hull(b) == b.hull(a)
    assert a.hull(b).hull(c) == a.hull(b.hull(c))
    assert a.hull(a) == a


@given(empty=empty_counts(), other=counts())
def test_an_empty_count_adds_nothing_to_a_hull(empty, other):
    assert empty.hull(other) == other
    assert other.hull(empty) == other


def test_the_hull_of_two_contradictions_does_not_depend_on_their_order():
    assert Count(1, 0).hull(Count(2, 0)) == Count(2, 0).hull(Count(1, 0))


@given(least=SMALL, most=SMALL)
def test_a_count_is_empty_only_if_no_number_fits(least, most):
    assert Count(least, most).is_empty is (not numbers(Count(least, most)))
    assert not Count(least, None).is_empty


@given(number=SMALL)
def test_the_words_are_kept_but_never_compared(number):
    said = Count.exactly(number, "about as many")
    assert said.words == "about as many"
    assert said == Count.exactly(number)
    assert hash(said) == hash(Count.exactly(number))


def test_more_than_200_does_not_settle_whether_it_was_261():
    more = Count(201, None, "more than 200")
    assert more.equals(Count.exactly(261)) is Tri.CANNOT_TELL
    assert more.equals(Count.exactly(200)) is Tri.NO
    assert more.at_most(Count.exactly(200)) is Tri.NO
    assert Count.exactly(200).at_most(more) is Tri.YES
