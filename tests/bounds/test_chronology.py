"""Chronology: cases a person can follow on paper. All its worlds: test_chronology_worlds.py."""

import pytest

from habeas.bounds import (
    OPEN_FUTURE,
    OPEN_PAST,
    Alternative,
    Chronology,
    Moment,
    Relation,
    Tri,
    hull_of,
)


def at(*bounds):
    """Give one alternative per pair of bounds."""
    return [Alternative(Moment(earliest, latest)) for earliest, latest in bounds]


def printed(value, earliest, latest, series="outlet"):
    return Alternative(Moment(earliest, latest), series, value)


LEG = {"order": at((10, 20)), "takeoff": at((15, 40)), "landing": at((30, 60))}


def test_bounds_that_cross_leave_the_order_open_until_a_relation_settles_it():
    assert Chronology(LEG).before("order", "takeoff") is Tri.CANNOT_TELL
    line = Chronology(LEG, [Relation("order", "takeoff")])
    assert line.before("order", "takeoff") is Tri.YES
    assert line.before("takeoff", "order") is Tri.NO


def test_a_relation_is_followed_through_the_events_between():
    unknown = dict.fromkeys(("written", "takeoff", "landing", "handed over"), ())
    line = Chronology(
        unknown,
        [
            Relation("written", "takeoff"),
            Relation("takeoff", "landing", strict=False),
            Relation("landing", "handed over", strict=False),
        ],
    )
    assert line.before("written", "handed over") is Tri.YES
    assert line.before("takeoff", "handed over") is Tri.CANNOT_TELL
    assert line.before("handed over", "takeoff") is Tri.NO


def test_relations_cut_the_bounds_from_both_sides():
    line = Chronology(LEG | {"order": at((25, 90))}, [Relation("order", "takeoff")])
    assert line.bounds("order") == Moment(25, 39)
    assert line.bounds("takeoff") == Moment(26, 40)
    assert line.bounds("landing") == Moment(30, 60)


def test_a_relation_that_is_not_strict_allows_the_same_instant():
    same = {"boarded": at((5, 6)), "takeoff": at((5, 6))}
    assert not Chronology(same, [Relation("boarded", "takeoff", strict=False)]).is_contradictory
    assert Chronology(same, [Relation("boarded", "takeoff")]).is_contradictory


def test_a_relation_stated_both_ways_is_as_strict_as_its_strictest():
    same = {"boarded": at((5, 6)), "takeoff": at((5, 6))}
    both = [Relation("boarded", "takeoff", strict=strict) for strict in (True, False)]
    assert Chronology(same, both).is_contradictory
    assert Chronology(same, reversed(both)).is_contradictory


def test_a_rival_that_a_relation_rules_out_no_longer_counts():
    line = Chronology(
        {"order": at((10, 11)), "takeoff": at((5, 6), (20, 21))}, [Relation("order", "takeoff")]
    )
    assert line.bounds("takeoff") == Moment(20, 21)
    assert Chronology({"takeoff": at((5, 6), (20, 21))}).bounds("takeoff") == Moment(5, 21)


def test_a_gap_between_rivals_is_not_a_time_the_event_can_have():
    line = Chronology({"takeoff": at((0, 2), (8, 9)), "order": at((3, 5))}, [])
    assert line.before("order", "takeoff") is Tri.CANNOT_TELL
    after_two = Chronology(
        {"takeoff": at((0, 2), (8, 9)), "order": at((3, 5)), "boarded": at((2, 3))},
        [Relation("boarded", "takeoff")],
    )
    assert after_two.before("order", "takeoff") is Tri.YES


def test_an_event_without_alternatives_is_unknown():
    line = Chronology({"takeoff": (), "order": at((5, 6))})
    assert line.bounds("takeoff") == Moment(OPEN_PAST, OPEN_FUTURE)
    assert line.before("takeoff", "order") is Tri.CANNOT_TELL


def test_an_open_end_stays_open_after_a_strict_relation():
    line = Chronology({"a": (), "b": ()}, [Relation("a", "b")])
    assert line.bounds("a") == line.bounds("b") == Moment.unknown()


def test_an_event_is_never_before_itself():
    assert Chronology(LEG).before("order", "order") is Tri.NO
    assert Chronology({"order": ()}, [Relation("order", "order")]).is_contradictory
    assert not Chronology(
        {"order": ()}, [Relation("order", "order", strict=False)]
    ).is_contradictory


def test_relations_of_unknown_events_are_ignored():
    line = Chronology(LEG, [Relation("order", "nowhere"), Relation("nowhere", "takeoff")])
    assert line.bounds("order") == Chronology(LEG).bounds("order")
    assert line.before("order", "takeoff") is Tri.CANNOT_TELL


CONTRADICTIONS = {
    "bounds against a relation": (LEG, [Relation("landing", "order")]),
    "a ring of relations": (
        dict.fromkeys("abc", ()),
        [Relation("a", "b", strict=False), Relation("b", "c"), Relation("c", "a", strict=False)],
    ),
    "rivals that are all empty": (LEG | {"order": at((5, 5), (9, 3))}, []),
    "a chain that does not fit": (
        {"a": at((0, 3)), "b": at((0, 3)), "c": at((0, 3)), "d": at((0, 3))},
        [Relation("a", "b"), Relation("b", "c"), Relation("c", "d")],
    ),
}


@pytest.mark.parametrize(
    ("events", "relations"), CONTRADICTIONS.values(), ids=CONTRADICTIONS.keys()
)
def test_nothing_certain_follows_from_a_contradiction(events, relations):
    line = Chronology(events, relations)
    assert line.is_contradictory
    assert not line.possible()
    for first in events:
        for second in events:
            assert line.before(first, second) is Tri.CANNOT_TELL


def test_a_contradictory_chronology_shows_the_times_as_they_were_stated():
    line = Chronology(LEG, [Relation("landing", "order")])
    for name, stated in LEG.items():
        assert line.bounds(name) == hull_of(a.when for a in stated)


def test_a_ring_that_is_not_strict_means_the_same_instant():
    line = Chronology(
        {"a": at((0, 5)), "b": at((3, 9))},
        [Relation("a", "b", strict=False), Relation("b", "a", strict=False)],
    )
    assert line.bounds("a") == line.bounds("b") == Moment(3, 5)
    assert line.before("a", "b") is Tri.NO
    assert line.before("b", "a") is Tri.NO


def test_an_empty_rival_beside_a_real_one_is_left_out():
    line = Chronology({"takeoff": at((9, 3), (5, 6))})
    assert not line.is_contradictory
    assert line.bounds("takeoff") == Moment(5, 6)


def test_two_times_of_one_series_are_compared_as_printed():
    line = Chronology({"takeoff": [printed(1, 0, 90)], "landing": [printed(2, 60, 150)]})
    assert line.before("takeoff", "landing") is Tri.YES
    assert line.before("landing", "takeoff") is Tri.NO


NOT_ORDERED_BY_PRINT = {
    "two series": (printed(1, 0, 90, "ours"), printed(2, 60, 150, "theirs")),
    "no series": (printed(1, 0, 90, ""), printed(2, 60, 150, "")),
    "printed alike": (printed(2, 0, 90), printed(2, 60, 150)),
}


@pytest.mark.parametrize(
    ("takeoff", "landing"), NOT_ORDERED_BY_PRINT.values(), ids=NOT_ORDERED_BY_PRINT.keys()
)
def test_print_orders_nothing_without_one_series_and_two_values(takeoff, landing):
    line = Chronology({"takeoff": [takeoff], "landing": [landing]})
    assert line.before("takeoff", "landing") is Tri.CANNOT_TELL


def test_a_rival_of_another_series_keeps_the_printed_order_open():
    line = Chronology(
        {
            "takeoff": [printed(1, 0, 90), printed(7, 80, 100, "other")],
            "landing": [printed(2, 60, 150)],
        }
    )
    assert line.before("takeoff", "landing") is Tri.CANNOT_TELL


def test_rivals_without_a_series_are_not_ordered_by_what_was_printed_beside_them():
    line = Chronology(
        {
            "takeoff": [printed(1, 0, 3), printed(1, 3, 9, "")],
            "landing": [printed(2, 0, 3), printed(2, 3, 9, "")],
            "noon": at((3, 4)),
        }
    )
    assert line.possible(Relation("noon", "landing"), Relation("landing", "takeoff"))


def test_possible_takes_several_relations_at_once():
    line = Chronology({"a": at((0, 2)), "b": at((0, 2)), "c": at((0, 2))})
    assert line.possible(Relation("a", "b"))
    assert line.possible(Relation("b", "c"))
    assert not line.possible(Relation("a", "b"), Relation("b", "c"))
    assert not line.possible(Relation("a", "b"), Relation("b", "a", strict=False))


def test_printed_times_that_contradict_each_other_leave_nothing_certain():
    line = Chronology(
        {
            "order": at((0, 3)),
            "takeoff": [printed(3, 0, 1)],
            "landing": [printed(2, 5, 6)],
        }
    )
    assert line.before("takeoff", "landing") is Tri.CANNOT_TELL
    assert line.before("order", "landing") is Tri.CANNOT_TELL


def test_printed_order_is_followed_through_the_events_between():
    line = Chronology(
        {
            "order": at((0, 9)),
            "takeoff": [printed(1, 0, 9)],
            "landing": [printed(2, 0, 9)],
        },
        [Relation("order", "takeoff")],
    )
    assert line.before("order", "landing") is Tri.YES


def test_rivals_picked_by_print_are_followed_through_their_relations():
    # b is not after a, so b took its early rival, printed 2, and a its late one, printed 0;
    # but then print says that a came first.
    line = Chronology(
        {
            "a": [printed(1, 0, 2), printed(0, 2, 4)],
            "b": [printed(1, 2, 4), printed(2, 0, 2)],
        },
        [Relation("b", "a", strict=False)],
    )
    assert line.is_contradictory


def test_times_are_shown_as_they_were_stated_also_where_print_contradicts_a_relation():
    stated = {"a": [printed(2, 1, 6)], "b": [printed(1, 2, 6)]}
    line = Chronology(stated, [Relation("a", "b")])
    assert line.is_contradictory
    assert line.bounds("a") == Moment(1, 6)


def test_an_event_with_many_rivals_does_not_hide_a_contradiction_of_others():
    line = Chronology(
        {
            "order": at((0, 3)),
            "takeoff": [printed(3, 0, 1)],
            "landing": [printed(2, 5, 6)],
            "noted": [printed(value, 0, 99) for value in range(65)],
        }
    )
    assert line.before("order", "landing") is Tri.CANNOT_TELL
