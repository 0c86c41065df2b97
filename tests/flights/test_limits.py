"""Limits of a track: by the types that its files name, the largest of several, never none."""

import pytest

from habeas.flights.limits import limits_of
from habeas.flights.records import Call, Fixes, Input, Track
from habeas.places import hard_limit, largest_hard_limit


def named(*types):
    calls = tuple(Call("type", kind, 0.0, n) for n, kind in enumerate(types))
    return Track("a00001", Fixes.of(t=[0.0], lat=[0.0], lon=[0.0]), (Input("a.json"),), calls)


@pytest.mark.parametrize("types", [(), ("ZZZZ",), ("A320", "ZZZZ")])
def test_a_type_that_is_not_known_gets_the_largest_limit_and_no_ceiling(types):
    found = limits_of(named(*types))
    assert found.speed_kt == largest_hard_limit().kt
    assert (found.ceiling_ft, found.jet, found.aircraft) == (None, False, "")


def test_a_known_type_gets_its_own_limit_and_ceiling():
    found = limits_of(named("A320"))
    assert found.speed_kt == hard_limit("air", "A320").kt
    assert (found.ceiling_ft, found.jet, found.aircraft) == (41_000, True, "A320")


def test_of_two_types_the_larger_limit_and_the_higher_ceiling_hold():
    found = limits_of(named("AT72", "A320"))
    assert found.speed_kt == hard_limit("air", "A320").kt
    assert (found.ceiling_ft, found.jet) == (41_000, False)


def test_a_type_without_a_ceiling_leaves_none_beside_one_that_has_it():
    assert limits_of(named("C172", "C208")).ceiling_ft is None


@pytest.mark.parametrize(
    ("kind", "jet"), [("A320", True), ("E145", True), ("AT72", False), ("C208", False)]
)
def test_only_a_jet_is_one(kind, jet):
    assert limits_of(named(kind)).jet is jet
