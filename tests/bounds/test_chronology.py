"""The chronology against an independent enumeration of worlds on a small clock."""

import random
from itertools import product

from habeas.bounds import Alternative, Chronology, Moment, Relation, Tri

CLOCK = 6


def draw(rng):
    names = ["a", "b", "c", "d"][: rng.randint(2, 4)]
    events = {}
    for name in names:
        rivals = []
        for _ in range(rng.choice([1, 1, 2, 3])):
            lo = rng.randrange(CLOCK)
            hi = min(CLOCK, lo + rng.randint(1, 3))
            printed = rng.random() < 0.4
            rivals.append(
                Alternative(
                    Moment(lo, hi), rng.choice(["s", "t"]) if printed else "", lo if printed else 0
                )
            )
        events[name] = rivals
    relations = [
        Relation(*rng.sample(names, 2), strict=rng.random() < 0.5) for _ in range(rng.randint(0, 3))
    ]
    return names, events, relations


def worlds(names, events, relations):
    found = []
    for chosen in product(*(events[n] for n in names)):
        for instants in product(*(range(a.when.earliest, a.when.latest) for a in chosen)):
            at = dict(zip(names, instants, strict=True))
            if any(
                at[r.first] > at[r.second] or (r.strict and at[r.first] == at[r.second])
                for r in relations
            ):
                continue
            if any(
                x.series and x.series == y.series and x.printed < y.printed and not p < q
                for x, p in zip(chosen, instants, strict=True)
                for y, q in zip(chosen, instants, strict=True)
            ):
                continue
            found.append(at)
    return found


def test_no_certain_answer_is_denied_by_a_world_and_most_agreements_are_decided():
    rng = random.Random(20250315)
    agreed = decided = 0
    for _ in range(1500):
        names, events, relations = draw(rng)
        line = Chronology(events, relations)
        all_worlds = worlds(names, events, relations)
        told = line.before("a", "b")
        said = {w["a"] < w["b"] for w in all_worlds}
        if not said:
            assert told is Tri.CANNOT_TELL or not line.is_contradictory
            continue
        if told is not Tri.CANNOT_TELL:
            assert said == {told is Tri.YES}, (events, relations)
        assert not line.is_contradictory
        for w in all_worlds:
            assert all(line.bounds(n).earliest <= w[n] < line.bounds(n).latest for n in names)
        if len(said) == 1:
            agreed += 1
            decided += told is not Tri.CANNOT_TELL
    assert agreed > 300
    assert decided >= 0.95 * agreed


def test_the_order_of_rivals_and_relations_never_matters():
    rng = random.Random(7)
    for _ in range(200):
        names, events, relations = draw(rng)
        shuffled = {n: rng.sample(events[n], len(events[n])) for n in rng.sample(names, len(names))}
        again = Chronology(shuffled, rng.sample(relations, len(relations)))
        line = Chronology(events, relations)
        assert line.before("a", "b") is again.before("a", "b")


def test_a_relation_is_followed_through_events_between():
    at = {n: [Alternative(Moment(0, 100))] for n in "abc"}
    line = Chronology(
        at, [Relation("a", "b"), Relation("b", "c", strict=False), Relation("x", "a")]
    )
    assert line.before("a", "c") is Tri.YES
    assert line.before("c", "a") is Tri.NO


def test_a_ring_of_strict_relations_is_a_contradiction():
    at = {n: [Alternative(Moment(0, 9))] for n in "ab"}
    line = Chronology(at, [Relation("a", "b"), Relation("b", "a", strict=False)])
    assert line.is_contradictory
    assert line.before("a", "b") is Tri.CANNOT_TELL
    assert not line.possible(Relation("a", "b"))
    assert line.bounds("a") == Moment(0, 9)


def test_an_event_without_a_time_is_open_and_an_empty_one_contradicts():
    line = Chronology({"a": [], "b": [Alternative(Moment(3, 4))]}, [Relation("b", "a")])
    assert line.bounds("a").earliest == 4
    assert line.before("b", "a") is Tri.YES
    empty = Chronology({"a": [Alternative(Moment(2, 2))], "b": [Alternative(Moment(3, 4))]})
    assert empty.is_contradictory


def test_minutes_printed_by_one_source_compare_as_printed():
    a = [Alternative(Moment(0, 90), "outlet", 26)]
    b = [Alternative(Moment(60, 150), "outlet", 27)]
    assert Chronology({"a": a, "b": b}).before("a", "b") is Tri.YES
    other = [Alternative(Moment(60, 150), "another", 27)]
    assert Chronology({"a": a, "b": other}).before("a", "b") is Tri.CANNOT_TELL


def test_relations_that_cannot_hold_together_leave_nothing_possible():
    line = Chronology({"a": [Alternative(Moment(5, 9))], "b": [Alternative(Moment(0, 4))]})
    assert not line.possible(Relation("a", "b"))
    assert line.possible(Relation("b", "a"))
