from itertools import product

import pytest

from habeas.bounds import Tri, agreed, every, some
from habeas.bounds.tri import NoTruthValueError

YES, NO, OPEN = Tri.YES, Tri.NO, Tri.CANNOT_TELL
WORLDS = {YES: {True}, NO: {False}, OPEN: {True, False}}


def told(worlds):
    return Tri.from_possible(yes=True in worlds, no=False in worlds)


@pytest.mark.parametrize(("a", "b"), list(product(Tri, Tri)))
def test_and_or_not_are_what_all_worlds_of_the_parts_say(a, b):
    both = list(product(WORLDS[a], WORLDS[b]))
    assert a & b is told({x and y for x, y in both})
    assert a | b is told({x or y for x, y in both})
    assert ~a is told({not x for x in WORLDS[a]})


@pytest.mark.parametrize(("a", "b"), list(product(Tri, Tri)))
def test_knowing_more_never_flips_a_certain_conjunction(a, b):
    for sharper in Tri:
        if a is OPEN or sharper is a:
            assert (a & b) in {sharper & b, OPEN} or (a & b) is NO


def test_a_tri_has_no_truth_value():
    with pytest.raises(NoTruthValueError, match="is Tri.YES"):
        bool(YES)


def test_every_and_some_of_nothing_are_yes_and_no():
    assert every([]) is YES
    assert some([]) is NO


def test_readings_agree_only_if_all_say_the_same():
    assert agreed([YES, YES]) is YES
    assert agreed([YES, NO]) is OPEN
    assert agreed([]) is OPEN
    assert agreed([OPEN, YES]) is OPEN


def test_no_world_at_all_is_cannot_tell():
    assert Tri.from_possible(yes=False, no=False) is OPEN
    assert Tri.from_possible(yes=False, no=True) is NO
