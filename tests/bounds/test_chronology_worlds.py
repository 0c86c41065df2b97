"""Chronology against brute force: every world of a small discrete clock, one by one.

A world picks one alternative and one instant of it for each event, such that all relations
hold and, for all pairs of events, a smaller printed value of one series is an earlier
instant. The reference below knows nothing of propagation: it places one event after the
other and looks.
"""

import random
from dataclasses import dataclass
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.bounds import OPEN_FUTURE, OPEN_PAST, Alternative, Chronology, Moment, Relation, Tri

NAMES = "abcd"
# Finite ends are 0 to 6. With open ends, a chain of four needs three instants outside of 0 to 5.
CLOCK = range(-3, 9)
# The quick run draws a third of them.
RANDOM_CASES = (1_000, pytest.param(3_000, marks=pytest.mark.slow))
DECIDED_AT_LEAST = 0.95


@dataclass(frozen=True)
class Case:
    events: dict[str, tuple[Alternative, ...]]
    relations: tuple[Relation, ...]

    def chronology(self, *more):
        return Chronology(self.events, (*self.relations, *more))

    def pairs(self):
        return permutations(self.events, 2)

    def worlds(self):
        """List all worlds, each as the instant of every event."""
        names = list(self.events)
        choices = [self.choices(name) for name in names]
        # Relations and print both speak of two events at a time, so pairs are looked up once.
        beside = {
            (i, choice, j): {c for c in choices[j] if self.fit(names[i], choice, names[j], c)}
            for i in range(len(names))
            for choice in choices[i]
            for j in range(i + 1, len(names))
        }
        found = set()

        def place(placed):
            at = len(placed)
            if at == len(names):
                found.add(tuple(instant for instant, *_ in placed))
                return
            for choice in choices[at].intersection(
                *(beside[i, c, at] for i, c in enumerate(placed))
            ):
                place((*placed, choice))

        place(())
        return [dict(zip(names, world, strict=True)) for world in sorted(found)]

    def choices(self, name):
        """List every instant that an event can have, with the print it then stands on."""
        return {
            (instant, a.series, a.printed if a.series else 0)
            for a in self.events[name]
            for instant in CLOCK
            if a.when.earliest <= instant < a.when.latest
        }

    def fit(self, name, choice, other, other_choice):
        """Say whether two events can have these choices in one world."""
        world = {name: choice[0], other: other_choice[0]}
        related = all(holds(r, world) for r in self.relations if {r.first, r.second} == set(world))
        return related and as_printed(choice, other_choice) and as_printed(other_choice, choice)


def as_printed(choice, other):
    (instant, series, printed), (other_instant, other_series, other_printed) = choice, other
    if series and series == other_series and printed < other_printed:
        return instant < other_instant
    return True


def holds(relation, world):
    first, second = world[relation.first], world[relation.second]
    return first < second or (first == second and not relation.strict)


def orders(worlds, first, second):
    """Give the answers that worlds give to "first before second?"; two are all there can be."""
    seen = set()
    for world in worlds:
        seen.add(world[first] < world[second])
        if len(seen) == 2:
            break
    return seen


def seeded_case(rng):
    names = NAMES[: rng.randint(2, 4)]
    events = {}
    for name in names:
        alternatives = []
        for _ in range(rng.randint(1, 3)):
            earliest = rng.randint(0, 5)
            latest = rng.randint(earliest + 1, 6)
            bounds = Moment(
                OPEN_PAST if rng.random() < 0.05 else earliest,
                OPEN_FUTURE if rng.random() < 0.05 else latest,
            )
            series = rng.choice(["", "", "s", "r"])
            alternatives.append(Alternative(bounds, series, rng.randint(0, 3) if series else 0))
        events[name] = tuple(alternatives)
    relations = tuple(
        Relation(*rng.sample(names, 2), strict=rng.random() < 0.5) for _ in range(rng.randint(0, 4))
    )
    return Case(events, relations)


@pytest.fixture(scope="module", params=RANDOM_CASES)
def seeded(request):
    """Give cases with their worlds and their chronology."""
    rng = random.Random(20250315)
    cases = [seeded_case(rng) for _ in range(request.param)]
    return [(case, case.worlds(), case.chronology()) for case in cases]


@st.composite
def alternatives(draw, *, with_print):
    earliest = draw(st.integers(-1, 5))
    latest = draw(st.integers(max(earliest, 0) + 1, 7))
    when = Moment(OPEN_PAST if earliest == -1 else earliest, OPEN_FUTURE if latest == 7 else latest)
    series = draw(st.sampled_from(["", "s", "r"])) if with_print else ""
    return Alternative(when, series, draw(st.integers(0, 3)) if with_print else 0)


@st.composite
def relations_of(draw, names):
    first, second = draw(st.permutations(names))[:2]
    return Relation(first, second, strict=draw(st.booleans()))


@st.composite
def cases(draw, *, with_print=True):
    names = NAMES[: draw(st.integers(2, 4))]
    rivals = st.lists(alternatives(with_print=with_print), min_size=1, max_size=3)
    events = {name: tuple(draw(rivals)) for name in names}
    return Case(events, tuple(draw(st.lists(relations_of(names), max_size=4))))


def test_the_engine_is_never_certain_against_a_world(seeded):
    for case, worlds, line in seeded:
        for first, second in case.pairs():
            answer = line.before(first, second)
            if worlds and answer is not Tri.CANNOT_TELL:
                assert orders(worlds, first, second) == {answer is Tri.YES}, (case, first, second)


def test_the_engine_decides_nearly_all_that_all_worlds_agree_on(seeded, capsys):
    agreed = decided = 0
    for case, worlds, line in seeded:
        for first, second in case.pairs():
            if len(orders(worlds, first, second)) == 1:
                agreed += 1
                decided += line.before(first, second) is not Tri.CANNOT_TELL
    with capsys.disabled():
        print(f"\nchronology decides {decided} of {agreed} ({decided / agreed:.2%})")
    assert decided / agreed >= DECIDED_AT_LEAST


def test_a_chronology_is_contradictory_only_if_no_world_exists(seeded):
    assert any(line.is_contradictory for *_, line in seeded)
    for case, worlds, line in seeded:
        if line.is_contradictory:
            assert not worlds, case


def test_bounds_hold_every_world(seeded):
    for case, worlds, line in seeded:
        for name in case.events:
            bounds = line.bounds(name)
            for world in worlds:
                assert bounds.earliest <= world[name] < bounds.latest, (case, name)


def test_what_is_not_possible_happens_in_no_world(seeded):
    rng = random.Random(47)
    refused = 0
    for case, worlds, line in seeded:
        asked = [
            Relation(*rng.sample(list(case.events), 2), strict=rng.random() < 0.5)
            for _ in range(rng.randint(0, 3))
        ]
        if not line.possible(*asked):
            refused += 1
            assert not any(all(holds(r, world) for r in asked) for world in worlds), (case, asked)
    assert refused > len(seeded) / 10


def test_nothing_is_certain_where_no_world_exists(seeded):
    for case, worlds, line in seeded:
        for first, second in case.pairs():
            if not worlds:
                assert line.before(first, second) is Tri.CANNOT_TELL, (case, first, second)


@given(case=cases(with_print=False))
def test_without_printed_times_the_engine_says_exactly_what_all_worlds_say(case):
    worlds, line = case.worlds(), case.chronology()
    assert line.is_contradictory is (not worlds)
    for first, second in case.pairs():
        seen = orders(worlds, first, second)
        expected = Tri.from_possible(yes=True in seen, no=False in seen)
        assert line.before(first, second) is expected


@given(case=cases(with_print=False))
def test_without_printed_times_bounds_reach_no_further_than_the_worlds(case):
    worlds, line = case.worlds(), case.chronology()
    for name in case.events if worlds else ():
        bounds = line.bounds(name)
        instants = {world[name] for world in worlds}
        if bounds.earliest != OPEN_PAST:
            assert bounds.earliest == min(instants)
        if bounds.latest != OPEN_FUTURE:
            assert bounds.latest == max(instants) + 1


@given(case=cases())
def test_two_events_are_never_each_before_the_other(case):
    line = case.chronology()
    for first, second in case.pairs():
        assert not (
            line.before(first, second) is Tri.YES and line.before(second, first) is not Tri.NO
        )


@given(case=cases(), rng=st.randoms(use_true_random=False))
def test_the_order_of_alternatives_events_and_relations_never_matters(case, rng):
    names = list(case.events)
    rng.shuffle(names)
    events = {name: rng.sample(case.events[name], len(case.events[name])) for name in names}
    shuffled = Chronology(events, rng.sample(case.relations, len(case.relations)))
    line = case.chronology()
    assert shuffled.is_contradictory is line.is_contradictory
    for name in names:
        assert shuffled.bounds(name) == line.bounds(name)
    for first, second in case.pairs():
        assert shuffled.before(first, second) is line.before(first, second)


@given(case=cases(), data=st.data())
def test_stating_an_alternative_or_a_relation_twice_changes_nothing(case, data):
    name = data.draw(st.sampled_from(sorted(case.events)))
    again = {**case.events, name: case.events[name] * 2}
    twice, line = Chronology(again, case.relations * 2), case.chronology()
    for first, second in case.pairs():
        assert twice.before(first, second) is line.before(first, second)


@given(case=cases(), data=st.data())
def test_adding_a_relation_that_holds_in_some_world_never_flips_an_answer(case, data):
    worlds = case.worlds()
    relation = data.draw(relations_of(list(case.events)))
    line, knowing_more = case.chronology(), case.chronology(relation)
    if any(holds(relation, world) for world in worlds):
        assert not knowing_more.is_contradictory
        for first, second in case.pairs():
            before = line.before(first, second)
            assert before in (Tri.CANNOT_TELL, knowing_more.before(first, second))


@given(case=cases(), data=st.data())
def test_narrowing_an_alternative_around_a_world_never_flips_an_answer(case, data):
    worlds = case.worlds()
    if worlds:
        world = data.draw(st.sampled_from(worlds))
        name = data.draw(st.sampled_from(sorted(case.events)))
        truth = Moment(world[name], world[name] + 1)
        narrowed = tuple(
            Alternative(a.when.intersect(truth), a.series, a.printed) for a in case.events[name]
        )
        line, closer = case.chronology(), Chronology(case.events | {name: narrowed}, case.relations)
        assert not closer.is_contradictory
        for first, second in case.pairs():
            assert line.before(first, second) in (Tri.CANNOT_TELL, closer.before(first, second))


@given(case=cases(), data=st.data())
def test_a_new_rival_never_flips_an_answer_of_a_case_that_has_worlds(case, data):
    name = data.draw(st.sampled_from(sorted(case.events)))
    rival = data.draw(alternatives(with_print=True))
    doubted = Case({**case.events, name: (*case.events[name], rival)}, case.relations)
    line, doubtful = case.chronology(), doubted.chronology()
    if case.worlds():
        for first, second in case.pairs():
            answer = doubtful.before(first, second)
            assert answer in (Tri.CANNOT_TELL, line.before(first, second))
