"""Share, conditions and kinship: the algebra that coverage is made of."""

from itertools import product

from habeas.bounds import Count, Tri
from habeas.case.records import Case, Group
from habeas.findings.conditions import parted
from habeas.findings.kinship import parts_within, share_nobody, within
from habeas.findings.share import ALL, NONE, SOME, Share, hull_of_shares

SIZES = [Count(a, b) for a in range(4) for b in (*range(a, 4), None)]
SHARES = [
    *(Share(a, b) for a in range(4) for b in (*range(a, 4), None)),
    *(Share.of_all(told, size) for told in (Tri.YES, Tri.NO) for size in SIZES[:6]),
]
MOST = 4


def worlds(size):
    most = MOST if size.most is None else size.most
    return range(max(size.least, 0), most + 1)


def numbers(share, n):
    """Give how many of n people may meet a condition, by a share alone."""
    if share.told is not Tri.CANNOT_TELL:
        return [n if share.told is Tri.YES else 0]
    most = n if share.most is None else min(n, share.most)
    return range(share.least, most + 1)


def test_two_conditions_and_their_opposites_hold_every_way_in_which_people_can_overlap():
    for size, one, other in product(SIZES, SHARES, SHARES):
        both = one.and_also(other, size)
        for n in worlds(size):
            for k, m in product(numbers(one, n), numbers(other, n)):
                for shared in range(max(0, k + m - n), min(k, m) + 1):
                    assert shared in numbers(both, n)


def test_those_who_do_not_meet_a_condition_are_all_others():
    for size, one in product(SIZES, SHARES):
        for n in worlds(size):
            assert {n - k for k in numbers(one, n)} <= {*numbers(one.others(size), n)}


def test_the_stages_are_those_of_every_number_and_no_others():
    for size, one in product(SIZES, SHARES[:14]):
        found = {
            NONE if k == 0 else ALL if k == n else SOME
            for n in worlds(size)
            for k in numbers(one, n)
            if n
        }
        told = set(one.stages(size))
        assert found <= told
        if size.most is not None and size.least > 0 and found:
            assert found == told, (size, one)


def test_the_hull_of_shares_holds_each():
    for size in SIZES:
        shares = [*SHARES[:14], *(Share.of_all(told, size) for told in (Tri.YES, Tri.NO))]
        for one, other, n in product(shares, shares, worlds(size)):
            hull = hull_of_shares([one, other])
            assert {*numbers(one, n), *numbers(other, n)} <= {*numbers(hull, n)}


def test_a_share_is_told_as_a_number_or_a_range():
    assert Share(3, 3).number == "3"
    assert Share(1000, 2000).number == "1,000 to 2,000"
    assert Share(5, None).number == "at least 5"
    assert Share(0, None).number == "how many is not known"


def family(**part_of):
    return Case(folder=None, groups={id_: Group(id_, "", of) for id_, of in part_of.items()})


TREE = family(W="", A="W", B="W", AA="A", AB="A", X="", R1="R2", R2="R1", R3="R1")


def test_kinship_follows_wholes_and_stops_at_a_ring():
    assert within(TREE, "AA") == ("AA", "A", "W")
    assert within(TREE, "R1") == ("R1",)
    assert within(TREE, "R3") == ("R3", "R1")
    assert within(TREE, "nobody") == ()
    assert set(parts_within(TREE, "A")) == {"A", "AA", "AB"}


def test_parts_of_one_whole_share_nobody_and_strangers_may_share_anybody():
    assert share_nobody(TREE, "AA", "B")
    assert share_nobody(TREE, "AA", "AB")
    for one, other in (("AA", "A"), ("A", "W"), ("A", "X"), ("R1", "R2"), ("A", "A")):
        assert not share_nobody(TREE, one, other)


def test_a_condition_that_others_make_idle_is_left_out():
    assert parted(TREE, "in AA and in W and not in B") == ("in AA",)
    assert parted(TREE, "in  A and in A and held by X") == ("in A", "held by X")
    assert parted(TREE, "in A and not in AA") == ("in A", "not in AA")
    assert parted(TREE, "in A and in X and words") == ("in A", "in X", "words")
    assert parted(TREE, "in A and in B") == ("in A", "in B")
